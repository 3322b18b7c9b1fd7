"""Whole articles, text in and parts out."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from article_reader import load, parse
from tests.articles import SAMPLE, Fixture, Part, agrees, fixtures, parts_of

MAY_DIFFER = 2
"""How many short lines of a page (a heading, a caption, a tag) may be taken for something else."""


@pytest.mark.parametrize("fixture", fixtures(), ids=lambda fixture: fixture.name)
def test_an_article_is_given_its_parts_back(fixture: Fixture) -> None:
    found, wanted = _as_prose(parts_of(parse(fixture.text))), _as_prose(fixture.parts)
    missed = [part for part in wanted if not any(_is_same(part, other) for other in found)]
    assert len(missed) <= MAY_DIFFER, missed
    assert not {"headline", "paragraph", "byline", "published"} & {kind for kind, _ in missed}
    paragraphs = [text for kind, text in wanted if kind == "paragraph"]
    in_order = [text for kind, text in found if kind == "paragraph" and any(agrees(text, one) for one in paragraphs)]
    assert all(map(agrees, in_order, paragraphs))


def _as_prose(parts: Iterable[Part]) -> list[Part]:
    """Return the parts; a lead is as good as a first paragraph."""
    return [("paragraph" if kind == "lead" else kind, text) for kind, text in parts]


def _is_same(wanted: Part, found: Part) -> bool:
    return wanted[0] == found[0] and agrees(found[1], wanted[1])


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
