"""The stock phrases of news pages, compiled from phrases.yaml: which of them a line is, begins with, or holds."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from article_reader.loader.scripts import UNSPACED

_WORD = re.compile(r"[^\W\d_]+|[©ⓒ]")

_LOOKED_AT = 240
"""How many characters of a line are searched for phrases; what is longer is no button."""

_LONGEST_ROW = 12
_LONGEST_BUTTON = 4
"""How many words a row of buttons has at the most, and how many one of them."""

WITHIN, START, WHOLE = 1, 2, 4
"""Where in a line a phrase stands; a line may hold several, so the places add up."""

_COMPILED = Path(__file__).with_name("phrases.json")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by how they begin, so that a line is matched in time that grows with its own words only.

    Under each key stand "category|phrase|phrase|;category|…".
    """

    reasons: Mapping[str, str]
    """What a person is told of a category: "share button"."""

    whole: Mapping[str, str]
    """Whole lines, their words written together, by their first two letters; of several categories the first counts."""

    start: Mapping[str, str]
    """Phrases that begin a line, by their first words."""

    within: Mapping[str, str]
    """Phrases that stand anywhere, by their longest words: few lines have the same."""

    literal: Mapping[str, str]
    """Phrases of scripts without spaces, or in brackets, as they are, by their first characters.

    Behind a space, their categories say WITHIN or START.
    """

    def match(self, line: str, tokens: Sequence[str] | None = None) -> dict[str, int]:
        """Return the categories that the line shows signs of, and where in it (WITHIN, START, WHOLE added up).

        `tokens` are the line's words, case folded, where whoever asks has them already and they are letters only.
        """
        if tokens is None or len(line) > _LOOKED_AT or "©" in line or "ⓒ" in line:
            line = line[:_LOOKED_AT]
            words: Sequence[str] = fold(line)
        else:
            words = tokens
        found: dict[str, int] = {}
        if words:
            if category := self._whole("".join(words)):
                found[category] = WHOLE
            elif category := self._row(words):
                found[category] = START | WHOLE
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
        known = self.whole.get(line[:2], "")
        found = known.find(f"|{line}|")
        if found < 0:
            return ""
        begin = known.rfind(";", 0, found) + 1
        return known[begin : known.index("|", begin)]

    def _row(self, words: Sequence[str]) -> str:
        """Return the category of the last of several phrases that make up a line, as buttons in a row do, else ""."""
        if not 1 < len(words) <= _LONGEST_ROW:
            return ""
        category, at = "", 0
        while at < len(words):
            for end in range(min(len(words), at + _LONGEST_BUTTON), at, -1):
                if category := self._whole("".join(words[at:end])):
                    at = end
                    break
            else:
                return ""
        return category

    def _match_words(self, words: Sequence[str], found: dict[str, int]) -> None:
        spaced = f" {' '.join(words)} "
        for phrase, category in _unpacked(self.start.get(words[0], ""), " "):
            if spaced.startswith(phrase):
                found[category] = found.get(category, 0) | START | (WHOLE if spaced == phrase else 0)
        if self.within.keys().isdisjoint(words):
            return
        for word in self.within.keys() & words:
            for phrase, category in _unpacked(self.within.get(word, ""), " "):
                if phrase in spaced:
                    found[category] = found.get(category, 0) | WITHIN

    def _match_literally(self, folded: str, found: dict[str, int]) -> None:
        for character in self.literal.keys() & set(folded):
            for text, category, place in _unpacked_literally(self.literal.get(character, "")):
                if text in folded and (place != START or folded.startswith(text)):
                    found[category] = found.get(category, 0) | place


@cache
def _unpacked(known: str, around: str = "") -> Sequence[tuple[str, str]]:
    """Return phrases, something on either side of each, and their categories."""
    groups = (group.split("|") for group in known.split(";"))
    return tuple((f"{around}{phrase}{around}", category) for category, *phrases in groups for phrase in phrases[:-1])


@cache
def _unpacked_literally(known: str) -> Sequence[tuple[str, str, int]]:
    """Return phrases that are kept as they are, their categories, and where they stand."""
    unpacked = ((text, *category.split(" ")) for text, category in _unpacked(known))
    return tuple((text, category, int(place)) for text, category, place in unpacked)


def fold(text: str) -> list[str]:
    """Return a text's words as phrases are compared: case folded, figures and punctuation aside."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def fold_literal(text: str) -> str:
    """Return a text as phrases of scripts without spaces are compared: case folded, a wide colon made a narrow one.

    What divides phrases in the compiled file stands in none.
    """
    return text.casefold().replace("：", ":").replace("|", " ").replace(";", " ").replace("\n", " ")


def added(known: Phrases, own: Phrases) -> Phrases:
    """Return phrases with others added to them, which come first where a line is a phrase of both."""

    def both(phrases: Mapping[str, str], more: Mapping[str, str]) -> Mapping[str, str]:
        return {**phrases, **{key: ";".join(filter(None, (own, phrases.get(key)))) for key, own in more.items()}}

    return Phrases(
        {**known.reasons, **own.reasons},
        both(known.whole, own.whole),
        both(known.start, own.start),
        both(known.within, own.within),
        both(known.literal, own.literal),
    )


def read_compiled(data: bytes) -> Phrases:
    """Return the phrases of a compiled file: JSON, an object for each field of Phrases."""
    return Phrases(**json.loads(data))


def compiled(phrases: Phrases) -> bytes:
    """Return the compiled file that holds these phrases; the same phrases give the same bytes."""
    objects = {field.name: getattr(phrases, field.name) for field in fields(phrases)}
    return json.dumps(objects, ensure_ascii=False, indent=0).encode() + b"\n"


@cache
def default_phrases() -> Phrases:
    """Return the phrases that come with the program; read once."""
    return read_compiled(_COMPILED.read_bytes())
