"""Headers of e-mail as they are sent -> what they say: encoded words (RFC 2047) decoded, on one line, harmless."""

from __future__ import annotations

import binascii
import quopri
import re
from itertools import groupby

from article_reader.errors import ArticleError
from article_reader.loader.inputs.decode import decode
from article_reader.safety import clean

_LINE_END = re.compile(r"\r\n|\r|\n")
_ENCODED = re.compile(r"=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=", re.IGNORECASE)
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
    """Return what encoded words say that follow each other; a character may be divided between two of one charset."""
    words = [(found[1].lower(), _bytes_of(found[2], found[3])) for found in _ENCODED.finditer(run)]
    if any(data is None for _, data in words):
        return run
    return "".join(
        _decoded(b"".join(data or b"" for _, data in same), charset)
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


def _decoded(data: bytes, charset: str | None) -> str:
    """Return what bytes spell, blank ones too."""
    if not data.strip():
        return data.decode("utf-8", errors="replace")
    try:
        return decode(data, declared=charset).text
    except ArticleError:
        return data.decode("utf-8", errors="replace")
