"""What the loader promises of any text whatever."""

from __future__ import annotations

import pickle

from article_reader.loader.inputs.rows import split
from article_reader.loader.inputs.source import clean
from hypothesis import given, settings

from article_reader import parse
from tests.promises import check_words
from tests.strategies import dumps


@given(dumps)
@settings(max_examples=300)
def test_each_line_that_is_not_blank_is_in_exactly_one_part_and_so_is_each_word(text: str) -> None:
    check_words(text)


@given(dumps)
def test_each_line_is_unwrapped_into_exactly_one_line(text: str) -> None:
    cleaned = clean(text)
    lines = split(cleaned)
    covered = [number for line in lines for number in range(line.span.first, line.span.last + 1)]
    assert covered == [number for number, row in enumerate(cleaned.split("\n"), start=1) if row.strip()]
    assert "".join("".join(line.text for line in lines).split()).replace(">", "") == "".join(cleaned.split()).replace(
        ">", ""
    )


@given(dumps)
def test_no_part_is_empty_or_more_than_one_line(text: str) -> None:
    for part in parse(text).parts():
        texts = [part.text] if part.text is not None else []
        texts += [credit] if (credit := getattr(part, "credit", None)) is not None else []
        assert texts
        assert all(one.strip() and "\n" not in one for one in texts)


@given(dumps)
def test_articles_are_values(text: str) -> None:
    article = parse(text)
    assert pickle.loads(pickle.dumps(article)) == article == parse(text)  # noqa: S301  # our own bytes
    assert hash(article) == hash(parse(text))
