"""Articles as data, and back."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from article_reader import (
    Alignment,
    Article,
    Caption,
    Code,
    ListItem,
    Mark,
    MarkKind,
    Paragraph,
    Section,
    Span,
    Table,
    Text,
    load,
)
from article_reader.errors import ContentError
from article_reader.loader.inputs.own_data import from_data, read_own_data
from article_reader.output.data import to_data, to_json, to_yaml
from tests.articles import SAMPLE
from tests.strategies import articles, hostile


def test_a_missing_part_is_null() -> None:
    data = to_data(Article())
    assert data["headline"] is None
    assert data["language"] is None
    assert data["source"] is None
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


def test_words_that_are_set_apart_are_told_beside_the_text() -> None:
    strong = Mark(MarkKind.STRONG, 0, 3)
    link = Mark(MarkKind.LINK, 4, 8, "https://a.example/")
    article = Article(
        headline=Text("Ein Satz", Span(1, 1), (strong,)),
        lead=Text("Noch einer", Span(2, 2)),
        sections=(
            Section(Text("Ein Satz", Span(3, 3), (link,)), (Paragraph("Ein Satz", Span(4, 4), (strong, link)),)),
        ),
    )
    told_strong = {"kind": "strong", "start": 0, "end": 3}
    told_link = {"kind": "link", "start": 4, "end": 8, "target": "https://a.example/"}
    data = to_data(article)
    assert data["marks"] == {"headline": [told_strong]}
    assert data["sections"][0]["marks"] == [told_link]
    assert data["sections"][0]["blocks"][0]["marks"] == [told_strong, told_link]


def test_code_keeps_its_lines() -> None:
    data = to_data(Article(sections=(Section(None, (Code("if x:\n\ty", Span(1, 2)),)),)))
    assert data["sections"][0]["blocks"] == [{"type": "code", "text": "if x:\n\ty", "lines": [1, 2]}]


def test_a_table_is_told_cell_by_cell_and_what_is_set_apart_by_its_place_in_all_of_them() -> None:
    table = Table(
        ("Line", "Fare"),
        (("Ness", "12.50"), ("Scarp", "")),
        (None, Alignment.RIGHT),
        Span(3, 6),
        (Mark(MarkKind.STRUCK, 15, 20),),
    )
    assert table.text[15:20] == "12.50"
    assert to_data(Article(sections=(Section(None, (table,)),)))["sections"][0]["blocks"] == [
        {
            "type": "table",
            "header": ["Line", "Fare"],
            "rows": [["Ness", "12.50"], ["Scarp", ""]],
            "alignments": [None, "right"],
            "marks": [{"kind": "struck", "start": 15, "end": 20}],
            "lines": [3, 6],
        }
    ]


def test_an_item_tells_how_deep_it_lies_and_a_text_its_rows() -> None:
    blocks = (ListItem("a\nb", Span(1, 2)), ListItem("c", Span(3, 3), depth=1))
    data = to_data(Article(sections=(Section(None, blocks),)))
    assert data["sections"][0]["blocks"] == [
        {"type": "list_item", "text": "a\nb", "marker": "•", "lines": [1, 2]},
        {"type": "list_item", "text": "c", "marker": "•", "depth": 1, "lines": [3, 3]},
    ]


def test_a_file_name_that_is_not_unicode_does_not_stop_the_writing() -> None:
    article = Article(source="caf\udce9.txt")
    assert json.loads(to_json(article))["source"] == "caf?.txt"
    assert "source: caf?.txt\n" in to_yaml(article)


@given(articles)
def test_json_is_the_data_in_readable_unicode(article: Article) -> None:
    written = to_json(article)
    assert json.loads(written) == to_data(article)
    written.encode()
    for part in article.parts():
        for text in re.split("[\t\n]", part.text) if isinstance(part, Table) else [part.text]:
            assert text is None or json.dumps(text, ensure_ascii=False) in written


@given(articles)
def test_what_is_written_as_json_reads_back_as_the_same_article(article: Article) -> None:
    assert read_own_data(to_json(article)) == article


@given(articles)
def test_so_does_what_is_written_as_yaml(article: Article) -> None:
    assert from_data(yaml.load(to_yaml(article), Loader=yaml.CSafeLoader)) == article


@given(hostile | st.text(max_size=300), st.integers(1, 400))
def test_yaml_keeps_any_text_however_long_to_the_letter(text: str, times: int) -> None:
    text = (text * times).encode(errors="replace").decode()
    data = yaml.load(to_yaml(Article(byline=Text(text, Span(1, 1)))), Loader=yaml.CSafeLoader)
    assert data["byline"] == text


def test_yaml_is_in_block_style_with_the_keys_in_order_and_each_text_on_one_row() -> None:
    article = load(SAMPLE)
    rows = to_yaml(article).splitlines()
    assert rows[0] == "schema: article-reader/1"
    assert rows[1] == f"headline: {article.headline}"
    assert any(row.endswith("Lebensmittel könnte Russland dem armen Nachbarland liefern.") for row in rows)
    assert "{" not in to_yaml(article)
    assert "[" not in to_yaml(article)


def a_story(**changes: Any) -> dict[str, Any]:
    """Return the data of a small article with some of its keys changed."""
    block = Paragraph("Ein Satz", Span(2, 2), (Mark(MarkKind.STRONG, 0, 3),))
    article = Article(headline=Text("Oben", Span(1, 1)), sections=(Section(None, (block,)),))
    return {**to_data(article), **changes}


def a_story_of(**changes: Any) -> dict[str, Any]:
    """Return the same with its one block changed."""
    data = a_story()
    data["sections"][0]["blocks"][0].update(changes)
    return data


def a_story_of_a_table(**changes: Any) -> dict[str, Any]:
    """Return the data of an article of one table with some keys of that changed."""
    table = Table(None, (("a",),), (), Span(2, 2))
    data = to_data(Article(sections=(Section(None, (table,)),)))
    data["sections"][0]["blocks"][0].update(changes)
    return data


BLOCK = "sections[0].blocks[0]"


@pytest.mark.parametrize(
    ("data", "place", "expected"),
    [
        ([], "the whole", "an object with schema"),
        (a_story(schema="article-reader/2"), 'schema is "article-reader/2"', '"article-reader/1"'),
        (a_story(headline=7), "headline is 7", "a text on one line, or null"),
        (a_story(headline=""), 'headline is ""', "a text on one line, or null"),
        (a_story(headline="a\nb"), "headline is", "a text on one line, or null"),
        (a_story(headline="a\x1b[2J"), "headline is", "a text on one line, or null"),
        (a_story(headline=None), "lines.headline is a key that doesn't belong there", "nothing"),
        (a_story(kicker="Oben"), "lines.kicker is missing", "headline, kicker"),
        (a_story(colour="red"), "colour is a key", "schema, headline"),
        (a_story(language="mostly German"), "language", "a language's code"),
        (a_story(sections={}), "sections is an object", "a list"),
        (a_story(sections=[{"heading": None, "lines": [1, 1], "blocks": []}]), "sections[0].lines", "null"),
        (a_story(left_out=[{"text": "x", "reason": "y"}]), "left_out[0].lines is missing", "text, reason, lines"),
        (a_story(lines={"headline": [2, 1]}), "lines.headline[1] is 1", "a whole number from 2"),
        (a_story(lines={"headline": [1, True]}), "lines.headline[1] is true", "a whole number from 1"),
        (a_story(lines={"headline": [1]}), "lines.headline", "two line numbers"),
        (a_story_of(type="video"), f'{BLOCK}.type is "video"', '"paragraph" or "list_item"'),
        (a_story_of(type=["code"]), f"{BLOCK}.type is a list", '"paragraph" or "list_item"'),
        (a_story_of(text=None), f"{BLOCK}.text is null", "a text"),
        (a_story_of(type="list_item"), f"{BLOCK}.marker is missing", "type, text, marker, lines"),
        (a_story_of(marks=[]), f"{BLOCK}.marks", "at least one mark"),
        (a_story_of(type="list_item", marker="•", depth=0), f"{BLOCK}.depth is 0", "from 1"),
        (a_story_of(confidence=2), f"{BLOCK}.confidence is 2", "a number from 0 to 1"),
        (a_story_of(confidence=True), f"{BLOCK}.confidence is true", "a number from 0 to 1"),
        (a_story_of_a_table(rows=[]), f"{BLOCK}.rows is an empty list", "a row, or else a header"),
        (a_story_of_a_table(rows=[[]]), f"{BLOCK}.rows[0] is an empty list", "at least one cell"),
        (a_story_of_a_table(rows=[["a", "b\tc"]]), f'{BLOCK}.rows[0][1] is "b\\tc"', "a cell's text on one line"),
        (a_story_of_a_table(alignments=[]), f"{BLOCK}.alignments", "at least one alignment"),
        (a_story_of_a_table(alignments=["top"]), f"{BLOCK}.alignments[0]", '"left" or "center" or "right"'),
        (a_story_of(marks=[{"kind": "blink", "start": 0, "end": 1}]), f"{BLOCK}.marks[0].kind", '"emphasis" or'),
        (a_story_of(marks=[{"kind": "code", "start": 0, "end": 9}]), f"{BLOCK}.marks[0].end is 9", "up to 8"),
        (a_story_of(marks=[{"kind": "code", "start": 3, "end": 3}]), f"{BLOCK}.marks[0].end is 3", "from 4"),
        (a_story_of(marks=[{"kind": "link", "start": 0, "end": 3}]), f"{BLOCK}.marks[0]", "a target for a link"),
        (
            a_story_of(marks=[{"kind": "link", "start": 0, "end": 3, "target": "javascript:alert(1)"}]),
            f'{BLOCK}.marks[0].target is "javascript:alert(1)"',
            "http://",
        ),
        (
            a_story_of(marks=[{"kind": "code", "start": 2, "end": 5}, {"kind": "code", "start": 0, "end": 1}]),
            f"{BLOCK}.marks[1] comes too late",
            "the order in which marks begin",
        ),
        (
            a_story_of(marks=[{"kind": "code", "start": 0, "end": 5}, {"kind": "strong", "start": 3, "end": 6}]),
            f"{BLOCK}.marks[1] crosses",
            "one mark within the other",
        ),
    ],
)
def test_data_of_another_shape_is_refused_with_the_place_and_what_was_expected(
    data: Any, place: str, expected: str
) -> None:
    with pytest.raises(ContentError, match="was expected") as refusal:
        from_data(data)
    assert refusal.value.what.startswith(place)
    assert expected in refusal.value.remedy


def test_how_sure_it_is_that_something_belongs_to_the_story_is_told_where_that_is_doubtful() -> None:
    sure, doubtful = Paragraph("It rained.", Span(1, 1)), Paragraph("More soon.", Span(2, 2), confidence=0.6)
    section = Section(Text("Weather", Span(3, 3), confidence=0.5), (sure, doubtful))
    told = to_data(Article(sections=(section,)))["sections"][0]
    assert told["confidence"] == 0.5
    assert [block.get("confidence") for block in told["blocks"]] == [None, 0.6]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{\n  "schema": oh', "line 2, column 13"),
        ("", "the whole is null"),
        pytest.param('{"schema": ' + "[" * 100_000, "beyond", id="brackets without end"),
        pytest.param(json.dumps(a_story())[:-1] + ', "n": ' + "9" * 5000 + "}", "beyond", id="a number without end"),
        ("NaN", 'the whole is "NaN"'),
    ],
)
def test_text_that_is_neither_json_nor_yaml_of_ours_is_refused_with_the_place(text: str, says: str) -> None:
    with pytest.raises(ContentError, match=says):
        read_own_data(text)


_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(1.5) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(
    _values | _values.map(lambda value: a_story(sections=value)) | _values.map(lambda value: a_story_of(marks=value))
)
def test_any_data_is_an_article_or_refused_in_one_line(data: Any) -> None:
    try:
        read = to_data(from_data(data))
    except ContentError as refusal:
        read, said = data, str(refusal)
    else:
        said = "nothing; all is well"
    assert read == data
    assert "; " in said
    assert len(said) < 600


def test_only_the_source_s_name_tells_two_loads_of_the_same_text_apart() -> None:
    article = load(SAMPLE)
    assert from_data({**to_data(article), "source": "other.txt"}) == replace(article, source="other.txt")
