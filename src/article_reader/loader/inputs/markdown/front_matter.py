"""What a Markdown file tells of its article above the text: YAML, TOML, JSON, or lines of "Key: value".

Every format becomes the same list of entries, and a table says what each key tells. Values are kept as they were typed:
a date with its words, 1.10 with its nought.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from article_reader.article import Span
from article_reader.loader.inputs.source import clean
from article_reader.loader.page import Declared, Line, Metadata, Role

if TYPE_CHECKING:
    import yaml

LONGEST = 50_000
"""How many characters front matter has at the most; what is longer is no front matter."""

DEEPEST = 20
"""How deep values may be nested."""

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

_YAML_FENCE, _YAML_END = re.compile(r"---[ \t]*"), re.compile(r"(?:---|\.\.\.)[ \t]*")
_TOML_FENCE = re.compile(r"\+\+\+[ \t]*")
_JSON_FENCE, _JSON_END = re.compile(r"\{[ \t]*"), re.compile(r"\}[ \t]*")

_LOOKS_LIKE_A_KEY = re.compile(r"[\w-]+[ \t]*:(?:\s|$)")
_TOML_KEY = re.compile(r"[\"']?([\w-]+)[\"']?[ \t]*=")
_TOML_TABLE = re.compile(r"[ \t]*\[")
_JSON_KEY = re.compile(r"[ \t]*\"([\w -]{1,40})\"[ \t]*:")
_PLAIN_FIELD = re.compile(r"([^\W\d_][\w-]*(?:[ /][\w-]+){0,3}):(?:[ \t]+(.*))?")
_UNSURE_VALUE = re.compile(r"[\[{*&!|>%@`'\"]")

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


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key with its value."""

    key: str
    """The key, as typed."""

    values: tuple[str, ...]
    """The words of its value, one for each item of a list."""

    first: int
    """Its first row, from 0."""

    last: int
    """Its last row."""

    denied: bool = False
    """Whether the value is a plain "false"."""

    @property
    def name(self) -> str:
        """The key as the table has it."""
        return re.sub(r"[ -]", "_", self.key.strip().lower())

    @property
    def text(self) -> str:
        """The value on one line."""
        return clean(" ".join(", ".join(self.values).split()))


def read_front_matter(rows: Sequence[str]) -> FrontMatter:
    """Return what the rows at the top of a Markdown text tell; with `rows` 0 where they are ordinary text."""
    for read in (_read_yaml, _read_toml, _read_json, _read_service, _read_fields):
        if (found := read(rows)) is not None:
            return found
    return FrontMatter()


def _fenced(rows: Sequence[str], begin: re.Pattern[str], end: re.Pattern[str]) -> int | None:
    """Return the row that ends what the first row begins, None where none does or too much stands between."""
    if not rows or not begin.fullmatch(rows[0]):
        return None
    length = 0
    for number, row in enumerate(rows[1:], start=1):
        if end.fullmatch(row):
            return number
        length += len(row) + 1
        if length > LONGEST:
            break
    return None


def _read_yaml(rows: Sequence[str]) -> FrontMatter | None:
    last = _fenced(rows, _YAML_FENCE, _YAML_END)
    if last is None:
        return None
    between = rows[1:last]
    first = next((row for row in between if row.strip() and not row.lstrip().startswith("#")), "")
    if not _LOOKS_LIKE_A_KEY.match(first):
        return None
    entries = _yaml_entries(between)
    return replace(_told(rows, last + 1, entries, fences=(0, last)), own=_is_own(entries or ()))


def _is_own(entries: Sequence[_Entry]) -> bool:
    """Tell whether entries are those that our Markdown output writes: its keys in order, to the language."""
    names = [entry.name for entry in entries]
    return (
        names[-1:] == [_OWN[-1]]
        and names == [name for name in _OWN if name in names]
        and all(entry.denied for entry in entries if entry.name in _OWN_DENIALS)
    )


