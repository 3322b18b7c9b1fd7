"""Mail -> Page: the part that tells the story, its headers, and all else among the lines left out."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from email.utils import parsedate_to_datetime

from article_reader.article import Mark, MarkKind, Span
from article_reader.loader.inputs.mail.forwarded import (
    FORWARD_PREFIX,
    PREFIXES,
    Field,
    Forwarded,
    Header,
    find_forwarded,
    unquoted,
)
from article_reader.loader.inputs.mail.letters import HeaderField, Letter, Words, open_letter, text_of
from article_reader.loader.inputs.mail.plain import finished, prepare
from article_reader.loader.page import Declared, Kind, Line, Metadata, Page, Role
from article_reader.safety import clean

ReadPart = Callable[[Kind, str], Page]
"""Makes a page of a text of some kind: TEXT, HTML or MARKDOWN."""

HEADER = "e-mail header"
ANOTHER_PART = "another part of the e-mail"
OTHER_FORM = "other form of the text"
COVERING = "covering letter"
SIGNATURE = "signature"
RULE = "rule"
"""Why lines of an e-mail are left out."""

_ROLES = {"subject": Role.HEADLINE, "from": Role.BYLINE, "date": Role.PUBLISHED}
_FIELD_ROLES = {Header.SUBJECT: Role.HEADLINE, Header.SENDER: Role.BYLINE, Header.DATE: Role.PUBLISHED}
"""The parts that headers tell, where the text doesn't."""

_WORD = re.compile(r"\w+")
_BARE_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+", re.IGNORECASE)
_SENDER = re.compile(r"\"?([^\"<>]*?)\"?\s*[<\[](?:mailto:)?\s*([^<>\[\]\s@]+@[^<>\[\]\s@]+?)\s*[>\]]")

_LONGER = 1.5
"""How much longer a page must be than the plain text, to be the form that is read."""
_STUB = 30
"""How many words a plain text has that only says where the letter can be read."""
_SAME = 0.8
"""What share of its words a line of another form must have in common with the story, to say nothing new."""
_DEEPEST = 10
"""How many letters forwarded within each other are opened."""


def read_mail(data: bytes, source: str | None, read_part: ReadPart) -> Page:
    """Return the page that an e-mail is.

    Its story is that of its text; the headers tell headline, byline and date where the text doesn't. Of a message that
    forwards another one that is the story. All else that is said is left out. Bytes whose parts are nested without end
    give the page that they are as plain text.

    Lines are counted in the message as it is decoded: headers, a blank line, the text, then all else.

    Args:
        data: the message.
        source: the name it goes by.
        read_part: makes a page of a text.
    """
    letter = open_letter(data)
    if letter is None:
        return read_part(Kind.TEXT, text_of(data, None))
    layout = _Layout(read_part)
    around: list[Letter] = []
    while letter.forwarded:
        around.append(dataclasses.replace(letter, forwarded=letter.forwarded[1:]))
        letter = letter.forwarded[0]
    layout.read(letter)
    for other in around:
        layout.leave_out(other, COVERING)
    lines = sorted(layout.lines, key=lambda line: line.span.first)
    return Page(Kind.MAIL, tuple(lines), layout.metadata)


