"""The manual page says what the program does, and formats without complaint; docs/generate.py writes its keys."""

from __future__ import annotations

import re
import shutil
import subprocess
from argparse import Action
from collections.abc import Sequence
from pathlib import Path

import pytest

from article_reader.errors import DEBUG, ExitCode
from article_reader.reader.commands import COMMANDS, Command, Group
from tests.shipped.options import CHOICES, OPTIONS, SPELLINGS

PAGE = Path(__file__).parents[2] / "docs" / "article-reader.1"
CHARACTERS = {r"\(rs": "\\", r"\-": "-", r"\(aq": "'", r"\(dq": '"', r"\(mi": "\N{MINUS SIGN}", r"\&": ""}
SOURCE = re.sub(r"\\-|\\\(..|\\&", lambda match: CHARACTERS[match[0]], PAGE.read_text(encoding="utf-8"))
SECTIONS = "NAME SYNOPSIS DESCRIPTION OPTIONS KEYS ENVIRONMENT FILES EXIT-STATUS EXAMPLES SEE-ALSO"


def section(name: str) -> str:
    return SOURCE.split(f".Sh {name}\n", 1)[1].split("\n.Sh ", 1)[0]


def entries(text: str) -> dict[str, str]:
    """Return what each entry of a section's lists is headed by, and the text under it."""
    parts = re.split(r"^\.It ", text, flags=re.MULTILINE)[1:]
    return {
        head: re.split(r"^\.El", rest, flags=re.MULTILINE)[0] for head, _, rest in (p.partition("\n") for p in parts)
    }


def flags(head: str) -> Sequence[str]:
    return [f"-{name}" for name in re.findall(r"Fl (\S+)", head)]


def keys(command: Command) -> str:
    if command.numbered:
        return f"Ic {command.keys[0]} No to Ic {command.keys[-1]}"
    return " , ".join(f"Ic {key}" for key in command.keys)


def test_it_has_the_sections_that_manual_pages_have() -> None:
    assert re.findall(r"^\.Sh (.*)", SOURCE, flags=re.MULTILINE) == [
        name.replace("-", " ") for name in SECTIONS.split()
    ]


def test_every_option_has_an_entry_and_no_entry_is_made_up() -> None:
    named = [spelling for head in entries(section("OPTIONS")) for spelling in flags(head)]
    assert sorted(named) == sorted(SPELLINGS)


@pytest.mark.parametrize(
    "option", [option for option in OPTIONS if option.option_strings], ids=lambda option: str(option.dest)
)
def test_an_option_s_spellings_and_what_it_takes_stand_together(option: Action) -> None:
    spellings = list(option.option_strings)
    (head,) = [head for head in entries(section("OPTIONS")) if spellings[0] in flags(head)]
    assert flags(head) == spellings
    taken = CHOICES.get(spellings[0])
    assert re.findall(r"(?:Cm|\|) (\S+)", head) == list(taken or ())
    value = re.search(r"Ar (\S+)", head)
    assert (value[1] if value else None) == (None if taken else option.metavar)


def test_every_key_is_told_with_what_it_does_by_groups() -> None:
    _, *parts = re.split(r"^\.Ss (.*)", section("KEYS"), flags=re.MULTILINE)
    groups = dict(zip(parts[::2], parts[1::2], strict=True))
    told = {group: [(head, text.strip()) for head, text in entries(text).items()] for group, text in groups.items()}
    assert told == {
        str(group): [(keys(command), command.does) for command in COMMANDS if command.group is group] for group in Group
    }


def test_every_exit_code_is_told() -> None:
    assert list(entries(section("EXIT STATUS"))) == [str(int(code)) for code in ExitCode]


def test_the_environment_it_listens_to_is_told() -> None:
    told = " ".join(entries(section("ENVIRONMENT")))
    for name in ("VISUAL", "EDITOR", "NO_COLOR", "TERM", "COLUMNS", "XDG_CONFIG_HOME", "XDG_STATE_HOME", DEBUG):
        assert re.search(rf"\b{name}\b", told), name


@pytest.mark.parametrize(
    "command",
    [
        ["mandoc", "-Tlint", "-Wwarning"],
        ["groff", "-ww", "-mandoc", "-Tutf8", "-P-cbou"],
        ["man", "--warnings", "-l"],
    ],
    ids=lambda command: str(command[0]),
)
def test_it_formats_without_complaint(command: Sequence[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} isn't installed")
    result = subprocess.run([*command, str(PAGE)], capture_output=True, text=True, timeout=60, check=False)
    if "invalid option" in result.stderr:
        pytest.skip(f"this {command[0]} is another")
    assert result.stderr == ""
    assert result.returncode == 0
    if command[0] == "mandoc":
        assert result.stdout == ""
    else:
        assert "DESCRIPTION" in result.stdout
