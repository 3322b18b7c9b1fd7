"""When an article was published, as its page tells: the article's own date, and none where it tells none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice
from urllib.parse import urlsplit

from article_reader.loader.inputs.html.document import Element, beginning_of

_META = (
    *(
        "articlepublishedtime",
        "ogarticlepublishedtime",
        "ogpublishedtime",
        "articlepublished",
        "articlepublicationdate",
    ),
    *("rnewsdatepublished", "datepublished", "dcdateissued", "dctermsissued", "dcissued", "dcdate", "dctermsdate"),
    *("dctermscreated", "dcdatecreated", "dccreated", "sailthrudate", "parselypubdate", "cxenseparserecspublishtime"),
    *("csepubdate", "citationpublicationdate", "citationdate", "bepresscitationdate", "publishdate", "publisheddate"),
    *("pubdate", "publicationdate", "publishedtime", "publishedat", "originalpublicationdate", "articledateoriginal"),
    *("btpubdate", "vrpublishedtime", "swpubdate", "snpostdate", "postdate", "displaydate", "releasedate", "date"),
)
"""The names of the meta elements that tell when a page was published, letters and figures only, the surest first."""

_META_CHANGED = ("articlemodifiedtime", "ogupdatedtime", "dcdatemodified", "dctermsmodified", "lastmodified")
"""Those that tell when it was changed."""

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}(?:Z|[+-]\d{2}:?\d{2})?)?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_EPOCH = re.compile(r"(1\d{9})(?:\d{3})?")
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b|年")
_NUMBER = re.compile(r"\d+")
"""What a date has as people write it: a year, and another number."""

_LONGEST = 60
"""How many characters a date may have."""

_FIRST_YEAR, _LAST_YEAR = 1600, 2199
_PLACEHOLDERS = frozenset(("1970-01-01", "1900-01-01", "1969-12-31"))
"""The dates that programs tell where they know none."""

_IN_PATH = re.compile(
    r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/.-]|$)"
    r"|[/-]((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/._-]|$)"
)
"""A date in the path of an address."""

_NOT_OF_ARTICLE = frozenset(
    ("aside", "nav", "footer", "blockquote", "figure", "form", "iframe", "noscript", "template")
)
"""The elements in which a date is somebody else's."""

_OTHERS = re.compile(r"comment|related|teaser|tweet|twitter|instagram|recommend|sidebar|promo|latest|popular", re.I)
"""Names of elements in which a date is that of another post."""

_NEAR = 4
"""How many elements around a date are looked at for such names."""

_OF_POST = frozenset(("published", "entry-date", "dt-published", "post-date"))
"""The names that publishing programs and microformats give the date of a post."""

_VALUES = ("content", "datetime", "title")
"""The attributes in which elements have a date as programs write it."""

_MOST_MARKED = 20
"""How many elements that are marked as dates are looked at."""

_LONG_PARAGRAPH = 100
"""From how many characters on a paragraph is one of the story, which is begun by the second."""


def published(root: Element, declared: Iterable[str], meta: Mapping[str, str], addresses: Iterable[str]) -> str | None:
    """Return when an article was published: an ISO 8601 date or date and time, or as printed; None for unknown.

    `declared` are the dates of the page's data; `meta` is what its head says, by the letters and figures of the name in
    lower case; `addresses` are the page's own.
    """
    candidates = _candidates(root, declared, meta, addresses)
    printed = None
    for text in candidates:
        if found := iso_date(text):
            return found
        printed = printed or _as_printed(text)
    return printed


def changed(declared: Iterable[str], meta: Mapping[str, str]) -> str | None:
    """Return when an article was last changed, as an ISO 8601 date or date and time; None for unknown."""
    candidates = [*declared, *(meta[name] for name in _META_CHANGED if name in meta)]
    return next((found for text in candidates if (found := iso_date(text))), None)


