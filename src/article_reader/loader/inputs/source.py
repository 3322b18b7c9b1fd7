"""Bytes -> text: how much is read, in which encoding it is, and what a terminal must never be sent."""

from __future__ import annotations

import codecs
import os

from article_reader.errors import (
    Binary,
    Empty,
    IsFolder,
    NotFound,
    NotPermitted,
    NotReadable,
    TooLarge,
    Undecodable,
)
from article_reader.records import Record
from article_reader.safety import clean

__all__ = ["MAX_BYTES", "Decoded", "clean", "decode", "decoded", "read_file", "read_stream"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

MAX_BYTES = 64_000_000
"""How many bytes of an article are read at the most; a longer one is refused."""

_SAMPLE = 65_536
"""How many bytes are looked at to tell text from what isn't, and one encoding from another."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks and their encodings; UTF-32's before UTF-16's, which they begin with."""

_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\b\x1b\a")) + b"\x7f"
"""What text has none of, by the handful; escape sequences end with a bell, in a terminal's links twice for each."""


def read_file(path: str | os.PathLike[str], limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file (or of what stands for one: a fifo, a device), at most `limit` of them.

    Raises:
        NotFound, IsFolder, NotPermitted, NotReadable: the system doesn't give it to us.
        TooLarge: there are more than `limit` bytes.
    """
    try:
        with open(path, "rb") as stream:
            return read_stream(stream, limit)
    except IsADirectoryError as error:
        raise IsFolder from error
    except FileNotFoundError as error:
        raise NotFound from error
    except PermissionError as error:
        raise NotPermitted from error
    except ValueError as error:  # a NUL in the name
        raise NotFound from error
    except OSError as error:
        raise NotReadable(error.strerror or type(error).__name__) from error


def read_stream(stream: BinaryIO, limit: int = MAX_BYTES) -> bytes:
    """Return what a stream holds, at most `limit` bytes.

    Raises:
        TooLarge: there are more than `limit` bytes.
        NotReadable: the stream breaks off.
    """
    try:
        data = stream.read(limit + 1)
    except OSError as error:
        raise NotReadable(error.strerror or type(error).__name__) from error
    if len(data) > limit:
        raise TooLarge(limit)
    return data


class Decoded(Record):
    """What bytes spell."""

    text: str
    """The text, as it is."""

    encoding: str
    """The encoding they were taken to be in."""


def decode(data: bytes, encoding: str | None = None) -> str:
    """Return the text that the bytes spell; as decoded, which also tells the encoding.

    Raises:
        Empty, Binary, Undecodable: as decoded.
    """
    return decoded(data, encoding).text


def decoded(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text that the bytes spell, in the encoding given or else the one they seem to be in, and that.

    A byte order mark decides; then UTF-8, a few damaged places allowed; then the likeliest of the older encodings.

    Raises:
        Empty: there is nothing but blank space.
        Binary: the bytes aren't text.
        Undecodable: no encoding fits, or not the one given.
    """
    if not data.strip():
        raise Empty
    try:
        found = Decoded(data.decode(encoding), encoding) if encoding else _decode_guessing(data)
    except (UnicodeError, LookupError) as error:
        raise Undecodable from error
    if not found.text.strip():
        raise Empty
    return found


def _decode_guessing(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, errors="replace"), encoding)
    sample = data[:_SAMPLE]
    if encoding_of_pairs := _utf_16_without_mark(sample):
        return Decoded(data.decode(encoding_of_pairs, errors="replace"), encoding_of_pairs)
    if len(sample.translate(None, _CONTROL_BYTES)) < 0.98 * len(sample):
        raise Binary
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_damaged(data)


def _utf_16_without_mark(sample: bytes) -> str | None:
    """Tell UTF-16 by its zeros: where the text is mostly Latin, every other byte is one."""
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    if sample[1::2].count(0) > 0.4 * pairs and sample[::2].count(0) < 0.02 * pairs:
        return "utf-16-le"
    if sample[::2].count(0) > 0.4 * pairs and sample[1::2].count(0) < 0.02 * pairs:
        return "utf-16-be"
    return None


def _decode_damaged(data: bytes) -> Decoded:
    """Decode what isn't quite UTF-8: a text cut off or patched together, or one in an older encoding.

    Where no older encoding fits either, damage here and there is shown as such.
    """
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    if damaged <= 0.1 * beyond_ascii or (damaged == 1 and text.endswith("\ufffd")):
        return Decoded(text, "utf-8, damaged")
    from charset_normalizer import from_bytes

    match = from_bytes(data[: 4 * _SAMPLE]).best()
    if match is not None:
        return Decoded(data.decode(match.encoding, errors="replace"), match.encoding)
    if damaged <= 0.05 * len(text):
        return Decoded(text, "utf-8, damaged")
    raise Undecodable
