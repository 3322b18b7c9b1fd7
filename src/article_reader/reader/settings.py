"""What the reader is given: how to open an article, where to get it, and what it gives back when it closes."""

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

Spot = tuple[int, int]
"""The number of a piece of the page, and an offset in its text."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What an earlier run has left behind."""

    spot: Spot | None = None
    """Where the article was left, None for the top."""

    marks: Mapping[str, Spot] = field(default_factory=dict)
    """The marks set in it, by their letters."""

    notice: str = ""
    """What to tell the reader about it, on one line."""


@dataclass(frozen=True, slots=True)
class Loading:
    """An article on its way; an ArticleError says why it can't be had."""

    opening: Future[Article]
    """What there is to show first: of a long article what its first lines make, else the whole."""

    whole: Future[Article]
    """The article."""

    stop: Callable[[], None]
    """Ends the loading, where nobody waits for it any more."""


def loaded(article: Article) -> Loading:
    """Return an article that is there as one on its way."""
    whole: Future[Article] = Future()
    whole.set_result(article)
    return Loading(whole, whole, lambda: None)


def _recall_nothing(article: Article) -> Recalled:
    return Recalled()


@dataclass(frozen=True, slots=True)
class Door:
    """The way to what lies outside the reader: the article's file, and what is remembered of it."""

    file: Path | None = None
    """The article's file, None where there is none to edit or to read again."""

    load: Callable[[bool], Loading] | None = None
    """Begins to read the file again, told whether every line is part of the story. None where there is no file."""

    recall: Callable[[Article], Recalled] = _recall_nothing
    """Tells what is remembered of an article."""

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

    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The keys of the actions that have others than they come with."""


@dataclass(frozen=True, slots=True)
class Closed:
    """How the reader was closed."""

    exit_code: int
    """What the program ends with."""

    article: Article | None = None
    """The article as it was read last; None where there never was one."""

    spot: Spot = (0, 0)
    """Where it was left."""

    marks: Mapping[str, Spot] = field(default_factory=dict)
    """The marks set in it."""

    failure: ArticleError | None = None
    """Why the article can't be read, where it can't."""

    everything: bool | None = None
    """Whether the reader wants every line taken as part of the story; None where nothing was said about it."""
