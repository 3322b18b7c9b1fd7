"""What we wrote as JSON and YAML is read back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from article_reader import Article, LeftOut, Mark, MarkKind, Paragraph, Section, Span, Text
from article_reader.errors import ContentError
from article_reader.loader.inputs.kinds import kind_of_text
from article_reader.loader.inputs.own_data import read_own_data
from article_reader.loader.page import Kind
from article_reader.output.data import to_json, to_yaml

ARTICLE = Article(
    headline=Text("Ferry stops: “for good”", Span(1, 1)),
    published=Text("2024-10-01", Span(2, 2)),
    sections=(Section(None, (Paragraph("It stops.", Span(4, 5), (Mark(MarkKind.STRONG, 0, 2, None),)),)),),
    left_out=(LeftOut("Share – #1: yes", "share button", Span(7, 7)),),
    language="en",
)


@pytest.mark.parametrize("write", [to_json, to_yaml])
def test_an_article_comes_back_as_it_was(write: Callable[[Article], str]) -> None:
    written = write(ARTICLE)
    assert kind_of_text(written) is Kind.DATA
    assert read_own_data(written) == ARTICLE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"schema": "article-reader/1",}', "line 1, column 31 is no JSON"),
        ("schema: article-reader/1\n x: [", "is no YAML"),
        ("schema: article-reader/1\na: &a [1]\nb: [*a, *a]\n", "beyond any article's YAML"),
        ("schema: article-reader/1\na: " + "[" * 30 + "]" * 30, "beyond any article's YAML"),
        ("schema: article-reader/1\na: !!python/object/apply:os.system [ls]\n", "is no YAML"),
        ('{"a": ' + "[" * 100_000, "beyond any article's JSON"),
    ],
)
def test_what_is_broken_or_hostile_is_refused_in_one_line(text: str, told: str) -> None:
    with pytest.raises(ContentError, match=told) as raised:
        read_own_data(text)
    assert "\n" not in str(raised.value)
