"""Arguments in; read, print or export out; exit codes."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn, TextIO

from article_reader import __version__
from article_reader.article import Article
from article_reader.errors import (
    ArticleError,
    ExitCode,
    NoKeyboard,
    NoSuchSection,
    NotReadable,
    NotWritten,
    OutputError,
    SettingsError,
)
from article_reader.output import ENDINGS, WRITERS, Sheet
from article_reader.typeset.rows import MEASURE, NARROWEST

if TYPE_CHECKING:
    from article_reader.loader.phrases import Phrases


class UsageError(Exception):
    """The arguments can't be followed; its text says why."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the arguments ask for."""

    file: str
    """The article's file, or "-" for standard input."""

    format: str | None
    """The format to print, None where the article is to be read."""

    width: int | None
    """The width of the column in cells."""

    captions: bool
    """Whether captions are shown."""

    theme: str | None
    """The reader's theme."""

    section: int | None
    """The section to open at, or to print alone, from 1."""

    color: str
    """When to print in colour: "auto", "always" or "never"."""

    explain: bool
    """Whether to print why each line is what it is, instead of the article."""

    phrases: Sequence[Path]
    """Files with phrases of the user's own."""

    output: Path | None
    """The file to write instead of printing, None for standard output."""

    force: bool
    """Whether that file may take the place of one that is there."""


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for and return the exit code; what goes wrong is said in one line on stderr."""
    try:
        options = parse_arguments(arguments)
    except UsageError as error:
        return _complain(f"{error}; see article-reader --help", ExitCode.USAGE)
    name = "standard input" if options.file == "-" else options.file
    try:
        return _follow(options)
    except (UsageError, SettingsError) as error:
        return _complain(str(error), ExitCode.USAGE)
    except OutputError as error:
        return _complain(str(error), error.exit_code)
    except ArticleError as error:
        return _complain(f"{name}: {error}", error.exit_code)


def _follow(options: Options) -> int:
    _check_output(options)
    if options.explain:
        return _deliver(_explanation(options), options)
    article = _load(options)
    _check_section(article, options.section)
    if options.format is None:
        return _read(article, options)
    return _deliver(_write(article, options, options.format), options)


def parse_arguments(arguments: Sequence[str]) -> Options:
    """Return the options that the arguments spell.

    Raises:
        UsageError: they spell none.
        SystemExit: they asked for the help or the version, which has been printed.
    """
    given = _parser().parse_args(arguments)
    if given.file is None:
        if sys.stdin is None or sys.stdin.isatty():
            raise UsageError("which article? name a FILE, or - for standard input")
        given.file = "-"
    output = None if given.output in {None, "-"} else Path(given.output)
    return Options(
        file=given.file,
        format=given.format or _format_meant(given.output, output, given.print),
        width=given.width,
        captions=given.captions,
        theme=given.theme,
        section=given.section,
        color=given.color,
        explain=given.explain,
        phrases=given.phrases,
        output=output,
        force=given.force,
    )


def _format_meant(asked: str | None, output: Path | None, printed: bool) -> str | None:
    """Return the format that a file's ending means, or else text; None where the article is to be read."""
    if output is not None:
        return ENDINGS.get(output.suffix.lower(), "text")
    return "text" if asked == "-" or printed or not _can_show_reader() else None


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="article-reader",
        description="Read one news article in the terminal, laid out as the newsroom meant it, "
        "from whatever text there is of it.",
        epilog="Where standard output is no terminal, the article is printed.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("file", metavar="FILE", nargs="?", help="the article's text; - for standard input")
    add("-f", "--format", choices=sorted(WRITERS), help="print in this format instead of reading")
    add("-p", "--print", action="store_true", help="print as text, even to a terminal")
    add("-o", "--output", metavar="FILE", help="write to FILE, in the format of its ending where -f names none")
    add("--force", action="store_true", help="let -o overwrite a file that is there")
    add("-w", "--width", type=_width, metavar="N", help=f"width of the column in cells (default {MEASURE})")
    add("--no-captions", dest="captions", action="store_false", help="leave the captions out")
    add("--section", type=_section, metavar="N", help="open at section N, or print it alone")
    add("--theme", metavar="NAME", help="the reader's theme")
    add("--color", choices=("auto", "always", "never"), default="auto", help="when to print in colour (default auto)")
    add("--explain", action="store_true", help="print each line's label, how sure it is, and what spoke for it")
    add("--phrases", type=Path, action="append", default=[], metavar="FILE", help="know the stock phrases of FILE too")
    add("--version", action="version", version=f"article-reader {__version__}")
    return parser


