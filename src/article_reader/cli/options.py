"""What is asked for: every setting with its value and its default; flags count over the config file."""

from __future__ import annotations

from dataclasses import dataclass, field

from article_reader.reader.theme_names import AUTO, DARK, LIGHT
from article_reader.typeset.rows import DEFAULT_WIDTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any


class UsageError(Exception):
    """The arguments can't be followed; its text says why."""


@dataclass(frozen=True, slots=True)
class Options:
    """The value of each setting; SETTINGS (settings.py) tells its flags, its config key and its help."""

    files: tuple[str, ...] = ()
    """The articles' files or addresses, "-" for standard input; () where no article is named."""

    format: str | None = None
    """The format to print, None where none is asked for."""

    print: bool = False
    """Whether to print as text, even to a terminal."""

    output: Path | None = None
    """The file to write instead of printing, None for standard output."""

    force: bool = False
    """Whether that file may take the place of one that is there."""

    kind: str | None = None
    """The kind of input, None for what the file's name or its bytes tell."""

    encoding: str | None = None
    """The encoding of its bytes, None for what they tell."""

    max_size: int = 64
    """How much of an article is read at most, in megabytes."""

    width: int = DEFAULT_WIDTH
    """The width of the column in cells."""

    captions: bool = True
    """Whether captions are shown."""

    theme: str = AUTO
    """The reader's theme; AUTO for the one that suits the terminal."""

    theme_light: str = LIGHT
    """The theme for a terminal with a light background."""

    theme_dark: str = DARK
    """The theme for a terminal with a dark background."""

    hyphenation: bool = False
    """Whether long words are divided at the end of a row."""

    justification: bool = False
    """Whether rows are set to the full width of the column."""

    everything: bool = False
    """Whether every line is taken as part of the story."""

    left_out: bool = False
    """Whether the lines left out are printed, too."""

    verbose: bool = False
    """Whether the number of lines left out is told in a pipe, too."""

    section: int | None = None
    """The section to open at, or to print alone, from 1."""

    color: str = "auto"
    """When to print in colour: "auto", "always" or "never"."""

    explain: bool = False
    """Whether to print why each line is what it is, instead of the article."""

    quote_source: bool = False
    """Whether text copied by a key ends with the headline."""

    mouse: bool = True
    """Whether the reader takes the mouse; without it the terminal's own selecting works."""

    phrases: Sequence[Path] = ()
    """Files with stock phrases of the user's own."""

    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The keys of the actions whose keys have been changed, by the actions' names."""

    config: Path | None = None
    """The config file to use instead of the user's own."""

    config_example: bool = False
    """Whether to print a config file with every setting in it."""

    resume: bool = True
    """Whether an article opens where it was left."""

    forget: bool = False
    """Whether to forget where articles were left."""

    recent: bool = False
    """Whether to list the articles that were read last."""

    given: frozenset[str] = frozenset()
    """The names of the settings that the command line gives."""

    @property
    def file(self) -> str | None:
        """The first article's file or address, None where no article is named."""
        return self.files[0] if self.files else None


def resolve(flags: Mapping[str, Any], config: Mapping[str, Any]) -> Options:
    """Return the options: what the command line gives, else what the config file gives, else the defaults.

    Only files of phrases are added up. Both arguments hold values by the names of Options' fields.
    """
    phrases = (*config.get("phrases", ()), *flags.get("phrases", ()))
    return Options(**{**config, **flags, "phrases": phrases}, given=frozenset(flags))


def only_file(arguments: Sequence[str]) -> Mapping[str, Any] | None:
    """Return the file that the arguments name, where they give nothing else; None where they need the parser.

    Most do name a file alone, and the parser takes a tenth of the time in which an article is printed.
    """
    if len(arguments) != 1 or (arguments[0].startswith("-") and arguments[0] != "-"):
        return None
    return {"files": (arguments[0],)}
