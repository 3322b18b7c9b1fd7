"""Markdown as converters write it -> Markdown as it was meant; the rows keep their numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from article_reader.loader.inputs.markdown.links import gather_links, join_addresses

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})([^`]*)\Z")


def repaired(rows: Sequence[str]) -> list[str]:
    """Return the rows of a Markdown text with links whole that were wrapped or spread over paragraphs, and the like."""
    result = list(rows)
    prose = list(_prose(result))
    _set_out_lists(result, prose)
    join_addresses(result, prose)
    gather_links(result, prose)
    _raise_stars(result, prose)
    _show_notes(result, prose)
    for number in prose:
        for signs, repair in _REPAIRS:
            if signs in result[number]:
                result[number] = repair(result[number])
    return result


def _prose(rows: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the rows with words that stand in no fence."""
    fence = ""
    for number, row in enumerate(rows):
        found = _FENCE.match(row) if "```" in row or "~~~" in row else None
        if fence:
            if found and found[1].startswith(fence) and not found[2].strip():
                fence = ""
        elif found:
            fence = found[1]
        elif row and not row.isspace():
            yield number


def _set_out_lists(rows: list[str], prose: Sequence[int]) -> None:
    """Move lists to the left that are set in so far, without a list around them, that they would be code."""
    is_list, by = False, 0
    for number in prose:
        row = rows[number]
        indent = len(row) - len(row.lstrip(" "))
        is_item = _ITEM.match(row, indent) is not None
        if indent < _CODE_INDENT:
            is_list, by = is_item or (is_list and indent > 0), 0
        elif not is_list and is_item:
            is_list, by = True, indent
        rows[number] = _EMPTY_ITEM.sub(r"\1 ", row[min(by, indent) :])


_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]+(?=\S)")
_CODE_INDENT = 4
_EMPTY_ITEM = re.compile(r"\A([ \t]*[-+*])[ \t]{5,}(?=[-+*][ \t])")
"""An item that holds nothing but another list, which is set in as code would be."""

_SPACED_ADDRESS = re.compile(
    r"(?<=\]\()((?:[a-z][a-z+-]{1,15}:|[/#]|\./|www\.)[^()<>\"'\n ]*(?: +[^()<>\"'\n ]+)+)(?= *\))", re.IGNORECASE
)
_DATA_ADDRESS = re.compile(r"\]\(data:image/[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_SCRIPT_ADDRESS = re.compile(
    r"\]\(javascript:[^\s()]*(?:\((?:[^()\n]|\([^()\n]{0,300}\)){0,300}\)[^\s()]*)*\)", re.IGNORECASE
)
_NO_ADDRESS = re.compile(r"\]\((?=[ \t]+\")")
_QUOTED_TITLE = re.compile(r"(\]\([^\s()<>]{1,2000}) +\"[^\n]{0,300}?\" *(?=\))")


def _mend_addresses(row: str) -> str:
    """Set addresses with spaces in brackets, and drop what stands for a picture or a script, and titles with quotes."""
    if "(data:" in row:
        row = _DATA_ADDRESS.sub("](data:)", row)
    if "(javascript:" in row:
        row = _SCRIPT_ADDRESS.sub("](<>)", row)
    row = _NO_ADDRESS.sub("](<>", row)
    row = _QUOTED_TITLE.sub(lambda link: link[1] if link[0].count('"') > 2 else link[0], row)
    return _SPACED_ADDRESS.sub(r"<\1>", row)


_HEADING = re.compile(r"([ \t>]{0,9}#{2,6})(?=[^#\s])")
_LINKED_HEADING = re.compile(r"([ \t>]{0,9}(?:[-+*][ \t]+)?)\[[ \t]*(#{1,6})[ \t]+(?=[^\n]{0,2000}\]\()")
_LATE_HEADING = re.compile(r"((?:\[ ?(?:!\[[^\]\n]*\]\([^)\n]*\))? ?\]\([^)\n]*\) ?)+)(#{1,6}) +(?=\S)")


def _lead_with_heading(row: str) -> str:
    """Put the signs of a heading at the beginning, with the space behind them that CommonMark wants."""
    if _HEADING.match(row):
        return _HEADING.sub(r"\1 ", row, count=1)
    if found := _LINKED_HEADING.match(row):
        return f"{found[1]}{found[2]} [{row[found.end() :]}"
    if found := _LATE_HEADING.match(row):
        return f"{found[2]} {found[1]}{row[found.end() :]}"
    return row


_EMPTY_SIGNS = re.compile(r"(?<![\w*_\\])(?:__|\*\*\*\*|____|_ _|\*\* \*\*)(?![\w*_])[ \t]?")
_FOUR_STARS = re.compile(r"(?<![*\\])\*{4}(?!\*)")
_OPENING_UNDERSCORES = re.compile(r"(?<![\w_\\])__(?=[^\s_])")
_CLOSING_UNDERSCORES = re.compile(r"(?<=[^\s_])__(?![\w_])")
_RULE = re.compile(r"[ \t>]*(?:\*[ \t]*){3,}|[ \t>]*(?:[_-][ \t]*){3,}")
_LOOSE_UNDERSCORES = re.compile(r"(?<![\w\\])_(?=[^\s_])([^_\n]{1,300}?)[ \t]+_(?![\w_])")


