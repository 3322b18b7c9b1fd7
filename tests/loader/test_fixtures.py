"""Whole articles, text in and parts out."""

from __future__ import annotations

import pytest

from article_reader import load, parse
from tests.articles import SAMPLE, Fixture, agrees, fixtures, parts_of


@pytest.mark.parametrize("fixture", fixtures(), ids=lambda fixture: fixture.name)
def test_an_article_is_given_its_parts_back(fixture: Fixture) -> None:
    found = list(parts_of(parse(fixture.text)))
    shown = [
        (kind, wanted if agrees(text, wanted) else text)
        for (kind, text), (_, wanted) in zip(found, [*fixture.parts, *found], strict=False)
    ]
    assert shown == list(fixture.parts)


def test_the_sample_is_given_its_parts_back() -> None:
    credit = "© APA/AFP/POOL/Mikhail METZEL"
    assert [(kind, text[:27]) for kind, text in parts_of(load(SAMPLE))] == [
        ("kicker", "Treffen"),
        ("headline", "Kim sichert Putin Unterstützung in"[:27]),
        ("lead", "Nordkoreas Machthaber Kim Jong-un"[:27]),
        ("section", ""),
        ("paragraph", "Beide Länder würden gemeinsam"[:27]),
        ("paragraph", '"Russland hat sich zu einem heiligen'[:27]),
        ("caption", "Putin und Kim"),
        ("credit", credit[:27]),
        ("section", "Erster Besuch seit 4 Jahren"),
        ("paragraph", "Es ist der erste Besuch des nord"[:27]),
        ("paragraph", "Nordkorea könnte Russland für"[:27]),
        ("caption", "Putin und Kim"),
        ("credit", credit[:27]),
        ("paragraph", '"Ich freue mich, Sie zu sehen"'[:27]),
        ("section", "Es geht um Waffenlieferungen"[:27]),
        ("paragraph", "Das Raumfahrtzentrum Wostotschny"[:27]),
        ("paragraph", "Dafür, dass es bei der Begegnung"[:27]),
        ("left out", "Teilen"),
        ("left out", "Fehler im Artikel gefunden?"),
    ]


def test_the_sample_s_left_out_lines_have_their_reasons() -> None:
    assert [part.reason for part in load(SAMPLE).left_out] == ["share button", "notice"]


def test_a_caption_its_credit_and_its_lightbox_repeat_are_one_caption_of_three_lines() -> None:
    caption = load(SAMPLE).sections[0].blocks[2]
    assert caption.lines.last - caption.lines.first + 1 == 3
