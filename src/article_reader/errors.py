"""What can go wrong: an error says what happened and what to do about it, and has the program's exit code.

    ArticleError
    ├── SourceError        the file, the stream or the address gives nothing
    │   ├── NotFound       there is no such file
    │   └── FetchError     the address leads to no page that can be read
    ├── ContentError       what was given is no text of an article
    │   └── Empty          there is nothing but blank space in it
    ├── OptionError        an option asks for what there isn't
    │   └── SettingsError  a file of settings or phrases has a mistake
    └── OutputError        the file to write can't be written

Each subclass is there because somebody catches it; the words are written where the error is raised.
"""

from __future__ import annotations

from enum import IntEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar

DEBUG = "ARTICLE_READER_DEBUG"
"""The variable that, where it is set, makes an unexpected error print its traceback."""


class ExitCode(IntEnum):
    """The program's exit codes; they are part of the command's contract."""

    OK = 0
    """The article was read or printed, or whoever read our output had enough."""

    UNREADABLE = 1
    """The article could not be had, or what was made of it could not be written."""

    USAGE = 2
    """The arguments or the configuration are wrong."""

    INTERRUPTED = 130
    """Ctrl-C."""


class ArticleError(Exception):
    """Something the person at the keyboard can understand and act on.

    Its text is one line: what is wrong, and after a semicolon what to do.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.UNREADABLE

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}; {remedy}")
        self.what = what
        """What happened."""
        self.remedy = remedy
        """What to do about it."""

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the words, whatever they were made from."""
        return _again, (type(self), self.what, self.remedy), self.__dict__


def _again(kind: type[ArticleError], what: str, remedy: str) -> ArticleError:
    error = kind.__new__(kind)
    ArticleError.__init__(error, what, remedy)
    return error


def unexpected(failure: BaseException) -> str:
    """Return the one line to say of an unexpected error, or of memory that ran out."""
    if isinstance(failure, MemoryError):
        return "there is not enough memory; give only the article's part of it"
    what = f"{type(failure).__name__}: {failure}"
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in what).split())
    return f"unexpected error ({line}); set {DEBUG}=1 to see where, and report it"


class SourceError(ArticleError):
    """The file, the stream or the address gives nothing."""


class NotFound(SourceError):
    """There is nothing under that name."""

    def __init__(self) -> None:
        super().__init__("no such file", "check the name")


class FetchError(SourceError):
    """The address leads to no page that can be read."""


class ContentError(ArticleError):
    """What was given is no text of an article, or more than can be read."""


class Empty(ContentError):
    """There are no bytes, or nothing but blank space."""

    def __init__(self) -> None:
        super().__init__("it is empty", "give a file with the article's text")


class OptionError(ArticleError):
    """An option asks for something that doesn't exist."""

    exit_code = ExitCode.USAGE


class SettingsError(OptionError):
    """A file of settings or phrases has a mistake, or can't be read."""

    def __init__(self, file: str, what: str, remedy: str, line: int | None = None) -> None:
        super().__init__(f"{file}: {what}" if line is None else f"{file}, line {line}: {what}", remedy)
        self.file = file
        """The file's name."""
        self.line = line
        """The line of the mistake, from 1; None where it is the whole file."""


class OutputError(ArticleError):
    """The file to write can't be written."""

    def __init__(self, file: str, what: str, remedy: str) -> None:
        super().__init__(f"{file}: {what}", remedy)
        self.file = file
        """The file's name."""
