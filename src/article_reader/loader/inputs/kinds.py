"""What kind of text an article is given as: told by its name's ending, else by how its bytes begin."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from types import MappingProxyType

from article_reader.loader.page import Kind

ENDINGS: Mapping[str, Kind] = MappingProxyType(
    {
        ".txt": Kind.TEXT,
        ".md": Kind.MARKDOWN,
        ".markdown": Kind.MARKDOWN,
        ".html": Kind.HTML,
        ".htm": Kind.HTML,
        ".xhtml": Kind.HTML,
        ".mhtml": Kind.HTML,
        ".mht": Kind.HTML,
        ".eml": Kind.MAIL,
    }
)
"""Endings of names, in small letters, that tell the kind."""

_LOOKED_AT = 16_384
"""How many bytes are looked at."""

# All are compiled where a name's ending doesn't tell the kind.
_PAGE = (
    # Whatever may stand before a page's first element: white space, an XML declaration, comments.
    rb"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.{0,4000}?-->)\s*)*+<(?:!doctype\s+html|html)\b"
)
_HEADER = rb"([!-9;-~]+):(?:[ \t]*)(.*(?:\r?\n[ \t].*)*)(?:\r?\n|\Z)"
_ENVELOPE = rb"From [^\r\n]*\r?\n"
"""The line that mailboxes have before each message."""

_SENDER = frozenset({b"from", b"sender", b"return-path"})
_CARRIED = frozenset({b"received", b"message-id", b"mime-version", b"to", b"delivered-to", b"date", b"subject"})
"""Headers of which a message has several."""


def kind_of(name: str | None, data: bytes) -> Kind:
    """Return the kind of input that the bytes are; `name` is the one they go by, None where they have none."""
    if name is not None and (kind := ENDINGS.get(os.path.splitext(name)[1].lower())):
        return kind
    # UTF-16 has a NUL beside each letter that markup and headers are made of.
    start = data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    start = start.replace(b"\0", b"")
    if re.match(_PAGE, start):
        return Kind.HTML
    headers = _headers(start)
    if b"multipart/related" in headers.get(b"content-type", b"") and b"to" not in headers:
        return Kind.HTML
    if headers.keys() & _SENDER and len(headers.keys() & _CARRIED) >= 2:
        return Kind.MAIL
    return Kind.TEXT


def _headers(start: bytes) -> dict[bytes, bytes]:
    """Return the headers at the top of a message, by their names, all in small letters; none where it has no top."""
    at = envelope.end() if (envelope := re.match(_ENVELOPE, start)) else 0
    headers: dict[bytes, bytes] = {}
    header = re.compile(_HEADER)
    while found := header.match(start, at):
        headers[found[1].lower()] = found[2].lower()
        at = found.end()
    return headers
