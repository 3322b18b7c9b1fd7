"""The stock phrases of news pages, compiled from phrases.yaml: which of them a line is, begins with, or holds."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_WORD = re.compile(r"[^\W\d_]+|[©ⓒ]")

_LOOKED_AT = 240
"""How many characters of a line are searched for phrases; what is longer is no button."""

UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Characters of scripts in which a phrase may stand in the middle of a run of letters."""


WITHIN, START, WHOLE = 1, 2, 4
"""Where in a line a phrase stands; a line may hold several, so the places add up."""

Filed = Mapping[str, Sequence[tuple[str, str]]]
"""Phrases, a space on either side, and their categories, by their first words."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by how they begin, so that a line is matched in time that grows with its own words only."""

    reasons: Mapping[str, str]
    """What a person is told of a category: "share button"."""

    whole: Mapping[str, str]
    """Categories by whole lines, their words written together."""

    start: Filed
    """Phrases that begin a line."""

    within: Filed
    """Phrases that stand anywhere."""

    literal: Mapping[str, Sequence[tuple[str, str, int]]]
    """Phrases of scripts without spaces, or in brackets, by their first characters, with their categories and places.

    They are found as they are.
    """

    def match(self, line: str, tokens: Sequence[str] | None = None) -> dict[str, int]:
        """Return the categories that the line shows signs of, and where in it (WITHIN, START, WHOLE added up).

        `tokens` are the line's words, case folded, where whoever asks has them already.
        """
        if tokens is None or len(line) > _LOOKED_AT or "©" in line or "ⓒ" in line or not "".join(tokens).isalpha():
            line = line[:_LOOKED_AT]
            words: Sequence[str] = fold(line)
        else:
            words = tokens
        found: dict[str, int] = {}
        if words:
            if category := self.whole.get("".join(words)):
                found[category] = WHOLE
            self._match_words(words, found)
        if "(" in line or "[" in line or (not line.isascii() and UNSPACED.search(line)):
            self._match_literally(fold_literal(line), found)
        return found

    def begins(self, category: str, line: str) -> bool:
        """Tell whether the line is a phrase of the category or begins with one."""
        return self.match(line).get(category, 0) >= START

    def contains(self, category: str, line: str) -> bool:
        """Tell whether a phrase of the category stands anywhere in the line."""
        return category in self.match(line)

    def _match_words(self, words: Sequence[str], found: dict[str, int]) -> None:
        spaced = f" {' '.join(words)} "
        for phrase, category in self.start.get(words[0], ()):
            if spaced.startswith(phrase):
                found[category] = found.get(category, 0) | START | (WHOLE if spaced == phrase else 0)
        for word in self.within.keys() & words:
            for phrase, category in self.within[word]:
                if phrase in spaced:
                    found[category] = found.get(category, 0) | WITHIN

    def _match_literally(self, folded: str, found: dict[str, int]) -> None:
        for character in self.literal.keys() & set(folded):
            for text, category, place in self.literal[character]:
                if folded.startswith(text) if place == START else text in folded:
                    found[category] = found.get(category, 0) | place


def fold(text: str) -> list[str]:
    """Return a text's words as phrases are compared: case folded, figures and punctuation aside."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def fold_literal(text: str) -> str:
    """Return a text as phrases of scripts without spaces are compared: case folded, a wide colon made a narrow one."""
    return text.casefold().replace("：", ":")


def index_phrases(*compiled: Mapping[str, Any]) -> Phrases:
    """Return the phrases that compiled files hold (config/phrase_file.py makes them), later ones added to earlier."""
    first, *others = compiled
    whole: dict[str, str] = {}
    reasons, start, within, literal = (dict(first[name]) for name in ("reasons", "start", "within", "literal"))
    for file in compiled:
        for category, lines in file["whole"].items():
            whole |= dict.fromkeys(lines.split("\n"), category)
    for file in others:
        reasons |= file["reasons"]
        for index, more in ((start, file["start"]), (within, file["within"]), (literal, file["literal"])):
            for key, phrases in more.items():
                index[key] = [*index.get(key, ()), *phrases]
    return Phrases(reasons, whole, start, within, literal)


@cache
def compiled_phrases() -> Mapping[str, Any]:
    """Return the compiled phrases that come with the program; read once."""
    data: Mapping[str, Any] = json.loads(Path(__file__).with_name("phrases.json").read_text(encoding="utf-8"))
    return data


@cache
def default_phrases() -> Phrases:
    """Return the phrases that come with the program; indexed once."""
    return index_phrases(compiled_phrases())
