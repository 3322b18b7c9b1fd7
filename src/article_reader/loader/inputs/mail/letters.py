"""The bytes of an e-mail -> its letters: what each says, in which forms, its headers, and what hangs on it."""

from __future__ import annotations

import quopri
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from article_reader.errors import ArticleError
from article_reader.loader.inputs.decode import declared_by_page, decode
from article_reader.loader.inputs.escapes import undo_escapes
from article_reader.loader.inputs.kinds import kind_of_text
from article_reader.loader.page import Kind
from article_reader.safety import clean

_LINE_END = re.compile(r"\r\n|\r|\n")
_BETWEEN_ENCODED = re.compile(r"(?<=\?=)\s+(?==\?)")
_RUN_OF_ENCODED = re.compile(r"(?:=\?[^?\s]+\?[bq]\?[^?]*\?=)+", re.IGNORECASE)


def header_text(raw: str) -> str:
    """Return what a header says on one line, its encoded words decoded and nothing harmful in it."""
    text = _decoded(_LINE_END.sub("", raw).encode("utf-8", "surrogateescape"), None)
    text = _BETWEEN_ENCODED.sub("", text)
    return one_line(_RUN_OF_ENCODED.sub(lambda run: _words_of(run.group()), text))


def one_line(text: str) -> str:
    """Return a text on one line, with single spaces, and without anything that would steer a terminal."""
    return " ".join(clean(text).split())


def _words_of(run: str) -> str:
    """Return what encoded words say that follow each other; as they are where they can't be decoded.

    A character may be divided between two of one charset.
    """
    try:
        words = decode_header(run)
    except (HeaderParseError, ValueError):
        return run
    said = [_decoded(word, (charset or "").partition("*")[0]) for word, charset in words if isinstance(word, bytes)]
    return "".join(said) or run


def _decoded(data: bytes, charset: str | None) -> str:
    """Return what bytes spell, blank ones too."""
    if not data.strip():
        return data.decode("utf-8", errors="replace")
    try:
        return decode(data, declared=charset).text
    except ArticleError:
        return data.decode("utf-8", errors="replace")


DEEPEST = 20
"""How many messages and parts may lie within each other; what lies deeper is named as an attachment."""

_MOST_MULTIPARTS = 500
"""How many parts that have parts a message holds at the most: where they lie within each other, opening takes long."""

ATTACHMENT = "attachment"
WRAPPING = "wrapping of an e-mail"
"""Why what isn't the letter's text is left out."""

_KINDS = {
    "text/plain": Kind.TEXT,
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
    "text/x-markdown": Kind.MARKDOWN,
}
"""Types of parts that people read."""

_QUOTED = re.compile(rb"=[0-9A-F]{2}")
_SOFT_BREAK = re.compile(rb"=\r?\n")
_FEW_QUOTED = 3

_LINK = "](http"
_FEW_LINKS = 2
"""How a link of Markdown looks, and how many a letter has that is written in it, though it is called plain."""

_MAILBOX = re.compile(rb"(?<=\n)\r?\nFrom [^\r\n]*\r?\n(?=[!-9;-~]+:)")
"""What stands between two messages of a mailbox."""

