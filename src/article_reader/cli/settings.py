"""Every setting that there is, in one table: its flags, its config key, what it takes, and its help.

The parser, the checks of the config file, its example, the tables of the docs, the manual's options and the shells'
completions all come from here. Defaults are those of Options.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from article_reader.cli.options import Options
from article_reader.cli.printing import NOTES
from article_reader.output import ENDINGS, WRITERS
from article_reader.reader.theme_names import CHOICES, THEME_NAMES
from article_reader.typeset.rows import MIN_WIDTH

KINDS = ("text", "html", "markdown", "mail")
"""The kinds of input that can be named: those of loader/inputs/kinds.py, without loading a loader."""

ENCODINGS = (
    *("utf-8", "utf-16", "windows-1250", "windows-1251", "windows-1252", "iso-8859-1", "iso-8859-2", "iso-8859-15"),
    *("koi8-r", "shift_jis", "euc-jp", "euc-kr", "gb18030", "big5"),
)
"""The encodings that shells offer; Python knows many more."""


class Group(StrEnum):
    """The groups of flags in the manual."""

    INPUT = "Reading in"
    PRINT = "Printing"
    PAGE = "The page"
    PROGRAM = "The program"


class Takes(StrEnum):
    """What a setting's value is."""

    SWITCH = auto()
    NUMBER = auto()
    TEXT = auto()
    FILE = auto()
    FILES = auto()
    KEYS = auto()


