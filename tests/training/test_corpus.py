"""Labelled pages as the loader sees them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from article_reader.loader.inputs.rows import split

from training.corpus import align, fold_of, read_pages

ROW = {
    "id": "one",
    "site": "www.example.org",
    "source": "ours",
    "lang": "",
    "scope": "page",
    "style": "web",
    "text": "Menu\n\nA headline\n\nA paragraph.",
    "lines": [["Menu", "noise"], ["A headline", "headline"], ["A paragraph.", "body"]],
    "gold": {"headline": "A headline", "lead": "", "kicker": "", "headings": [], "captions": [], "body": []},
}


def test_a_page_s_lines_get_their_labels(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(ROW).encode() + b"\n"))
    (page,) = read_pages(path)
    assert page.labels == ("noise", "headline", "body")
    assert page.groups == ("page", "web", "other", "ours")


def test_a_line_that_unwrapping_glued_together_gets_the_label_of_most_of_it() -> None:
    lines = split("short and a much longer line of prose that goes on")
    gold = [("short", "heading"), ("and a much longer line of prose that goes on", "body")]
    assert list(align(lines, gold)) == ["body"]


def test_a_site_is_in_one_fold_with_and_without_www() -> None:
    assert fold_of("www.example.org") == fold_of("example.org")
    assert {fold_of(f"site{number}.org") for number in range(100)} == set(range(5))
