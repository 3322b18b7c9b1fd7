"""Dates: where they stand, what they are worth, and which day they are."""

from __future__ import annotations

import pytest

from article_reader.loader.assemble.dates import Worth, date_slices, is_same_day, plain, tells_update, worth
from article_reader.loader.labeller.phrases import default_phrases


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Ann Doe, Friday 3 May 2024", ["Friday 3 May 2024"]),
        ("Last updated on 20 Feb, 2020 by Jo", ["Last updated on 20 Feb, 2020"]),
        ("May Doe wrote 12 letters", []),
        ("Minh Do on Monday, 18 November 2019", ["on Monday, 18 November 2019"]),
        ("3 mai 2024 à 18h05", ["3 mai 2024 à 18h05"]),
    ],
)
def test_a_date_is_found_with_the_words_that_belong_to_it(text: str, dates: list[str]) -> None:
    assert [text[begin:end] for begin, end in date_slices(text, default_phrases())] == dates


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("12 May 2024, 14:23", Worth.FULL),
        ("12.05.24", Worth.FULL),
        ("2024-05-12", Worth.FULL),
        ("12 May", Worth.PARTIAL),
        ("2024", Worth.PARTIAL),
        ("12:43", Worth.RELATIVE),
        ("3 hours ago", Worth.RELATIVE),
        ("Aktualisiert", Worth.RELATIVE),
        ("5 min", Worth.NOTHING),
        ("Ann Doe", Worth.NOTHING),
    ],
)
def test_a_date_is_worth_what_it_tells(text: str, told: Worth) -> None:
    assert worth(text, default_phrases()) is told


@pytest.mark.parametrize(
    "text",
    ["12 May 2024", "May 12th, 2024", "12.05.2024, 16:05 Uhr", "12/05/24", "2024年5月12日", "11 May 2024, 23:30"],
)
def test_the_page_and_its_head_tell_the_same_day_in_their_own_ways(text: str) -> None:
    assert is_same_day(text, "2024-05-12T00:30:00Z", default_phrases())


@pytest.mark.parametrize("text", ["14 May 2024", "12 May 2023", "12.06.2024", "12 May"])
def test_another_day_is_not_the_same(text: str) -> None:
    assert not is_same_day(text, "2024-05-12T00:30:00Z", default_phrases())


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("2024-05-12T14:23:09.120+02:00", "2024-05-12 14:23"),
        ("2024-05-12T00:00:00Z", "2024-05-12"),
        ("2024-05-12", "2024-05-12"),
        ("12  May 2024", "12 May 2024"),
    ],
)
def test_a_date_of_the_head_is_told_plainly(said: str, told: str) -> None:
    assert plain(said) == told


def test_the_date_of_the_last_change_is_known_as_such() -> None:
    assert tells_update("Updated 4 May 2021")
    assert tells_update("Zuletzt aktualisiert am 4. Mai 2021")
