"""A web archive (MHTML) -> the page at its root, as bytes."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message

from article_reader.errors import NoPage, TooLarge
from article_reader.loader.inputs.source import MAX_BYTES, clean

_DEEPEST = 10
"""How far parts of an archive may lie within each other."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A page out of its archive."""

    data: bytes
    """The page."""

    encoding: str | None
    """The encoding that the archive tells, None where it doesn't."""

    address: str | None
    """Where the page was saved from, None where the archive doesn't tell."""


def unpack(data: bytes, limit: int = MAX_BYTES) -> Unpacked:
    """Return the page at the root of an archive.

    Raises:
        NoPage: there is none.
        TooLarge: it has more than `limit` bytes.
    """
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        root = _page(message, 0)
    except (MessageError, RecursionError, ValueError, LookupError) as error:
        raise NoPage from error
    if root is None:
        raise NoPage
    page = root.get_payload(decode=True)
    if not isinstance(page, bytes):
        raise NoPage
    if len(page) > limit:
        raise TooLarge(limit)
    address = root.get("Content-Location") or message.get("Snapshot-Content-Location")
    return Unpacked(page, root.get_content_charset(), clean(str(address)).strip() if address else None)


def _page(message: Message, depth: int) -> Message | None:
    """Return the first page in a message, the part that is named as its root before others."""
    if message.get_content_type() in {"text/html", "application/xhtml+xml"}:
        return message
    payload = message.get_payload()
    if not isinstance(payload, list) or depth > _DEEPEST:
        return None
    parts = [part for part in payload if isinstance(part, Message)]
    start = message.get_param("start")
    named = [part for part in parts if isinstance(start, str) and part.get("Content-ID") == start]
    return next((page for part in [*named, *parts] if (page := _page(part, depth + 1)) is not None), None)
