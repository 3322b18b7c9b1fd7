"""What the command line can ask for."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAX_MEGABYTES = 64
"""How many megabytes of an article are read, where nobody says."""


class UsageError(Exception):
    """The arguments can't be followed; its text says why."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the arguments ask for."""

    file: str | None = None
    """The article's file, "-" for standard input, None where no article is named."""

    format: str | None = None
    """The format to print, None where none is asked for."""

    print: bool = False
    """Whether to print as text, even to a terminal."""

    output: Path | None = None
    """The file to write instead of printing, None for standard output."""

    force: bool = False
    """Whether that file may take the place of one that is there."""

    kind: str | None = None
    """What the article is given as, None for what its name or its bytes tell."""

    encoding: str | None = None
    """The encoding of its bytes, None for what they tell."""

    max_size: int = MAX_MEGABYTES
    """How many megabytes of FILE are read at the most."""

    width: int | None = None
    """The width of the column in cells."""

    captions: bool | None = None
    """Whether captions are shown; None for what the config says."""

    theme: str | None = None
    """The reader's theme."""

    everything: bool = False
    """Whether every line is taken as part of the story."""

    left_out: bool = False
    """Whether the lines left out are printed, too."""

    verbose: bool = False
    """Whether it is told how many lines were left out, also where nobody reads what is printed at once."""

    section: int | None = None
    """The section to open at, or to print alone, from 1."""

    color: str = "auto"
    """When to print in colour: "auto", "always" or "never"."""

    explain: bool = False
    """Whether to print why each line is what it is, instead of the article."""

    phrases: Sequence[Path] = ()
    """Files with phrases of the user's own."""

    config: Path | None = None
    """The config file to use instead of the user's own."""

    config_example: bool = False
    """Whether to print a config file with everything in it."""

    resume: bool | None = None
    """Whether to open where the article was left; None for what the config says."""

    forget: bool = False
    """Whether to forget where articles were left."""


def of_a_file_alone(arguments: Sequence[str]) -> Options | None:
    """Return the options where the arguments name a file and nothing else; None where they want parsing.

    Most do, and a parser takes a tenth of the time in which an article is printed.
    """
    if len(arguments) != 1 or (arguments[0].startswith("-") and arguments[0] != "-"):
        return None
    return Options(arguments[0])
