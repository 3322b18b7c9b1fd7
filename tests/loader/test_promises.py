"""What the loader promises of any text whatever."""

from __future__ import annotations

import pickle

from hypothesis import given

from article_reader import Caption, LeftOut, Text, parse
from tests.promises import check_words
from tests.strategies import dumps


@given(dumps)
def test_each_line_that_is_not_blank_is_in_exactly_one_part_and_so_is_each_word(text: str) -> None:
    check_words(text)


@given(dumps)
def test_no_part_is_empty_and_what_stands_over_a_text_is_one_line(text: str) -> None:
    for part in parse(text).parts():
        texts = [part.text] if part.text is not None else []
        texts += [credit] if (credit := getattr(part, "credit", None)) is not None else []
        assert texts
        assert all(one.strip() for one in texts)
        if isinstance(part, Text | Caption | LeftOut):
            assert all("\n" not in one for one in texts)


@given(dumps)
def test_articles_are_values(text: str) -> None:
    article = parse(text)
    assert pickle.loads(pickle.dumps(article)) == article == parse(text)  # noqa: S301  # our own bytes
    assert hash(article) == hash(parse(text))
