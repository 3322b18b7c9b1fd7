"""What can go wrong, each with what happened, what to do about it, and the exit code it ends the program with."""

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
    """Return the one line to say of an error that nobody thought of, or of memory that gave out."""
    if isinstance(failure, MemoryError):
        return "there is not enough memory; give only the article's part of it"
    what = f"{type(failure).__name__}: {failure}"
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in what).split())
    return f"unexpected error ({line}); set {DEBUG}=1 to see where, and report it"


class LoaderKilled(ArticleError):
    """The process that loads the article was ended by a signal."""

    def __init__(self, signal: int) -> None:
        super().__init__(
            f"the process that reads the article was ended by signal {signal}",
            "try again; if there is too little memory, give only the article's part of it",
        )
        self.signal = signal
        """The signal's number."""


class NotFound(ArticleError):
    """There is nothing under that name."""

    def __init__(self) -> None:
        super().__init__("no such file", "check the name")


class IsFolder(ArticleError):
    """The name is a folder's."""

    def __init__(self) -> None:
        super().__init__("this is a folder", "name a file in it")


class NotPermitted(ArticleError):
    """The system refuses to let us read it."""

    def __init__(self) -> None:
        super().__init__("no permission to read it", "check its owner and mode")


class NotReadable(ArticleError):
    """The system failed to deliver it."""

    def __init__(self, why: str) -> None:
        super().__init__(f"it could not be read ({why})", "check the disk or try a copy")


class Empty(ArticleError):
    """There are no bytes, or nothing but blank space."""

    def __init__(self) -> None:
        super().__init__("it is empty", "give a file with the article's text")


class Binary(ArticleError):
    """The bytes aren't text."""

    def __init__(self) -> None:
        super().__init__("it is not text", "give the article as plain text")


class OtherFormat(ArticleError):
    """The bytes are in a format that other programs turn into text."""

    def __init__(self, name: str, remedy: str) -> None:
        super().__init__(f"it is not text but {name}", remedy)


class TooLarge(ArticleError):
    """There is more than we are willing to read."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"it is larger than {limit / 1_000_000:g} MB",
            "give only the article's part of it, or allow more by --max-size",
        )


class TooManyLines(ArticleError):
    """There are more lines than an article can have."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"it has more than {limit:,} lines", "give only the article's part of it")


class Undecodable(ArticleError):
    """The bytes are text in no encoding we can tell, or not in the one that the user names."""

    def __init__(self, named: str | None = None) -> None:
        if named is None:
            super().__init__("its encoding can't be told", "convert it to UTF-8")
        else:
            super().__init__(f"it isn't in {named}", "leave --encoding out to have its encoding guessed")


class UnknownEncoding(ArticleError):
    """There is no encoding of the name that the user gives."""

    exit_code = ExitCode.USAGE

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no encoding '{name}'", "name one such as utf-8, windows-1252 or shift_jis")


class NoProse(ArticleError):
    """There is text, but not a word in it."""

    def __init__(self) -> None:
        super().__init__("there is no prose in it", "give a file with the article's text")


class NoPage(ArticleError):
    """The web archive holds none."""

    def __init__(self) -> None:
        super().__init__("there is no web page in this archive", "save the page again, as HTML")


class BadAddress(ArticleError):
    """It is no address of a page on the web."""

    def __init__(self) -> None:
        super().__init__("only http and https addresses can be read", "give one that begins with https://")


class NoSuchHost(ArticleError):
    """Nobody knows the address's host."""

    def __init__(self, host: str) -> None:
        super().__init__(f"there is no host '{host}'", "check the address and the network")


class ConnectionRefused(ArticleError):
    """The host answers, but not there."""

    def __init__(self, host: str) -> None:
        super().__init__(f"{host} refused the connection", "check the address or try later")


class NoConnection(ArticleError):
    """The host can't be reached, or the connection broke off."""

    def __init__(self, why: str) -> None:
        super().__init__(f"the connection failed ({why})", "check the network or try later")


