"""How well parts that were found agree with gold ones."""

from __future__ import annotations

import pytest

from article_reader import Article, Caption, LeftOut, ListItem, Paragraph, Section, Span, Table, Text
from training.score import COLUMNS, Parts, gold_parts, parts_of_article, score, summary, table

GOLD = Parts(
    headline="Der Kran steht wieder",
    lead="Nach elf Monaten kehrt der Kran an den Hafen von Husum zurück.",
    headings=("Elf Monate", "Ein Fest"),
    captions=("Der Kran", "Foto: Wir"),
    body=("Nach elf Monaten kehrt der Kran an den Hafen von Husum zurück.", "Elf Monate", "Er war rostig."),
)


def test_what_agrees_has_full_marks() -> None:
    figures = summary([score(GOLD, GOLD)])
    assert set(figures.values()) == {1.0}


def test_nothing_found_has_none() -> None:
    figures = summary([score(GOLD, Parts("", "", [], [], []))])
    assert [figures[name] for name in ("headline", "lead", "headings", "captions", "body")] == [0, 0, 0, 0, 0]


def test_case_and_punctuation_do_not_count_in_a_headline() -> None:
    assert score(GOLD, Parts("DER KRAN steht wieder!", "", [], [], [])).headline == 1


def test_half_of_the_headings_is_two_thirds_of_f1() -> None:
    assert summary([score(GOLD, Parts("", "", ["Ein Fest"], [], []))])["headings"] == pytest.approx(2 / 3)


def test_a_lead_may_hold_the_gold_one() -> None:
    assert score(GOLD, Parts("", "HUSUM. " + GOLD.lead, [], [], [])).lead == 1
    assert score(GOLD, Parts("", "Nach elf Monaten", [], [], [])).lead == 0


def test_boilerplate_let_in_costs_precision_and_text_lost_costs_recall() -> None:
    more = summary(
        [score(GOLD, Parts("", "", [], [], [*GOLD.body, "Jetzt den Newsletter bestellen und nichts verpassen"]))]
    )
    less = summary([score(GOLD, Parts("", "", [], [], GOLD.body[:1]))])
    assert more["recall"] == 1
    assert more["precision"] < 1
    assert less["precision"] == 1
    assert less["recall"] < 1


def test_a_caption_that_is_found_twice_counts_once() -> None:
    assert summary([score(GOLD, Parts("", "", [], ["Der Kran", "Der Kran", "Foto: Wir"], []))])["captions"] == 1


def test_pages_without_headings_and_without_captions_have_nothing_to_miss() -> None:
    bare = Parts("Der Kran", "Er steht.", [], [], ["Er steht."])
    assert set(summary([score(bare, bare)]).values()) == {1.0}


def test_a_corpus_row_s_parts_are_gold() -> None:
    row = {"headline": GOLD.headline, "kicker": "Hafen", "lead": GOLD.lead, "headings": GOLD.headings}
    assert gold_parts({**row, "captions": GOLD.captions, "body": GOLD.body}) == GOLD


def test_soft_hyphens_of_a_corpus_row_divide_no_words() -> None:
    row = {"headline": "Der Hafen\u00adkran", "lead": "", "headings": [], "captions": [], "body": []}
    assert gold_parts(row).headline == "Der Hafenkran"


S = Span(1, 1)
ARTICLE = Article(
    headline=Text("Der Kran steht wieder", S),
    byline=Text("Inken Thorsen", S),
    lead=Text("Nach elf Monaten kehrt er zurück.", S),
    sections=(
        Section(None, (Paragraph("Er war rostig.", S), Caption("Der Kran", "Foto: Wir", S), Caption(None, "dpa", S))),
        Section(Text("Ein Fest", S), (ListItem("Musik", S), Table(("Wann",), (("Montag",),), (), S))),
    ),
    left_out=(LeftOut("Teilen", "share button", S),),
)


def test_an_article_s_parts_are_what_its_reader_sees() -> None:
    assert parts_of_article(ARTICLE) == Parts(
        headline="Der Kran steht wieder",
        lead="Nach elf Monaten kehrt er zurück.",
        headings=["Ein Fest"],
        captions=["Der Kran", "Foto: Wir", "dpa"],
        body=["Nach elf Monaten kehrt er zurück.", "Er war rostig.", "Ein Fest", "Musik", "Wann\nMontag"],
    )


def test_without_a_lead_the_first_paragraph_counts_as_one() -> None:
    article = Article(sections=(Section(None, (Paragraph("Er war rostig.", S),)),))
    assert parts_of_article(article).lead == "Er war rostig."
    assert parts_of_article(Article()) == Parts("", "", [], [], [])


def test_a_table_has_a_row_for_each_group_and_a_column_for_each_figure() -> None:
    head, row = table({"html": [score(GOLD, GOLD)] * 2}).splitlines()
    assert tuple(head.split()) == ("pages", *COLUMNS)
    assert row.split() == ["html", "2", *["1.000"] * len(COLUMNS)]
