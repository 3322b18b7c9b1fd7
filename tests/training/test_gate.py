"""Figures are held to their floors, and clean articles to what they may lose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training import gate
from training.corpus import FORMS
from training.gate import Result, broken_floors, by_form, by_group, clean_losses
from training.score import COLUMNS, Score

RIGHT = Score(1.0, 1.0, (1, 0, 0), (1, 0, 0), (1, 0, 0))
WRONG = Score(0.0, 0.0, (0, 1, 1), (0, 1, 1), (0, 1, 1))


def result(form: str, *, score: Score = RIGHT, lost: int = 0) -> Result:
    return Result(form, ("en", "ours"), "ours:1:page", score, 100, lost, None, None)


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Floors of one form, and what one form of clean articles may lose."""
    path = tmp_path / "floors.json"
    told = {"at least": {"html": {"headline": 0.6}}, "at most": {"story web": {"pages": 0.5, "words": 0.01}}}
    path.write_text(json.dumps(told), encoding="utf-8")
    monkeypatch.setattr(gate, "FLOORS", path)


@pytest.mark.usefixtures("floors")
def test_a_figure_below_its_floor_is_told() -> None:
    (told,) = broken_floors({"html": [RIGHT, WRONG]}, {}, {})
    assert told == "html: headline 0.500 is below its floor 0.6"


@pytest.mark.usefixtures("floors")
def test_a_figure_at_or_above_its_floor_and_one_without_a_floor_are_not() -> None:
    assert broken_floors({"html": [RIGHT, RIGHT, RIGHT, WRONG, WRONG], "w3m": [WRONG]}, {}, {}) == []


@pytest.mark.usefixtures("floors")
@pytest.mark.parametrize("losses", [(0.6, 0.0), (0.0, 0.02)])
def test_clean_articles_that_lose_too_many_lines_or_words_are_told(losses: tuple[float, float]) -> None:
    (told,) = broken_floors({}, {}, {"story web": losses})
    assert told.startswith("story web: ")
    assert broken_floors({}, {}, {"story web": (0.5, 0.01)}) == []
    assert broken_floors({}, {}, {"story html": losses}) == []


def test_losses_are_the_share_of_articles_that_lose_a_line_and_of_words() -> None:
    results = [result("story web"), result("story web", lost=3), result("html", lost=50)]
    assert clean_losses(results) == {"story web": (0.5, 0.015)}


def test_clean_articles_are_measured_by_what_they_lose_alone() -> None:
    assert by_form([result("html"), result("story web", score=WRONG)]) == {"html": [RIGHT]}


def test_groups_of_few_pages_tell_nothing() -> None:
    assert by_group([result("html")] * 9) == {}
    assert set(by_group([result("html")] * 10)) == {"html en", "html ours"}


def test_the_floors_are_of_forms_and_figures_that_there_are() -> None:
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    assert set(floors) == {"at least", "at most"}
    assert set(floors["at least"]) <= set(FORMS)
    assert {figure for figures in floors["at least"].values() for figure in figures} <= {
        *COLUMNS,
        "byline",
        "published",
    }
    assert all(form.startswith("story ") for form in floors["at most"])
    assert all(set(most) == {"pages", "words"} for most in floors["at most"].values())
