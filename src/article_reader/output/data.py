"""Article -> plain data in the shape that article.SCHEMA names, as JSON or YAML; loader/inputs reads them back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from article_reader.article import (
    BLOCK_NAMES,
    FRONT_PARTS,
    SCHEMA,
    Article,
    Block,
    Caption,
    Code,
    ListItem,
    Mark,
    Section,
    Table,
    Text,
)
from article_reader.safety import escaped, has_controls

_ONE_ROW = 2**31 - 1
"""The longest row that the YAML emitter can be asked for: each text stands on one, however long."""

Data = dict[str, Any]
"""What JSON calls an object."""


def to_data(article: Article) -> Data:
    """Return the article as data: strings, numbers, lists and dictionaries; a missing part is None.

    A file name that isn't Unicode has "?" for what isn't; everything else is told exactly.
    """
    front = {name: part for name in FRONT_PARTS if (part := getattr(article, name)) is not None}
    return {
        "schema": SCHEMA,
        **{name: _words(front.get(name)) for name in FRONT_PARTS},
        "language": article.language,
        "source": None if article.source is None else article.source.encode(errors="replace").decode(),
        "lines": {name: list(part.lines) for name, part in front.items()},
        **_if_any("marks", {name: _marks(part.marks) for name, part in front.items() if part.marks}),
        "sections": [_section(section) for section in article.sections],
        "left_out": [
            {"text": part.text, "reason": part.reason, "lines": list(part.lines)} for part in article.left_out
        ],
    }


def to_json(article: Article) -> str:
    """Return the article's data as JSON, indented, in Unicode, with a line end at the end."""
    return escaped(json.dumps(to_data(article), ensure_ascii=False, indent=2)) + "\n"


def to_yaml(article: Article) -> str:
    """Return the article's data as YAML in block style, in Unicode, each text on one row."""
    import yaml

    class Dumper(yaml.CSafeDumper):
        """Puts texts in quotes where something in them has to be escaped."""

    def represent(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
        if not has_controls(text):
            return dumper.represent_str(text)
        whole = text.encode(errors="replace").decode()  # YAML has no escape for half a character
        return dumper.represent_scalar("tag:yaml.org,2002:str", whole, style='"')

    Dumper.add_representer(str, represent)
    written: str = yaml.dump(to_data(article), Dumper=Dumper, allow_unicode=True, sort_keys=False, width=_ONE_ROW)
    return escaped(written)


def _words(part: Text | None) -> str | None:
    return None if part is None else part.text


def _section(section: Section) -> Data:
    heading = section.heading
    return {
        "heading": _words(heading),
        "lines": None if heading is None else list(heading.lines),
        **_if_any("marks", _marks(heading.marks if heading else ())),
        **_if_doubtful(heading),
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> Data:
    data: Data = {"type": BLOCK_NAMES[type(block)]}
    match block:
        case Table():
            data |= _table(block)
        case Caption():
            data |= {"text": block.text, "credit": block.credit}
        case ListItem():
            data |= {"text": block.text, "marker": block.marker, **_if_any("depth", block.depth)}
        case _:
            data["text"] = block.text
    marks = () if isinstance(block, Caption | Code) else block.marks
    return {**data, **_if_any("marks", _marks(marks)), "lines": list(block.lines), **_if_doubtful(block)}


def _table(table: Table) -> Data:
    return {
        "header": None if table.header is None else list(table.header),
        "rows": [list(row) for row in table.rows],
        **_if_any("alignments", [each and each.value for each in table.alignments]),
    }


def _marks(marks: Iterable[Mark]) -> list[Data]:
    return [
        {
            "kind": mark.kind.value,
            "start": mark.start,
            "end": mark.end,
            **({} if mark.target is None else {"target": mark.target}),
        }
        for mark in marks
    ]


def _if_any(key: str, value: object) -> Data:
    return {key: value} if value else {}


def _if_doubtful(part: Text | Block | None) -> Data:
    return {} if part is None or part.confidence is None else {"confidence": part.confidence}
