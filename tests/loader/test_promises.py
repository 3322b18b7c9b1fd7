"""What the loader promises of any text whatever."""

from __future__ import annotations

import pickle
import re
from collections import Counter

from hypothesis import given, settings

from article_reader import Article, parse
from article_reader.loader.lines import split
from article_reader.loader.source import clean
from tests.strategies import dumps


def places(article: Article) -> Counter[int]:
    """Count the parts that each line of the input is in; byline and date may share one."""
    counts: Counter[int] = Counter()
    shared = article.byline is not None and article.published is not None and article.byline.lines
    for part in article.parts():
        if part is article.published and part.lines == shared:
            continue
        counts.update(range(part.lines.first, part.lines.last + 1))
    return counts


@given(dumps)
@settings(max_examples=300)
def test_each_line_that_is_not_blank_is_in_exactly_one_part(text: str) -> None:
    rows = clean(text).split("\n")
    wanted = {number for number, row in enumerate(rows, start=1) if row.strip()}
    found = places(parse(text))
    assert wanted <= set(found)
    assert all(found[number] == 1 for number in wanted)


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
def test_no_word_is_lost_but_repeats_of_captions(text: str) -> None:
    article = parse(text)
    kept = " ".join(
        " ".join(filter(None, (part.text, getattr(part, "credit", None), getattr(part, "marker", None))))
        for part in article.parts()
    )
    assert set(re.findall(r"\w+", clean(text))) <= set(re.findall(r"\w+", kept))


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
