"""Labelled pages in the forms that people get them in, as the loader sees them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from article_reader.loader.page import Form, Kind
from training.corpus import FOLDS, FORMS, SHAPES, Source, cut, fold_of, laid_out, sample, sources
from training.readers import read

BOAT = "The last boat left the pier at Hallam on Monday, half empty and an hour late, with the mayor on board."
LINES = [
    ("Home", "noise"),
    ("News", "noise"),
    ("Ferry to Hallam stops", "headline"),
    ("By Jo Lind", "meta"),
    (BOAT, "body"),
    ("What comes next", "heading"),
    (BOAT.replace("last", "next"), "body"),
    ("The pier", "caption"),
    ("Share", "noise"),
    ("Contact", "noise"),
]
PARTS = [(text, label) for text, label in LINES if label != "noise"]
HTML = b"<title>Ferry to Hallam stops</title><nav><a>Home</a></nav><h1>Ferry to Hallam stops</h1>"

RECORD: Mapping[str, Any] = {
    "id": "ours:1:page",
    "site": "www.example.org",
    "source": "ours",
    "lang": "en",
    "type": "article",
    "scope": "page",
    "style": "web",
    "text": "\n\n".join(text for text, _ in LINES),
    "lines": LINES,
    "gold": {"headline": "Ferry to Hallam stops", "lead": BOAT, "headings": [], "captions": [], "body": []},
    "html": "1.html.gz",
}
OF_CONTAINER = {**RECORD, "id": "ours:1:article", "scope": "article"}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one page, whose article has a container of its own."""

    def write(name: str, data: bytes) -> None:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(gzip.compress(data))

    write("pages.jsonl.gz", "\n".join(map(json.dumps, (RECORD, OF_CONTAINER))).encode())
    write("html/1.html.gz", HTML)
    for form in ("lynx", "lynx-links", "w3m", "gettext", "markdownify", "html2text"):
        write(f"dumps/{form}.jsonl.gz", json.dumps({"page": "ours:1", "text": f"{form} of it"}).encode())
    return tmp_path


def test_each_page_is_there_in_each_form_and_a_container_as_text(corpus: Path) -> None:
    found = list(sources(corpus))
    assert [(one.form, one.record["id"]) for one in found] == [
        *((form, "ours:1:page") for form in FORMS[:2]),
        ("text", "ours:1:article"),
        *((form, "ours:1:page") for form in FORMS[2:]),
    ]
    data = {one.form: one.data for one in found}
    assert data["html"] == HTML
    assert data["w3m"] == b"w3m of it"
    assert b"Ferry to Hallam stops" in data["clean html"]


def test_a_clean_article_holds_all_of_the_article_and_nothing_else(corpus: Path) -> None:
    (found,) = sources(corpus, ["clean tight"])
    assert found.data.decode() == "".join(f"{text}\n" for text, _ in PARTS)
    assert found.labelled == PARTS


@pytest.mark.parametrize("form", ["text", "clean html", "clean markdown", *(f"clean {shape}" for shape in SHAPES)])
def test_a_sample_s_lines_have_their_labels(corpus: Path, form: str) -> None:
    one = sample(next(sources(corpus, [form])))
    texts = [line.text for line in one.page.lines if line.declared is None]
    labels = [label for line, label in zip(one.page.lines, one.labels, strict=True) if line.declared is None]
    assert list(zip(texts, labels, strict=True)) == (LINES if form == "text" else PARTS)
    assert one.groups == ("en", "ours", "page web")
    assert one.scored


def test_a_page_that_is_no_article_is_learned_from_but_not_scored() -> None:
    ticker = {**RECORD, "type": "other", "lang": ""}
    one = sample(Source(ticker, "text", b"Home\n", LINES))
    assert not one.scored
    assert one.groups[0] == "other"


def test_each_form_is_read_by_the_loader_s_reader_for_it() -> None:
    assert read("html", HTML).kind is Kind.HTML
    assert read("markdownify", b"# Ferry").kind is Kind.MARKDOWN
    assert read("lynx", b"# Ferry").kind is Kind.TEXT


def test_a_site_is_in_one_fold_with_and_without_www() -> None:
    assert fold_of("www.example.org") == fold_of("example.org")
    assert {fold_of(f"site{number}.org") for number in range(100)} == set(range(FOLDS))


def test_texts_are_laid_out_in_shapes() -> None:
    lines = [("Ferry stops", "headline"), ("By Jo Lind", "meta"), ("It left.", "body"), ("The pier", "caption")]
    assert laid_out(lines, "tight") == "Ferry stops\nBy Jo Lind\nIt left.\nThe pier\n"
    assert laid_out(lines, "spaced") == "Ferry stops\n\nBy Jo Lind\n\nIt left.\n\nThe pier\n"
    assert laid_out(lines, "web") == "Ferry stops\nBy Jo Lind\n\nIt left.\nThe pier\n"
    assert laid_out(lines, "markdown") == "# Ferry stops\n\nBy Jo Lind\n\nIt left.\n\nThe pier\n"
    assert laid_out(lines, "html") == (
        "<h1>Ferry stops</h1>\n<p>By Jo Lind</p>\n<p>It left.</p>\n<figcaption>The pier</figcaption>\n"
    )


def test_no_row_of_wrapped_text_is_longer_than_76_characters_but_a_longer_word() -> None:
    text = f"{BOAT} {'x' * 100} {BOAT}"
    rows = laid_out([(text, "body")], "wrapped").splitlines()
    assert " ".join(rows) == text
    assert all(len(row) <= 76 or " " not in row for row in rows)


@pytest.mark.parametrize("text", ["1. *Stars* &amp; <tags>", "# 7 [a](b) `c` ~d~ _e_", "- or + or | or \\", "> 12) a"])
def test_signs_of_markup_in_the_words_are_words(text: str) -> None:
    (line,) = read("clean markdown", laid_out([(text, "body")], "markdown").encode()).lines
    assert (line.text, line.form, line.marks) == (text, Form.PARAGRAPH, ())
    (line,) = read("clean html", laid_out([(text, "body")], "html").encode()).lines
    assert line.text == text


@pytest.mark.parametrize("seed", [str(number) for number in range(20)])
def test_what_a_person_copies_has_the_whole_article_and_at_most_six_lines_on_either_side(seed: str) -> None:
    around = [(f"Item {number}", "noise") for number in range(10)]
    source = Source(RECORD, "text", b"", [*around, *PARTS, *around])
    kept = cut(source, seed)
    assert kept.form == "cut"
    texts = [text for text, _ in kept.labelled]
    before = texts.index("Ferry to Hallam stops")
    after = len(texts) - 1 - texts.index("The pier")
    assert before <= 6
    assert after <= 6
    assert texts[before : len(texts) - after] == [text for text, _ in PARTS]
    assert "".join(kept.data.decode().split()) == "".join("".join(texts).split())
    assert cut(source, seed) == kept


def test_a_page_without_an_article_is_not_cut() -> None:
    source = Source(RECORD, "text", b"Home\n", [("Home", "noise")])
    assert cut(source, "seed") is source


def test_a_sample_s_fold_is_its_site_s() -> None:
    one = sample(Source(RECORD, "text", b"Home\n", LINES))
    assert one.fold == fold_of("example.org")
    assert replace(one, site="site3.org").fold == fold_of("site3.org")
