"""--help fits a window of 80 columns, and shows examples that work."""

from __future__ import annotations

import re
import shlex

import pytest

from article_reader.cli.arguments import make_parser, parse_arguments


def in_80_columns(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    return make_parser().format_help()


def examples(text: str) -> list[str]:
    """Return the commands under "examples:", without what is said about each."""
    return [re.split(r" {2,}", line.strip())[0] for line in text.split("examples:\n")[1].splitlines() if line]


def test_the_help_fits_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    assert max(map(len, in_80_columns(monkeypatch).splitlines())) <= 80


def test_the_examples_stand_one_a_line_each_with_what_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = in_80_columns(monkeypatch).split("examples:\n")[1].splitlines()
    assert len(lines) >= 5
    assert all(re.fullmatch(r" {2}\S.*? {2,}\S.*", line) for line in lines)


def test_every_example_is_a_command_that_the_parser_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    for example in examples(in_80_columns(monkeypatch)):
        (command,) = [part.strip() for part in example.split("|") if part.strip().startswith("article-reader ")]
        assert parse_arguments(shlex.split(command)[1:])["files"]
