r"""Traces of other programs in plain text ("\n", "\u00e9", "&#8217;", "&amp;amp;") -> the characters that they mean."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from html.entities import html5

_SURE_LINE_END = re.compile(
    # Two in a row; one where a sentence ends, or a row does, and another begins.
    r"(?:(?:\\r)?\\n[ \t]*){2,}"
    r"""|(?:(?<=[\s.!?;…"”’»)\]。！？])|^)(?:\\r)?\\n(?=["“„«‘¿¡(*•\d-]|[^\W\d_a-zß-ÿа-яά-ώ]|\s*$)""",
    re.MULTILINE,
)
"""A line end that some program wrote as a backslash and a letter; "\new", "\nu" and the like may be something else."""

_LINE_END = re.compile(r"(?:\\r)?\\n")
_OTHER = re.compile(r"\\([\"'/])")
"""What JSON and program code put a backslash before."""

_PATH = re.compile(r"\b[A-Za-z]:\\")
_OTHER_MEANING = re.compile(_PATH.pattern + r"|\\\\|\\[a-mo-qsv-wyzA-Z({\[$%&_]")
"""A path of Windows, a command of TeX: the backslash is meant."""

_CHARACTERS = re.compile(r"(?<!\\)((?:\\u[0-9a-fA-F]{4})+|(?:\\x[0-9a-fA-F]{2})+)")
_ENTITY = re.compile(r"&(#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});")

_ABOUT_ESCAPES = re.compile(r"\b(?:HTML|XML|Unicode|UTF-8|JSON|entit(?:y|ies)|escap(?:es|ing)|ampersands?)\b")
"""A text with these words may mean what it shows."""

_CODE = re.compile(
    r"[;{}]\s*$"
    r"|^\s*(?:def|class|import|return|const|let|var|echo|printf?)\b.*[=(]"
    r"""|\w\(["']|[=+]\s*["']|</?[a-z]\w*[ >]|`"""
)
"""A row of a program, or with code in it."""

_INVISIBLE = frozenset("\u00ad\u200b\ufeff")
"""What escapes may stand for that nobody sees."""

_DEEPEST = 3
"""How many times over a text may have been escaped."""


def undo_escapes(text: str) -> str:
    """Return a plain text with the characters that other programs wrote as escapes.

    Only what is plainly a trace is undone: code, paths, commands of TeX and texts about escapes stay. What comes in is
    printed, or a blank: nothing that steers a terminal.
    """
    about_escapes = _ABOUT_ESCAPES.search(text) is not None
    if "\\" in text:
        text = _by_rows(text, lambda row: _with_characters(row, sure_only=about_escapes))
        text = _with_line_ends(text)
    if "&" in text and ";" in text:
        text = _by_rows(text, lambda row: _without_entities(row, sure_only=about_escapes))
    return text


def _by_rows(text: str, change: Callable[[str], str]) -> str:
    """Return the text with each row changed that isn't code."""
    return "\n".join(row if _CODE.search(_ENTITY.sub("", row)) else change(row) for row in text.split("\n"))


def _with_line_ends(text: str) -> str:
    sure = 0

    def count(row: str) -> str:
        nonlocal sure
        sure += len(_SURE_LINE_END.findall(row))
        return row

    _by_rows(text, count)
    if not sure:
        return text
    if sure < 2 or _OTHER_MEANING.search(text):
        return _by_rows(text, lambda row: _SURE_LINE_END.sub(_line_ends, row))
    return _by_rows(text, lambda row: _OTHER.sub(r"\1", _LINE_END.sub("\n", row)).replace("\\t", "\t"))


def _line_ends(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\\n")


def _with_characters(row: str, *, sure_only: bool) -> str:
    r"""Return a row with characters for "\u00e9" and "\xe9" that are parts of words, or signs between them."""
    if _PATH.search(row):
        return row

    def character(found: re.Match[str]) -> str:
        before, behind = row[found.start() - 1 : found.start()], row[found.end() : found.end() + 1]
        meant = _spelt(found[0])
        spoken_of = sure_only or meant.isalpha() or (before == behind and before in {'"', "'"})
        return found[0] if spoken_of and not (before.isalpha() or behind.isalpha()) else _printed(meant, found[0])

    return _CHARACTERS.sub(character, row)


def _spelt(escapes: str) -> str:
    digits = bytes.fromhex(escapes.replace("\\u", "").replace("\\x", ""))
    if escapes.startswith("\\u"):
        return digits.decode("utf-16-be", errors="replace")
    try:
        return digits.decode("utf-8")
    except UnicodeDecodeError:
        return digits.decode("latin-1")


def _without_entities(row: str, *, sure_only: bool) -> str:
    def character(found: re.Match[str]) -> str:
        before, behind = row[found.start() - 1 : found.start()], row[found.end() : found.end() + 1]
        meant = html5.get(f"{found[1]};", "") if found[1][0] != "#" else html.unescape(found[0])
        in_word = before.isalpha() or behind.isalpha()
        sure = not meant.isascii() and (found[1][0] == "#" or in_word)
        spoken_of = not in_word and before == behind and before in {'"', "'"}
        return found[0] if spoken_of or (sure_only and not sure) else _printed(meant, found[0])

    for _ in range(_DEEPEST):
        undone = _ENTITY.sub(character, row)
        if undone == row:
            break
        row = undone
    return row


def _printed(meant: str, escape: str) -> str:
    """Return what an escape means where it can be shown, else the escape."""
    shown = "".join(" " if character.isspace() else character for character in meant if character not in _INVISIBLE)
    return shown if meant and shown.isprintable() and "\ufffd" not in shown else escape