_EXPECTED = {
    Takes.SWITCH: "true or false",
    Takes.NUMBER: "a whole number",
    Takes.TEXT: "a name",
    Takes.FILE: "a file",
    Takes.FILES: "a list of files",
    Takes.KEYS: "actions and the keys for each",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting."""

    name: str
    """Its name: the field of Options, and the key in the config file."""

    about: str
    """What it does, for --help, the docs and the completions: one line without a full stop."""

    group: Group | None = None
    """The group of its flags; None where it has none."""

    flags: tuple[str, ...] = ()
    """Its flags; () where only the config file has it."""

    takes: Takes = Takes.SWITCH
    """What its value is."""

    in_config: bool = False
    """Whether the config file can hold it. A switch that it can hold has a flag with "no-", too."""

    metavar: str = ""
    """What stands for its value in the help; "" where the choices do."""

    choices: tuple[str, ...] = ()
    """The values that it can have; () for any."""

    aliases: Mapping[str, str] = field(default_factory=dict)
    """Other names for choices."""

    minimum: int = 1
    """The least number."""

    offers: tuple[str, ...] = ()
    """The values that shells offer, where there are no choices."""

    details: Sequence[str] = ()
    """More about it for the manual: whole sentences."""

    @property
    def default(self) -> Any:
        """Its default value."""
        return getattr(Options(), self.name)

    @property
    def help(self) -> str:
        """What it does, with its default where that is worth a word."""
        has_default = self.takes in {Takes.NUMBER, Takes.TEXT} and self.default is not None
        return f"{self.about} (default {self.default})" if has_default else self.about

    @property
    def expected(self) -> str:
        """What its value has to be, in words."""
        if self.takes is Takes.NUMBER:
            return f"a whole number from {self.minimum}"
        return "a theme's name" if self.choices == THEME_NAMES else _EXPECTED[self.takes]

    @property
    def label(self) -> str:
        """What the setting is called in messages."""
        return self.name.replace("_", " ")

    def complaint(self, value: Any) -> str:
        """Return what is wrong with a value; "" where nothing is."""
        is_valid = _IS_VALID[self.takes](value)
        why = ""
        if self.takes is Takes.NUMBER:
            why = f" (minimum {self.minimum})" if is_valid else " (a whole number is needed)"
            is_valid = is_valid and value >= self.minimum
        elif self.choices:
            is_valid = is_valid and value in self.choices
        return "" if is_valid else f"invalid {self.label} {value!r}{why}"


_IS_VALID: Mapping[Takes, Callable[[Any], bool]] = {
    Takes.SWITCH: lambda value: isinstance(value, bool),
    Takes.NUMBER: lambda value: isinstance(value, int) and not isinstance(value, bool),
    Takes.TEXT: lambda value: isinstance(value, str),
    Takes.FILE: lambda value: isinstance(value, str),
    Takes.FILES: lambda value: isinstance(value, list) and all(isinstance(item, str) and item for item in value),
    Takes.KEYS: lambda value: isinstance(value, dict),
}

SETTINGS = (
    Setting(
        "kind",
        "kind of input, where FILE's name and bytes don't tell",
        Group.INPUT,
        ("--as",),
        Takes.TEXT,
        choices=KINDS,
    ),
    Setting(
        "encoding",
        "encoding of FILE, where its bytes don't tell",
        Group.INPUT,
        ("--encoding",),
        Takes.TEXT,
        metavar="NAME",
        offers=ENCODINGS,
    ),
    Setting(
        "max_size",
        "refuse a FILE larger than MB megabytes",
        Group.INPUT,
        ("--max-size",),
        Takes.NUMBER,
        metavar="MB",
    ),
    Setting(
        "phrases",
        "use the stock phrases in FILE, too",
        Group.INPUT,
        ("--phrases",),
        Takes.FILES,
        in_config=True,
        metavar="FILE",
        details=("May be given several times.", "Files in the config are used as well."),
    ),
    Setting(
        "format",
        "print in this format instead of reading: text, markdown, json, yaml, html or notes",
        Group.PRINT,
        ("-f", "--format"),
        Takes.TEXT,
        metavar="FORMAT",
        choices=tuple(sorted((*WRITERS, NOTES))),
        aliases={ending.removeprefix("."): name for ending, name in ENDINGS.items()},
        details=(
            "The endings of file names are names, too: md, htm, txt, yml.",
            "The data of json and yaml have the lines left out in them.",
            "notes are the bookmarks set in the reader, each with its paragraph as a quote and its note, as Markdown.",
        ),
    ),
    Setting("print", "print as text, even to a terminal", Group.PRINT, ("-p", "--print")),
    Setting(
        "output",
        "write to FILE, in the format of its ending",
        Group.PRINT,
        ("-o", "--output"),
        Takes.FILE,
        metavar="FILE",
        details=("-f overrules the ending.", "The file is written whole or not at all; - is standard output."),
    ),
    Setting("force", "let -o overwrite an existing file", Group.PRINT, ("--force",)),
    Setting(
        "left_out",
        "print the lines left out in their places, too, with the reason",
        Group.PRINT,
        ("--left-out",),
        details=("Where they aren't printed, a terminal is told how many they are.",),
    ),
    Setting("verbose", "tell how many lines were left out, in a pipe, too", Group.PRINT, ("-v", "--verbose")),
    Setting(
        "explain",
        "print each line's label, how sure it is, and the features that spoke for it",
        Group.PRINT,
        ("--explain",),
    ),
    Setting(
        "color",
        "when to print in colour",
        Group.PRINT,
        ("--color",),
        Takes.TEXT,
        choices=("auto", "always", "never"),
        details=("auto is in a terminal only.",),
    ),
    Setting(
        "width",
        "width of the column in cells",
        Group.PAGE,
        ("-w", "--width"),
        Takes.NUMBER,
        in_config=True,
        metavar="N",
        minimum=MIN_WIDTH,
    ),
    Setting("captions", "show the captions, or hide them", Group.PAGE, ("--captions",), in_config=True),
    Setting(
        "hyphenation", "divide long words at the end of a row, or don't", Group.PAGE, ("--hyphenation",), in_config=True
    ),
    Setting(
        "justification",
        "set rows to the full width of the column, or ragged",
        Group.PAGE,
        ("--justification",),
        in_config=True,
    ),
    Setting(
        "everything",
        "take every line as part of the story",
        Group.PAGE,
        ("--all",),
        details=(
            "Only headline, headings and captions are looked for, and nothing is left out but what the input itself "
            "says is no part of it.",
        ),
    ),
    Setting(
        "section",
        "open at section N, or print it alone",
        Group.PAGE,
        ("--section",),
        Takes.NUMBER,
        metavar="N",
        details=("The first is 1.",),
    ),
    Setting(
        "theme",
        "theme of the reader; auto follows the terminal's background",
        Group.PAGE,
        ("--theme",),
        Takes.TEXT,
        in_config=True,
        metavar="NAME",
        choices=CHOICES,
        details=("A name that doesn't exist is answered with the list of all themes.",),
    ),
    Setting(
        "theme_light",
        "theme for light terminals, with theme: auto",
        takes=Takes.TEXT,
        in_config=True,
        choices=THEME_NAMES,
    ),
    Setting(
        "theme_dark",
        "theme for dark terminals, with theme: auto",
        takes=Takes.TEXT,
        in_config=True,
        choices=THEME_NAMES,
    ),
    Setting("resume", "open where the article was left, or at the top", Group.PAGE, ("--resume",), in_config=True),
    Setting("quote_source", "end what y and Y copy with the headline", in_config=True),
    Setting("mouse", "use the mouse in the reader; false leaves it to the terminal", in_config=True),
    Setting(
        "keys",
        "other keys for actions, by the names below; [] for no key",
        takes=Takes.KEYS,
        in_config=True,
    ),
    Setting("config", "use this config file", Group.PROGRAM, ("--config",), Takes.FILE, metavar="FILE"),
    Setting("config_example", "print a config file with every setting, and stop", Group.PROGRAM, ("--config-example",)),
    Setting("recent", "list the articles that were read last, and stop", Group.PROGRAM, ("--recent",)),
    Setting(
        "forget",
        "forget where FILE was left, or without FILE all articles, and stop",
        Group.PROGRAM,
        ("--forget",),
    ),
)
"""All settings, in the order of the help and of the config file."""

IN_CONFIG = {setting.name: setting for setting in SETTINGS if setting.in_config}
"""The settings that the config file can hold, by their keys."""
