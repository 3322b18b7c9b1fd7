"""Write the keys and the settings into the manual page and docs/config.md, as the program has them.

    python docs/tables.py

What stands around the tables is written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from article_reader.cli.config import OPTIONS
from article_reader.reader.commands import COMMANDS, default_keys

DOCS = Path(__file__).parent

_ESCAPED = {"'": r"\(aq", "\N{MINUS SIGN}": r"\(mi", "-": r"\-", '"': r"\(dq"}


def main() -> None:
    """Write the tables."""
    manual = DOCS / "article-reader.1"
    text = manual.read_text(encoding="utf-8")
    before, keys = re.split(r"(?<=\n)(?=\.Ss [^\n]*\n\.Bl [^\n]*-compact\n)", text, maxsplit=1)
    manual.write_text(f"{before}{_lines(_manual_keys())}.Sh {keys.split('.Sh ', 1)[1]}", encoding="utf-8")
    page = DOCS / "config.md"
    text = _with_table(page.read_text(encoding="utf-8"), "| setting |", _settings())
    page.write_text(_with_table(text, "| action |", _actions()), encoding="utf-8")


def _manual_keys() -> Iterator[str]:
    for group, commands in groupby(COMMANDS, lambda command: command.group):
        yield from (f".Ss {group}", ".Bl -tag -width 26n -compact")
        for command in commands:
            if command.numbered:
                yield f".It Ic {command.keys[0]} No to Ic {command.keys[-1]}"
            else:
                yield f".It {' , '.join(f'Ic {_in_roff(key)}' for key in command.keys)}"
            yield command.does
        yield ".El"


def _in_roff(key: str) -> str:
    key = _ESCAPED.get(key, key)
    return rf"\&{key}" if len(key) == 1 and not key.isalnum() else key


def _settings() -> Iterator[str]:
    for option in OPTIONS:
        yield f"| `{option.name}` | {option.expected} | `{option.example}` | {option.about} |"


def _actions() -> Iterator[str]:
    for command in COMMANDS:
        if command.action in default_keys():
            yield f"| `{command.action}` | {' '.join(f'`{key}`' for key in command.keys)} | {command.does} |"


def _with_table(text: str, head: str, rows: Iterator[str]) -> str:
    """Return a Markdown text with these rows in the table whose head begins so."""
    return re.sub(
        rf"^({re.escape(head)}.*\n\| -.*\n)(?:\|.*\n)*",
        lambda found: found[1] + _lines(rows),
        text,
        flags=re.MULTILINE,
    )


def _lines(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