def _width(text: str) -> int:
    if not text.isdecimal() or int(text) < NARROWEST:
        raise argparse.ArgumentTypeError(f"'{text}' is no width: a whole number from {NARROWEST} was expected")
    return int(text)


def _section(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no section: a whole number from 1 was expected")
    return int(text)


def _can_show_reader() -> bool:
    return _is_terminal(sys.stdout) and os.environ.get("TERM", "dumb") != "dumb"


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _load(options: Options) -> Article:
    from article_reader.loader import load

    return load(_source(options.file), phrases=_phrases(options.phrases))


def _explanation(options: Options) -> str:
    from article_reader.loader import explain

    return "".join(f"{line}\n" for line in explain(_source(options.file), phrases=_phrases(options.phrases)))


def _phrases(files: Sequence[Path]) -> Phrases | None:
    """Return the phrases to know; None where the user has none of their own, and no YAML need be read."""
    if not files:
        return None
    from article_reader.config.phrase_file import phrases_with

    return phrases_with(files)


def _source(file: str) -> str | BinaryIO:
    if file != "-":
        return file
    if sys.stdin is None:
        raise NotReadable("standard input is closed")
    return sys.stdin.buffer


def _check_section(article: Article, section: int | None) -> None:
    if section is not None and section > len(article.sections):
        raise NoSuchSection(section, len(article.sections))


def _write(article: Article, options: Options, format_name: str) -> str:
    if options.section is not None:
        article = article.only_section(options.section)
    if not options.captions:
        article = article.without_captions()
    return WRITERS[format_name](article, _sheet(options))


def _sheet(options: Options) -> Sheet:
    """Return what to print on; a file knows neither the window nor, unless it is asked for, colour."""
    if options.output is not None:
        return Sheet(options.width or MEASURE, options.color == "always")
    return Sheet(options.width or _default_width(), _wants_color(options.color))


def _default_width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return min(MEASURE, int(columns))
    if _is_terminal(sys.stdout):
        return min(MEASURE, os.get_terminal_size(sys.stdout.fileno()).columns or MEASURE)
    return MEASURE


def _wants_color(when: str) -> bool:
    if when == "auto":
        return _can_show_reader() and not os.environ.get("NO_COLOR")
    return when == "always"


def _check_output(options: Options) -> None:
    """See that the output may be written, before standard input is read that couldn't be had a second time."""
    if options.output is not None:
        from article_reader.output.file import check_free

        check_free(options.output, force=options.force)


def _deliver(text: str, options: Options) -> int:
    if options.output is None:
        return _print(text)
    from article_reader.output.file import write_file

    write_file(options.output, text, force=options.force)
    return ExitCode.OK


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
        raise NotWritten(error.strerror or str(error)) from error
    return ExitCode.OK


def _forget_stdout() -> None:
    """Point standard output at nothing, lest the interpreter flush it on its way out and complain."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _read(article: Article, options: Options) -> int:
    if options.color == "never":
        os.environ["NO_COLOR"] = "1"
    _attach_keyboard()
    from article_reader.reader.app import run_reader, theme_names
    from article_reader.reader.settings import Settings

    if options.theme is not None and options.theme not in (names := theme_names()):
        raise UsageError(f"there is no theme '{options.theme}'; there are {', '.join(names)}")
    settings = Settings(
        measure=options.width or MEASURE, captions=options.captions, theme=options.theme, section=options.section
    )
    return run_reader(article, settings)


def _attach_keyboard() -> None:
    """Put the terminal's keyboard where standard input was, if that has been the article.

    Raises:
        NoKeyboard: this process has no terminal of its own.
    """
    if _is_terminal(sys.__stdin__):
        return
    try:
        keyboard = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise NoKeyboard from error
    if keyboard != 0:  # it is 0 at once where standard input was closed
        os.dup2(keyboard, 0)
        os.close(keyboard)
    if sys.__stdin__ is None:
        sys.__stdin__ = os.fdopen(0, closefd=False)  # type: ignore[misc]  # Textual asks it for its descriptor


def _complain(message: str, code: ExitCode) -> int:
    from article_reader.loader.source import clean

    line = " ".join(clean(message).split())
    if sys.stderr is not None:
        with contextlib.suppress(OSError):  # nobody is left to be told
            print(f"article-reader: {line}", file=sys.stderr, flush=True)
    return code