class TimedOut(ArticleError):
    """The page took too long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the page didn't arrive within {seconds:g} seconds", "try later or save it from a browser")


class BadCertificate(ArticleError):
    """The host can't prove who it is."""

    def __init__(self, host: str, why: str) -> None:
        super().__init__(f"the certificate of {host} is no good ({why})", "check the address and the computer's clock")


class PageMissing(ArticleError):
    """The server has no such page, or no longer."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the server has no such page (status {status})", "check the address")


class PageForbidden(ArticleError):
    """The server keeps the page from us."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the server doesn't give the page away (status {status})", "save it from a browser")


class ServerFailed(ArticleError):
    """The server is in trouble."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the server failed (status {status})", "try later")


class BadAnswer(ArticleError):
    """The server's answer can't be understood."""

    def __init__(self, why: str) -> None:
        super().__init__(f"the server's answer makes no sense ({why})", "try later or save the page from a browser")


class NoArticleThere(ArticleError):
    """What the address leads to is neither a page nor a text."""

    def __init__(self, content_type: str) -> None:
        super().__init__(f"this is no article but {content_type}", "give the address of a page or a text")


class PageTooLarge(ArticleError):
    """The page is larger than we are willing to receive."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"the page is larger than {limit / 1_000_000:g} MB", "allow more by --max-size, or save it")


class TooManyRedirects(ArticleError):
    """One address led to the next for too long."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"the address leads on more than {limit} times", "check the address in a browser")


class BadRedirect(ArticleError):
    """The address leads on to one that isn't of the web."""

    def __init__(self) -> None:
        super().__init__("the address leads away from the web", "check the address in a browser")


class SettingsError(ArticleError):
    """Something is wrong with a file that the user wrote for us, settings or phrases, and not with the article."""

    exit_code = ExitCode.USAGE


class Mistake(SettingsError):
    """It has a mistake."""

    def __init__(self, file: str, line: int, what: str, remedy: str) -> None:
        super().__init__(f"{file}, line {line}: {what}", remedy)


class MissingFile(SettingsError):
    """It can't be read."""

    def __init__(self, file: str, why: ArticleError) -> None:
        super().__init__(f"{file}: {why.what}", why.remedy)


class NoSuchSection(ArticleError):
    """The section asked for isn't there."""

    exit_code = ExitCode.USAGE

    def __init__(self, asked: int, there: int) -> None:
        super().__init__(f"there is no section {asked}", f"give a number from 1 to {there}")


class NoKeyboard(ArticleError):
    """There is a screen but nothing to press keys on."""

    def __init__(self) -> None:
        super().__init__("no keyboard to read with", "print it with --print")


class NotForgotten(ArticleError):
    """What is remembered of articles can't be changed."""

    def __init__(self, why: str) -> None:
        super().__init__(f"what is remembered can't be changed ({why})", "check the state folder and its mode")


class NotWritten(ArticleError):
    """What we made could not be put where it was wanted."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"the output could not be written ({why})", "check the disk's free space and the folder's mode"
        )


class NotOurData(ArticleError):
    """Data that should tell an article doesn't; the text names the place, and what was expected there."""

    def __init__(self, what: str, expected: str) -> None:
        super().__init__(what, f"{expected} was expected")


class OutputError(ArticleError):
    """Something is wrong with the file that was to be written, and not with the article; the text names it."""

    def __init__(self, file: str, what: str, remedy: str) -> None:
        super().__init__(f"{file}: {what}", remedy)


class AlreadyThere(OutputError):
    """There is a file of that name."""

    def __init__(self, file: str) -> None:
        super().__init__(file, "it is there already", "name another, or overwrite it with --force")


class OutputIsFolder(OutputError):
    """The name is a folder's."""

    def __init__(self, file: str) -> None:
        super().__init__(file, "this is a folder", "name a file in it")


class NotSaved(OutputError):
    """The system refuses to take it; what stood there before still does."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(
            file, f"it could not be written ({why})", "check the name, the folder's mode and the disk's free space"
        )
