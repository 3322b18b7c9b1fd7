"""Web and mail addresses that stand bare in a text, found as links."""

from __future__ import annotations

import re

from article_reader.article import Mark, MarkKind

_SIGN = re.compile(r"https?://|www\.|@", re.IGNORECASE)
"""What shows that an address may be near."""

_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”„«»`\x00-\x1f\x7f-\x9f\u200b\u3000-\u303f\uff00-\uff0f]+", re.IGNORECASE
)
_MAIL_NAME = re.compile(r"[\w.+-]{1,64}$")
_MAIL_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.){1,8}[^\W\d_]{2,24}(?![\w@])")

_TRAILING = ".,;:!?'’…*_~|"
_BRACKETS = {")": "(", "]": "[", "}": "{"}

_LONGEST_NAME = 64


def find_addresses(text: str) -> tuple[Mark, ...]:
    """Return a link for each bare address in a text, in order.

    A comma, a full stop or a bracket that opens before the address is no part of it. An address that begins with
    "www." leads to https, a mail address to mailto.
    """
    if "@" not in text and "://" not in text and "www." not in text.lower():
        return ()
    marks: list[Mark] = []
    at = 0
    while found := _SIGN.search(text, at):
        mark = _mail(text, found.start(), at) if found[0] == "@" else _web(text, found.start())
        if mark:
            marks.append(mark)
        at = max(found.end(), mark.end if mark else 0)
    return tuple(marks)


def _web(text: str, start: int) -> Mark | None:
    """Return the web address that begins at an offset."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "/@._-"):
        return None
    found = _WEB.match(text, start)
    if not found:
        return None
    end = start + len(_trimmed(found[0]))
    address = text[start:end]
    host = address.partition("://")[2] or address
    if host[:4].lower() == "www." and "." not in host[4:].partition("/")[0]:
        return None
    if not host[:1].isalnum() and host[:1] != "[":
        return None
    target = address if "://" in address else f"https://{address}"
    return Mark(MarkKind.LINK, start, end, target)


def _trimmed(address: str) -> str:
    """Return an address without the signs behind it that belong to the sentence."""
    opened = {bracket: address.count(bracket) for bracket in "()[]{}"}
    end = len(address)
    while end:
        last = address[end - 1]
        if last in _BRACKETS and opened[last] > opened[_BRACKETS[last]]:
            opened[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return address[:end]


def _mail(text: str, at: int, floor: int) -> Mark | None:
    """Return the mail address around an "@" that doesn't begin before `floor`."""
    begin = max(floor, at - _LONGEST_NAME - 1)
    name = _MAIL_NAME.search(text[begin:at])
    host = _MAIL_HOST.match(text, at + 1)
    if not name or not host:
        return None
    words = name[0].lstrip(".-+_")
    if not words or words.endswith(".") or len(words) > _LONGEST_NAME:
        return None
    start = at - len(words)
    if text[max(floor, start - 7) : start].lower() == "mailto:":
        start -= 7
    address = text[at - len(words) : host.end()]
    return Mark(MarkKind.LINK, start, host.end(), f"mailto:{address}")
