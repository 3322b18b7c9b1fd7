"""Arguments in, Options out: the parser of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from article_reader.cli.options import MAX_MEGABYTES, Options, UsageError
from article_reader.output import WRITERS
from article_reader.typeset.rows import MEASURE, NARROWEST
from article_reader.version import __version__

KINDS = ("text", "html", "markdown", "mail")
"""What an article may be given as: the kinds of loader/inputs/kinds.py, named here without loading a loader."""


_DESCRIPTION = """\
Read one news article in the terminal, laid out as the newsroom meant it,
from whatever text there is of it."""

_EXAMPLES = """\
Where standard output is no terminal, the article is printed.

examples:
  article-reader story.txt                  read it; q quits, ? shows the keys
  article-reader https://example.org/story  read a page from the web
  lynx -dump page.html | article-reader -   read what another program prints
  article-reader story.txt | less           print it
  article-reader -f json story.txt          print its structure
  article-reader page.html -o story.md      write it as Markdown
  article-reader -p --left-out story.txt    print what was left out, too
  article-reader --explain story.txt        see why lines are left out"""


def parse_arguments(arguments: Sequence[str]) -> Options:
    """Return the options that the arguments spell.

    Raises:
        UsageError: they spell none.
        SystemExit: they asked for the help or the version, which has been printed.
    """
    given = make_parser().parse_args(arguments)
    if given.output == "-":
        given.output, given.print = None, True
    given.output = given.output and Path(given.output)
    given.phrases = tuple(given.phrases)
    return Options(**vars(given))


class _Parser(argparse.ArgumentParser):
    def format_help(self) -> str:
        """Format the help for the window there is."""
        self.formatter_class = argparse.RawDescriptionHelpFormatter
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; what it refuses is a UsageError."""
    parser = _Parser(
        prog="article-reader",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        # argparse makes one for each argument that it checks: without a width, each would ask how wide the window is.
        formatter_class=partial(argparse.HelpFormatter, width=80),
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("file", metavar="FILE", nargs="?", help="the article: a file, an address, or - for standard input")
    add("--as", dest="kind", choices=KINDS, help="what FILE is, where its name or its bytes don't tell")
    add("--encoding", metavar="NAME", help="the encoding of FILE, where its bytes don't tell")
    add(
        "--max-size",
        type=_megabytes,
        default=MAX_MEGABYTES,
        metavar="MB",
        help=f"refuse a FILE larger than MB megabytes ({MAX_MEGABYTES})",
    )
    add("-f", "--format", choices=sorted(WRITERS), help="print in this format instead of reading")
    add("-p", "--print", action="store_true", help="print as text, even to a terminal")
    add("-o", "--output", metavar="FILE", help="write to FILE, in the format of its ending where -f names none")
    add("--force", action="store_true", help="let -o overwrite a file that is there")
    add("-w", "--width", type=_width, metavar="N", help=f"width of the column in cells (default {MEASURE})")
    add("--captions", action=argparse.BooleanOptionalAction, help="show the captions, or leave them out")
    add("--left-out", action="store_true", help="print the lines left out in their places, too, with the reason")
    add("--all", dest="everything", action="store_true", help="take every line as part of the story")
    add("-v", "--verbose", action="store_true", help="say on stderr how many lines were left out, in a pipe too")
    add("--section", type=_section, metavar="N", help="open at section N, or print it alone")
    add("--theme", type=_theme, metavar="NAME", help="the reader's theme; auto is by the terminal's background")
    add("--color", choices=("auto", "always", "never"), default="auto", help="when to print in colour (default auto)")
    add("--explain", action="store_true", help="print each line's label, how sure it is, and what spoke for it")
    add("--phrases", type=Path, action="append", default=[], metavar="FILE", help="know the stock phrases of FILE too")
    add("--config", type=Path, metavar="FILE", help="use this config file")
    add("--config-example", action="store_true", help="print a config file with everything in it, and stop")
    add("--resume", action=argparse.BooleanOptionalAction, help="open where the article was left, or at the top")
    add("--forget", action="store_true", help="forget where FILE was left, or without FILE all articles, and stop")
    add("--version", action="version", version=f"article-reader {__version__}")
    return parser


def _width(text: str) -> int:
    if not text.isdecimal() or int(text) < NARROWEST:
        raise argparse.ArgumentTypeError(f"'{text}' is no width: a whole number from {NARROWEST} was expected")
    return int(text)


def _megabytes(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no size: a whole number of megabytes from 1 was expected")
    return int(text)


def _section(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no section: a whole number from 1 was expected")
    return int(text)


def _theme(text: str) -> str:
    from article_reader.reader.theme_names import CHOICES

    if text not in CHOICES:
        raise argparse.ArgumentTypeError(f"there is no theme '{text}': there are {', '.join(CHOICES)}")
    return text
