"""The stock phrases of news pages, compiled from phrases.yaml: which of them a line is, begins with, or holds."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+|[©ⓒ]")

_LOOKED_AT = 240
"""How many characters of a line are searched for phrases; what is longer is no button."""

UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Characters of scripts in which a phrase may stand in the middle of a run of letters."""


WITHIN, START, WHOLE = 1, 2, 4
"""Where in a line a phrase stands; a line may hold several, so the places add up."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their first words, so that a line is matched in time that grows with its own words only."""

    reasons: Mapping[str, str]
    """What a person is told of a category: "share button"."""

    whole: Mapping[str, str]
    """Categories by whole lines, their words written together."""

    start: Mapping[str, Sequence[tuple[str, str]]]
    """Phrases that begin a line and their categories, by their first words."""

    within: Mapping[str, Sequence[tuple[str, str]]]
    """Phrases that stand anywhere and their categories, by their first words."""

    literal: Sequence[tuple[str, str, int]]
    """Phrases of scripts without spaces, or in brackets, with their categories and places: found as they are."""

    def match(self, line: str) -> dict[str, int]:
        """Return the categories that the line shows signs of, and where in it (WITHIN, START, WHOLE added up)."""
        line = line[:_LOOKED_AT]
        words = fold(line)
        found: dict[str, int] = {}
        if words:
            if category := self.whole.get("".join(words)):
                found[category] = WHOLE
            self._match_words(words, found)
        if "(" in line or "[" in line or (not line.isascii() and UNSPACED.search(line)):
            folded = fold_literal(line)
            for text, category, place in self.literal:
                if folded.startswith(text) if place == START else text in folded:
                    found[category] = found.get(category, 0) | place
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
        within = self.within
        for word in words:
            if word in within:
                for phrase, category in within[word]:
                    if phrase in spaced:
                        found[category] = found.get(category, 0) | WITHIN


def fold(text: str) -> list[str]:
    """Return a text's words as phrases are compared: case folded, figures and punctuation aside."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def fold_literal(text: str) -> str:
    """Return a text as phrases of scripts without spaces are compared: case folded, a wide colon made a narrow one."""
    return text.casefold().replace("：", ":")


def index_phrases(data: Mapping[str, Mapping[str, str]]) -> Phrases:
    """Return the phrases that compiled data holds: per category its reason, and phrases by place, one a line."""
    whole: dict[str, str] = {}
    words: dict[str, dict[str, list[tuple[str, str]]]] = {"start": {}, "within": {}}
    literal: list[tuple[str, str, int]] = []
    for category, kinds in data.items():
        if "whole" in kinds:
            whole |= dict.fromkeys(kinds["whole"].split("\n"), category)
        for name, place in (("start", START), ("within", WITHIN)):
            index = words[name]
            for phrase in kinds.get(name, "").split("\n"):
                index.setdefault(phrase.partition(" ")[0], []).append((f" {phrase} ", category))
            literal.extend((text, category, place) for text in kinds.get(f"literal {name}", "").split("\n") if text)
    return Phrases({name: kinds["reason"] for name, kinds in data.items()}, whole, **words, literal=literal)


@cache
def default_phrases() -> Phrases:
    """Return the phrases that come with the program; read once."""
    return index_phrases(json.loads(Path(__file__).with_name("phrases.json").read_text(encoding="utf-8")))
