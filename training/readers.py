"""How each form of the corpus is read: by the reader that the loader would take for it."""

from __future__ import annotations

from article_reader.loader.page import Page


def read(form: str, data: bytes) -> Page:
    """Return the page that bytes in a form make."""
    if form in {"html", "clean html", "story html"}:
        from article_reader.loader.inputs.html import read_html

        return read_html(data)
    text = data.decode("utf-8", "replace")
    if form in {"markdownify", "html2text", "clean markdown", "story markdown"}:
        from article_reader.loader.inputs.markdown import read_markdown

        return read_markdown(text)
    from article_reader.loader.inputs.text import read_text

    return read_text(text)
