"""Nothing is lost: every word of the input stands in the article exactly once."""

from __future__ import annotations

import gzip
import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article_reader import Article, Caption, ListItem, parse
from article_reader.loader.source import clean
from tests.loader.test_promises import places

CORPUS = Path("/work/shared/corpus/dev.jsonl.gz")

EVERY = int(os.environ.get("ARTICLE_READER_TEST_EVERY", "10"))
"""Of the corpus each page of so many is looked at; 1 for all of them."""

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def words_of(article: Article) -> Counter[str]:
    found: Counter[str] = Counter()
    for part in article.parts():
        found += words(part.text or "")
        if isinstance(part, Caption):
            found += words(part.credit or "")
        if isinstance(part, ListItem):
            found += words(part.marker)
    return found


def check(text: str) -> None:
    """Check that the article has the text's words, each as often; only captions that are repeated at once are one."""
    cleaned = clean(text)
    article = parse(text)
    found, wanted = words_of(article), words(cleaned)
    rows = cleaned.split("\n")
    for part in article.parts():
        if isinstance(part, Caption):  # those that stand there several times, for a lightbox
            of_it = words("\n".join(rows[part.lines.first - 1 : part.lines.last]))
            told = words(part.text or "") + words(part.credit or "")
            assert set(of_it) <= set(told)
            wanted -= of_it - told
    assert found == wanted
    numbers = {number for number, row in enumerate(rows, start=1) if row.strip()}
    where = places(article)
    assert numbers <= set(where)
    assert all(where[number] == 1 for number in numbers)


sentence = st.lists(
    st.sampled_from(
        ["the", "council", "met", "on", "Monday", "über", "die", "Brücke", "sagte", "12", "Uhr", "2023", "dpa", "Foto", "Share", "Teilen", "©", "von", "By", "x"]
    ),
    min_size=1,
    max_size=25,
).map(lambda found: f"{' '.join(found).capitalize()}.")
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
    check(SHAPES[shape](page))


@pytest.mark.skipif(not CORPUS.exists(), reason="needs the corpus")
def test_every_word_of_real_pages_is_in_the_article_exactly_once() -> None:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as stream:
        rows = [json.loads(row) for number, row in enumerate(stream) if number % EVERY == 0]
    lost = []
    for row in rows:
        try:
            check(row["text"])
        except AssertionError as error:
            lost.append((row["id"], str(error)[:300]))
    assert lost == []
