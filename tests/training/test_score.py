"""The measures."""

from __future__ import annotations

import pytest

from training.score import Parts, score, summary

GOLD = Parts(
    headline="Der Kran steht wieder",
    lead="Nach elf Monaten kehrt der Kran an den Hafen von Husum zurück.",
    headings=["Elf Monate", "Ein Fest"],
    captions=["Der Kran", "Foto: Wir"],
    body=["Nach elf Monaten kehrt der Kran an den Hafen von Husum zurück.", "Elf Monate", "Er war rostig."],
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
