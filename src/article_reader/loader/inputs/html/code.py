"""Code as pages set it: numbers of lines beside it, an element or a row of a table for each line."""

from __future__ import annotations

import re

from article_reader.loader.inputs.html.nodes import Element

_NUMBERING = re.compile(
    r"\b(?:gutter|line-?num\w*|linenos?|lineno\w*|blob-num|ln-numbers?|ln-n)\b|-ln-numbers|linenumber", re.I
)
_CODE_CELL = re.compile(
    r"(?:^|[\s_-])(?:code|blob-code|highlight\w*|codehilite|syntaxhighlighter|rouge-code|diff)(?:$|[\s_-])", re.I
)
_LINE = re.compile(r"(?:^|[\s_-])line(?:$|\s)", re.I)

_NAMES_LOOKED_AT = 200
_CELLS_LOOKED_AT = 8


def numbers_lines(element: Element) -> bool:
    """Tell whether an element holds the numbers of lines of code and nothing else."""
    if not _NUMBERING.search((element.get("class") or "")[:_NAMES_LOOKED_AT]):
        return False
    return all(word.isdecimal() for text in element.itertext() for word in text.split())


def sets_code(table: Element) -> bool:
    """Tell whether a table sets code, a row for each line or a cell for all of them."""
    names = [table.get("class") or ""]
    for number, cell in enumerate(table.iter("td")):
        if number >= _CELLS_LOOKED_AT:
            break
        names.append(cell.get("class") or "")
    return any(_NUMBERING.search(name[:_NAMES_LOOKED_AT]) for name in names) and any(
        _CODE_CELL.search(name[:_NAMES_LOOKED_AT]) for name in names
    )


def begins_line(element: Element, tag: str) -> bool:
    """Tell whether an element within code begins a line of it, after another such element."""
    if tag != "code" and not _LINE.search((element.get("class") or "")[:_NAMES_LOOKED_AT]):
        return False
    before = element.getprevious()
    return before is not None and before.tag == tag and not (before.tail or "").strip()
