"""docs/labelling.md tells the labels, the rules, the categories and the phrases file as the program has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from article_reader.cli.phrase_file import phrases_with
from article_reader.loader.labeller.labels import Label
from article_reader.loader.labeller.model import Family
from article_reader.loader.labeller.phrases import WHOLE, default_phrases
from article_reader.loader.labeller.priors import PART_OF_THE_STORY, STEPS
from article_reader.loader.labeller.rules import RULES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "labelling.md").read_text(encoding="utf-8")


def table(heading: str) -> Mapping[str, str]:
    """Return the first two columns of the table under a heading."""
    section = re.split(rf"^#+ {heading}$", PAGE, flags=re.MULTILINE)[1]
    section = re.split(r"^#", section, flags=re.MULTILINE)[0]
    return dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", section, flags=re.MULTILINE))


def test_it_tells_every_label() -> None:
    assert set(table("The labels")) == set(Label)


def test_it_tells_every_family_of_inputs() -> None:
    assert list(table("Two families")) == list(Family)


def test_it_tells_what_is_weighed_in_in_order() -> None:
    assert list(table("Priors")) == [step.__name__ for step in STEPS]


def test_it_tells_every_rule_in_order() -> None:
    assert list(table("Decoding")) == [rule.__name__ for rule in RULES]


def test_it_tells_every_category_with_its_reason() -> None:
    assert table("The categories") == default_phrases().reasons


def test_it_tells_which_categories_no_rule_leaves_a_line_out_for() -> None:
    (listed,) = re.findall(r"parts \((`.*?`)\) are features", PAGE, flags=re.DOTALL)
    assert set(re.findall(r"`(\w+)`", listed)) == PART_OF_THE_STORY


def test_its_example_is_a_phrases_file_that_does_what_is_said(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)
    file = tmp_path / "mine.yaml"
    file.write_text(example, encoding="utf-8")
    phrases = phrases_with([file])
    assert phrases.match("Artikel weiterreichen!") == {"share": WHOLE}
    assert phrases.begins("read_more", "Lesen Sie auch im Regionalteil: Der Fluss steigt")
    assert phrases.match("Clubmitglied werden") == {"club": WHOLE}
    assert phrases.reasons["club"] == "members' club"
    assert phrases.reasons["share"] == "share button"
