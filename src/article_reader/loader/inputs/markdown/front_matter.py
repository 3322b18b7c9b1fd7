"""What a Markdown file tells of its article above the text, by one table of keys whatever the format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from article_reader.article import Span
from article_reader.loader.inputs.markdown.entries import Entry, fenced_entries, plain_entries
from article_reader.loader.page import Declared, Line, Metadata, Role
from article_reader.safety import clean

FRONT_MATTER = "front matter"
"""Why a line of it that names no part of the article is left out."""

NOT_READ = "front matter that can't be read"
"""Why all of it is left out where there is a mistake in it."""

_LANGUAGE, _SITE, _ADDRESS = "language", "site", "address"

_KEYS: Mapping[str, Role | str] = MappingProxyType(
    {
        "title": Role.HEADLINE,
        "headline": Role.HEADLINE,
        "kicker": Role.KICKER,
        "lead": Role.LEAD,
        "standfirst": Role.LEAD,
        "subtitle": Role.LEAD,
        "dek": Role.LEAD,
        "description": Role.LEAD,
        "excerpt": Role.LEAD,
        "summary": Role.LEAD,
        "byline": Role.BYLINE,
        "author": Role.BYLINE,
        "authors": Role.BYLINE,
        "creator": Role.BYLINE,
        "date": Role.PUBLISHED,
        "published": Role.PUBLISHED,
        "published_time": Role.PUBLISHED,
        "publishdate": Role.PUBLISHED,
        "pubdate": Role.PUBLISHED,
        "date_published": Role.PUBLISHED,
        "lang": _LANGUAGE,
        "language": _LANGUAGE,
        "locale": _LANGUAGE,
        "site": _SITE,
        "site_name": _SITE,
        "sitename": _SITE,
        "publisher": _SITE,
        "url": _ADDRESS,
        "url_source": _ADDRESS,
        "source": _ADDRESS,
        "canonical": _ADDRESS,
        "canonical_url": _ADDRESS,
    }
)
"""What a key tells, the best one of a kind first; spaces and hyphens in keys are written as underscores here."""

_RANK = {name: rank for rank, name in enumerate(_KEYS)}

_OWN = ("title", "kicker", "description", "author", "date", "lang")
"""The keys that our Markdown output writes, the last one always."""

_OWN_DENIALS = frozenset({"title", "description"})
"""Those of them that it only writes to say that the article has no such part; else that stands in the text."""

_SERVICE_END = re.compile(r"Markdown Content:[ \t]*")
"""The line that reader services put between what they tell of a page and its text."""

_SERVICE_ROWS = 40
"""How many rows a service's head has at the most."""

_WORD = re.compile(r"\w+")
_HTTP = re.compile(r"https?://\S+", re.IGNORECASE)
_TWO_LETTERS = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was told."""

    rows: int = 0
    """How many rows of the input it takes, its fences included; 0 where there is none."""

    lines: tuple[Line, ...] = ()
    """Its lines, each with what it is declared to be."""

    metadata: Metadata = field(default_factory=Metadata)
    """What it says of the page."""

    address: str | None = None
    """The page's own web address."""

    absent: frozenset[Role] = frozenset()
    """The parts that it says the article has none of ("title: false")."""

    service: bool = False
    """Whether a reader service wrote it, which read a whole page of the web."""

    own: bool = False
    """Whether it is what our own Markdown output writes."""


def read_front_matter(rows: Sequence[str]) -> FrontMatter:
    """Return what the rows at the top of a Markdown text tell; with `rows` 0 where they are ordinary text."""
    if (found := fenced_entries(rows)) is not None:
        matter = _front_matter(rows, found.rows, found.entries, fences=found.fences)
        return replace(matter, own=_is_own(found.entries or ()))
    return _read_service(rows) or _read_fields(rows) or FrontMatter()


def _is_own(entries: Sequence[Entry]) -> bool:
    """Tell whether entries are those that our Markdown output writes: its keys in order, to the language."""
    names = [entry.name for entry in entries]
    return (
        names[-1:] == [_OWN[-1]]
        and names == [name for name in _OWN if name in names]
        and all(entry.denied for entry in entries if entry.name in _OWN_DENIALS)
    )