class _Layout:
    """Lays out a letter, and all that came with it, as one run of numbered lines."""

    def __init__(self, read_part: ReadPart) -> None:
        self.lines: list[Line] = []
        """What was read."""
        self.metadata = Metadata()
        """What the story's letter says of itself."""
        self._read_part = read_part
        self._rows = 0
        self._pages: dict[Words, Page] = {}

    def read(self, letter: Letter) -> None:
        """Read a letter as the story, and leave out the rest of it."""
        headers = [(header, self._next(header.rows)) for header in letter.headers]
        self._next(1)
        story, rest = self._divided(letter)
        subject = next((header.value for header in letter.headers if header.name.lower() == "subject"), "")
        page, fields = self._story(story, is_forward=bool(FORWARD_PREFIX.match(subject)))
        taken = {_FIELD_ROLES[field.header]: field.value for field in fields if field.header in _FIELD_ROLES}
        for header, span in headers:
            role = _ROLES.get(header.name.lower())
            if role and header.value and not taken.get(role):
                taken[role] = header.value
                self.lines.append(_header_line(role, header.value, span))
            else:
                self._leave_out_header(header, span)
        self.metadata = _metadata(page, taken)
        known = {word for line in self.lines for word in _WORD.findall(line.text.lower())}
        for other in rest.texts:
            self._leave_out_form(other[0], known)
        self.leave_out(dataclasses.replace(rest, texts=[]), ANOTHER_PART)

    def leave_out(self, letter: Letter, reason: str) -> None:
        """Leave out all that a letter says, its text for the reason given."""
        for header in letter.headers:
            self._leave_out_header(header, self._next(header.rows))
        for forms in letter.texts:
            page, above = self._page_of(forms[0])
            for line in page.lines:
                self.lines.append(_left_out(_moved(line, above), reason))
        for aside in letter.asides:
            self.lines.append(Line(aside.text, self._next(1), declared=Declared(Role.LEFT_OUT, aside.reason)))
        for other in letter.forwarded:
            self.leave_out(other, ANOTHER_PART)

    def _divided(self, letter: Letter) -> tuple[Words, Letter]:
        """Return a letter's text, and what else it holds: the longest one with all of its kind, in its best form."""
        best = [(self._best(forms), forms) for forms in letter.texts]
        texts = [words for words, _ in best if words.text.strip()]
        if not texts:
            return Words(Kind.TEXT, ""), dataclasses.replace(letter, headers=[], texts=[])
        kind = max(texts, key=lambda words: (self._length(words), words.kind is Kind.HTML)).kind
        same = [words.text for words in texts if words.kind is kind]
        others: list[tuple[Words, ...]] = [(words,) for words in texts if words.kind is not kind]
        others += [(form,) for words, forms in best for form in forms if form is not words]
        return Words(kind, "\n\n".join(same)), dataclasses.replace(letter, headers=[], texts=others)

    def _best(self, forms: Sequence[Words]) -> Words:
        """Return the form of a text that is read: the plain one, but where a page says much more."""
        if len(forms) == 1:
            return forms[0]
        plain = next((form for form in forms if form.kind is not Kind.HTML and form.text.strip()), None)
        page = next((form for form in forms if form.kind is Kind.HTML and form.text.strip()), None)
        if plain is None or page is None:
            return plain or page or forms[0]
        plain_words, page_words = self._length(plain), self._length(page)
        is_stub = plain_words < _STUB and plain_words < page_words
        return page if is_stub or page_words > _LONGER * plain_words else plain

    def _length(self, words: Words) -> int:
        """Return how many words a text says; addresses are none."""
        if words.kind is Kind.HTML:
            lines = self._read(words).lines
            said = " ".join(line.text for line in lines if not (line.evidence and line.evidence.hidden))
        else:
            said = words.text
        return len(_WORD.findall(_BARE_ADDRESS.sub(" ", said)))

    def _story(self, words: Words, *, is_forward: bool) -> tuple[Page, list[Field]]:
        """Read a text as the story, and return its page, and the headers of the letter that was forwarded in it."""
        if words.kind is Kind.TEXT:
            return self._plain_story(words.text, is_forward=is_forward)
        page, above = self._page_of(words)
        lines = list(page.lines)
        fields: list[Field] = []
        start = 0
        for _ in range(_DEEPEST):
            found = find_forwarded([line.text for line in lines[start:]], is_forward=is_forward)
            if found is None:
                break
            fields = list(found.fields)
            for number, line in enumerate(lines[start : start + found.start]):
                lines[start + number] = _declared_line(line, found, number)
            start += found.start
        self.lines += (_moved(line, above) for line in lines)
        return page, fields

    def _plain_story(self, text: str, *, is_forward: bool) -> tuple[Page, list[Field]]:
        rows = clean(text).split("\n")
        above = self._rows
        self._next(len(rows))
        fields: list[Field] = []
        start = 0
        for _ in range(_DEEPEST):
            found = find_forwarded(rows[start:], is_forward=is_forward)
            if found is None:
                break
            fields = list(found.fields)
            for line in self._rows_declared(rows[start : start + found.start], found):
                self.lines.append(_moved(line, above + start))
            start += found.start
            rows = [*rows[:start], *unquoted(rows[start:])]
        head = prepare([""] * start + rows[start:])
        page = self._read_part(Kind.TEXT, "\n".join(head.rows))
        for line in finished(page.lines, head):
            is_signature = head.signature is not None and line.span.first > head.signature
            self.lines.append(_moved(_left_out(line, SIGNATURE) if is_signature else line, above))
        for number in head.rules:
            span = Span(number + 1, number + 1)
            rule = Line(rows[number].strip(), span, declared=Declared(Role.LEFT_OUT, RULE))
            self.lines.append(_moved(rule, above))
        return page, fields

    def _rows_declared(self, rows: Sequence[str], found: Forwarded) -> Iterator[Line]:
        """Yield the covering letter above a forwarded one, and its headers."""
        for line in self._read_part(Kind.TEXT, "\n".join(rows[: found.cover])).lines:
            yield _left_out(line, COVERING)
        for number in found.announced:
            yield Line(rows[number].strip(), _row(number), declared=Declared(Role.LEFT_OUT, HEADER))
        for field in found.fields:
            yield _field_line(field, _row(field.row))

    def _leave_out_form(self, words: Words, known: set[str]) -> None:
        """Leave out what another form, or another part, says that the story doesn't; one that says nothing is named."""
        page, above = self._page_of(words)
        new = [line for line in page.lines if _says_more(line, known)]
        for line in new:
            self.lines.append(_left_out(_moved(line, above), ANOTHER_PART))
        if not new:
            self.lines.append(Line(words.type, _row(above), declared=Declared(Role.LEFT_OUT, OTHER_FORM)))

    def _leave_out_header(self, header: HeaderField, span: Span) -> None:
        text = f"{header.name}: {header.value}".strip()
        self.lines.append(Line(text, span, declared=Declared(Role.LEFT_OUT, HEADER)))

    def _next(self, rows: int) -> Span:
        """Return the lines that the next so many rows take."""
        first = self._rows + 1
        self._rows += rows
        return Span(first, self._rows)

    def _page_of(self, words: Words) -> tuple[Page, int]:
        """Return the page of a text that stands in the next lines, and how many stand above it."""
        above = self._rows
        self._next(clean(words.text).count("\n") + 1)
        return self._read(words), above

    def _read(self, words: Words) -> Page:
        if words not in self._pages:
            text = words.text if words.kind is Kind.HTML else clean(words.text)
            self._pages[words] = self._read_part(words.kind, text) if text.strip() else Page(words.kind, ())
        return self._pages[words]