def _yaml_entries(rows: Sequence[str]) -> Sequence[_Entry] | None:
    """Return the entries of YAML, None where it isn't YAML or not of the harmless kind."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = "\n".join(rows)
    try:
        if not _is_harmless(yaml.parse(text, Loader=loader)):
            return None
        root = yaml.compose(text, Loader=loader)
    except (yaml.YAMLError, UnicodeEncodeError):
        return _entries_by_row(rows)
    if not isinstance(root, yaml.MappingNode):
        return None
    entries = [_yaml_entry(key, value) for key, value in root.value]
    return entries if len({entry.key for entry in entries}) == len(entries) else None


def _is_harmless(events: Iterable[object]) -> bool:
    """Tell whether there are no aliases, which can multiply, no tags of Python's, and no great depth."""
    import yaml

    depth = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None) or depth > DEEPEST:
            return False
    return True


def _yaml_entry(key: yaml.Node, value: yaml.Node) -> _Entry:
    import yaml

    end = value.end_mark
    # The mark behind a block may stand at the start of the next row.
    last = max(value.start_mark.line, end.line - 1 if end.column == 0 else end.line)
    scalar = isinstance(value, yaml.ScalarNode)
    denied = scalar and value.tag.endswith(":bool") and value.value.lower() == "false"
    name = key.value if isinstance(key, yaml.ScalarNode) else ""
    return _Entry(name, tuple(_yaml_words(value)), key.start_mark.line + 1, last + 1, denied)


def _yaml_words(node: yaml.Node) -> Iterator[str]:
    """Yield the texts in a value, in order."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        if not node.tag.endswith(":null"):
            yield node.value
        return
    for item in node.value:
        yield from _yaml_words(item[1] if isinstance(item, tuple) else item)


def _entries_by_row(rows: Sequence[str]) -> Sequence[_Entry] | None:
    """Return the entries of YAML with a colon too many in a value, one a row; None where more than that is wrong."""
    entries = []
    for number, row in enumerate(rows, start=1):
        if not row.strip() or row.startswith((" ", "\t", "#", "- ")):
            continue
        found = _PLAIN_FIELD.fullmatch(row.rstrip())
        value = (found[2] or "") if found else ""
        if found is None or (_UNSURE_VALUE.match(value) and not _is_quoted(value)):
            return None
        entries.append(_Entry(found[1], (value.strip("\"'"),) if value else (), number, number))
    return entries if len({entry.key for entry in entries}) == len(entries) else None


def _is_quoted(value: str) -> bool:
    return len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"


def _read_toml(rows: Sequence[str]) -> FrontMatter | None:
    last = _fenced(rows, _TOML_FENCE, _TOML_FENCE)
    if last is None:
        return None
    starts = [number for number in range(1, last) if _TOML_KEY.match(rows[number]) or _TOML_TABLE.match(rows[number])]
    entries = []
    for start, end in pairwise([*starts, last]):
        if _TOML_TABLE.match(rows[start]) and rows[start].rstrip().endswith("]"):
            break  # what follows tells of other things than the article
        if (entry := _toml_entry(rows, start, end)) is not None:
            entries.append(entry)
    return _told(rows, last + 1, entries, fences=(0, last))


def _toml_entry(rows: Sequence[str], start: int, end: int) -> _Entry | None:
    import tomllib

    while end > start + 1 and not rows[end - 1].strip():
        end -= 1
    try:
        ((key, value),) = tomllib.loads("\n".join(rows[start:end])).items()
    except (ValueError, RecursionError):  # a mistake, or several values
        return None
    typed = "\n".join(rows[start:end]).partition("=")[2].strip()
    values = tuple(_plain_words(value, typed))
    return _Entry(key, values, start, end - 1, denied=value is False)


def _read_json(rows: Sequence[str]) -> FrontMatter | None:
    last = _fenced(rows, _JSON_FENCE, _JSON_END)
    if last is None:
        return None
    try:
        value = json.loads("\n".join(rows[: last + 1]))
    except (ValueError, RecursionError):
        return None  # then it is text between braces
    found = ((number, _JSON_KEY.match(rows[number])) for number in range(1, last))
    starts = [(number, key[1]) for number, key in found if key]
    entries = []
    for (start, key), (end, _) in pairwise([*starts, (last, "")]):
        if key in value:
            typed = rows[start].partition(":")[2].strip(" \t,")
            told = value.pop(key)
            entries.append(_Entry(key, tuple(_plain_words(told, typed)), start, end - 1, denied=told is False))
    return _told(rows, last + 1, entries, fences=(0, last))


def _plain_words(value: object, typed: str) -> Iterator[str]:
    """Yield the texts in a value of TOML or JSON; what is no text is said as it was typed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (item for item in value if isinstance(item, str))
    elif isinstance(value, dict):
        yield from (item for item in value.values() if isinstance(item, str))
    elif value is not None:
        yield typed


