"""A page's JSON-LD -> the things it describes: the article that the page is about first, and who wrote it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from article_reader.loader.inputs.html.document import Element

Thing = Mapping[str, Any]
"""One thing that the data describe, by the names of schema.org."""

_LONGEST = 2_000_000
"""How many characters of data a page may have; what goes beyond that isn't read."""

_MOST_THINGS = 5_000
"""How many things of a page are looked at."""

_ARTICLE = re.compile(r"Article|(?:Blog|^)Posting|Report\b|Review|Recipe|HowTo\b")
"""Types of things that are articles, by what is in their names."""

_HOLDING = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")
"""The properties in which a thing may hold the article."""

_MOST_UNRELATED = 3
"""How many articles a page may describe, none of which is plainly its own, where the first counts as its own."""

_BEGINNING = re.compile(r"\[\s*+\{|\{")
"""Where data begin: behind what hides them from old browsers."""

_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\Z)|(,)(?=\s*+[}\]])', re.DOTALL)
"""A string, or a comma that has nothing behind it."""

_ESCAPE = re.compile(r'(\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))|\\')

_TYPE = re.compile(r'"@type"\s*+:\s*+"(\w*(?:Article|Posting|Report))"')
_PROPERTY = re.compile(
    r'"(headline|alternativeHeadline|datePublished|dateModified|url)"\s*+:\s*+'
    r"""(?:"((?:[^"\\\n]|\\.)*+)"|'([^'\\\n]*+)')(?=\s*+[,}])"""
)
_AUTHOR = re.compile(r'"author"\s*+:\s*+\{[^{}]*"name"\s*+:\s*+"([^"\\\n]*+)"')
"""What is plain to see in data that can't be read as a whole."""


def things(root: Element) -> list[Thing]:
    """Return what the data in a page's head and body describe, in order; what can't be read isn't there."""
    found: list[Thing] = []
    room = _LONGEST
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > room:
            continue
        room -= len(text)
        found.extend(islice(_things_in(_values(text)), _MOST_THINGS - len(found)))
    return found


def is_article(thing: Thing) -> bool:
    """Tell whether a thing is an article by its type."""
    return any(_ARTICLE.search(name) for name in types(thing))


def types(thing: Thing) -> list[str]:
    """Return the names of a thing's types."""
    told = thing.get("@type")
    return [name[:200] for name in (told if isinstance(told, list) else [told]) if isinstance(name, str)]


def own_articles(found: Sequence[Thing], addresses: set[str], titles: set[str]) -> list[Thing]:
    """Return the articles among things that the page itself is about, the likeliest first.

    `addresses` are those of the page, as comparable gives them; `titles` its titles, as same_words gives them.
    Without either to tell by, the first of a few is its own, and of many none: they are those it leads to.
    """
    articles = [thing for thing in found if is_article(thing)]
    told = [2 * bool(_addresses(one) & addresses) + bool(_titles(one) & titles) for one in articles]
    if any(told):
        return [articles[n] for n in sorted(range(len(told)), key=lambda n: -told[n]) if told[n]]
    return articles[:1] if len(articles) <= _MOST_UNRELATED else []


def comparable(address: str) -> str:
    """Return what is the same in all addresses of a page: host and path, without what varies; "" where it is none."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    return f"{host}{path}" if host and path else ""


def same_words(title: str) -> str:
    """Return a title's letters and figures in lower case: what is the same where it is spelled in another way."""
    return "".join(filter(str.isalnum, title.casefold()))


def names(value: Any, by_id: Mapping[str, Thing]) -> list[tuple[str, bool]]:
    """Return the names of persons and organisations that a property tells, each with whether it is an organisation's.

    `by_id` has the things that are told elsewhere and only referred to.
    """
    found = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            found.append((one, False))
        elif isinstance(one, dict):
            thing = one if "name" in one else by_id.get(str(one.get("@id")), one)
            name = thing.get("name") or " ".join(
                part for key in ("givenName", "familyName") if isinstance(part := thing.get(key), str)
            )
            is_organization = any("Organization" in kind for kind in types(thing))
            found.extend((each, is_organization) for each in texts(name))
    return found


def texts(value: Any) -> list[str]:
    """Return the texts of a property, which may be one, a list of them, or one with its language."""
    listed = value if isinstance(value, list) else [value]
    found = [one.get("@value") if isinstance(one, dict) else one for one in listed]
    return [one for one in found if isinstance(one, str) and one.strip()]


def _values(text: str) -> list[Any]:
    """Return the values that a script holds, faults of kinds that are plain to see mended."""
    text = text.replace("<![CDATA[", "", 1)
    if text.lstrip()[:8].startswith(("{&quot;", "[{&quot;")):
        text = html.unescape(text)
    beginning = _BEGINNING.search(text)
    if beginning is None:
        return []
    text = text[beginning.start() :]
    for told in (text, _STRING_OR_COMMA.sub(_mended, text)):
        if found := list(_one_after_another(told)):
            return found
    return _single_properties(text)


def _single_properties(text: str) -> list[Any]:
    """Return the article in data that can't be read as a whole, with the properties that are plain to see."""
    if (kind := _TYPE.search(text)) is None:
        return []
    told: dict[str, Any] = {"@type": kind[1]}
    for found in _PROPERTY.finditer(text):
        told.setdefault(found[1], found[2] if found[2] is not None else found[3])
    if author := _AUTHOR.search(text):
        told["author"] = author[1]
    return [told]


def _one_after_another(text: str) -> Iterator[Any]:
    """Yield the values at the beginning of a text that can be read, one after another."""
    decoder = json.JSONDecoder(strict=False)
    at = 0
    while True:
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value


def _mended(found: re.Match[str]) -> str:
    """Return a string with its backslashes made valid, and nothing for a comma that has nothing behind it."""
    return "" if found[1] else _ESCAPE.sub(lambda escape: escape[1] or "\\\\", found[0])


def _things_in(values: list[Any]) -> Iterator[Thing]:
    waiting = values[::-1]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            waiting.extend(held for key in reversed(_HOLDING) if isinstance(held := value.get(key), dict | list))


def _addresses(thing: Thing) -> set[str]:
    page = thing.get("mainEntityOfPage")
    told = [thing.get("url"), thing.get("@id"), page]
    if isinstance(page, dict):
        told += [page.get("@id"), page.get("url")]
    return {known for one in told if isinstance(one, str) and (known := comparable(one))}


def _titles(thing: Thing) -> set[str]:
    told = (texts(thing.get(key)) for key in ("headline", "alternativeHeadline", "name"))
    return {words for each in told for one in each if (words := same_words(html.unescape(one)))}
