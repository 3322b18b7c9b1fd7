"""A web archive (MHTML) -> the page at its root, as bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message

from article_reader.errors import ContentError
from article_reader.loader.inputs.sources import MAX_BYTES, too_large
from article_reader.safety import clean

_HEADERS = 4096
"""How many bytes of an archive its headers are looked for in."""

_PAGE_TYPES = frozenset(("text/html", "application/xhtml+xml"))


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A page out of its archive."""

    data: bytes
    """The page."""

    encoding: str | None
    """The encoding that the archive declares, None where it doesn't."""

    address: str | None
    """Where the page was saved from, None where the archive doesn't tell."""


def is_archive(data: bytes) -> bool:
    """Tell an archive from a page alone: it has the headers of a message with several parts over its first tag."""
    start = data[:_HEADERS].lower()
    head, _, _ = start.partition(b"<")
    return b"multipart/" in (head if start.lstrip()[:1] != b"<" else b"")


def unpack(data: bytes, limit: int = MAX_BYTES) -> Unpacked:
    """Return the page at the root of an archive: the part that it names as its root, else the first page in it.

    Raises:
        ContentError: there is none, or it has more than `limit` bytes.
    """
    try:
        message = message_from_bytes(data.lstrip(), policy=policy.compat32)
        root = _root(message)
        page = root.get_payload(decode=True) if root is not None else None
    except (MessageError, RecursionError, ValueError, LookupError) as error:
        raise _no_page() from error
    if root is None or not isinstance(page, bytes) or not page.strip():
        raise _no_page()
    if len(page) > limit:
        raise too_large(limit)
    return Unpacked(page, root.get_content_charset(), _address(root, message))


def _no_page() -> ContentError:
    return ContentError("there is no web page in this archive", "save the page again, as HTML")


def _root(message: Message) -> Message | None:
    """Return the part of a message that is its page, None where it has none."""
    pages = [part for part in _parts(message) if part.get_content_type() in _PAGE_TYPES]
    start = _name(message.get_param("start"))
    address = _name(message.get("Snapshot-Content-Location"))
    named = (part for part in pages if start and _name(part.get("Content-ID")) == start)
    saved = (part for part in pages if address and _name(part.get("Content-Location")) == address)
    return next(named, None) or next(saved, None) or next(iter(pages), None)


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a message that hold no others, in their order."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        payload = part.get_payload()
        if isinstance(payload, list):
            waiting.extend(one for one in reversed(payload) if isinstance(one, Message))
        else:
            yield part


def _name(value: object) -> str:
    """Return what a header names a part by, without the brackets around it; "" where there is none."""
    return str(value).strip().strip("<>") if value is not None else ""


def _address(root: Message, message: Message) -> str | None:
    """Return the address that a page was saved from: its own, else the archive's; None where it is none of the Web."""
    for value in (root.get("Content-Location"), message.get("Snapshot-Content-Location")):
        address = clean("".join(str(value or "").split()))
        if address.lower().startswith(("http://", "https://")):
            return address
    return None
