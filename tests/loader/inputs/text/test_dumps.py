"""Dumps of text browsers: numbers are links, the list of addresses and the page's controls are left out."""

from __future__ import annotations

from article_reader.article import MarkKind
from article_reader.loader.inputs.text import read_text
from article_reader.loader.page import Line, Role

DUMP = """\
   #[1]alternate

     * [2]Home
     * [3]Sport

Ferry runs aground

   By [4]Ann Doe

   The ferry of Hallam ran aground on Monday, because the [5]buoy that
   marks the channel had drifted in the storm of the weekend.

   (BUTTON) Share [logo.png]

References

   Visible links:
   1. https://news.example.org/feed
   2. https://news.example.org/
   3. https://news.example.org/sport?with=a-long-address-that-no-row-of-the-text-is-as-wide-as
   4. https://news.example.org/by/doe
   5. https://news.example.org/buoy

   Hidden links:
   7. mailto:desk@news.example.org?subject=A word
"""


def kept(text: str) -> list[Line]:
    return [line for line in read_text(text).lines if line.declared is None]


def links(line: Line) -> list[tuple[str, str | None]]:
    return [(line.text[mark.start : mark.end], mark.target) for mark in line.marks if mark.kind is MarkKind.LINK]


def test_the_numbers_of_links_are_no_part_of_the_words() -> None:
    assert [line.text for line in kept(DUMP)] == [
        "Home",
        "Sport",
        "Ferry runs aground",
        "By Ann Doe",
        "The ferry of Hallam ran aground on Monday, because the buoy that marks the channel had drifted in the storm "
        "of the weekend.",
    ]


def test_each_number_leads_to_its_address() -> None:
    assert [link for line in kept(DUMP) for link in links(line)] == [
        ("Home", "https://news.example.org/"),
        ("Sport", "https://news.example.org/sport?with=a-long-address-that-no-row-of-the-text-is-as-wide-as"),
        ("Ann Doe", "https://news.example.org/by/doe"),
        ("buoy", "https://news.example.org/buoy"),
    ]


def test_the_list_of_addresses_and_controls_are_left_out_with_their_reason() -> None:
    declared = [line.declared for line in read_text(DUMP).lines if line.declared]
    assert {told.role for told in declared} == {Role.LEFT_OUT}
    assert [told.reason for told in declared].count("list of link addresses") == 9
    assert [told.reason for told in declared].count("page control") == 2


def test_notes_of_an_author_are_no_links() -> None:
    essay = (
        "The weir is old[1], and so is the mill.[2] Both go.\n\n[1] https://a.example.org\n[2] https://b.example.org\n"
    )
    assert kept(essay)[0].text == "The weir is old[1], and so is the mill.[2] Both go."
    assert not [line for line in read_text(essay).lines if line.declared]


def test_frames_and_redirects_are_left_out_with_the_rest_of_their_addresses() -> None:
    text = (
        "   REFRESH(9 sec): https://a.example.org\n\n   IFRAME:\n   https://b.example.org/a?b\n\n   The ferry left.\n"
    )
    assert [line.text for line in kept(text)] == ["The ferry left."]


def test_a_list_of_links_has_its_share_of_letters_in_links_told() -> None:
    home = kept(DUMP)[0]
    assert home.evidence is not None
    assert home.evidence.link == 1.0
