"""Finding what is typed, however it is written in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader import Span
from article_reader.reader.search import Index
from article_reader.typeset.page import CAPTIONS, Kind, Piece


def pieces(*texts: str, kind: Kind = Kind.PARAGRAPH) -> list[Piece]:
    return [Piece(kind, text, Span(1, 1), 0) for text in texts]


def found(query: str, *texts: str) -> list[str]:
    """Return the words of the texts that a query finds."""
    page = pieces(*texts)
    return [page[hit.piece].text[hit.start : hit.end] for hit in Index(page).find(query, frozenset()).hits]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("kran", "Der Kran, die KRANBAHN", ["Kran", "KRAN"]),
        ("Kran", "Der Kran, die KRANBAHN, ein kran", ["Kran"]),
        ("strasse", "Straße und Strasse", ["Straße", "Strasse"]),
        ("Straße", "Straße, Strasse, STRASSE", ["Straße", "Strasse"]),
        ("uber", "Über allem", ["Über"]),
        ("über", "Uberto", ["Uber"]),
        ("malaga", "Málaga", ["Málaga"]),
        ("ete", "e\u0301te\u0301 und été", ["e\u0301te\u0301", "été"]),
        ("10 000", "10\u00a0000 Menschen", ["10\u00a0000"]),
        ("'s", "it’s", ["’s"]),
        ('"so"', "„so“ und “so”", ["„so“", "“so”"]),
        ("und ...", "und … weiter", ["und …"]),
        ("haus-boot", "Haus–Boot", ["Haus–Boot"]),
        ("ski", "skischule ﬁ ski", ["ski", "ski"]),
        ("起重", "港の古い起重機", ["起重"]),
        ("рос", "Россия и россияне", ["Рос", "рос"]),
        ("x", "kein", []),
        ("", "alles", []),
        ("  ", "ein  aus", []),
    ],
)
def test_what_a_query_finds(query: str, text: str, words: list[str]) -> None:
    assert found(query, text) == words


def test_a_soft_hyphen_in_a_word_doesn_t_hide_it() -> None:
    assert found("hafenkran", "Hafen\u00adkran") == ["Hafen\u00adkran"]


def test_hits_are_in_the_order_of_the_page_and_the_first_from_a_place_on_is_found() -> None:
    page = pieces("ein Kran", "kein", "der Kran am Kran")
    result = Index(page).find("kran", frozenset())
    assert [hit.spot for hit in result.hits] == [(0, 4), (2, 4), (2, 12)]
    assert [result.at_or_after(*place) for place in ((0, 0), (0, 4), (0, 5), (2, 5), (2, 13))] == [0, 0, 1, 2, 0]
    assert [hit.start for hit in result.in_piece(2)] == [4, 12]
    assert list(result.in_piece(1)) == []


def test_hidden_captions_are_counted_and_not_found() -> None:
    page = [*pieces("Kran"), *pieces("Kran und Kran", kind=Kind.CAPTION), *pieces("Kran", kind=Kind.LEFT_OUT)]
    result = Index(page).find("kran", CAPTIONS | {Kind.LEFT_OUT})
    assert (len(result.hits), result.in_captions) == (1, 2)
    assert len(Index(page).find("kran", frozenset()).hits) == 4


@given(st.text(max_size=40), st.text(max_size=5))
def test_whatever_stands_in_a_text_is_found_where_it_stands(text: str, other: str) -> None:
    page = pieces(other + text, text)
    result = Index(page).find(text, frozenset())
    if text.split() and text == " ".join(text.split()) and any(map(str.isalnum, text)):
        assert any(hit.piece == 1 for hit in result.hits)
    for hit in result.hits:
        assert 0 <= hit.start < hit.end <= len(page[hit.piece].text)
