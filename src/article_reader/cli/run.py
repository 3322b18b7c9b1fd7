"""What the command does: what is asked for, and what goes wrong in one line with its exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from article_reader.article import Article
from article_reader.cli.options import Options, UsageError, only_file, resolve
from article_reader.cli.printing import (
    NOTES,
    SEPARATORS,
    check_output,
    check_section,
    deliver,
    format_meant,
    left_out_message,
    render,
)
from article_reader.errors import ArticleError, ExitCode, OutputError, SettingsError, SourceError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, BinaryIO

    from article_reader.loader.inputs.sources import LoadOptions
    from article_reader.loader.labeller.phrases import Phrases
    from article_reader.reader.settings import Loaded, Loading, Settings, Source


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
        UsageError: there is no standard input either, or not all that is asked for can be done with several articles.
    """
    if len(options.files) > 1:
        _check_several(options)
    if options.file is not None or options.forget or options.recent:
        return options
    if sys.stdin is None:
        raise UsageError("no article: name a FILE or an address")
    return replace(options, files=("-",))


def _check_several(options: Options) -> None:
    if "-" in options.files:
        raise UsageError("standard input can only be read alone")
    for name, flag in _ALONE.items():
        if getattr(options, name):
            raise UsageError(f"{flag} takes one FILE")


_ALONE = {"explain": "--explain", "section": "--section", "forget": "--forget"}
"""The settings that are about one article."""


def _do(options: Options) -> int:
    if options.forget:
        return _forget(options)
    if options.recent:
        return _print_recent(options)
    check_output(options)
    if options.explain:
        return deliver(_explanation(options), options)
    chosen = format_meant(options)
    if chosen is None:
        return _read(options)
    if len(options.files) > 1:
        return _print_all(options, chosen)
    text, message = _printed(options, chosen)
    code = deliver(text, options)
    return _complain(message, ExitCode.OK) if message and code == ExitCode.OK else code


def _printed(options: Options, chosen: str) -> tuple[str, str]:
    """Return an article in a format, and what there is to say about it on stderr."""
    if chosen == NOTES:
        from article_reader.session.notes import to_notes

        loaded = _load_remembered(replace(options, resume=True), _source(options), None, None)
        return to_notes(loaded.article, loaded.position.bookmarks), ""
    article = _load(options, _source(options))
    return render(article, options, chosen), left_out_message(article, options, chosen)


def _print_all(options: Options, chosen: str) -> int:
    """Print several articles one after the other; those that can't be read are told, and the others printed."""
    if chosen not in SEPARATORS:
        raise UsageError(f"only one article fits into {chosen}: name one FILE")
    texts: list[str] = []
    code = ExitCode.OK
    for file in options.files:
        one = replace(options, files=(file,))
        try:
            text, message = _printed(one, chosen)
        except ArticleError as error:
            text, message, code = "", str(error), error.exit_code
        texts += [text] if text else []
        if message:
            _complain(f"{_name(file)}: {message}", code)
    return deliver(SEPARATORS[chosen].join(texts), options) or code


def _forget(options: Options) -> int:
    from article_reader.session.reading import forget

    identity = None
    if options.file is not None:
        from article_reader.loader.inputs.sources import read_source
        from article_reader.session.positions import identity_of

        identity = identity_of(read_source(_source(options), _load_options(options)).data)
    try:
        done = forget(identity)
    except OSError as error:
        what = f"what is remembered can't be changed ({error.strerror or error})"
        raise ArticleError(what, "check the state folder and its mode") from error
    return _complain(done, ExitCode.OK)


_MOST_RECENT = 20
"""How many articles --recent lists."""


def _print_recent(options: Options) -> int:
    from article_reader.session.reading import recent_articles

    rows = list(recent_articles(_MOST_RECENT))
    if not rows:
        return _complain("no articles are remembered", ExitCode.OK)
    return deliver("".join(f"{row}\n" for row in rows), options)


def _load(options: Options, source: str | BinaryIO) -> Article:
    from article_reader.loader import article_of

    return article_of(source, _load_options(options))


