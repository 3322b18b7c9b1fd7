"""The command line: what it gives, what counts over what, and what is refused."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from article_reader.cli.arguments import make_parser, parse_arguments
from article_reader.cli.options import Options, UsageError, only_file, resolve
from article_reader.cli.settings import IN_CONFIG, SETTINGS


@pytest.mark.parametrize("file", ["story.txt", "-", "", "a b.txt", "https://example.org/story?-p", "@story", "1"])
def test_a_file_alone_asks_for_what_the_parser_finds_in_it(file: str) -> None:
    assert only_file([file]) == parse_arguments([file])


def test_without_arguments_all_is_at_its_default() -> None:
    assert resolve(parse_arguments([]), {}) == Options()


@pytest.mark.parametrize("arguments", [[], ["-p"], ["--help"], ["--"], ["-1"], ["story.txt", "-p"], ["a", "b"]])
def test_anything_else_is_for_the_parser(arguments: list[str]) -> None:
    assert only_file(arguments) is None


def test_every_option_is_a_setting_of_the_table_but_the_article_itself() -> None:
    assert {field.name for field in fields(Options)} == {setting.name for setting in SETTINGS} | {"files", "given"}


def test_the_parser_takes_every_flag_of_the_table() -> None:
    taken = {spelling for action in make_parser()._actions for spelling in action.option_strings}
    assert {flag for setting in SETTINGS for flag in setting.flags} <= taken


def test_a_flag_counts_over_the_config_and_the_config_over_the_default() -> None:
    config = {"width": 50, "captions": False, "theme": "night"}
    options = resolve(parse_arguments(["--captions", "-w", "40"]), config)
    assert (options.width, options.captions, options.theme, options.resume) == (40, True, "night", True)
    assert options.given == {"captions", "width"}


def test_files_of_phrases_are_added_up() -> None:
    options = resolve(parse_arguments(["--phrases", "b.yaml", "--phrases", "c.yaml"]), {"phrases": (Path("a.yaml"),)})
    assert [str(file) for file in options.phrases] == ["a.yaml", "b.yaml", "c.yaml"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-w", "10"], "argument -w/--width: invalid width 10 (minimum 20)"),
        (["--width", "wide"], "argument -w/--width: invalid width 'wide' (a whole number is needed)"),
        (["--max-size", "0"], "invalid max size 0 (minimum 1)"),
        (["--section=-1"], "argument --section: invalid section '-1'"),
        (["--theme", "papper"], "invalid theme 'papper': choose from auto, paper, night"),
        (["-f", "docx"], "invalid format 'docx': choose from html, json"),
    ],
)
def test_an_invalid_value_is_refused_with_what_is_valid(arguments: list[str], says: str) -> None:
    with pytest.raises(UsageError, match=re.escape(says)):
        parse_arguments(arguments)


@pytest.mark.parametrize(
    ("name", "format_name"), [("md", "markdown"), ("yml", "yaml"), ("txt", "text"), ("json", "json")]
)
def test_the_ending_of_a_format_is_a_name_for_it(name: str, format_name: str) -> None:
    assert parse_arguments(["-f", name])["format"] == format_name


@pytest.mark.parametrize("switch", [s.name for s in IN_CONFIG.values() if s.flags and s.takes == "switch"])
def test_what_the_config_switches_a_flag_switches_back(switch: str) -> None:
    flag = IN_CONFIG[switch].flags[0]
    assert parse_arguments([flag]) == {switch: True}
    assert parse_arguments([flag.replace("--", "--no-")]) == {switch: False}
