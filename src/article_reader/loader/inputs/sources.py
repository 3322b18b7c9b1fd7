"""A file, an address or a stream -> its bytes, and what kind of input they are."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from article_reader.errors import ContentError, FetchError, NotFound, SourceError
from article_reader.loader.inputs.kinds import detect
from article_reader.loader.page import Kind

if TYPE_CHECKING:
    from article_reader.loader.labeller.phrases import Phrases

MAX_BYTES = 64_000_000
"""How many bytes of an article are read at the most; a longer one is refused."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_WITHOUT_SCHEME = re.compile(r"www\.[^\s/.]+\.\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How an article is to be read, where the user says so."""

    kind: Kind | None = None
    """What it is; None for what its bytes tell."""

    encoding: str | None = None
    """The encoding that its bytes are in, as the Web names it; None for what they tell."""

    phrases: Phrases | None = None
    """The stock phrases to know; None for those that come with the program."""

    max_bytes: int = MAX_BYTES
    """How many bytes are read at the most; a larger file, page or stream is refused."""

    everything: bool = False
    """Whether every line is taken as part of the story, but those that the input itself says are none."""


@dataclass(frozen=True, slots=True)
class RawInput:
    """A source's bytes, and what is known of them before they are read."""

    data: bytes
    """The bytes."""

    name: str | None
    """What they go by: a file's name, the address where they were found; None for a stream."""

    kind: Kind
    """What they are."""

    encoding: str | None = None
    """The encoding that the user says they are in, which is obeyed."""

    declared: str | None = None
    """The encoding that the server declares, which is used where the bytes fit it."""

    content_type: str | None = None
    """What the server says they are, such as text/html."""


def read_source(source: str | os.PathLike[str] | BinaryIO, options: LoadOptions) -> RawInput:
    """Return the bytes of a file, of what an address (http, https) leads to, or of a binary stream.

    A name that no file has and that begins with "www." is an address too.

    Raises:
        ArticleError: they can't be had, are too many, or are in a format that isn't read.
    """
    if not isinstance(source, str | os.PathLike):
        return _raw(read_stream(source, options.max_bytes), None, options)
    name = os.fspath(source)
    if (address := address_of(name)) is None:
        return _raw(read_file(name, options.max_bytes), name, options)
    from article_reader.loader.inputs.fetch import fetch

    page = fetch(address, max_bytes=options.max_bytes)
    return _raw(page.data, page.url, options, page.charset, page.content_type)


def _raw(
    data: bytes, name: str | None, options: LoadOptions, declared: str | None = None, content_type: str | None = None
) -> RawInput:
    kind = options.kind or detect(name, content_type, data)
    return RawInput(data, name, kind, options.encoding, declared, content_type)


def address_of(name: str) -> str | None:
    """Return the address of the web that a name is, None where it is a file's.

    Raises:
        FetchError: it is the address of something that isn't on the web.
    """
    if name.lower().startswith(("http://", "https://")):
        return name
    if _SCHEME.match(name) and not os.path.exists(name):
        raise not_on_the_web()
    if _WITHOUT_SCHEME.fullmatch(name) and not os.path.exists(name):
        return f"https://{name}"
    return None


def read_file(path: str | os.PathLike[str], max_bytes: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file (or of what stands for one: a fifo, a device), at most `max_bytes` of them.

    Raises:
        SourceError: the system doesn't give it to us; NotFound where there is none.
        ContentError: there are more bytes.
    """
    try:
        with open(path, "rb") as stream:
            return read_stream(stream, max_bytes)
    except IsADirectoryError as error:
        raise SourceError("this is a folder", "name a file in it") from error
    except FileNotFoundError as error:
        raise NotFound from error
    except PermissionError as error:
        raise SourceError("no permission to read it", "check its owner and mode") from error
    except ValueError as error:  # a NUL in the name
        raise NotFound from error
    except OSError as error:
        raise _not_readable(error) from error


_CHUNK = 1 << 16
"""How many bytes are read at once: between two reads an interrupt is noticed, within one it may be missed."""


def read_stream(stream: BinaryIO, max_bytes: int = MAX_BYTES) -> bytes:
    """Return what a stream holds, at most `max_bytes` bytes.

    Raises:
        ContentError: there are more.
        SourceError: the stream breaks off.
    """
    data = bytearray()
    try:
        while len(data) <= max_bytes and (chunk := stream.read(min(_CHUNK, max_bytes + 1 - len(data)))):
            data += chunk
    except OSError as error:
        raise _not_readable(error) from error
    if len(data) > max_bytes:
        raise too_large(max_bytes)
    return bytes(data)


def too_large(limit: int) -> ContentError:
    """Return the error of an input with more than `limit` bytes."""
    remedy = "give only the article's part of it, or allow more by --max-size"
    return ContentError(f"it is larger than {limit / 1_000_000:g} MB", remedy)


def not_on_the_web() -> FetchError:
    """Return the error of an address that no page of the web can have."""
    return FetchError("only http and https addresses can be read", "give one that begins with https://")


def _not_readable(error: OSError) -> SourceError:
    return SourceError(
        f"it could not be read ({error.strerror or type(error).__name__})", "check the disk or try a copy"
    )
