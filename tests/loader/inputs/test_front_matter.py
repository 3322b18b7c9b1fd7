"""Front matter in, what it tells of the article out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader import Span
from article_reader.loader.inputs.markdown.front_matter import FrontMatter, read_front_matter
from article_reader.loader.page import Role


def read(text: str) -> FrontMatter:
    return read_front_matter(text.split("\n"))


def told(text: str) -> list[tuple[str, str]]:
    return [(line.declared.role.value, line.text) for line in read(text).lines if line.declared]


FORMATS = {
    "yaml": """
---
title: "Ferry, again"
author: [Jo Lind, Ann Doe]
date: 2024-03-14
draft: no
---
""",
    "yaml with a colon too many": """
---
title: "Ferry, again"
author: Jo Lind, Ann Doe
date: 2024-03-14
draft: a: b
---
""",
    "toml": """
+++
title = "Ferry, again"
author = ["Jo Lind", "Ann Doe"]
date = 2024-03-14
draft = false
+++
""",
    "json": """
{
  "title": "Ferry, again",
  "author": ["Jo Lind", "Ann Doe"],
  "date": "2024-03-14",
  "draft": false
}
""",
    "multimarkdown": """
Title: Ferry, again
Author: Jo Lind,
   Ann Doe
Date: 2024-03-14
Draft: no

""",
    "reader service": """
Title: Ferry, again

Author: Jo Lind, Ann Doe

Published Time: 2024-03-14

Markdown Content:
""",
}
FORMATS = {name: text.removeprefix("\n") for name, text in FORMATS.items()}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_the_same(name: str) -> None:
    front = read(FORMATS[name] + "Words.")
    parts = {line.declared.role: line.text for line in front.lines if line.declared}
    assert parts[Role.HEADLINE] == "Ferry, again"
    assert parts[Role.BYLINE] == "Jo Lind, Ann Doe"
    assert parts[Role.PUBLISHED] == "2024-03-14"
    assert front.metadata.titles == ("Ferry, again",)
    assert front.metadata.published == "2024-03-14"
    assert front.rows == FORMATS[name].count("\n") - (name == "multimarkdown")


@pytest.mark.parametrize("name", FORMATS)
def test_each_row_that_says_something_is_in_a_line(name: str) -> None:
    rows = FORMATS[name].split("\n")
    covered = {number for line in read(FORMATS[name] + "Words.").lines for number in range(*line.span)}
    covered |= {line.span.last for line in read(FORMATS[name] + "Words.").lines}
    for number, row in enumerate(rows, start=1):
        assert number in covered or not any(map(str.isalnum, row)) or row == "Markdown Content:"


def test_the_authors_of_a_list_are_told_one_by_one() -> None:
    assert read(FORMATS["yaml"]).metadata.authors == ("Jo Lind", "Ann Doe")


def test_values_are_as_they_were_typed() -> None:
    assert told("---\ntitle: 1.10\ndate: 2024-03-14 9:42 pm\nauthor: no\n---\n") == [
        ("headline", "1.10"),
        ("published", "2024-03-14 9:42 pm"),
        ("byline", "no"),
    ]


def test_the_best_of_several_keys_is_the_part_and_the_others_are_left_out() -> None:
    assert told("---\ndescription: A summary.\nsubtitle: The lead.\n---\n") == [
        ("left out", "description: A summary."),
        ("lead", "The lead."),
    ]


def test_a_part_that_the_article_has_not_is_told_too() -> None:
    front = read("---\ntitle: false\n---\n")
    assert front.absent == {Role.HEADLINE}
    assert front.metadata.titles == ()


def test_the_language_and_the_address_are_told() -> None:
    front = read("---\ntitle: T\nlang: de-AT\nurl: https://x.example/a\n---\n")
    assert front.metadata.language == "de"
    assert front.address == "https://x.example/a"
    assert read("---\ntitle: T\nlang: und\n---\n").metadata.language is None


def test_a_value_of_several_rows_has_them_all() -> None:
    byline = read("---\nauthor: >\n  Ina\n  Falk\n---\n").lines[0]
    assert (byline.text, byline.span) == ("Ina Falk", Span(2, 4))


def test_comments_and_nested_words_are_left_out() -> None:
    assert told("---\n# by hand\ntitle: T # or so\ntags:\n  - a\nauthor: {name: Ina}\n---\n") == [
        ("left out", "# by hand"),
        ("headline", "T"),
        ("left out", "title: T # or so"),
        ("left out", "tags:"),
        ("left out", "- a"),
        ("byline", "Ina"),
        ("left out", "author: {name: Ina}"),
    ]


@pytest.mark.parametrize(
    "front",
    [
        "title: [a",
        "title: *a",
        "a: &a [x]\nb: *a",
        "title: a\ntitle: b",
        "title: !!python/name:os.system x\nb: [",
        "a:\n" + "- " * 40,
        "a: " + "[" * 5_000,
    ],
)
def test_what_is_no_yaml_or_a_trap_is_left_out(front: str) -> None:
    assert told(f"---\n{front}\n---\n") == [("left out", row.strip()) for row in front.split("\n")]


@pytest.mark.parametrize(
    "text",
    [
        "---\nWords between rules\n---\n",
        "---\ntitle: without an end\n",
        "{\nwords\n}\n",
        "Note: this is a text.\nIt goes on.\n\nMore.",
        "Title: it is said: by many.\n\nMore.",
        "Anna: I do.\nBen: I don't.\n\nMore.",
        "",
        "---\na: " + "x" * 60_000 + "\n---\n",
    ],
)
def test_ordinary_text_is_no_front_matter(text: str) -> None:
    assert read(text).rows == 0


_row = st.sampled_from(
    [
        "---",
        "+++",
        "{",
        "}",
        "title: a",
        'title = "a"',
        '"title": "a",',
        "  b",
        "- c",
        "[d]",
        "",
        "a: [",
        "Title: x",
        "...",
        "#",
    ]
)


@given(st.lists(_row, max_size=12))
def test_any_rows_give_front_matter_or_none(rows: list[str]) -> None:
    front = read_front_matter(rows)
    assert 0 <= front.rows <= len(rows)
    assert all(line.text.strip() and line.span.last <= front.rows for line in front.lines)
