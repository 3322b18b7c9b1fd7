"""Small pages as the tests see them."""

from __future__ import annotations

from article_reader.article import MarkKind
from article_reader.loader.inputs.html import read_html
from article_reader.loader.page import Evidence, Line

ADDRESS = "https://example.org/news/ferry.html"
"""Where the pages are from."""


def lines(body: str) -> tuple[Line, ...]:
    """Return the lines of a page with this body."""
    return read_html(
        f"<!DOCTYPE html><html lang=en><head><title>x</title></head><body>{body}</body></html>", ADDRESS
    ).lines


def texts(body: str) -> list[str]:
    """Return the words of the lines that such a page shows."""
    return [line.text for line in lines(body) if line.declared is None]


def text(body: str) -> str:
    """Return the words of the only line that such a page shows."""
    (only,) = texts(body)
    return only


def marked(body: str) -> list[tuple[MarkKind, str]]:
    """Return what is set apart in the first line, and how."""
    first = lines(body)[0]
    return [(mark.kind, first.text[mark.start : mark.end]) for mark in first.marks]


def evidence(body: str) -> Evidence:
    """Return the evidence of the last line."""
    found = lines(body)[-1].evidence
    assert found is not None
    return found
