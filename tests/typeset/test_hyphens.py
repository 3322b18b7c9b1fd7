"""Where words may be broken."""

from __future__ import annotations

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader.typeset.hyphens import Hyphens, patterns_for
from tests.typeset.setting import GERMAN as TEXT

GERMAN = Hyphens("de")


def broken(word: str, hyphens: Hyphens = GERMAN) -> str:
    return "|".join(word[begin:end] for begin, end in zip((0, *hyphens(word)), (*hyphens(word), None), strict=True))


def test_a_word_is_broken_by_the_rules_of_its_language() -> None:
    assert broken("Waffenlieferungen") == "Waf|fen|lie|fe|run|gen"
    assert broken("typography", Hyphens("en-US")) == "ty|pog|ra|phy"


@pytest.mark.parametrize("code", ["de", "de-AT", "de_CH", "DE"])
def test_a_language_is_known_by_any_spelling_of_its_code(code: str) -> None:
    assert Hyphens(code)("Unterstützung")


@pytest.mark.parametrize("code", [None, "", "zz", "zh", "x-klingon"])
def test_no_word_of_an_unknown_language_is_broken(code: str | None) -> None:
    assert not Hyphens(code)
    assert list(Hyphens(code)("Unterstützung")) == []


@pytest.mark.parametrize(
    "word",
    ["Woche", "DENKMALSCHUTZAMT", "A380-Flugzeuge", "presse@beispiel.de", "www.beispielseite.de", "https://beispiel",
     "Vorstellungen/Konzerte", "langer_name"],
)  # fmt: skip
def test_figures_addresses_abbreviations_and_short_words_stay_whole(word: str) -> None:
    assert list(GERMAN(word)) == []


def test_quotes_and_commas_around_a_word_are_none_of_it() -> None:
    assert broken("„Unterstützung“,") == "„Un|ter|stüt|zung“,"
    assert broken("„Abend“,") == "„Abend“,"


def test_a_word_may_be_broken_behind_its_own_hyphen_but_no_single_letter_is_cut_off() -> None:
    assert "deutsch-|" in broken("deutsch-französische")
    assert broken("E-Mail-Adresse").startswith("E-Mail-|")


def test_a_word_is_not_broken_where_its_spelling_would_change() -> None:
    hungarian = Hyphens("hu")
    assert broken("asszonnyal", hungarian) == "asszonnyal"


@given(st.text(alphabet="aeiounrstlmdgkbäöüßABCİıſﬁ'’-.,„“1@/ \u0301", max_size=30))
def test_words_are_broken_at_their_language_s_places_only(word: str) -> None:
    allowed = pyphen.Pyphen(lang="de", left=2, right=3)
    for offset in GERMAN(word):
        if word[offset - 1] in "-–—":
            continue
        begin = end = offset
        while begin and word[begin - 1].isalpha():
            begin -= 1
        while end < len(word) and word[end].isalpha():
            end += 1
        assert end - begin >= 6
        assert offset - begin in allowed.positions(word[begin:end])


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


@pytest.mark.parametrize("word", sorted({word.strip(",.:;„“") for word in TEXT.split()} | {"Urinstinkte", "Abend"}))
def test_so_they_are_for_words_as_they_come(word: str) -> None:
    patterns = PATTERNS["de"]
    assert patterns is not None
    assert patterns.places(word) == PYPHEN["de"].positions(word)


def test_a_language_without_patterns_has_none() -> None:
    assert patterns_for("zh", 2, 3) is None