def iso_date(text: str) -> str | None:
    """Return a date that programs have written as ISO 8601, to the precision it is told with; None where it is none."""
    text = " ".join(text[: 2 * _LONGEST].split())
    if epoch := _EPOCH.fullmatch(text):
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(epoch[1]))).isoformat()
    parts = _ISO.match(text) or _COMPACT.fullmatch(text) or _SLASHED.match(text)
    if parts is not None:
        return _checked(*parts.groups())
    if dotted := _DOTTED.search(text):
        return _checked(dotted[3], dotted[2], dotted[1])
    try:
        return _checked_time(parsedate_to_datetime(text)) if "," in text or ":" in text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def in_address(address: str | None) -> str | None:
    """Return the date that stands in the path of an address, as /2024/05/17/; None where there is none."""
    try:
        path = urlsplit(address or "").path
    except ValueError:
        return None
    for found in _IN_PATH.finditer(path[:2_000]):
        if checked := _checked(*(part for part in found.groups() if part)):
            return checked
    return None


def _candidates(
    root: Element, declared: Iterable[str], meta: Mapping[str, str], addresses: Iterable[str]
) -> Iterator[str]:
    yield from declared
    yield from (meta[name] for name in _META if name in meta)
    yield from _marked_up(root)
    for address in addresses:
        if found := in_address(address):
            yield found


def _marked_up(root: Element) -> Iterator[str]:
    """Yield the dates that elements of the page are marked with as the article's own, the surest first."""
    marked = filter(_is_date_of_post, root.iter("time", "span", "div", "p", "meta", "abbr"))
    for element in islice(marked, _MOST_MARKED):
        if not _is_of_another(element):
            text = next((value for name in _VALUES if (value := element.get(name))), None)
            yield text or beginning_of(element)
    yield from _at_top(root)


def _is_date_of_post(element: Element) -> bool:
    if "datepublished" in (element.get("itemprop") or "").lower():
        return True
    if element.tag == "time" and element.get("pubdate") is not None:
        return True
    return element.tag in {"time", "abbr"} and not _OF_POST.isdisjoint((element.get("class") or "").split())


def _at_top(root: Element) -> Iterator[str]:
    """Yield the time that stands between the headline and the second paragraph of the story."""
    is_below, paragraphs = False, 0
    for element in root.iter("h1", "p", "time"):
        if element.tag == "h1":
            is_below, paragraphs = True, 0
        elif element.tag == "p":
            paragraphs += paragraphs < 2 and len(beginning_of(element)) >= _LONG_PARAGRAPH
        elif is_below and paragraphs < 2 and (declared := element.get("datetime")) and not _is_of_another(element):
            yield declared
            return


def _is_of_another(element: Element) -> bool:
    above = [one for one in element.iterancestors() if one.tag not in {"body", "html"}]
    return any(one.tag in _NOT_OF_ARTICLE for one in above) or any(
        _OTHERS.search(f"{one.get('class')} {one.get('id')}") for one in above[:_NEAR]
    )


def _checked(year: str, month: str, day: str, clock: str | None = None, zone: str | None = None) -> str | None:
    """Return a date of these parts as ISO 8601, None where there is none."""
    try:
        found = date(int(year), int(month), int(day)).isoformat()
        if clock is not None:
            declared = f"{found}T{clock.zfill(5) if clock.count(':') == 1 else clock.zfill(8)}{_offset(zone)}"
            datetime.fromisoformat(declared)
        else:
            declared = found
    except ValueError:
        return None
    return declared if _FIRST_YEAR <= int(year) <= _LAST_YEAR and found not in _PLACEHOLDERS else None


def _offset(zone: str | None) -> str:
    """Return a time zone as ISO 8601 has it: "Z", "+02:00"."""
    if zone is None:
        return ""
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return "Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _checked_time(when: datetime) -> str | None:
    return when.isoformat() if _FIRST_YEAR <= when.year <= _LAST_YEAR else None


def _as_printed(text: str) -> str | None:
    """Return a date that is told as people write it, None where a text is none."""
    text = " ".join(text[: 2 * _LONGEST].split())
    if len(text) > _LONGEST or _ISO.match(text) or _COMPACT.fullmatch(text):
        return None
    return text if _YEAR.search(text) and len(_NUMBER.findall(text)) > 1 else None
