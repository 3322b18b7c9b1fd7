"""Printing and writing: the format that is meant, the sheet to set the article on, and where it goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from types import MappingProxyType

from article_reader.article import Article
from article_reader.cli.options import Options
from article_reader.errors import ArticleError, ExitCode, OptionError
from article_reader.output import ENDINGS, WRITERS, Sheet
from article_reader.typeset.page import lines_left_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


NOTES = "notes"
"""The format of what the reader has marked, which no writer of articles makes."""

SEPARATORS: Mapping[str, str] = MappingProxyType(
    {"text": "\n\n", "markdown": "\n", NOTES: "\n", "json": "", "yaml": "---\n"}
)
"""What stands between several articles, by the formats that can hold several."""

_WITH_LEFT_OUT = frozenset({"json", "yaml"})
"""The formats that have the lines left out anyway."""


def format_meant(options: Options) -> str | None:
    """Return the format that is asked for, or that a file's ending means, or text; None where it is to be read."""
    if options.format is not None:
        return options.format
    if options.output is not None:
        return ENDINGS.get(options.output.suffix.lower(), "text")
    return "text" if options.print or not can_show_reader() else None


def render(article: Article, options: Options, format_name: str) -> str:
    """Return the article, or the part of it that is asked for, in a format.

    Raises:
        OptionError: it hasn't the section.
    """
    article = asked_for(article, options)
    if not options.captions:
        article = article.without_captions()
    return WRITERS[format_name](article, _sheet(options))


def asked_for(article: Article, options: Options) -> Article:
    """Return the article, or the section of it that is asked for.

    Raises:
        OptionError: it hasn't the section.
    """
    check_section(article, options.section)
    return article if options.section is None else article.only_section(options.section)


def left_out_message(article: Article, options: Options, format_name: str) -> str:
    """Return what to say of the lines left out when an article has been printed; "" where there is nothing to say.

    It is said to whoever reads what is printed at once, on a terminal, and to whoever asks for it.
    """
    printed = options.left_out or format_name in _WITH_LEFT_OUT
    is_read = options.output is None and _is_terminal(sys.stdout)
    if printed or not (options.verbose or is_read):
        return ""
    count = len(asked_for(article, options).left_out)
    if not count:
        return ""
    return f"{lines_left_out(count)}; --left-out prints {'it' if count == 1 else 'them'}"


def check_section(article: Article, section: int | None) -> None:
    """Refuse a section that the article hasn't.

    Raises:
        OptionError: it hasn't.
    """
    if section is not None and section > len(article.sections):
        raise OptionError(f"there is no section {section}", f"give a number from 1 to {len(article.sections)}")


def check_output(options: Options) -> None:
    """See that the output may be written, before standard input is read that couldn't be had a second time.

    Raises:
        OutputError: it may not.
    """
    if options.output is not None:
        from article_reader.output.file import check_free

        check_free(options.output, force=options.force)


def deliver(text: str, options: Options) -> int:
    """Write the text to the file that is asked for, else to standard output, and return the exit code.

    Raises:
        OutputError: the file can't be written.
        ArticleError: standard output can't.
    """
    if options.output is None:
        return _print(text)
    from article_reader.output.file import write_file

    write_file(options.output, text, force=options.force)
    return ExitCode.OK


def can_show_reader() -> bool:
    """Tell whether standard output is a terminal that the reader can draw on."""
    return _is_terminal(sys.stdout) and (os.environ.get("TERM") or "dumb") != "dumb"


def _sheet(options: Options) -> Sheet:
    """Return what to print on; a file knows neither the window nor, unless it is asked for, colour."""
    to_file = options.output is not None
    fits_window = not to_file and "width" not in options.given
    return Sheet(
        min(options.width, _columns()) if fits_window else options.width,
        options.color == "always" if to_file else _wants_color(options.color),
        options.hyphenation,
        options.justification,
        hyperlinks=not to_file and can_show_reader(),
        left_out=options.left_out,
    )


def _columns() -> int:
    """Return how many cells a printed row may have by default: as many as the terminal has columns, else any number."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    if _is_terminal(sys.stdout):
        return os.get_terminal_size(sys.stdout.fileno()).columns or sys.maxsize
    return sys.maxsize


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _wants_color(when: str) -> bool:
    if when == "auto":
        return can_show_reader() and not os.environ.get("NO_COLOR")
    return when == "always"


def _print(text: str) -> int:
    """Write the text to standard output in one piece; that its reader may have had enough is no error."""
    try:
        if sys.stdout is None:
            raise OSError("standard output is closed")
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.buffer.write(text.encode(encoding, errors="replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _forget_stdout()
    except OSError as error:
        _forget_stdout()
        what = f"the output could not be written ({error.strerror or error})"
        raise ArticleError(what, "check the disk's free space and the folder's mode") from error
    return ExitCode.OK


def _forget_stdout() -> None:
    """Point standard output at nothing, or the interpreter would flush it when it ends, and print an error."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
