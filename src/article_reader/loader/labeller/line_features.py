"""What one line looks like by itself: the features about it that need no other line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from sys import intern

from article_reader.loader.labeller.phrases import Phrases
from article_reader.loader.page import Line
from article_reader.loader.scripts import UNSPACED

_HEAD, _TAIL = 2_000, 500
"""How many characters of a long line's begin and end are looked at; the middle is prose like them."""

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?…][\"”»’)]? +[\"“„«‘(]?\w|[。！？][」』]?(?=.)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?\d{2,4}\b|\d[年년]")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?!\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?=\b|[年년])")
_ADDRESS = re.compile(r"https?:|www\.|\w\.(?:com|org|net|de)\b")
_IN_ADDRESSES = ("http", "www.", ".com", ".org", ".net", ".de")
"""What is in every web address; looking for these first takes a tenth of the time."""

_DATELINE = re.compile(
    r"[^\W\d_][\w .,'’/-]{1,60}?\s?\((?:[A-Z]{2,8}|[a-z]{3,4}|[A-Z][a-z]+)(?:/\w+)?\)\s?[-–—]{1,2}\s"
)
"""How an agency's report opens: "LEEDS, England (AP) — ", "Graz (dpa) - "."""

_FIGURE = re.compile(
    r"(?:(?:fig(?:ure|ura|uur)?|abb(?:ildung)?|afb(?:eelding)?|bild|kuva|kép|obr(?:ázek)?|rys(?:unek)?|рис(?:унок)?|slika|"
    r"şekil|foto|photo|图|圖|図|그림)\.?\s?\d{1,3}(?:[.-]\d{1,2})?\s?[a-z]?\s?[.:：|–—)]|[图圖]注[：:])",
    re.IGNORECASE,
)
"""How the caption of a numbered picture opens: "Figure 3: ", "Abb. 2 – "."""

NUMBER = re.compile(r"#?(\d{1,3})\.\s")
"""The number that a line of a list, or a heading, opens with."""

_FEWEST_BEHIND_DATELINE = 12
"""How many words a paragraph that opens with a dateline has at the least."""

_ENDINGS = {
    **dict.fromkeys(",-–—", 3),
    **dict.fromkeys(":;：；", 4),
    **dict.fromkeys("…", 5),
    **dict.fromkeys(")]）】", 6),
    **dict.fromkeys("\"”“»’'」』", 7),
    **dict.fromkeys("!?！？؟", 8),
    **dict.fromkeys(".。।۔", 9),
}
"""How a line ends, from what headings end in to what sentences end in; 0 is a letter, 1 a figure, 2 another sign."""

_OPENINGS = {
    **dict.fromkeys("•·▪●►▶▸*#+|/→»›>@–—-~", 1),
    **dict.fromkeys("([（【", 2),
    **dict.fromkeys("©×✕", 3),
    **dict.fromkeys("\"“„«‘'「『¿¡", 8),
}
"""How a line opens; 4 is another sign, 5 a figure, 6 a small letter, 7 a letter without case, 9 a capital."""

_SEPARATORS = ("|", "•", "·", "›", "→", " > ", "»", " / ")
"""What stands between the parts of menus, breadcrumbs and bylines."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A line's own features."""

    tokens: Sequence[str]
    """Its words, case folded; of a long line those of its begin and end."""

    length: int
    """Its length in characters, one of a script without spaces counted as more."""

    words: int
    """How many words it has; two characters of a script without spaces count as one."""

    ending: int
    """How it ends, as _ENDINGS tells."""

    opening: int
    """How it opens, as _OPENINGS tells."""

    number: int | None
    """The number it opens with, where it does."""

    phrases: Mapping[str, int]
    """The categories of stock phrases it holds, and where."""

    blank_above: bool
    """Whether it stands at the top or under a blank line."""

    year: bool
    """Whether it holds a year."""

    dateline: bool
    """Whether it opens with a place and an agency."""

    figure: bool
    """Whether it opens as the caption of a numbered picture does."""


NAMES = (
    "length",
    "words",
    "ending",
    "opening",
    "blank line above",
    "sentence breaks",
    "credit at the end",
    "share of figures",
    "share of capitalised words",
    "all capitals",
    "year",
    "clock time",
    "date",
    "web address",
    "at sign",
    "commas",
    "longest word",
    "mean word",
    "separators",
    "question marks",
    "brackets",
    "quotation marks",
)
"""The names of a line's features; all values are 0 or more."""


