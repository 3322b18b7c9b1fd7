"""The model."""

from __future__ import annotations

import pytest

from article_reader import Article, Caption, LeftOut, Paragraph, Section, Span, Text

STORY = Article(
    headline=Text("Oben", Span(1, 1)),
    sections=(
        Section(None, (Paragraph("Eins.", Span(2, 2)), Caption("Bild", "© Wir", Span(3, 4)))),
        Section(Text("Mitte", Span(5, 5)), (Paragraph("Zwei.", Span(6, 6)),)),
    ),
    left_out=(LeftOut("Teilen", "share button", Span(7, 7)),),
    language="de",
)


def test_parts_come_front_to_back() -> None:
    assert [part.text for part in STORY.parts()] == ["Oben", "Eins.", "Bild", "Mitte", "Zwei.", "Teilen"]


def test_the_first_section_keeps_the_headline_and_the_others_stand_alone() -> None:
    assert [part.text for part in STORY.only_section(1).parts()] == ["Oben", "Eins.", "Bild"]
    assert [part.text for part in STORY.only_section(2).parts()] == ["Mitte", "Zwei.", "Teilen"]
    with pytest.raises(IndexError):
        STORY.only_section(3)


def test_a_section_alone_keeps_the_lines_left_out_that_stand_in_it() -> None:
    assert STORY.only_section(1).left_out == ()
    assert STORY.only_section(2).left_out == STORY.left_out


def test_without_captions_the_rest_is_as_it_was() -> None:
    assert [part.text for part in STORY.without_captions().parts()] == ["Oben", "Eins.", "Mitte", "Zwei.", "Teilen"]


def test_articles_are_hashable_values() -> None:
    assert STORY.only_section(1).__class__(**{name: getattr(STORY, name) for name in STORY.__match_args__}) == STORY
    assert len({STORY, STORY}) == 1
