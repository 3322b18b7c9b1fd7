"""docs/config.md tells every setting and every action as the program has them; python docs/generate.py writes them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest

from article_reader.cli.config import in_yaml, read_config
from article_reader.cli.settings import IN_CONFIG
from article_reader.errors import SettingsError
from article_reader.reader.commands import COMMANDS, default_keys

PAGE = (Path(__file__).parents[2] / "docs" / "config.md").read_text(encoding="utf-8")


def table(heading: str) -> Sequence[Sequence[str]]:
    """Return the rows of the table under a heading, without what names its columns."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ")]
    return [row.removeprefix("| ").removesuffix(" |").split(" | ") for row in rows[2:]]


def test_it_tells_every_setting_in_the_order_of_the_example() -> None:
    assert [tuple(row) for row in table("Settings")] == [
        (f"`{setting.name}`", setting.expected, f"`{in_yaml(setting.default)}`", setting.about)
        for setting in IN_CONFIG.values()
    ]


def test_it_tells_every_action_that_may_have_other_keys_with_its_own() -> None:
    assert [tuple(row) for row in table("Keys")] == [
        (f"`{command.action}`", " ".join(f"`{key}`" for key in command.keys), command.does)
        for command in COMMANDS
        if command.action in default_keys()
    ]


def test_it_names_every_flag_that_counts_over_the_file() -> None:
    said = PAGE.split("Where the command line says something too (")[1].split(")")[0]
    flags = [setting.flags[-1] for setting in IN_CONFIG.values() if setting.flags and setting.takes != "files"]
    assert re.findall(r"`(.+?)`", said) == flags


def test_its_examples_are_config_files() -> None:
    examples = re.findall(r"^```yaml\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        read_config(textwrap.dedent(example), "config.yaml", default_keys())


def test_the_mistake_that_it_shows_is_said_so() -> None:
    (shown,) = re.findall(r"^article-reader: (config\.yaml, .*)$", PAGE, flags=re.MULTILINE)
    with pytest.raises(SettingsError, match=f"^{re.escape(shown)}$"):
        read_config("\n\nwitdh: 70\n", "config.yaml", default_keys())
