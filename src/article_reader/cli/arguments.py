"""The command line's arguments -> the settings that they give."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from article_reader.cli.options import UsageError
from article_reader.cli.settings import SETTINGS, Setting, Takes
from article_reader.version import __version__

_DESCRIPTION = """\
Read one news article in the terminal, laid out as the newsroom meant it,
from whatever text there is of it."""

_EXAMPLES = """\
Where standard output is no terminal, the article is printed.

examples:
  article-reader story.txt                  read it; q quits, ? shows the keys
  article-reader https://example.org/story  read a page from the web
  article-reader *.html                     read several; :n and :p change
  lynx -dump page.html | article-reader -   read what another program prints
  article-reader story.txt | less           print it
  article-reader -f json story.txt          print its structure
  article-reader page.html -o story.md      write it as Markdown
  article-reader -p --left-out story.txt    print what was left out, too
  article-reader --explain story.txt        see why lines are left out"""


def parse_arguments(arguments: Sequence[str]) -> Mapping[str, Any]:
    """Return the values that the arguments give, by the names of the settings.

    Raises:
        UsageError: they can't be followed.
        SystemExit: they ask for the help or the version, which has been printed.
    """
    given = vars(make_parser().parse_intermixed_args(arguments))
    given["files"] = tuple(given.get("files", ()))
    if not given["files"]:
        del given["files"]
    if given.get("output") == "-":
        del given["output"]
        given["print"] = True
    elif "output" in given:
        given["output"] = Path(given["output"])
    if "config" in given:
        given["config"] = Path(given["config"])
    if "phrases" in given:
        given["phrases"] = tuple(map(Path, given["phrases"]))
    return given


class _Parser(argparse.ArgumentParser):
    def format_help(self) -> str:
        """Format the help for the width of the window."""
        self.formatter_class = argparse.RawDescriptionHelpFormatter
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line, made from the table of settings; what it refuses is a UsageError."""
    parser = _Parser(
        prog="article-reader",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        # argparse makes a formatter for each argument it checks: without a width, each asks for the window's size.
        formatter_class=partial(argparse.HelpFormatter, width=80),
        argument_default=argparse.SUPPRESS,
        allow_abbrev=False,
    )
    parser.add_argument(
        "files", metavar="FILE", nargs="*", help="an article: a file, an address, or - for standard input"
    )
    for setting in SETTINGS:
        if setting.flags:
            parser.add_argument(*setting.flags, dest=setting.name, help=setting.help, **_how_taken(setting))
    parser.add_argument("--version", action="version", version=f"article-reader {__version__}")
    return parser


def _how_taken(setting: Setting) -> dict[str, Any]:
    """Return how argparse takes the value of a setting."""
    if setting.takes is Takes.SWITCH:
        return {"action": argparse.BooleanOptionalAction if setting.in_config else "store_true"}
    how: dict[str, Any] = {"type": partial(_value, setting)}
    if setting.metavar:
        how["metavar"] = setting.metavar
    else:
        how["choices"] = setting.choices
    if setting.takes is Takes.FILES:
        how["action"] = "append"
    return how


def _value(setting: Setting, text: str) -> Any:
    """Return a value as it is typed behind a flag."""
    if setting.takes in {Takes.FILE, Takes.FILES}:
        return text
    value: Any = setting.aliases.get(text, text)
    if setting.takes is Takes.NUMBER and text.isdecimal():
        value = int(text)
    complaint = setting.complaint(value) if setting.metavar else ""  # argparse itself refuses what isn't a choice
    if complaint:
        listed = f": choose from {', '.join(setting.choices)}" if setting.choices else ""
        raise argparse.ArgumentTypeError(f"{complaint}{listed}")
    return value
