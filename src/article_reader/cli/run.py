"""What the command does: what is asked for, and what goes wrong in one line with its exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from article_reader.article import Article
from article_reader.cli.options import Options, UsageError, only_file, resolve
from article_reader.cli.printing import check_output, check_section, deliver, format_meant, render, told_of_left_out
from article_reader.errors import ArticleError, ExitCode, NotForgotten, NotReadable, OutputError, SettingsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, BinaryIO

    from article_reader.loader.inputs.sources import LoadOptions
    from article_reader.loader.labeller.phrases import Phrases
    from article_reader.reader.settings import Loading, Settings


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for and return the exit code; what goes wrong is said in one line on stderr."""
    name = ""
    try:
        flags = _flags(arguments)
        if flags.get("config_example"):
            return _print_config_example(resolve(flags, {}))
        options = _with_article(resolve(flags, _config(flags.get("config"))))
        name = f"{_name(options.file)}: " if options.file else ""
        return _do(options)
    except (UsageError, SettingsError) as error:
        see = "" if isinstance(error, SettingsError) else "; see article-reader --help"
        return _complain(f"{error}{see}", ExitCode.USAGE)
    except OutputError as error:
        return _complain(str(error), error.exit_code)
    except ArticleError as error:
        return _complain(f"{name}{error}", error.exit_code)


def _flags(arguments: Sequence[str]) -> Mapping[str, Any]:
    """Return the settings that the arguments give."""
    if (given := only_file(arguments)) is not None:
        return given
    from article_reader.cli.arguments import parse_arguments

    return parse_arguments(arguments)


def _config(file: Path | None) -> Mapping[str, Any]:
    """Return the settings that the config file gives; where there is no file, no YAML need be read."""
    from article_reader.cli.config_file import config_text

    found = config_text(file)
    if found is None:
        return {}
    from article_reader.cli.config import read_config
    from article_reader.reader.commands import default_keys

    return read_config(found.text, found.name, default_keys())


def _print_config_example(options: Options) -> int:
    from article_reader.cli.config import example
    from article_reader.reader.commands import default_keys

    return deliver(example(default_keys()), options)


def _name(file: str) -> str:
    """Return what an article is called in messages; of an address not its password."""
    if "://" not in file:
        return "standard input" if file == "-" else file
    from article_reader.loader.inputs.fetch import public_address

    try:
        return public_address(file)
    except ArticleError:
        return "this address"


def _with_article(options: Options) -> Options:
    """Return the options with standard input as the article where none is named.

    Raises:
        UsageError: there is no standard input either.
    """
    if options.file is not None or options.forget:
        return options
    if sys.stdin is None:
        raise UsageError("no article: name a FILE or an address")
    return replace(options, file="-")


def _do(options: Options) -> int:
    if options.forget:
        return _forget(options)
    check_output(options)
    if options.explain:
        return deliver(_explanation(options), options)
    chosen = format_meant(options)
    if chosen is None:
        return _read(options)
    article = _load(options, _source(options))
    code = deliver(render(article, options, chosen), options)
    told = told_of_left_out(article, options, chosen)
    return _complain(told, ExitCode.OK) if told and code == ExitCode.OK else code


def _forget(options: Options) -> int:
    from pathlib import Path

    from article_reader.session.reading import forget, was_taken_whole

    file = None if options.file in {None, "-"} else Path(options.file or "")
    if file is not None and was_taken_whole(file):
        options = replace(options, everything=True)
    article = None if options.file is None else _load(options, _source(options))
    try:
        done = forget(article, file)
    except OSError as error:
        raise NotForgotten(error.strerror or str(error)) from error
    return _complain(done, ExitCode.OK)


def _load(
    options: Options,
    source: str | BinaryIO,
    opening: Callable[[Article], None] | None = None,
) -> Article:
    from article_reader.loader import article_of

    return article_of(source, _load_options(options), opening)


def _explanation(options: Options) -> str:
    from article_reader.loader import explained

    return "".join(f"{line}\n" for line in explained(_source(options), _load_options(options)))


def _load_options(options: Options) -> LoadOptions:
    from article_reader.loader.inputs.sources import LoadOptions
    from article_reader.loader.page import Kind

    kind = Kind(options.kind) if options.kind else None
    return LoadOptions(
        kind,
        options.encoding,
        _phrases(options.phrases),
        options.max_size * 1_000_000,
        everything=options.everything,
    )


def _phrases(files: Sequence[Path]) -> Phrases | None:
    """Return the phrases to know; None where the user has none of their own, and no YAML need be read."""
    if not files:
        return None
    from article_reader.cli.phrase_file import phrases_with

    return phrases_with(files)


def _source(options: Options) -> str | BinaryIO:
    if options.file != "-":
        return options.file or ""
    if sys.stdin is None:
        raise NotReadable("standard input is closed")
    if sys.stdin.isatty():
        import io

        from article_reader.session.reading import read_paste

        return io.BytesIO(read_paste(sys.stdin.fileno(), options.max_size * 1_000_000))
    return sys.stdin.buffer


def _own_source(options: Options) -> str | BinaryIO:
    """Return the source for a thread that reads it while the keyboard takes the place of standard input."""
    source = _source(options)
    return os.fdopen(os.dup(source.fileno()), "rb") if source is getattr(sys.stdin, "buffer", None) else source


def _read(options: Options) -> int:
    """Open the reader."""
    from pathlib import Path

    from article_reader.reader.settings import Door
    from article_reader.session.loading import start
    from article_reader.session.reading import read, was_taken_whole

    environment = dict(os.environ)
    # Read when Textual is imported. A key waits for up to two frames; one is drawn only where something has changed.
    os.environ.setdefault("TEXTUAL_FPS", "1000")
    if options.color == "never":
        os.environ["NO_COLOR"] = "1"
    file = Path(options.file) if options.file and options.file != "-" and Path(options.file).exists() else None
    if options.resume and file and was_taken_whole(file):
        options = replace(options, everything=True)
    settings = _settings(options)
    source = _own_source(options)

    def load(opening: Callable[[Article], None] | None = None, *, everything: bool = options.everything) -> Article:
        return _load(replace(options, everything=everything), source, opening)

    loading = start((lambda _: _with_section(load(), settings.section)) if settings.section else load)

    def reload(everything: bool) -> Loading:
        return start(lambda _: load(everything=everything))

    door = Door(file, reload if file else None, environment=environment)
    return read(loading, settings, door, resume=options.resume)


def _with_section(article: Article, section: int | None) -> Article:
    """Return an article that has the section asked for.

    Raises:
        NoSuchSection: it hasn't.
    """
    check_section(article, section)
    return article


def _settings(options: Options) -> Settings:
    """Return the settings that are the reader's: those that have their names there, too."""
    from dataclasses import fields

    from article_reader.reader.settings import Settings

    names = {field.name for field in fields(Settings)} & {field.name for field in fields(Options)}
    return Settings(**{name: getattr(options, name) for name in names})


def _complain(message: str, code: ExitCode) -> int:
    import contextlib

    from article_reader.safety import clean

    line = " ".join(clean(message).split())
    if sys.stderr is not None:
        with contextlib.suppress(OSError):  # nobody is left to be told
            print(f"article-reader: {line}", file=sys.stderr, flush=True)
    return code
