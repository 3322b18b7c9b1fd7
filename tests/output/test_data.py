"""Articles as data."""

from __future__ import annotations

import json

from hypothesis import given

from article_reader import Article, Caption, Paragraph, Section, Span, Text
from article_reader.output.data import to_data, to_json
from tests.strategies import articles


def test_a_missing_part_is_null() -> None:
    data = to_data(Article())
    assert data["headline"] is None
    assert data["language"] is None
    assert data["sections"] == []


def test_parts_carry_their_lines() -> None:
    article = Article(
        headline=Text("Oben", Span(1, 2)),
        sections=(Section(None, (Paragraph("Ein Satz.", Span(4, 5)), Caption("Bild", None, Span(7, 7)))),),
    )
    data = to_data(article)
    assert data["lines"] == {"headline": [1, 2]}
    assert data["sections"][0] == {
        "heading": None,
        "lines": None,
        "blocks": [
            {"type": "paragraph", "text": "Ein Satz.", "lines": [4, 5]},
            {"type": "caption", "text": "Bild", "credit": None, "lines": [7, 7]},
        ],
    }


@given(articles)
def test_json_is_the_data_in_readable_unicode(article: Article) -> None:
    written = to_json(article)
    assert json.loads(written) == to_data(article)
    assert "\\u" not in written or "\\u" in json.dumps(to_data(article), ensure_ascii=False)
