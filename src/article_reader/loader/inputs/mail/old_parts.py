"""The bytes of an e-mail -> its letters: what each says in plain text or HTML, its headers, and what hangs on it."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from itertools import groupby

from article_reader.errors import ArticleError
from article_reader.loader.inputs.source import clean, decode
from article_reader.loader.page import Kind
from article_reader.records import Record

DEEPEST = 20
"""How many messages and parts may lie within each other; what lies deeper is named as an attachment."""

ATTACHMENT = "attachment"
OTHER_FORM = "other form of the text"
WRAPPING = "wrapping of an e-mail"
"""Why what isn't the letter's text is left out."""

_KINDS = {
    "text/plain": Kind.TEXT,
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
}
"""Types of parts that people read."""

_FOLD = re.compile(r"\r\n|\r|\n")
_ENCODED = re.compile(r"=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=", re.IGNORECASE)
_BETWEEN_ENCODED = re.compile(r"(?<=\?=)\s+(?==\?)")
_RUN_OF_ENCODED = re.compile(r"(?:=\?[^?\s]+\?[bq]\?[^?]*\?=)+", re.IGNORECASE)


class Header(Record):
    """One header."""

    name: str
    """Its name, as it was typed."""

    value: str
    """What it says, decoded, on one line."""

    rows: int
    """How many lines of the message it takes."""


class Words(Record):
    """A text that a letter holds."""

    kind: Kind
    """How it is to be read."""

    text: str
    """The text, as decoded."""


class Aside(Record):
    """Something that isn't the letter's text."""

    text: str
    """What it is called, or says; on one line."""

    reason: str
    """Why it isn't read."""


@dataclass(slots=True)
class Letter:
    """One message, opened."""

    headers: list[Header] = field(default_factory=list)
    """Its headers, in order."""

    texts: list[Words] = field(default_factory=list)
    """What it says, in order."""

    asides: list[Aside] = field(default_factory=list)
    """What hangs on it."""

    forwarded: list[Letter] = field(default_factory=list)
    """The messages within it."""


def open_letter(data: bytes) -> Letter | None:
    """Return the message that the bytes are, None where its parts are nested so deep that nobody sent it to be read."""
    try:
        # This policy leaves headers as they are: that which takes them apart raises what it likes where they are odd.
        message = BytesParser(policy=compat32).parsebytes(data)
        return _opened(message, 0)
    except RecursionError:
        return None


def unflowed(text: str, *, delete_space: bool) -> str:
    """Return a text in which the lines that "format=flowed" (RFC 3676) broke are whole again.

    `delete_space` tells that the space at the end of a broken line was put there only to tell that it is.
    """
    rows: list[tuple[int, list[str]]] = []
    open_ended = False
    for row in _FOLD.split(text):
        depth = len(row) - len(row.lstrip(">"))
        words = row[depth:].removeprefix(" ")
        flows = words.endswith(" ") and words != "-- "
        if open_ended and rows[-1][0] == depth and words != "-- ":
            rows[-1][1].append(words[:-1] if flows and delete_space else words)
        else:
            rows.append((depth, [words[:-1] if flows and delete_space else words]))
        open_ended = flows
    return "\n".join(f"{'>' * depth}{' ' if depth else ''}{''.join(parts)}" for depth, parts in rows)


def header_text(raw: str) -> str:
    """Return what a header says on one line, its encoded words (RFC 2047) decoded and nothing harmful in it."""
    text = decoded(_FOLD.sub("", raw).encode("utf-8", "surrogateescape"), None)
    text = _BETWEEN_ENCODED.sub("", text)
    return one_line(_RUN_OF_ENCODED.sub(lambda run: _words_of(run.group()), text))


def one_line(text: str) -> str:
    """Return a text on one line, with single spaces, and without anything that would steer a terminal."""
    return " ".join(clean(text).split())


