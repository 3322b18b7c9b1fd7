"""The stock phrases of news pages, compiled from phrases.yaml: which of them a line is, begins with, or holds."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from article_reader.loader.scripts import UNSPACED

_WORD = re.compile(r"[^\W\d_]+|[©ⓒ]")

_LOOKED_AT = 240
"""How many characters of a line are searched for phrases; what is longer is no button."""

WITHIN, START, WHOLE = 1, 2, 4
"""Where in a line a phrase stands; a line may hold several, so the places add up."""

Filed = Mapping[str, str]
"""Phrases by how they begin, "category|phrase|phrase|;category|…": so they load fast, and few texts need many."""


class Phrases(NamedTuple):
    """Phrases by how they begin, so that a line is matched in time that grows with its own words only."""

    reasons: Mapping[str, str]
    """What a person is told of a category: "share button"."""

    whole: Filed
    """Whole lines, their words written together, by their first two letters; of several categories the first counts."""

    start: Filed
    """Phrases that begin a line, by their first words."""

    within: Filed
    """Phrases that stand anywhere, by their first words."""

    literal: Filed
    """Phrases of scripts without spaces, or in brackets, as they are, by their first characters.

    Behind a space, their categories say WITHIN or START.
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
            if category := self._whole("".join(words)):
                found[category] = WHOLE
            self._match_words(words, found)
        if "(" in line or "[" in line or UNSPACED.count(line):
            self._match_literally(fold_literal(line), found)
        return found

    def begins(self, category: str, line: str) -> bool:
        """Tell whether the line is a phrase of the category or begins with one."""
        return self.match(line).get(category, 0) >= START

    def contains(self, category: str, line: str) -> bool:
        """Tell whether a phrase of the category stands anywhere in the line."""
        return category in self.match(line)

    def _whole(self, line: str) -> str:
        """Return the category of a line whose words are written together, "" where it is no phrase."""
        filed = self.whole.get(line[:2], "")
        found = filed.find(f"|{line}|")
        begin = filed.rfind(";", 0, found) + 1
        return filed[begin : filed.index("|", begin)] if found >= 0 else ""

    def _match_words(self, words: Sequence[str], found: dict[str, int]) -> None:
        spaced = f" {' '.join(words)} "
        for phrase, category in _unpacked(self.start.get(words[0], ""), " "):
            if spaced.startswith(phrase):
                found[category] = found.get(category, 0) | START | (WHOLE if spaced == phrase else 0)
        for word in self.within.keys() & words:
            for phrase, category in _unpacked(self.within[word], " "):
                if phrase in spaced:
                    found[category] = found.get(category, 0) | WITHIN

    def _match_literally(self, folded: str, found: dict[str, int]) -> None:
        for character in self.literal.keys() & set(folded):
            for text, filed in _unpacked(self.literal[character]):
                category, place = filed.split(" ")
                if folded.startswith(text) if int(place) == START else text in folded:
                    found[category] = found.get(category, 0) | int(place)


@cache
def _unpacked(filed: str, around: str = "") -> Sequence[tuple[str, str]]:
    """Return phrases, something on either side of each, and their categories."""
    groups = (group.split("|") for group in filed.split(";"))
    return tuple((f"{around}{phrase}{around}", category) for category, *phrases in groups for phrase in phrases[:-1])


def fold(text: str) -> list[str]:
    """Return a text's words as phrases are compared: case folded, figures and punctuation aside."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def fold_literal(text: str) -> str:
    """Return a text as phrases of scripts without spaces are compared: case folded, a wide colon made a narrow one.

    What divides phrases where they are filed stands in none.
    """
    return text.casefold().replace("：", ":").replace("|", " ").replace(";", " ")


def index_phrases(*compiled: Mapping[str, Filed]) -> Phrases:
    """Return the phrases that compiled files hold (config/phrase_file.py makes them), later ones added to earlier."""
    first, *others = compiled
    filed = {place: dict(first[place]) for place in ("reasons", "whole", "start", "within", "literal")}
    for file in others:
        filed["reasons"] |= file["reasons"]
        for place in ("whole", "start", "within", "literal"):
            for key, phrases in file[place].items():
                filed[place][key] = ";".join(filter(None, (phrases, filed[place].get(key))))
    return Phrases(**filed)


@cache
def compiled_phrases() -> Mapping[str, Filed]:
    """Return the compiled phrases that come with the program; read once."""
    data: Mapping[str, Filed] = json.loads(Path(__file__).with_name("phrases.json").read_text(encoding="utf-8"))
    return data


@cache
def default_phrases() -> Phrases:
    """Return the phrases that come with the program; indexed once."""
    return index_phrases(compiled_phrases())
