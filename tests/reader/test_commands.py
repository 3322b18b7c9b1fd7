from __future__ import annotations

from collections import Counter

import pytest
from textual.binding import Binding

from article_reader.reader.app import ReaderApp
from article_reader.reader.commands import COMMANDS, Group, key_names
from article_reader.reader.help import help_text
from article_reader.reader.reading import ReadingScreen


def test_no_key_does_two_things() -> None:
    keys = Counter(key for command in COMMANDS for key in command.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_command_can_be_done() -> None:
    for command in COMMANDS:
        name = f"action_{command.action}"
        assert hasattr(ReadingScreen, name) or hasattr(ReaderApp, name), name


def test_every_binding_can_be_rebound_by_its_name() -> None:
    bindings = [*ReadingScreen.BINDINGS, *ReaderApp.BINDINGS]
    named = [binding.id for binding in bindings if isinstance(binding, Binding) and binding.id]
    assert len(named) == len(set(named))
    assert {"page_down", "section_3", "quit"} <= set(named)


def test_the_help_tells_every_command_with_its_keys_by_groups() -> None:
    text = help_text().plain
    lines = text.splitlines()
    for command in COMMANDS:
        keys = "  ".join(key_names(command))
        assert any(keys in line and line.endswith(command.does) for line in lines), command
    assert [line for line in lines if line in set(Group)] == [str(group) for group in Group]


@pytest.mark.parametrize("width", [20, 33, 40, 64, 74, 200])
def test_the_help_tells_what_keys_do_beside_or_below_them_in_any_window(width: int) -> None:
    rows = help_text(min(width, 74)).plain.splitlines()
    assert max(len(row) for row in rows if row.startswith(" ")) <= min(width, 74) - 7
    assert " ".join(" ".join(rows).split()).count("end the search, staying here") == 1
    assert len({len(row) - len(row.lstrip()) for row in rows if row.startswith("   ")}) == (width < 74)