def _drop_empty_signs(row: str) -> str:
    """Drop signs of emphasis around nothing, which converters write for icons; a row of them alone is a rule."""
    if "`" in row or _RULE.fullmatch(row):
        return row
    row = _EMPTY_SIGNS.sub("", row)
    row = _FOUR_STARS.sub(lambda stars: _seam(row[: stars.start()], row[stars.end() :]), row)
    if "__" in row and not _CLOSING_UNDERSCORES.search(row):
        row = _OPENING_UNDERSCORES.sub("", row)
    return _LOOSE_UNDERSCORES.sub(r"_\1_ ", row)


def _seam(before: str, behind: str) -> str:
    """Return what stands between two bold passages that touch: a sentence's sign has a space behind it."""
    return " " if before[-1:] in {".", ",", ";", ":", "!", "?"} and behind[:1].isalnum() else ""


_NOTE = re.compile(r"\[\^(\d{1,3})\](?!:)")
_ALERT = re.compile(r"([ \t]*>[ \t]*)\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*")
_HEADING_NAME = re.compile(r"[ \t]+\{[#.:][\w#.: -]{0,80}\}[ \t#]*\Z")
_BLOCK_NAME = re.compile(r"[ \t]*\{:?[#.:][^{}]{0,200}\}[ \t]*")
_MARKED = re.compile(r"(?<![=\\])==(?=[^\s=])([^=\n]{0,400}[^\s=])==(?!=)")


def _name_alert(row: str) -> str:
    found = _ALERT.fullmatch(row)
    return f"{found[1]}**{found[2].capitalize()}**" if found else row


def _drop_names(row: str) -> str:
    """Drop what gives a heading or a block a name or a class."""
    if _BLOCK_NAME.fullmatch(row):
        return ""
    return _HEADING_NAME.sub("", row) if row.lstrip(" >").startswith("#") else row


def _mark(row: str) -> str:
    return row if "`" in row else _MARKED.sub(r"<mark>\1</mark>", row)


def _show_notes(rows: list[str], prose: Sequence[int]) -> None:
    """Write the marks of notes that aren't in the text as a reader sees them."""
    told = {found[1] for number in prose if (found := _NOTE_TEXT.match(rows[number]))}
    for number in prose:
        if "[^" in rows[number]:
            rows[number] = _NOTE.sub(lambda note: note[0] if note[1] in told else f"\\[{note[1]}\\]", rows[number])


_NOTE_TEXT = re.compile(r"[ \t>]*\[\^(\d{1,3})\]:")

_STARS = re.compile(r"(?<![\\*])\*\*(?!\*)")


def _raise_stars(rows: list[str], prose: Sequence[int]) -> None:
    """Put stars that close at the beginning of a row behind the words that they belong to, in the row above."""
    before = -1
    open_above = False
    for number in prose:
        row = rows[number]
        follows = number == before + 1
        before = number
        if "**" not in row and not (follows and open_above):
            open_above = False
            continue
        is_odd = len(_STARS.findall(row)) % 2 == 1
        if follows and open_above and is_odd and row.startswith("**"):
            above = rows[number - 1]
            words = above.rstrip()
            rows[number - 1] = f"{words}**{above[len(words) :]}"
            rows[number] = row[2:] or "&#32;"
            is_odd = False
        open_above = is_odd and row.lstrip().startswith("**")


def _tidy_stars(row: str) -> str:
    """Set bold by HTML where CommonMark wouldn't: stars beside a space, or between a sign and a letter."""
    stars = list(_STARS.finditer(row))
    if not stars or len(stars) % 2 or "`" in row:
        return row
    out: list[str] = []
    at = 0
    for opening, closing in zip(stars[::2], stars[1::2], strict=True):
        inner = row[opening.end() : closing.start()]
        before, behind = row[at : opening.start()], row[closing.end() : closing.end() + 1]
        out.append(before)
        words = inner.strip()
        if not words or _flanks(row[: opening.start()][-1:], inner, behind) or (inner[0] == inner[-1] == " "):
            out.append(f"**{inner}**")
        else:
            lead, trail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
            out.append(f"{lead}<strong>{words}</strong>{trail}")
        at = closing.end()
    return "".join([*out, row[at:]])


def _flanks(before: str, inner: str, behind: str) -> bool:
    """Tell whether CommonMark takes the stars around some words for the signs that they are."""
    if inner[0].isspace() or inner[-1].isspace():
        return False
    opens = inner[0].isalnum() or not before or not before.isalnum()
    closes = inner[-1].isalnum() or not behind or not behind.isalnum()
    return opens and closes


_REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("](", _mend_addresses),
    ("#", _lead_with_heading),
    ("[!", _name_alert),
    ("{", _drop_names),
    ("==", _mark),
    ("_", _drop_empty_signs),
    ("**", _drop_empty_signs),
    ("**", _tidy_stars),
)
"""What mends a row, and the signs without which a row needs no mending."""
