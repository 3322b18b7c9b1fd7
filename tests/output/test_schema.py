"""The published schema, and that what we write and read is what it says."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from article_reader import Article, load, parse
from article_reader.errors import ContentError
from article_reader.loader.inputs.own_data import from_data
from article_reader.output.data import to_data
from tests.articles import SAMPLE, Fixture, fixtures
from tests.strategies import articles, dumps

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "article-reader-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
GOLDEN = Path(__file__).parent / "golden"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_knows_no_key_that_it_does_not_name() -> None:
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        if "properties" in part and "oneOf" not in part:
            assert part["additionalProperties"] is False


@pytest.mark.parametrize("fixture", fixtures(), ids=lambda fixture: fixture.name)
def test_each_fixture_follows_it(fixture: Fixture) -> None:
    VALIDATOR.validate(to_data(parse(fixture.text)))


def test_the_sample_follows_it_in_json_and_in_yaml() -> None:
    VALIDATOR.validate(to_data(load(SAMPLE)))
    VALIDATOR.validate(json.loads((GOLDEN / "sample.json").read_text(encoding="utf-8")))
    VALIDATOR.validate(yaml.load((GOLDEN / "sample.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


@given(articles)
def test_any_article_follows_it(article: Article) -> None:
    VALIDATOR.validate(to_data(article))


@given(dumps)
def test_so_does_what_the_loader_makes_of_any_text(text: str) -> None:
    article = parse(text)
    VALIDATOR.validate(to_data(article))
    assert from_data(to_data(article)) == article


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each container in the data with each of its keys or numbers."""
    keys = data.keys() if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in list(keys):
        yield data, key
        yield from places(data[key])


_VALUES = [
    None,
    True,
    "",
    "x",
    "a\nb",
    "\x1b",
    "link",
    "http://a.example",
    -1,
    0,
    1.5,
    [],
    {},
    [1, 1],
    [1, 1, 1],
    {"x": 1},
]


@given(articles, st.data())
def test_whatever_it_refuses_is_refused_when_it_is_read_back(article: Article, data: st.DataObject) -> None:
    changed = copy.deepcopy(to_data(article))
    container, key = data.draw(st.sampled_from(list(places(changed))))
    if data.draw(st.booleans()):
        container[key] = data.draw(st.sampled_from(_VALUES))
    else:
        del container[key]
    if not VALIDATOR.is_valid(changed):
        with pytest.raises(ContentError, match="was expected"):
            from_data(changed)
