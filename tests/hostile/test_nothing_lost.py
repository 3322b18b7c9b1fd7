"""Nothing is lost: every word of the input stands in the article exactly once."""

from __future__ import annotations

import gzip
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.promises import check_words

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "dev.jsonl.gz"

EVERY = int(os.environ.get("ARTICLE_READER_TEST_EVERY", "10"))
"""Of the corpus each page of so many is looked at; 1 for all of them."""

_SOME_WORDS = re.findall(
    r"\S+", "the council met on Monday über die Brücke sagte 12 Uhr 2023 dpa Foto Share Teilen © von By"
)

sentence = st.lists(st.sampled_from(_SOME_WORDS), min_size=1, max_size=25).map(
    lambda found: f"{' '.join(found).capitalize()}."
)
line = st.one_of(
    sentence,
    st.sampled_from(
        [
            "Teilen",
            "Share",
            "© dpa",
            "Foto: AFP/Mikhail METZEL",
            "× Putin und Kim",
            "By Jane Doe, 12 May 2023, 10:41 am",
            "- a point",
            "3. third",
            "> quoted",
            "Read more: A story",
            "A crosshead",
            "VON MAX MUSTERMANN",
        ]
    ),
)
pages = st.lists(st.lists(line, min_size=1, max_size=4), min_size=1, max_size=15)


def wrapped(text: str, width: int = 60) -> str:
    rows = [""]
    for word in text.split():
        if rows[-1] and len(rows[-1]) + 1 + len(word) > width:
            rows.append(word)
        else:
            rows[-1] = f"{rows[-1]} {word}".strip()
    return "\n".join(rows)


SHAPES = {
    "web": lambda page: "\n\n".join("\n".join(box) for box in page),
    "spaced": lambda page: "\n\n".join(one for box in page for one in box),
    "tight": lambda page: "\n".join(one for box in page for one in box),
    "wrapped": lambda page: "\n\n".join(wrapped(one) for box in page for one in box),
}


@pytest.mark.parametrize("shape", SHAPES)
@given(page=pages)
@settings(max_examples=60)
def test_every_word_of_a_page_is_in_the_article_exactly_once(shape: str, page: list[list[str]]) -> None:
    check_words(SHAPES[shape](page))


@pytest.mark.skipif(not CORPUS.exists(), reason="needs the corpus")
def test_every_word_of_real_pages_is_in_the_article_exactly_once() -> None:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as stream:
        rows = [json.loads(row) for number, row in enumerate(stream) if number % EVERY == 0]
    lost = []
    for row in rows:
        try:
            check_words(row["text"])
        except AssertionError as error:
            lost.append((row["id"], str(error)[:300]))
    assert lost == []
