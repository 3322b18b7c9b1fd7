"""Nothing is lost: every word of the input stands in the article exactly once."""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader.errors import ArticleError
from article_reader.loader.page import Kind
from tests.promises import check_read, check_words

pytestmark = pytest.mark.stress

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

EVERY = int(os.environ.get("ARTICLE_READER_TEST_EVERY", "80"))
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
def test_every_word_of_a_page_is_in_the_article_exactly_once(shape: str, page: list[list[str]]) -> None:
    check_words(SHAPES[shape](page))


real = pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpus")


def some_rows(name: str) -> list[dict[str, str]]:
    """Return some of the rows of a file of the corpus."""
    with gzip.open(CORPUS / name, "rt", encoding="utf-8") as stream:
        return [json.loads(row) for number, row in enumerate(stream) if number % EVERY == 0]


def lost(inputs: Iterable[tuple[str, Callable[[], object]]]) -> list[tuple[str, str]]:
    """Return which of the inputs break a promise, and how."""
    found = []
    for name, check in inputs:
        try:
            check()
        except AssertionError as error:
            found.append((name, str(error)[:300]))
        except ArticleError:
            continue
    return found


@real
def test_every_word_of_real_pages_is_in_the_article_exactly_once() -> None:
    rows = some_rows("pages.jsonl.gz")
    assert lost((row["id"], partial(check_words, row["text"])) for row in rows) == []


@real
def test_every_word_that_real_web_pages_show_is_in_the_article_exactly_once() -> None:
    files = sorted((CORPUS / "html").iterdir())[::EVERY]
    assert lost((file.name, partial(check_read, _data(file), Kind.HTML)) for file in files) == []


@real
def test_every_word_of_real_markdown_is_in_the_article_exactly_once() -> None:
    rows = some_rows("dumps/html2text.jsonl.gz")
    assert lost((row["page"], partial(check_read, row["text"].encode(), Kind.MARKDOWN)) for row in rows) == []


def _data(file: Path) -> bytes:
    data = file.read_bytes()
    return gzip.decompress(data) if file.suffix == ".gz" else data
