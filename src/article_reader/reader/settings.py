"""What the reader is given (settings, the article, what is remembered of it), and what it gives back at the end."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from article_reader.article import Article
from article_reader.errors import ArticleError
from article_reader.reader.theme_names import AUTO, DARK, LIGHT
from article_reader.typeset.rows import DEFAULT_WIDTH


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in an article, told so that it is found again where other lines are taken for the story."""

    line: int = 0
    """The line of the input, from 1, with which its part of the article begins; 0 for the top."""

    offset: int = 0
    """The offset in the part's text, in characters."""

    piece: int = 0
    """The number of the piece of the page, which is tried first."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place that a letter leads back to."""

    anchor: Anchor
    """Where it is."""

    note: str = ""
    """What the reader has noted about it."""


@dataclass(frozen=True, slots=True)
class SavedPosition:
    """What is remembered of an article."""

    anchor: Anchor | None = None
    """Where it was left, None for the top."""

    bookmarks: Mapping[str, Bookmark | None] = field(default_factory=dict)
    """The bookmarks by their letters; None for one that has been removed."""

    everything: bool = False
    """Whether every line of the input is taken as part of the story."""

    paragraphs: frozenset[int] = frozenset()
    """The hashes of the paragraphs that were read, by which new ones are known."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article, and what is remembered of it."""

    article: Article
    """The article."""

    identity: str = ""
    """A hash of the input's bytes, by which the article is remembered; "" where it isn't."""

    position: SavedPosition = field(default_factory=SavedPosition)
    """Where it was left."""

    notice: str = ""
    """What to tell the reader about that, on one line."""


@dataclass(frozen=True, slots=True)
class Loading:
    """An article on its way; an ArticleError says why it can't be had."""

    opening: Future[Article]
    """What there is to show first: of a long article what its first lines make, else the whole."""

    whole: Future[Loaded]
    """The article."""

    stop: Callable[[], None]
    """Stops the loading."""


def loaded(article: Article, position: SavedPosition | None = None) -> Loading:
    """Return an article that is there as one on its way."""
    opening: Future[Article] = Future()
    whole: Future[Loaded] = Future()
    opening.set_result(article)
    whole.set_result(Loaded(article, position=position or SavedPosition()))
    return Loading(opening, whole, lambda: None)


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from."""

    file: Path | None = None
    """Its file, None where there is none to edit."""

    load: Callable[[bool | None], Loading] | None = None
    """Begins to read it, told whether every line is part of the story, None for as it was read last. None where it
    can't be read again."""

    name: str = ""
    """Its file's path or its address; "" for standard input."""


@dataclass(frozen=True, slots=True)
class Host:
    """What the reader needs of the program around it."""

    sources: Sequence[Source] = (Source(),)
    """Where the articles come from, in order; the reader opens the first."""

    open: Callable[[str], Source] | None = None
    """Tells how an address is read. None where none can be."""

    paste: Callable[[str], Source] | None = None
    """Tells how a text that was pasted is read. None where it can't be."""

    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    """What an editor or a browser is started with: the user's environment, without what is set for Textual."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How an article is opened; the command line and the config fill it."""

    width: int = DEFAULT_WIDTH
    """The width of the column in cells, where the window is wide enough."""

    captions: bool = True
    """Whether captions are shown."""

    theme: str = AUTO
    """The theme's name, one of THEME_NAMES; AUTO for the one that suits the terminal."""

    theme_light: str = LIGHT
    """The theme for a terminal with a light background."""

    theme_dark: str = DARK
    """The theme for a terminal with a dark one."""

    is_light: bool = False
    """Whether the terminal's background is light."""

    section: int | None = None
    """The section to open at, from 1; None for where the article was left, or the top."""

    everything: bool = False
    """Whether every line has been taken as part of the story."""

    quote_source: bool = False
    """Whether what is copied by a key ends with the headline."""

    hyphenation: bool = False
    """Whether long words are divided at the end of a row."""

    justification: bool = False
    """Whether rows are set to the column's full width."""

    mouse: bool = True
    """Whether the mouse is used; without it the terminal's own selecting works."""

    last_theme: str | None = None
    """The theme that a key has chosen in an earlier run, None for none."""

    last_width: int | None = None
    """The width that keys have chosen in an earlier run, in cells; None for none."""

    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The keys of the actions that have others than they come with."""


@dataclass(frozen=True, slots=True)
class Visit:
    """An article that was read, and where it was left."""

    source: Source
    """Where it comes from."""

    loaded: Loaded
    """The article as it was read last."""

    position: SavedPosition
    """Where it was left."""

    percent: int
    """How much of it was read."""


@dataclass(frozen=True, slots=True)
class ReaderResult:
    """How the reader was closed."""

    exit_code: int
    """What the program ends with."""

    visits: Sequence[Visit] = ()
    """The articles that were read, each once, the last one last."""

    changed: Mapping[str, str | None] = field(default_factory=dict)
    """The settings that keys have changed, by their names; None for one that is as it was configured again."""

    failure: ArticleError | None = None
    """Why the article can't be read, where it can't."""