def decoded(data: bytes, charset: str | None) -> str:
    """Return the text that the bytes spell; damage is shown as such, and a charset that nobody knows is guessed."""
    for name in (charset or "utf-8", "utf-8"):
        try:
            return data.decode(name)
        except (UnicodeError, LookupError, ValueError):
            continue
    try:
        return data.decode(charset, errors="replace") if charset else decode(data)
    except (UnicodeError, LookupError, ValueError, ArticleError):
        return data.decode("utf-8", errors="replace")


def _words_of(run: str) -> str:
    """Return what encoded words say that follow each other; a character may be divided between two of one charset."""
    words = [(found[1].lower(), _bytes_of(found[2], found[3])) for found in _ENCODED.finditer(run)]
    if any(data is None for _, data in words):
        return run
    return "".join(
        decoded(b"".join(data or b"" for _, data in same), charset)
        for charset, same in groupby(words, lambda word: word[0])
    )


def _bytes_of(encoding: str, text: str) -> bytes | None:
    raw = text.encode("utf-8")
    if encoding in "qQ":
        return quopri.decodestring(raw, header=True)
    try:
        return binascii.a2b_base64(raw + b"=" * (-len(raw) % 4)) or None
    except binascii.Error:
        return None


def _opened(message: Message, depth: int) -> Letter:
    letter = Letter()
    if envelope := message.get_unixfrom():
        letter.asides.append(Aside(header_text(envelope), WRAPPING))
    for name, value in message.raw_items():
        raw = str(value)
        letter.headers.append(Header(header_text(str(name)), header_text(raw), len(_FOLD.findall(raw)) + 1))
    _read(message, letter, depth)
    return letter


def _read(part: Message, letter: Letter, depth: int) -> None:
    """Put what a part says, and what parts it has, in the letter."""
    kind = part.get_content_type()
    parts = _parts(part)
    if depth > DEEPEST:
        letter.asides.append(Aside(_name(part), ATTACHMENT))
    elif parts is None and (kind in _KINDS or kind.startswith("multipart/")) and not _is_attached(part):
        letter.texts.append(Words(_KINDS.get(kind, Kind.TEXT), _text(part)))
    elif parts is None:
        letter.asides.append(Aside(_name(part), ATTACHMENT))
    elif kind.startswith("message/"):
        letter.forwarded.extend(_opened(each, depth + 1) for each in parts)
    else:
        _read_wrapping(part.preamble, letter)
        if kind == "multipart/alternative":
            _read_alternatives(parts, letter, depth + 1)
        else:
            for each in parts:
                _read(each, letter, depth + 1)
        _read_wrapping(part.epilogue, letter)


def _parts(part: Message) -> Sequence[Message] | None:
    # Only where there are parts is asked for them: else the payload would be decoded, in a charset that may be none.
    inner = part.get_payload() if part.is_multipart() else None
    return [each for each in inner if isinstance(each, Message)] if isinstance(inner, list) else None


def _read_wrapping(text: str | None, letter: Letter) -> None:
    """Set aside what stands before, or behind, the parts of a message."""
    for row in _FOLD.split(text or ""):
        if words := header_text(row):
            letter.asides.append(Aside(words, WRAPPING))


def _read_alternatives(parts: Sequence[Message], letter: Letter, depth: int) -> None:
    """Read that form of a text which suits us best, the plain one if it says anything; the others are only named."""
    best = next((part for part in parts if part.get_content_type() == "text/plain" and _text(part).strip()), None)
    if best is None:
        best = next((part for part in parts if part.is_multipart() or part.get_content_type() == "text/html"), None)
    for part in parts:
        if part is best:
            _read(part, letter, depth)
        else:
            letter.asides.append(Aside(_name(part), OTHER_FORM))


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _name(part: Message) -> str:
    return header_text(part.get_filename() or "") or one_line(part.get_content_type())


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    text = decoded(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
    if part.get_content_type() == "text/plain" and _parameter(part, "format") == "flowed":
        return unflowed(text, delete_space=_parameter(part, "delsp") == "yes")
    return text


def _parameter(part: Message, name: str) -> str:
    value = part.get_param(name, "")
    return value.lower() if isinstance(value, str) else ""