def _read_service(rows: Sequence[str]) -> FrontMatter | None:
    """Read what reader services tell above a page: "Title: …", "URL Source: …", then "Markdown Content:"."""
    end = next((number for number, row in enumerate(rows[:_SERVICE_ROWS]) if _SERVICE_END.fullmatch(row)), None)
    if end is None:
        return None
    entries = _fields(rows, 0, end, blank_ends=False)
    if not entries or not any(entry.name in _KEYS for entry in entries):
        return None
    told = _told(rows, end + 1, entries, fences=(end,), firm=False)
    return FrontMatter(told.rows, told.lines, told.metadata, told.address, service=True)


def _read_fields(rows: Sequence[str]) -> FrontMatter | None:
    """Read lines of "Key: value" up to the first blank one (MultiMarkdown), where they are plainly no text."""
    end = next((number for number, row in enumerate(rows[:_SERVICE_ROWS]) if not row.strip()), len(rows))
    if not 0 < end < min(len(rows), _SERVICE_ROWS):
        return None
    entries = _fields(rows, 0, end, blank_ends=True)
    known = [entry for entry in entries or () if entry.name in _KEYS and entry.text]
    if not entries or not known or known[0] is not entries[0] or known[0].name not in {"title", "headline"}:
        return None
    if len(entries) < 2 or 2 * len(known) < len(entries):
        return None
    return _told(rows, end, entries, fences=())


def _fields(rows: Sequence[str], start: int, end: int, *, blank_ends: bool) -> Sequence[_Entry] | None:
    """Return the entries of rows "Key: value", set-in rows going on the value above; None where a row is neither."""
    entries: list[_Entry] = []
    for number in range(start, end):
        row = rows[number]
        if not row.strip():
            continue
        if row[0] in " \t" and entries and blank_ends:
            above = entries.pop()
            entries.append(_Entry(above.key, (" ".join([*above.values, row.strip()]),), above.first, number))
        elif found := _PLAIN_FIELD.fullmatch(row.rstrip()):
            entries.append(_Entry(found[1], (found[2],) if found[2] else (), number, number))
        else:
            return None
    return entries


def _told(
    rows: Sequence[str], count: int, entries: Sequence[_Entry] | None, *, fences: tuple[int, ...], firm: bool = True
) -> FrontMatter:
    """Return what entries tell; None are entries that could not be read, and `fences` are rows that say nothing."""
    if entries is None:
        return FrontMatter(count, tuple(_left_out(rows, range(1, count - 1), NOT_READ)))
    known = sorted((entry for entry in entries if entry.name in _KEYS), key=lambda entry: _RANK[entry.name])
    best: dict[Role | str, _Entry] = {}
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


def _metadata(known: Sequence[_Entry], best: Mapping[Role | str, _Entry]) -> Metadata:
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


def _more(rows: Sequence[str], entry: _Entry) -> Iterator[Line]:
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
