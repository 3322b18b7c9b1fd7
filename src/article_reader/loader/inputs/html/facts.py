"""A page's head and its data -> what they tell of the article: title, pictures, address, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from article_reader.loader.inputs.source import clean

Element = Any
"""An element of lxml, which has no types."""

_SEAM = re.compile(r"\s+[|–—·»«:•/\\-]+\s+|\s*\|\s*")
"""What stands between an article's title and its site's."""

_LONGEST_SITE = 4
"""How many words are taken for a site's name behind a title."""

_LONGEST_DATA = 2_000_000
"""How long a page's data may be, in characters."""

_ARTICLES = re.compile(r"Article|Posting|Report|Review")
"""The types of things that are articles, by what is in their names."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as the page's data describe it."""

    caption: str | None
    """What it shows."""

    credit: str | None
    """Whose it is."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page tells of its article beside the text."""

    titles: tuple[str, ...] = ()
    """The article's title, the likeliest first."""

    title_line: int = 1
    """The line of the source where the page has its title."""

    pictures: tuple[Shown, ...] = ()
    """The article's pictures that the data describe."""

    base: str | None = None
    """The address that links are relative to; None where it isn't known."""

    language: str | None = None
    """The language that the page says it is in, as ISO 639-1."""


def facts(root: Element, source: str | None) -> Facts:
    """Return what a page tells of its article; `source` is the address or the file's name that it goes by."""
    data = list(_data(root))
    meta = _meta(root)
    title = root.find(".//title")
    site = meta.get("og:site_name", "")
    titles = [text for item in data if (text := _words(item.get("headline")))]
    spelled = [meta[name] for name in ("og:title", "twitter:title") if name in meta]
    if title is not None and title.text:
        spelled.append(title.text)
    titles += [_without_site(text, site) for said in spelled if (text := _words(said))]
    line = (title.sourceline if title is not None else None) or 1
    return Facts(
        titles=tuple(dict.fromkeys(titles)),
        title_line=line,
        pictures=tuple(shown for item in data for shown in _pictures(item)),
        base=_base(root, meta, source),
        language=_language(root),
    )


def address(target: str, base: str | None) -> str | None:
    """Return where a link leads, None where that is nowhere that may be shown: http, https and mailto are."""
    target = re.sub(r"\s", "%20", re.sub(r"[\t\n]", "", clean(target)).strip())
    try:
        whole = urljoin(base, target) if base else target
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme == "mailto":
        return whole
    return whole if parts.scheme in {"http", "https"} and parts.netloc else None


def _meta(root: Element) -> dict[str, str]:
    """Return what the page's meta elements say, by name or property; the first of a name counts."""
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        name, content = element.get("property") or element.get("name"), element.get("content")
        if name and content and content.strip():
            said.setdefault(name.lower(), content.strip())
    return said


def _base(root: Element, meta: Mapping[str, str], source: str | None) -> str | None:
    own = source if source and _scheme(source) in {"http", "https"} else None
    for element in root.iter("link"):
        if own is None and (element.get("rel") or "").lower() == "canonical":
            own = address(element.get("href") or "", None)
    if own is None:
        own = address(meta.get("og:url", ""), None)
    for element in root.iter("base"):
        if target := element.get("href"):
            return address(target, own) or own
    return own


def _scheme(text: str) -> str:
    """Return the scheme of an address, "" where there is none."""
    try:
        return urlsplit(text).scheme
    except ValueError:
        return ""


def _without_site(title: str, site: str) -> str:
    """Return a page's title without the site's name, which stands behind the last separator or before the first."""
    seams = list(_SEAM.finditer(title))
    if not seams:
        return title
    first, last = seams[0], seams[-1]
    if site and title[last.end() :].casefold() == site.casefold():
        return title[: last.start()]
    if site and title[: first.start()].casefold() == site.casefold():
        return title[first.end() :]
    behind, before = title[last.end() :], title[: last.start()]
    is_short = len(behind.split()) <= _LONGEST_SITE and len(before.split()) >= min(3, len(behind.split()) + 1)
    return before if is_short and last.group().strip() != ":" else title


def _language(root: Element) -> str | None:
    said = (root.get("lang") or root.get("xml:lang") or "").strip().lower()
    code = re.match(r"[a-z]{2}(?![a-z])", said)
    return code.group() if code else None


def _data(root: Element) -> Iterator[dict[str, Any]]:
    """Yield the articles that the page's JSON-LD describes."""
    for element in root.iter("script"):
        text = element.text or ""
        if "ld+json" not in (element.get("type") or "") or len(text) > _LONGEST_DATA:
            continue
        try:
            waiting = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop()
            if isinstance(item, list):
                waiting.extend(reversed(item))
            elif isinstance(item, dict):
                if _ARTICLES.search(str(item.get("@type", ""))[:200]):
                    yield item
                waiting.extend(value for key in ("mainEntity", "@graph") if (value := item.get(key)) is not None)


def _pictures(item: Mapping[str, Any]) -> Iterator[Shown]:
    images = item.get("image")
    for image in images if isinstance(images, list) else [images]:
        if isinstance(image, dict):
            caption = _words(image.get("caption"))
            credit = _words(image.get("creditText")) or _words(image.get("copyrightNotice"))
            if caption or credit:
                yield Shown(caption, credit)


def _words(value: Any) -> str | None:
    """Return a value of the data as words, None where it is none."""
    return " ".join(clean(value).split()) or None if isinstance(value, str) else None
