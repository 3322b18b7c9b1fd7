"""Any source in: raw input -> Page, by one table from the kind of input to its reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from article_reader.errors import ContentError
from article_reader.loader.inputs.sources import RawInput
from article_reader.loader.page import Kind, Line, Page, Role

MOST_LINES = 250_000
"""How many lines a text may have that aren't blank: each costs far more time and memory than its characters do."""


def read_page(raw: RawInput) -> Page:
    """Return the page that an input makes, by the reader for its kind.

    Raises:
        ContentError: its bytes are no text, it has more lines than can be read in reasonable time, or not a
            word that may be part of an article.
    """
    page = READERS[raw.kind](raw)
    if not any(any(map(str.isalpha, line.text)) for line in page.lines if not _is_left_out(line)):
        raise no_prose()
    return page


def no_prose() -> ContentError:
    """Return the error of an input without a word that may be part of an article."""
    return ContentError("there is no prose in it", "give a file with the article's text")


def _is_left_out(line: Line) -> bool:
    """Tell whether the input itself says that a line is no part of an article."""
    return line.declared is not None and line.declared.role is Role.LEFT_OUT


def read_text_part(kind: Kind, text: str, source: str | None = None) -> Page:
    """Return the page that decoded text of some kind makes: TEXT, MARKDOWN or HTML.

    Raises:
        ContentError: it has more lines than can be read in reasonable time.
    """
    if kind is Kind.HTML:
        from article_reader.loader.inputs.html import read_html

        return read_html(text, source)
    if text.count("\n") > MOST_LINES and sum(map(bool, map(str.strip, text.split("\n")))) > MOST_LINES:
        raise ContentError(f"it has more than {MOST_LINES:,} lines", "give only the article's part of it")
    if kind is Kind.MARKDOWN:
        from article_reader.loader.inputs.markdown import read_markdown

        return read_markdown(text, source)
    from article_reader.loader.inputs.text import read_text

    return read_text(text)


def decoded_text(raw: RawInput) -> str:
    """Return the text that an input's bytes spell, safe for a terminal.

    Raises:
        ContentError: they are no text.
    """
    from article_reader.loader.inputs.decode import decode
    from article_reader.loader.inputs.escapes import undo_escapes
    from article_reader.safety import clean

    text = clean(decode(raw.data, raw.encoding, raw.declared).text)
    return undo_escapes(text) if raw.kind is Kind.TEXT else text


def _read_decoded(raw: RawInput) -> Page:
    return read_text_part(raw.kind, decoded_text(raw), raw.name)


def _read_html(raw: RawInput) -> Page:
    from article_reader.loader.inputs.html import read_html
    from article_reader.loader.inputs.html.archive import is_archive, unpack

    if is_archive(raw.data):
        page = unpack(raw.data)
        return read_html(page.data, page.address or raw.name, raw.encoding, page.encoding)
    return read_html(raw.data, raw.name, raw.encoding, raw.declared)


def _read_mail(raw: RawInput) -> Page:
    from article_reader.loader.inputs.mail import read_mail

    return read_mail(raw.data, raw.name, read_text_part)


READERS: Mapping[Kind, Callable[[RawInput], Page]] = {
    Kind.TEXT: _read_decoded,
    Kind.MARKDOWN: _read_decoded,
    Kind.HTML: _read_html,
    Kind.MAIL: _read_mail,
}
"""What reads each kind of input that becomes a page; to add a kind, add its reader here."""
