"""The words of byline and date lines to what they tell."""

from __future__ import annotations

import pytest

from article_reader import Span
from article_reader.loader.assemble.bylines import divide, names_any, names_writer
from article_reader.loader.assemble.texts import Slice, cut
from article_reader.loader.labeller.phrases import default_phrases
from article_reader.loader.page import Line


def parted(text: str, *authors: str) -> tuple[str, str, str]:
    """Return the words of a line that tell author, date, and neither."""
    division = divide(text, default_phrases(), authors)

    def words(slices: tuple[Slice, ...]) -> str:
        return cut(Line(text, Span(1, 1)), slices)[0]

    return words(division.byline), words(division.published), words(division.rest)


@pytest.mark.parametrize(
    ("text", "byline", "published"),
    [
        ("Von Inken Thorsen", "Von Inken Thorsen", ""),
        ("By Jo Doe and Max Roe", "By Jo Doe and Max Roe", ""),
        ("Stand: 12.03.2024, 14:05 Uhr", "", "Stand: 12.03.2024, 14:05 Uhr"),
        ("Updated 4 May 2021 at 10:15", "", "Updated 4 May 2021 at 10:15"),
        ("2024-02-29", "", "2024-02-29"),
        ("12. Februar 2024", "", "12. Februar 2024"),
        ("Publié le 8 juin 2023 à 18h05", "", "Publié le 8 juin 2023 à 18h05"),
        ("Von Inken Thorsen | 3. Mai 2024, 8:00 Uhr", "Von Inken Thorsen", "3. Mai 2024, 8:00 Uhr"),
        ("3 May 2024 • Jo Doe", "Jo Doe", "3 May 2024"),
        ("Husum, 3. Mai 2024", "", "Husum, 3. Mai 2024"),
        ("vor 3 Stunden", "", "vor 3 Stunden"),
        ("Jo Doe, 3 hours ago", "Jo Doe", "3 hours ago"),
        ("2024年5月12日 14時05分", "", "2024年5月12日 14時05分"),
    ],
)
def test_a_line_is_parted_into_who_and_when(text: str, byline: str, published: str) -> None:
    assert parted(text) == (byline, published, "")


@pytest.mark.parametrize(
    ("text", "byline", "published"),
    [
        ("By Ann Doe December 23, 2016 at 7:18am", "By Ann Doe", "December 23, 2016 at 7:18am"),
        ("Jo Lind24.04.2024, 19:35 Uhr", "Jo Lind", "24.04.2024, 19:35 Uhr"),
        ("4.02.2022 par Luc Martin", "par Luc Martin", "4.02.2022"),
        ("Tue 29 Nov 2016 15.26 EST By Ann Doe", "By Ann Doe", "Tue 29 Nov 2016 15.26 EST"),
    ],
)
def test_no_separator_is_needed_beside_a_date(text: str, byline: str, published: str) -> None:
    assert parted(text) == (byline, published, "")


def test_a_role_goes_with_its_name_and_the_time_it_takes_to_read_with_neither() -> None:
    text = "By Ann Doe, Reporter · 12 May 2024, 14:23 · 5 min read"
    assert parted(text) == ("By Ann Doe, Reporter", "12 May 2024, 14:23", "5 min read")


def test_two_dates_in_a_row_are_one_part() -> None:
    text = "Published: 15:56 BST, 27 April 2024 | Updated: 15:57 BST, 27 April 2024"
    assert parted(text) == ("", text, "")


def test_a_single_word_is_an_author_where_the_page_says_so() -> None:
    assert parted("Pilchard, 3 May 2024") == ("", "Pilchard, 3 May 2024", "")
    assert parted("Pilchard, 3 May 2024", "pilchard") == ("Pilchard", "3 May 2024", "")


@pytest.mark.parametrize("text", ["5 min read", "Share this article", "12 Comments"])
def test_a_stock_phrase_names_nobody(text: str) -> None:
    assert parted(text)[0] == ""


def test_a_name_is_known_whatever_its_case_and_spacing() -> None:
    assert names_any("By ANN  O’DOE", ["Ann O'Doe"])
    assert not names_any("By Anna Roe", ["Ann Doe"])
    assert not names_any("By Anna Roe", [""])


def test_writer_and_photographer_in_one_line_are_a_byline() -> None:
    assert names_writer("Words by Ann Doe Photographs by Jo Lind")
    assert not names_writer("Von links: Ann Doe und Jo Lind")


def test_a_line_too_long_for_a_byline_is_not_parted() -> None:
    text = "By Ann Doe, 3 May 2024, " + "and so on " * 100
    assert parted(text) == (text.strip(), "", "")