def _says_more(line: Line, known: set[str]) -> bool:
    """Tell whether a line has words that aren't known."""
    said = _WORD.findall(line.text.lower())
    return sum(word in known for word in said) < _SAME * len(said)


def _row(number: int) -> Span:
    return Span(number + 1, number + 1)


def _moved(line: Line, rows: int) -> Line:
    """Return a line that stands so many rows farther down."""
    return replace(line, span=Span(line.span.first + rows, line.span.last + rows))


def _left_out(line: Line, reason: str) -> Line:
    return replace(line, declared=Declared(Role.LEFT_OUT, reason))


def _declared_line(line: Line, found: Forwarded, number: int) -> Line:
    """Return a line of a page that stands above, or among, the headers of a forwarded letter."""
    if number < found.cover and number not in found.announced:
        return _left_out(line, COVERING)
    field = next((field for field in found.fields if field.row == number), None)
    return _field_line(field, line.span) if field else _left_out(line, HEADER)


def _field_line(field: Field, span: Span) -> Line:
    role = _FIELD_ROLES.get(field.header)
    if role is None or not field.value:
        return Line(field.text, span, declared=Declared(Role.LEFT_OUT, HEADER))
    return _header_line(role, field.value, span)


def _header_line(role: Role, value: str, span: Span) -> Line:
    """Return what a header tells as a part of the article: the sender by name, the subject as it was written first."""
    marks: tuple[Mark, ...] = ()
    if role is Role.HEADLINE:
        value = PREFIXES.sub("", value, count=1) or value
    elif role is Role.BYLINE:
        value, marks = _sender(value)
    return Line(value, span, marks=marks, declared=Declared(role, HEADER, firm=False))


def _sender(value: str) -> tuple[str, tuple[Mark, ...]]:
    """Return a sender's name, which is a link to the address; the address where there is no name."""
    found = _SENDER.fullmatch(value.strip())
    if not found:
        return value, ()
    name = found[1].strip() or found[2]
    return name, (Mark(MarkKind.LINK, 0, len(name), f"mailto:{found[2]}"),)


def _metadata(page: Page, headers: dict[Role, str]) -> Metadata:
    """Return what the headers say of a story, and what its own page does."""
    own = page.metadata
    subject = headers.get(Role.HEADLINE)
    titles = [PREFIXES.sub("", subject, count=1) or subject] if subject else []
    sender = headers.get(Role.BYLINE)
    return replace(
        own,
        titles=(*titles, *own.titles),
        authors=own.authors or ((_sender(sender)[0],) if sender else ()),
        published=own.published or _iso(headers.get(Role.PUBLISHED)),
    )


def _iso(date: str | None) -> str | None:
    """Return the date of a header in the form of ISO 8601; one in words, as it is."""
    if date is None:
        return None
    try:
        return parsedate_to_datetime(date).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return date


__all__ = ["read_mail"]