_YEARS = NAMES.index("year")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, case folded; the same word is the same object, as prose uses few of them often."""
    return tuple(map(intern, _WORD.findall(text.casefold())))


def line_features(line: Line, phrases: Phrases) -> tuple[Shape, Sequence[float]]:
    """Return what one line looks like, and the values of the features that NAMES names."""
    whole = f"{line.marker} {line.text}" if line.marker else line.text
    text = whole if len(whole) <= _HEAD + _TAIL else f"{whole[:_HEAD]} {whole[-_TAIL:]}"
    tokens = words_of(text)
    letters = "".join(tokens)
    length, words = len(whole), len(tokens)
    if wide := UNSPACED.count(text):
        length += int(1.3 * wide)
        words += wide // 2
    found = phrases.match(text, tokens if letters.isalpha() else None)
    ending, opening = _ending(text[-1]), _opening(text[0])
    features = (
        length,
        words,
        ending,
        opening,
        line.blank_before,
        len(_SENTENCE.findall(text)),
        _credit_at_the_end(text, found, phrases),
        *_figures_and_capitals(text, tokens, letters),
        text.count(","),
        max(map(len, tokens), default=0),
        len(letters) / len(tokens) if tokens else 0,
        sum(map(text.count, _SEPARATORS)),
        text.count("?"),
        "(" in text,
        '"' in text or "“" in text or "«" in text or "„" in text,
    )
    number = int(found_number[1]) if (found_number := NUMBER.match(text)) else None
    year = bool(features[_YEARS])
    dateline = words > _FEWEST_BEHIND_DATELINE and "(" in text[:80] and _DATELINE.match(text) is not None
    figure = _FIGURE.match(text) is not None
    shape = Shape(tokens, length, words, ending, opening, number, found, line.blank_before, year, dateline, figure)
    return shape, features


def _ending(character: str) -> int:
    if character.isalpha():
        return 0
    return 1 if character.isdigit() else _ENDINGS.get(character, 2)


def _opening(character: str) -> int:
    if character.isupper():
        return 9
    if character.islower():
        return 6
    if character.isdigit():
        return 5
    return 7 if character.isalpha() else _OPENINGS.get(character, 4)


def _figures_and_capitals(text: str, tokens: Sequence[str], letters: str) -> tuple[float, ...]:
    """Return the features from the share of figures to the at sign; `letters` are those of all tokens."""
    head = tokens[:60]
    has_figures = not letters.isalpha()
    figures = sum(map(str.isdigit, head)) if has_figures else 0
    dated = (
        (bool(_YEAR.search(text)), bool(_CLOCK.search(text)), bool(_DATE.search(text))) if has_figures else (0, 0, 0)
    )
    return (
        figures / len(head) if head else 0,
        _share_of_capitals("".join([word[0] for word in text[:400].split()])),
        text.isupper(),
        *dated,
        any(map(text.__contains__, _IN_ADDRESSES)) and bool(_ADDRESS.search(text)),
        "@" in text,
    )


def _share_of_capitals(initials: str) -> float:
    """Return the share of capitals among the letters that words begin with."""
    if initials.islower():
        return 0
    letters = len(initials) if initials.isalpha() else sum(map(str.isalpha, initials))
    return sum(map(str.isupper, initials)) / letters if letters else 0


def _credit_at_the_end(text: str, found: Mapping[str, int], phrases: Phrases) -> int:
    """Return 2 where the line ends in a credit (in brackets, after a sentence, behind a sign), 1 where it holds one."""
    if "©" in text:
        return 2
    tail = text[-120:]
    cut = (
        tail.rfind("(") if tail[-1] in ")）" else max(map(tail[:-1].rfind, (". ", "| ", "/ ", "– ", ") ", "” ", '" ')))
    )
    if cut >= 0:
        place = phrases.match(tail[cut + 1 :].lstrip(' |/–)”"')).get("credit", 0)
        if place and (place > 1 or len(tail) - cut <= 60):
            return 2
    return 1 if "credit" in found else 0
