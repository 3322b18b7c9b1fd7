"""Pyphen's patterns, read in our own way, say what they say to Pyphen."""

from __future__ import annotations

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader.typeset.patterns import patterns_for
from tests.typeset.setting import GERMAN

LANGUAGES = ("de", "en-US", "fr", "hu", "ru")
PATTERNS = {code: patterns_for(code, 2, 3) for code in LANGUAGES}
PYPHEN = {code: pyphen.Pyphen(lang=pyphen.language_fallback(code), left=2, right=3) for code in LANGUAGES}

_syllables = st.sampled_from(
    [
        *("an", "auf", "ber", "ge", "haus", "hin", "keit", "lich", "schul", "stadt", "tion", "ung", "ur", "zuk"),
        *("nyal", "szony", "pre", "ste", "ло", "ми", "рад"),
    ]
)


@given(st.lists(st.one_of(_syllables, st.text("aeiounrstlmdgkbäöüßéпросвет", max_size=4)), max_size=8).map("".join))
def test_the_places_are_pyphen_s(word: str) -> None:
    for code in LANGUAGES:
        patterns = PATTERNS[code]
        assert patterns is not None
        assert patterns.places(word) == [int(at) for at in PYPHEN[code].positions(word) if at.data is None]


@pytest.mark.parametrize("word", sorted({word.strip(",.:;„“") for word in GERMAN.split()} | {"Urinstinkte", "Abend"}))
def test_so_they_are_for_words_as_they_come(word: str) -> None:
    patterns = PATTERNS["de"]
    assert patterns is not None
    assert patterns.places(word) == PYPHEN["de"].positions(word)


def test_a_language_without_patterns_has_none() -> None:
    assert patterns_for("zh", 2, 3) is None