_SUBJECT = re.compile(rb"^Subject:[ \t]*(.*(?:\r?\n[ \t].*)*)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One header."""

    name: str
    """Its name, as it was typed."""

    value: str
    """What it says, decoded, on one line."""

    rows: int
    """How many lines of the message it takes."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text that a letter holds."""

    kind: Kind
    """How it is to be read."""

    text: str
    """The text, as decoded."""

    type: str = "text/plain"
    """What the letter calls it."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that isn't the letter's text."""

    text: str
    """What it is called, or says; on one line."""

    reason: str
    """Why it isn't read."""


@dataclass(slots=True)
class Letter:
    """One message, opened."""

    headers: list[HeaderField] = field(default_factory=list)
    """Its headers, in order."""

    texts: list[tuple[Words, ...]] = field(default_factory=list)
    """What it says, in order; each text in all the forms that it is sent in."""

    asides: list[Aside] = field(default_factory=list)
    """What hangs on it."""

    forwarded: list[Letter] = field(default_factory=list)
    """The messages within it."""


def open_letter(data: bytes) -> Letter | None:
    """Return the message that the bytes are, None where its parts are nested so deep that nobody sent it to be read.

    Of a mailbox the first message is opened; the others are named.
    """
    if data.count(b"boundary=") > _MOST_MULTIPARTS:
        return None
    first, *others = _MAILBOX.split(data) if data.startswith(b"From ") else [data]
    try:
        # This policy leaves headers as they are: that which takes them apart raises what it likes where they are odd.
        letter = _opened(BytesParser(policy=compat32).parsebytes(first), 0)
    except RecursionError:
        return None
    for other in others:
        subject = _SUBJECT.search(other)
        text = header_text(subject[1].decode("utf-8", "surrogateescape")) if subject else "?"
        letter.asides.append(Aside(text or "?", "another message of the mailbox"))
    return letter


def text_of(data: bytes, charset: str | None) -> str:
    """Return the text that the bytes of a letter spell; damage is shown as such."""
    try:
        return decode(data, declared=charset).text
    except ArticleError:
        return data.decode("utf-8", errors="replace")


def unflowed(text: str, *, delete_space: bool) -> str:
    """Return a text in which the lines that "format=flowed" (RFC 3676) broke are whole again.

    `delete_space` tells that the space at the end of a broken line was put there only to tell that it is.
    """
    rows: list[tuple[int, list[str]]] = []
    open_ended = False
    for row in _LINE_END.split(text):
        depth = len(row) - len(row.lstrip(">"))
        words = row[depth:].removeprefix(" ")
        flows = words.endswith(" ") and words != "-- "
        said = words[:-1] if flows and delete_space else words
        if open_ended and rows[-1][0] == depth and words != "-- ":
            rows[-1][1].append(said)
        else:
            rows.append((depth, [said]))
        open_ended = flows
    return "\n".join(f"{'>' * depth}{' ' if depth else ''}{''.join(parts)}" for depth, parts in rows)


def _opened(message: Message, depth: int) -> Letter:
    letter = Letter()
    if envelope := message.get_unixfrom():
        letter.asides.append(Aside(header_text(envelope), WRAPPING))
    for name, value in message.raw_items():
        raw = str(value)
        letter.headers.append(HeaderField(header_text(str(name)), header_text(raw), len(_LINE_END.findall(raw)) + 1))
    _read(message, letter, depth)
    return letter


def _read(part: Message, letter: Letter, depth: int) -> None:
    """Put what a part says, and what parts it has, in the letter."""
    kind = part.get_content_type()
    parts = _parts(part)
    if depth > DEEPEST:
        letter.asides.append(Aside(_name(part), ATTACHMENT))
    elif parts is None and (kind in _KINDS or kind.startswith("multipart/")) and not _is_attached(part):
        letter.texts.append((_words(part),))
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
    for row in _LINE_END.split(text or ""):
        if words := header_text(row):
            letter.asides.append(Aside(words, WRAPPING))


def _read_alternatives(parts: Sequence[Message], letter: Letter, depth: int) -> None:
    """Put the forms of one text together."""
    forms: list[Words] = []
    for part in parts:
        inner = Letter()
        _read(part, inner, depth)
        letter.asides += inner.asides
        letter.forwarded += inner.forwarded
        if inner.texts:
            first, *others = inner.texts
            kind = first[0].kind
            same = [words.text for words, *_ in others if words.kind is kind]
            forms.append(Words(kind, "\n\n".join([first[0].text, *same]), first[0].type))
            forms += first[1:]
            letter.texts += [each for each in others if each[0].kind is not kind]
    if forms:
        letter.texts.append(tuple(forms))


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _name(part: Message) -> str:
    return header_text(part.get_filename() or "") or one_line(part.get_content_type())


def _words(part: Message) -> Words:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if _is_quoted_unsaid(part, data):
        data = quopri.decodestring(data)
    name = part.get_content_type()
    kind = _KINDS.get(name, Kind.TEXT)
    charset = part.get_content_charset() or (declared_by_page(data) if kind is Kind.HTML else None)
    text = text_of(data, charset)
    kind = _kind(text, kind)
    if kind is Kind.TEXT and _parameter(part, "format") == "flowed":
        text = unflowed(text, delete_space=_parameter(part, "delsp") == "yes")
    return Words(kind, undo_escapes(clean(text)) if kind is Kind.TEXT else text, name)


def _kind(text: str, called: Kind) -> Kind:
    """Return the kind of a text, which may be called another one."""
    kind = kind_of_text(text, called)
    if kind is Kind.MARKDOWN and called is Kind.TEXT:
        return kind if text.count(_LINK) >= _FEW_LINKS else called
    return kind if kind in {Kind.TEXT, Kind.HTML, Kind.MARKDOWN} else called


def _is_quoted_unsaid(part: Message, data: bytes) -> bool:
    """Tell whether a part is quoted-printable, though nothing says so."""
    if str(part.get("content-transfer-encoding", "7bit")).strip().lower() not in {"7bit", "8bit", ""}:
        return False
    return bool(_SOFT_BREAK.search(data)) and len(_QUOTED.findall(data)) >= _FEW_QUOTED


def _parameter(part: Message, name: str) -> str:
    value = part.get_param(name, "")
    return value.lower() if isinstance(value, str) else ""