def _load_remembered(
    options: Options, source: str | BinaryIO, opening: Callable[[Article], None] | None, everything: bool | None
) -> Loaded:
    """Return an article with what is remembered of it.

    Args:
        options: how it is read.
        source: where it comes from.
        opening: takes what the first lines of a long text make.
        everything: whether every line is part of the story; None for as it was read last.
    """
    from article_reader.loader import article_of_input
    from article_reader.loader.inputs.sources import read_source
    from article_reader.reader.settings import Loaded, SavedPosition
    from article_reader.session.positions import identity_of
    from article_reader.session.reading import recalled

    load_options = _load_options(options)
    raw = read_source(source, load_options)
    name = source if isinstance(source, str) else ""
    identity = identity_of(raw.data) if options.resume else ""
    position, notice = recalled(identity, name) if identity else (SavedPosition(), "")
    every = position.everything or options.everything if everything is None else everything
    article = article_of_input(raw, replace(load_options, everything=every), opening)
    return Loaded(article, identity, replace(position, everything=every), notice)


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
        raise SourceError("standard input is closed", "name a file or an address")
    if sys.stdin.isatty():
        import io

        from article_reader.session.reading import read_paste

        return io.BytesIO(read_paste(sys.stdin.fileno(), options.max_size * 1_000_000))
    return sys.stdin.buffer


def _own_source(options: Options) -> str | BinaryIO:
    """Return the source as the loading process reads it; standard input by a descriptor of its own.

    In the reader's process the keyboard takes the place of standard input.
    """
    source = _source(options)
    return os.fdopen(os.dup(source.fileno()), "rb") if source is getattr(sys.stdin, "buffer", None) else source


def _read(options: Options) -> int:
    """Open the reader."""
    from article_reader.reader.settings import Host
    from article_reader.session.loading import start
    from article_reader.session.reading import read, remembered_settings

    environment = dict(os.environ)
    # Read when Textual is imported. A key waits for up to two frames; one is drawn only where something has changed.
    os.environ.setdefault("TEXTUAL_FPS", "1000")
    if options.color == "never":
        os.environ["NO_COLOR"] = "1"
    sources = [_reader_source(options, file) for file in options.files]
    loading = start(partial(_load_first, options, _own_source(options)))
    settings = _settings(options, remembered_settings() if options.resume else {})
    host = Host(sources, partial(_reader_source, options), partial(_pasted_source, options), environment)
    return read(loading, settings, host, resume=options.resume)


def _load_first(options: Options, source: str | BinaryIO, opening: Callable[[Article], None]) -> Loaded:
    """Return the article that the reader opens with; where a section is asked for, only as a whole that has it."""
    found = _load_remembered(options, source, None if options.section else opening, None)
    check_section(found.article, options.section)
    return found


def _reader_source(options: Options, file: str) -> Source:
    """Return how the reader reads a file or an address: in a process beside it."""
    from pathlib import Path

    from article_reader.reader.settings import Source

    if file == "-":
        return Source()
    path = Path(file)
    is_file = path.exists()
    name = str(path.resolve()) if is_file else file
    return Source(path if is_file else None, _background_load(options, lambda: file), name)


def _pasted_source(options: Options, text: str) -> Source:
    """Return how the reader reads a text that was pasted into it."""
    import io

    from article_reader.reader.settings import Source

    pasted = replace(options, encoding="utf-8")
    return Source(None, _background_load(pasted, lambda: io.BytesIO(text.encode())), "what was pasted")


def _background_load(options: Options, source: Callable[[], str | BinaryIO]) -> Callable[[bool | None], Loading]:
    """Return what begins to load an article in another process, told whether every line is part of the story."""
    from article_reader.session.loading import start

    def load(everything: bool | None) -> Loading:
        return start(lambda opening: _load_remembered(options, source(), opening, everything))

    return load


def _settings(options: Options, remembered: Mapping[str, str]) -> Settings:
    """Return the settings that are the reader's: those that have their names there, too.

    `remembered` are those that keys have changed in earlier runs; what the command line gives counts over them.
    """
    from dataclasses import fields

    from article_reader.reader.settings import Settings
    from article_reader.reader.theme_names import THEME_NAMES
    from article_reader.typeset.rows import MIN_WIDTH

    names = {field.name for field in fields(Settings)} & {field.name for field in fields(Options)}
    last = {name: value for name, value in remembered.items() if name not in options.given}
    theme, width = last.get("theme", ""), last.get("width", "")
    return Settings(
        **{name: getattr(options, name) for name in names},
        last_theme=theme if theme in THEME_NAMES else None,
        last_width=int(width) if width.isdecimal() and int(width) >= MIN_WIDTH else None,
    )


def _complain(message: str, code: ExitCode) -> int:
    import contextlib

    from article_reader.safety import clean

    line = " ".join(clean(message).split())
    if sys.stderr is not None:
        with contextlib.suppress(OSError):  # standard error is closed
            print(f"article-reader: {line}", file=sys.stderr, flush=True)
    return code
