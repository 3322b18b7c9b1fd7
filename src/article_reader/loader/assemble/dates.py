"""Dates as newsrooms print them: where in a line one stands, how much it tells, and which day it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import groupby

from article_reader.loader.assemble.texts import Slice
from article_reader.loader.labeller.phrases import WHOLE, Phrases

_FIGURES = re.compile(
    r"(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}[\d:.]{0,16}(?:Z|[+-]\d{2}:?\d{2})?)?"
    r"|(?<!\d)\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}(?!\d)"
    r"|(?<!\d)\d{1,2}/\d{1,2}(?!\d)"
    r"|(?<!\d)\d{1,2}(?:[:.]\d{2}|[hH]\d{2}|\s?Uhr)(?!\d)(?::\d{2})?"
    r"|(?<!\d)\d{1,2}\s?[ap]\.?m\b"
    r"|\d{1,4}\s?[年月日時分년월일시분]"
    r"|(?<![\d#])(?:19|20)\d{2}(?!\d)"
)
"""A date in figures, a clock time, a year."""

_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:[.'’-][^\W\d_]+)*|[^\w\s]")

_YEAR = re.compile(r"(?<![\d#])(?:19|20)\d{2}(?!\d)|\d{4}\s?[年년]|\d\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2}(?!\d)")

_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?", re.IGNORECASE)

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}))?")

_SMALL_WORDS = """
    a al alle am as at au da de del den der di die dne do du e el em et fra från i il in kl klo la las le les los na o
    od of om on op ore pe st nd rd th the to u um und até à ás às ó ő в у о г год года року р від
    am pm a.m p.m uhr hrs hours h est edt gmt bst utc cet cest mez mesz pst pdt pt ist msk cst cdt mst mdt eet aest
"""
"""What stands within a date or right beside it: prepositions, articles, short names of time zones."""

_WEEKDAYS = "mon tue tues wed thu thur thurs fri sat sun mo di mi do fr sa so lu ma me je ve"
"""Short names of weekdays; some of them are somebody's name, too."""

_BESIDE = frozenset(_SMALL_WORDS.split())
_SHORT_WEEKDAYS = frozenset(_WEEKDAYS.split())

_UPDATE = re.compile(
    r"updat|modif|revis|aktualis|aktualiz|geändert|actualiz|atualiz|mis[e]? à jour|aggiorn|bijgewerkt|gewijzigd|uppdat"
    r"|ändrad|oppdat|opdat|endret|ændret|päivit|muokat|frissít|módosít|obnov|ενημέρ|güncel|обновл|изменен|оновл|змінен"
    r"|更新|수정|업데이트|تحديث|עודכן|अपडेट|อัป|cập nhật|diperbarui|ažur|zaktual|atnaujin|atjau",
    re.IGNORECASE,
)
"""What tells that a date is that of the last change."""

_SIGNS = frozenset(".,:;/()[]-–—|·•+'’@")
"""Signs that stand within a date."""

_BEFORE_DATE = " .,:;/)]-–—|·•+'’@"
"""What a date doesn't begin with, even where it stands beside one."""

_LONGEST_OPENING = 4
"""How many words open a date: "Date of last update"."""


_LOOKED_AT = 30
"""In how many characters of a date it stands that it is that of the last change."""

_LONGEST_ABBREVIATION = 3
"""How many capitals are an academic degree or an agency rather than a word."""

_LONGEST_NUMBER = 8
"""How many characters the number of hours may have, with white space behind it."""


class Worth(IntEnum):
    """How much a date tells."""

    NOTHING = 0
    RELATIVE = 1
    """How long ago it was, or only a clock time."""
    PARTIAL = 2
    """A day without its year, or a year alone."""
    FULL = 3
    """A day with its year."""


def date_slices(text: str, phrases: Phrases) -> list[Slice]:
    """Return where dates and times stand in a line, with the words that belong to them, in order."""
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    dated = _dated(text, tokens, phrases)
    slices: list[Slice] = []
    floor = 0
    for first, last in _runs(dated):
        opening = _first_beside(text, tokens, first, floor, phrases)
        behind = last + 1
        while behind < len(tokens) and not dated[behind] and _is_beside(text[slice(*tokens[behind])], phrases):
            behind += 1
        begin, end = tokens[opening][0], tokens[behind - 1][1]
        begin += len(text[begin:end]) - len(text[begin:end].lstrip(_BEFORE_DATE))
        if slices and opening == floor:
            slices[-1] = (slices[-1][0], end)
        else:
            slices.append((begin, end))
        floor = behind
    return slices


def worth(text: str, phrases: Phrases) -> Worth:
    """Return how much the date in some words tells."""
    if not any(map(str.isdigit, text)):
        return Worth.RELATIVE if ago_at(text, phrases) < len(text) else Worth.NOTHING
    has_year = _YEAR.search(text) is not None
    without_clock = _CLOCK.sub(" ", text)
    days = re.findall(r"\d+", _YEAR.sub(" ", without_clock))
    named = phrases.contains("month", text) and bool(days)
    if has_year and (named or days or re.search(r"\d\s?[./-]\s?\d{1,2}\s?[./-]\s?\d", text)):
        return Worth.FULL
    if phrases.contains("time_ago", text):
        return Worth.RELATIVE
    if has_year or named or re.search(r"\d{1,2}\s?[./月월]\s?\d{1,2}", without_clock):
        return Worth.PARTIAL
    return Worth.RELATIVE if _FIGURES.search(text) else Worth.NOTHING


