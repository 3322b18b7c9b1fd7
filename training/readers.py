"""How each form of the corpus is read: as the loader reads bytes of that kind."""

from __future__ import annotations

from article_reader.errors import ContentError
from article_reader.loader.inputs import read_page
from article_reader.loader.inputs.sources import RawInput
from article_reader.loader.page import Kind, Page

_KINDS = {
    **dict.fromkeys(("html", "clean html", "story html"), Kind.HTML),
    **dict.fromkeys(("markdownify", "html2text", "clean markdown", "story markdown"), Kind.MARKDOWN),
}
"""The kinds of the forms that aren't plain text."""


def read(form: str, data: bytes) -> Page:
    """Return the page that bytes in a form make."""
    kind = _KINDS.get(form, Kind.TEXT)
    try:
        return read_page(RawInput(data, None, kind))
    except ContentError:
        return Page(kind, ())
