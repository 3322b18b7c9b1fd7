"""Articles set as pieces, in reading order."""

from __future__ import annotations

from hypothesis import given

from article_reader import (
    Alignment,
    Article,
    Caption,
    Code,
    LeftOut,
    Mark,
    MarkKind,
    Paragraph,
    Section,
    Span,
    Table,
    Text,
)
from article_reader.typeset.marks import SIGN
from article_reader.typeset.page import ASIDES, Kind, page
from tests.strategies import articles

STORY = Article(
    kicker=Text("Wetter", Span(1, 1)),
    headline=Text("Regen bis Freitag", Span(3, 3)),
    lead=Text("Es regnet.", Span(7, 7)),
    sections=(
        Section(None, (Paragraph("Der Regen bleibt.", Span(9, 9)), Caption("Ein Schirm", "© Wir", Span(11, 13)))),
        Section(Text("Aussichten", Span(15, 15)), (Paragraph("Danach Sonne.", Span(19, 19)),)),
    ),
    left_out=(
        LeftOut("Teilen", "share button", Span(5, 5)),
        LeftOut("Anzeige", "advertisement", Span(16, 16)),
        LeftOut("Reklame", "advertisement", Span(17, 17)),
        LeftOut("Impressum", "notice", Span(21, 21)),
    ),
)


def test_parts_come_in_reading_order_and_what_was_left_out_in_its_place() -> None:
    assert [(piece.kind, piece.text) for piece in page(STORY)] == [
        (Kind.KICKER, "Wetter"),
        (Kind.HEADLINE, "Regen bis Freitag"),
        (Kind.REASON, "left out: share button"),
        (Kind.LEFT_OUT, "Teilen"),
        (Kind.LEAD, "Es regnet."),
        (Kind.PARAGRAPH, "Der Regen bleibt."),
        (Kind.CAPTION, "Ein Schirm"),
        (Kind.CREDIT, "© Wir"),
        (Kind.HEADING, "Aussichten"),
        (Kind.REASON, "left out: advertisement"),
        (Kind.LEFT_OUT, "Anzeige"),
        (Kind.LEFT_OUT, "Reklame"),
        (Kind.PARAGRAPH, "Danach Sonne."),
        (Kind.REASON, "left out: notice"),
        (Kind.LEFT_OUT, "Impressum"),
    ]


def test_two_rows_stand_above_a_heading_and_none_between_caption_and_credit() -> None:
    above = {piece.kind: piece.above for piece in page(STORY)}
    assert above[Kind.HEADING] == 2
    assert above[Kind.PARAGRAPH] == 1
    assert above[Kind.CREDIT] == 0


def test_a_headline_stands_right_under_its_kicker() -> None:
    above = {piece.kind: piece.above for piece in page(STORY)}
    assert above[Kind.HEADLINE] == 0


@given(articles)
def test_every_part_of_an_article_is_on_its_page_once(article: Article) -> None:
    on_page = sorted(piece.text.replace(SIGN, "") for piece in page(article) if piece.kind is not Kind.REASON)
    words = []
    for part in article.parts():
        texts = (
            part.text.expandtabs().split("\n") if isinstance(part, Code) else (part.text, getattr(part, "credit", None))
        )
        words += [text for text in texts if text is not None]
    assert on_page == sorted(words)


def test_a_table_is_one_piece_with_the_names_of_its_columns_in_bold() -> None:
    table = Table(("Line", "Fare"), (("Ness", "12.50"),), (), Span(1, 3))
    (piece,) = page(Article(sections=(Section(None, (table,)),)))
    assert (piece.kind, piece.text) == (Kind.TABLE, "Line\tFare\nNess\t12.50")
    assert piece.marks == (Mark(MarkKind.STRONG, 0, 9),)
    assert piece.sides == (None, Alignment.RIGHT)


def test_only_texts_that_may_have_rows_keep_line_ends() -> None:
    here = Span(1, 1)
    article = Article(
        Text("a\nb", here), sections=(Section(None, (Paragraph("a\nb\tc", here), Caption("a\nb", None, here))),)
    )
    assert [piece.text for piece in page(article)] == ["a b", "a\nb c", "a b"]


def test_what_is_struck_out_stands_between_signs() -> None:
    marks = (Mark(MarkKind.STRONG, 0, 11), Mark(MarkKind.STRUCK, 3, 11), Mark(MarkKind.CODE, 3, 5))
    paragraph = Paragraph("He resigned on Monday", Span(1, 1), marks)
    (piece,) = page(Article(sections=(Section(None, (paragraph,)),)))
    assert piece.text == "He ~~resigned~~ on Monday"
    assert [piece.text[mark.start : mark.end] for mark in piece.marks] == ["He ~~resigned~~", "~~resigned~~", "~~re"]


@given(articles)
def test_pieces_of_the_story_never_go_back_to_an_earlier_section(article: Article) -> None:
    sections = [piece.section for piece in page(article) if piece.kind not in ASIDES]
    assert sections == sorted(sections)