def _read_service(rows: Sequence[str]) -> FrontMatter | None:
    """Read what reader services tell above a page: "Title: …", "URL Source: …", then "Markdown Content:"."""
    end = next((number for number, row in enumerate(rows[:_SERVICE_ROWS]) if _SERVICE_END.fullmatch(row)), None)
    if end is None:
        return None
    entries = plain_entries(rows, 0, end, blank_ends=False)
    if not entries or not any(entry.name in _KEYS for entry in entries):
        return None
    matter = _front_matter(rows, end + 1, entries, fences=(end,), firm=False)
    return replace(matter, service=True)


def _read_fields(rows: Sequence[str]) -> FrontMatter | None:
    """Read lines of "Key: value" up to the first blank one (MultiMarkdown), where they are plainly no text."""
    end = next((number for number, row in enumerate(rows[:_SERVICE_ROWS]) if not row.strip()), len(rows))
    if not 0 < end < min(len(rows), _SERVICE_ROWS):
        return None
    entries = plain_entries(rows, 0, end, blank_ends=True)
    known = [entry for entry in entries or () if entry.name in _KEYS and entry.text]
    if not entries or not known or known[0] is not entries[0] or known[0].name not in {"title", "headline"}:
        return None
    if len(entries) < 2 or 2 * len(known) < len(entries):
        return None
    return _front_matter(rows, end, entries, fences=())


def _front_matter(
    rows: Sequence[str], count: int, entries: Sequence[Entry] | None, *, fences: tuple[int, ...], firm: bool = True
) -> FrontMatter:
    """Return what entries tell; None are entries that could not be read, and `fences` are rows that say nothing."""
    if entries is None:
        return FrontMatter(count, tuple(_left_out(rows, range(1, count - 1), NOT_READ)))
    known = sorted((entry for entry in entries if entry.name in _KEYS), key=lambda entry: _RANK[entry.name])
    best: dict[Role | str, Entry] = {}
    for entry in known:
        if entry.text or entry.denied:
            best.setdefault(_KEYS[entry.name], entry)
    lines: list[Line] = []
    taken = set(fences)
    for role, entry in best.items():
        if not isinstance(role, Role):
            continue
        taken.update(range(entry.first, entry.last + 1))
        if not entry.denied:
            span = Span(entry.first + 1, entry.last + 1)
            lines.append(Line(entry.text, span, declared=Declared(role, FRONT_MATTER, firm)))
        lines.extend(_more(rows, entry))
    lines.extend(_left_out(rows, (number for number in range(count) if number not in taken), FRONT_MATTER))
    lines.sort(key=lambda line: (line.span.first, line.span.last))
    absent = frozenset(role for role, entry in best.items() if entry.denied and isinstance(role, Role))
    address = best[_ADDRESS].text if _ADDRESS in best else ""
    return FrontMatter(
        count, tuple(lines), _metadata(known, best), address if _HTTP.fullmatch(address) else None, absent
    )


def _metadata(known: Sequence[Entry], best: Mapping[Role | str, Entry]) -> Metadata:
    def texts(role: Role) -> tuple[str, ...]:
        return tuple(entry.text for entry in known if _KEYS[entry.name] is role and entry.text and not entry.denied)

    def text(role: Role | str) -> str | None:
        entry = best.get(role)
        return entry.text if entry and not entry.denied else None

    authors = best.get(Role.BYLINE)
    code = _TWO_LETTERS.fullmatch(text(_LANGUAGE) or "")
    return Metadata(
        titles=texts(Role.HEADLINE),
        descriptions=texts(Role.LEAD),
        authors=tuple(clean(name) for name in authors.values if name.strip()) if authors else (),
        published=text(Role.PUBLISHED),
        language=code[1].lower() if code and code[1].lower() != "und" else None,
        site=text(_SITE),
    )


def _more(rows: Sequence[str], entry: Entry) -> Iterator[Line]:
    """Yield an entry's rows as left out where they say more than its key and value: a comment, nested keys."""
    typed = " ".join(row.strip() for row in rows[entry.first : entry.last + 1])
    said = "" if entry.denied else entry.text
    if entry.denied or not set(_WORD.findall(typed)) <= {*_WORD.findall(entry.key), *_WORD.findall(said)}:
        span = Span(entry.first + 1, entry.last + 1)
        yield Line(clean(typed), span, declared=Declared(Role.LEFT_OUT, FRONT_MATTER))


def _left_out(rows: Sequence[str], numbers: Iterable[int], reason: str) -> Iterator[Line]:
    for number in numbers:
        if rows[number].strip():
            row = Span(number + 1, number + 1)
            yield Line(clean(rows[number].strip()), row, declared=Declared(Role.LEFT_OUT, reason))
