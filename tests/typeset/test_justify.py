"""Paragraphs fitted as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader.typeset.hyphens import Hyphens
from article_reader.typeset.justify import LONGEST, NARROWEST, Fit, Fitter
from article_reader.typeset.setting import HYPHENATED, STRETCHED
from article_reader.typeset.wrap import wrap
from tests.typeset.setting import GERMAN, paragraphs, plain_paragraphs

WIDTHS = st.integers(NARROWEST, 80)
HYPHENS = Hyphens("de")


def rows(text: str, starts: Sequence[int]) -> list[str]:
    return [text[begin:end].rstrip() for begin, end in pairwise([*starts, len(text)])]


def squares(text: str, starts: Sequence[int], width: int) -> int:
    """Return how ragged rows are: the squares of the free cells at their ends, the last row's aside."""
    return sum((width - len(row)) ** 2 for row in rows(text, starts)[:-1])


def fitted(text: str, width: int, *, justify: bool = False, hyphens: Hyphens | None = None) -> Fit:
    fit = Fitter(width, hyphens, justify=justify).fit(text)
    assert fit is not None
    return fit


def test_a_short_row_may_save_the_next_ones() -> None:
    text = "aaa bb cc ddddd eeee ffffff gg hhhhh"
    assert rows(text, wrap(text, 12)) == ["aaa bb cc", "ddddd eeee", "ffffff gg", "hhhhh"]
    assert squares(text, fitted(text, 12).starts, 12) <= squares(text, wrap(text, 12), 12)


@given(plain_paragraphs, st.integers(18, 80))
def test_the_whole_is_never_more_ragged_than_row_after_row(text: str, width: int) -> None:
    fit = Fitter(width, None, justify=False).fit(text)
    if fit is not None:
        assert squares(text, fit.starts, width) <= squares(text, wrap(text, width), width)


def test_the_whole_can_be_less_ragged_than_row_after_row() -> None:
    text = " ".join(GERMAN.split()[:30])
    assert squares(text, fitted(text, 30).starts, 30) < squares(text, wrap(text, 30), 30)


def test_no_two_rows_on_end_break_a_word_where_there_is_another_way() -> None:
    finish = fitted(GERMAN, 50, justify=True, hyphens=HYPHENS).finish
    assert any(row & HYPHENATED for row in finish)
    assert not any(above & below & HYPHENATED for above, below in pairwise(finish))


def test_the_last_row_is_left_as_it_is() -> None:
    assert not fitted(GERMAN, 50, justify=True, hyphens=HYPHENS).finish[-1] & STRETCHED


def test_code_is_not_hyphenated() -> None:
    text = f"aa bb {'Unterstützung' * 3} cc"
    begin = text.index("U")
    free = Fitter(40, HYPHENS, justify=False).fit(text)
    solid = Fitter(40, HYPHENS, justify=False).fit(text, [(begin, begin + 39)])
    assert free is not None
    assert solid is not None
    assert any(row & HYPHENATED for row in free.finish)
    assert not any(row & HYPHENATED for row in solid.finish)


def test_a_mark_set_apart_from_its_word_opens_no_row() -> None:
    text = "Pourquoi donc ? Parce que « oui » veut dire oui ! Et non ; cela va de soi : voilà"
    for width in range(14, 40):
        for row in rows(text, fitted(text, width).starts):
            assert row[0] not in "?!:;»"
            assert row[-1] != "«"


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("港町の古い映画館、" * 20, 40),
        ("wort " * (LONGEST // 5 + 1), 40),
        (GERMAN, NARROWEST - 1),
        ("kurz", 40),
        ("", 40),
    ],
    ids=["no spaces between words", "no paragraph but a book", "no room", "one row", "nothing"],
)
def test_what_gives_no_choice_is_filled_row_after_row(text: str, width: int) -> None:
    assert Fitter(width, HYPHENS, justify=True).fit(text) is None


def test_a_word_wider_than_the_row_is_cut_only_there() -> None:
    address = "https://example.org/" + "x" * 60
    text = f"Mehr dazu unter {address} im Netz"
    found = rows(text, fitted(text, 30, hyphens=HYPHENS).starts)
    assert found[0] == "Mehr dazu unter"
    assert "".join(found[1:-1]) + found[-1].partition(" ")[0] == address


@given(paragraphs, WIDTHS, st.booleans(), st.booleans())
def test_words_are_broken_where_they_may_be_or_where_they_are_wider_than_a_row(
    text: str, width: int, justify: bool, hyphenate: bool
) -> None:
    fit = Fitter(width, HYPHENS if hyphenate else None, justify=justify).fit(text)
    if fit is None:
        return
    assert list(fit.starts) == sorted(set(fit.starts))
    for finish, start in zip(fit.finish, fit.starts[1:], strict=False):
        begin, end = text.rfind(" ", 0, start) + 1, (text + " ").find(" ", start)
        if start == begin:
            assert not finish & HYPHENATED
        elif finish & HYPHENATED:
            assert start - begin in HYPHENS(text[begin:end])
        else:
            assert text[start - 1] in "-–—" or len(text[begin:end]) > width // 2
