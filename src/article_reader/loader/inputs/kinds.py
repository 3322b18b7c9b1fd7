"""What kind of input bytes are: told by the bytes, and where these don't tell, by their name or their content type."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Mapping
from types import MappingProxyType

from article_reader.errors import OtherFormat
from article_reader.loader.inputs.markdown_signs import is_markdown
from article_reader.loader.inputs.other_formats import other_format
from article_reader.loader.page import Kind

ENDINGS: Mapping[str, Kind] = MappingProxyType(
    {
        ".txt": Kind.TEXT,
        **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mmd", ".mdx", ".qmd", ".rmd"), Kind.MARKDOWN),
        **dict.fromkeys((".html", ".htm", ".xhtml", ".mhtml", ".mht"), Kind.HTML),
        ".eml": Kind.MAIL,
    }
)
"""Endings of names, in small letters, that tell the kind."""

CONTENT_TYPES: Mapping[str, Kind] = MappingProxyType(
    {
        **dict.fromkeys(("text/html", "application/xhtml+xml"), Kind.HTML),
        **dict.fromkeys(("multipart/related", "application/x-mimearchive"), Kind.HTML),
        **dict.fromkeys(("text/markdown", "text/x-markdown"), Kind.MARKDOWN),
        "message/rfc822": Kind.MAIL,
    }
)
"""Content types that tell the kind; that of plain text tells nothing, servers give it to whatever they don't know."""

_LOOKED_AT = 65_536
"""How many bytes are looked at."""

_BEFORE_PAGE = r"\s*(?:view-source:\S+\s+)?(?:<\?xml[^>]*>\s*)?(?:<!--(?>.{0,4000}?-->)\s*)*+"
"""What may stand before a page's first element: white space, an XML declaration, comments."""

_PAGE = rf"(?is){_BEFORE_PAGE}<(?:!doctype\s+html|html|head|body)\b"
_FRAGMENT = rf"(?is){_BEFORE_PAGE}<[a-z][a-z0-9]*\b[^<>]*>"
_END_TAG = r"(?i)</(?:article|div|figure|h[1-6]|li|main|p|section|span|table|td|ul)\s*>"
_FEWEST_END_TAGS = 3
_TAG = r"<[A-Za-z!/?]"

_OUR_JSON = r'\s*\{\s*"'
_IN_OUR_JSON = r'"schema"\s*:\s*"article-reader/\d'
_OUR_YAML = (
    r"(?m)(?:[ \t]*(?:#.*|---.*)?\n)*+"
    r"(?:schema|headline|kicker|byline|published|lead|language|source|lines|marks|sections|left_out):[ \n]"
)
_IN_OUR_YAML = r"""(?m)^schema:[ \t]*["']?article-reader/\d"""

# All of these are compiled where a text is looked at.
_HEADER = r"([!-9;-~]+):[ \t]*(.*(?:\r?\n[ \t].*)*)(?:\r?\n|\Z)"
_ENVELOPE = r"From [^\r\n]*\r?\n"
"""The line that mailboxes have before each message."""

_SENDER = frozenset({"from", "sender", "return-path"})
_CARRIED = frozenset({"received", "message-id", "mime-version", "to", "delivered-to", "date", "subject"})
"""Headers of which a message has several."""


def detect(name: str | None, content_type: str | None, data: bytes) -> Kind:
    """Return the kind of input that the bytes are.

    `name` is the one they go by and `content_type` what a server or a letter calls them, None where there is none.

    Raises:
        OtherFormat: they are no text at all, but some format that other programs turn into text.
    """
    if (other := other_format(data)) is not None:
        raise OtherFormat(other.name, other.remedy)
    text = _as_text(data[:_LOOKED_AT])
    return kind_of_text(text, _called(name, content_type), whole=data)


def kind_of_text(text: str, called: Kind | None = None, *, whole: bytes = b"") -> Kind:
    """Return the kind of input that a text is; `called` is what it is said to be, which holds where it may be so.

    `whole` is all of the bytes where the text is only their beginning.
    """
    told = _told(text, whole)
    if told is not None:
        return told
    if is_markdown(text):
        # A page may show Markdown; who calls it a page knows, as long as there are tags.
        return Kind.HTML if called is Kind.HTML and re.search(_END_TAG, text) else Kind.MARKDOWN
    if _is_fragment(text) or (called is Kind.HTML and re.search(_TAG, text)):
        return Kind.HTML
    return called if called in {Kind.MARKDOWN, Kind.MAIL} else Kind.TEXT


def _called(name: str | None, content_type: str | None) -> Kind | None:
    """Return what bytes are called: by their content type, else by the ending of their name."""
    if content_type and (kind := CONTENT_TYPES.get(content_type.partition(";")[0].strip().lower())):
        return kind
    ending = os.path.splitext((name or "").partition("?")[0])[1]
    return ENDINGS.get(ending.lower())


def _told(text: str, whole: bytes) -> Kind | None:
    """Return the kind that a text's beginning leaves no doubt of."""
    if re.match(_PAGE, text):
        return Kind.HTML
    if _is_our_data(text, whole):
        return Kind.DATA
    headers = _headers(text)
    if "multipart/related" in headers.get("content-type", "") and "to" not in headers:
        return Kind.HTML
    if headers.keys() & _SENDER and len(headers.keys() & _CARRIED) >= 2:
        return Kind.MAIL
    return None


def _is_our_data(text: str, whole: bytes) -> bool:
    """Tell an article as `-f json` or `-f yaml` writes it, whatever the order of its keys."""
    if re.match(_OUR_JSON, text):
        return re.search(_IN_OUR_JSON, text) is not None or re.search(_IN_OUR_JSON.encode(), whole) is not None
    if re.match(_OUR_YAML, text):
        return re.search(_IN_OUR_YAML, text) is not None or re.search(_IN_OUR_YAML.encode(), whole) is not None
    return False


def _is_fragment(text: str) -> bool:
    """Tell a page without head and body, by what it begins with and by how many elements end."""
    return re.match(_FRAGMENT, text) is not None and len(re.findall(_END_TAG, text)) >= _FEWEST_END_TAGS


def _as_text(start: bytes) -> str:
    """Return the text of bytes as far as it is ASCII, which is all that tells; in UTF-16 letters have a NUL beside."""
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        start = start.removeprefix(mark)
    return start.replace(b"\0", b"").decode("latin-1").replace("\r\n", "\n").replace("\r", "\n")


def _headers(start: str) -> dict[str, str]:
    """Return the headers at the top of a message, by their names, all in small letters; none where it has no top."""
    at = envelope.end() if (envelope := re.match(_ENVELOPE, start)) else 0
    headers: dict[str, str] = {}
    header = re.compile(_HEADER)
    while found := header.match(start, at):
        headers[found[1].lower()] = found[2].lower()
        at = found.end()
    return headers