def ago_at(words: str, phrases: Phrases) -> int:
    """Return where in some words a time begins that is told by how long ago it was; their length where there is none.

    What only announces a date ("Updated") is one from its beginning.
    """
    found = phrases.match(words)
    is_abbreviation = words.isupper() and len(words) <= _LONGEST_ABBREVIATION
    if found.get("dateline_date", 0) & WHOLE and not is_abbreviation:
        return 0
    if "time_ago" not in found:
        return len(words)
    begins = [token.start() for token in _TOKEN.finditer(words)]
    at = max((begin for begin in begins if phrases.contains("time_ago", words[begin:])), default=0)
    before = re.search(r"\d+\s*$", words[:at][-_LONGEST_NUMBER:])
    return at - len(before.group()) if before else at


def is_same_day(text: str, said: str, phrases: Phrases) -> bool:
    """Tell whether the date in some words is the day that a page says, or, in another time zone, the one beside it."""
    found = _ISO.match(said)
    numbers = _numbers(text)
    if not found:
        own = _numbers(_CLOCK.sub(" ", said))
        return bool(own) and own <= numbers
    year, month, day = (int(found[each]) for each in (1, 2, 3))
    return (
        not numbers.isdisjoint((year, year % 100))
        and not numbers.isdisjoint((day - 1, day, day + 1))
        and (month in numbers or phrases.contains("month", text))
    )


def tells_update(text: str) -> bool:
    """Tell whether a date is called that of the last change and nothing else."""
    return _UPDATE.search(text[:_LOOKED_AT]) is not None


def _numbers(text: str) -> set[int]:
    return {int(number) for number in re.findall(r"(?<!\d)\d{1,4}(?!\d)", text)}


def plain(said: str) -> str:
    """Return a page's date as people write it: day and clock time, no seconds, no time zone; others as they are."""
    found = _ISO.match(said.strip())
    if not found:
        return " ".join(said.split())
    day, clock = "-".join(found.group(1, 2, 3)), found[4]
    return f"{day} {clock}" if clock and clock != "00:00" else day


def _dated(text: str, tokens: Sequence[Slice], phrases: Phrases) -> list[bool]:
    """Return for each token whether it is part of a date in itself: of one in figures, or a month with its day."""
    dated = [False] * len(tokens)
    figures = [match.span() for match in _FIGURES.finditer(text)]
    at = 0
    for number, (begin, end) in enumerate(tokens):
        while at < len(figures) and figures[at][1] <= begin:
            at += 1
        dated[number] = at < len(figures) and figures[at][0] < end
    words = [number for number, (begin, _) in enumerate(tokens) if text[begin].isalnum()]
    for place, number in enumerate(words):
        if not text[tokens[number][0]].isdigit() or tokens[number][1] - tokens[number][0] > 4:
            continue
        for other in _months_beside(text, tokens, words, place, phrases):
            first, last = sorted((number, other))
            dated[first : last + 1] = [True] * (last + 1 - first)
    return dated


def _months_beside(
    text: str, tokens: Sequence[Slice], words: Sequence[int], place: int, phrases: Phrases
) -> Iterator[int]:
    """Yield the tokens that name a month right beside a number, or one small word away from it."""
    for step in (-1, 1):
        for reach in (place + step, place + 2 * step):
            if not 0 <= reach < len(words):
                break
            word = text[slice(*tokens[words[reach]])]
            if phrases.contains("month", word):
                yield words[reach]
                break
            if word.casefold() not in _BESIDE:
                break


def _runs(dated: Sequence[bool]) -> Iterator[Slice]:
    """Yield the first and the last token of each run of dated ones."""
    for is_dated, run in groupby(range(len(dated)), dated.__getitem__):
        numbers = list(run)
        if is_dated:
            yield numbers[0], numbers[-1]


def _first_beside(text: str, tokens: Sequence[Slice], first: int, floor: int, phrases: Phrases) -> int:
    """Return the first of the tokens before a date that belong to it: "Last updated on", "Tue"."""
    while first > floor:
        word = text[slice(*tokens[first - 1])]
        is_weekday = word.casefold() in _SHORT_WEEKDAYS and (first - 1 == floor or text[tokens[first - 2][0]] in _SIGNS)
        if is_weekday or _is_beside(word, phrases):
            first -= 1
            continue
        for count in range(_LONGEST_OPENING, 0, -1):
            begin = first - count
            if begin < floor:
                continue
            words = text[tokens[begin][0] : tokens[first - 1][1]]
            if phrases.match(words).get("dateline_date", 0) & WHOLE:
                first = begin
                break
        else:
            return first
    return first


def _is_beside(word: str, phrases: Phrases) -> bool:
    """Tell whether a word beside a date belongs to it."""
    if word in _SIGNS or word in _BESIDE or (word.isupper() and word.casefold() in _BESIDE):
        return True
    return word[0].isupper() and (word == "Uhr" or phrases.contains("month", word))
