"""Byline and date lines -> the article's byline and date: which of several lines are its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from article_reader.article import LeftOut, Text
from article_reader.loader.assemble.bylines import Division, Naming, divide
from article_reader.loader.assemble.dates import Worth, is_same_day, tells_update
from article_reader.loader.assemble.reasons import stock_reason
from article_reader.loader.assemble.texts import Slice, Words, cut, joined, spanning
from article_reader.loader.labeller.phrases import Phrases, fold
from article_reader.loader.page import Line, Metadata

_LONGEST_OPENING = 3
"""How many words only announce a name or a date at most."""

_AND = ("&", "and ", "und ", "et ", "y ", "e ", "en ", "og ", "och ")
"""What opens a line that goes on with the one above."""

_ENDINGS = (".", "!", "?", "…", "。", "！", "？")
"""How sentences end."""

_MAY_STAY = ("byline", "dateline_date", "credit", "agency_line", "end_matter")
"""Categories of stock phrases that stand in stories, too: bylines, datelines, credits, sources."""

_LONGEST_RUN = 4
"""How many lines in a row make one byline or one date at most."""


@dataclass(frozen=True, slots=True)
class Meta:
    """Byline and date of an article, as the page shows them."""

    parts: Mapping[str, Text]
    """Those of the two that there are, by name: byline, published."""

    placed: Mapping[int, tuple[LeftOut, ...]]
    """For each line, by its number, what of it is in neither of the two; nothing where they hold all of it."""

    stays: frozenset[int]
    """The numbers of the lines that are in neither of the two, and stay in the story."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of where the lines stand."""

    may_cut: bool
    """Whether words of a line may be in no part; otherwise each line stays whole."""

    story: int | None = None
    """The number of the story's first paragraph."""

    last: int | None = None
    """The number of the story's last paragraph."""

    is_bare: bool = False
    """Whether the input holds nothing but an article."""

    def holds(self, number: int) -> bool:
        """Tell whether a line stands in the story."""
        if self.story is None or self.last is None:
            return False
        return self.story < number and (self.is_bare or number < self.last)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line labelled as byline or date."""

    number: int
    """Its number among the lines of the page."""

    line: Line
    """The line."""

    division: Division
    """Which of its words tell what."""

    is_own_day: bool
    """Whether its date is the day that the page says it was published."""

    is_update: bool
    """Whether its date is that of the last change."""


@dataclass(frozen=True, slots=True)
class _Share:
    """Where the words of a line go."""

    byline: tuple[Slice, ...] = ()
    published: tuple[Slice, ...] = ()
    left_out: tuple[tuple[tuple[Slice, ...], str], ...] = ()
    """Which words are left out, and what they are; "" where only the words themselves can tell."""


_Run = Sequence[_Candidate]
"""Lines in a row that make one part."""


def find_meta(
    lines: Sequence[tuple[int, Line]], said: Metadata, phrases: Phrases, wanted: Collection[str], place: Place
) -> Meta:
    """Return byline and date from the lines labelled so, by number; what the page says of itself decides between them.

    Neither is made of lines that are worth less than what the page says: "3 hours ago" where it has a date. Of a line
    that may be cut, words that tell neither are left out; otherwise they stay with one of the two. A sentence
    that tells neither has no place here: it is the story's. Within the story and below it a single word names nobody.
    """
    candidates = [_candidate(number, line, said, phrases) for number, line in lines]
    runs = {
        "byline": _byline_run(candidates, said.authors, place.story) if "byline" in wanted else (),
        "published": _date_run(candidates, said.published) if "published" in wanted else (),
    }
    words: dict[str, list[Words]] = {"byline": [], "published": []}
    placed: dict[int, tuple[LeftOut, ...]] = {}
    stays: set[int] = set()
    for each in candidates:
        if _says_neither(each, phrases):
            continue
        in_byline, in_date = each in runs["byline"], each in runs["published"]
        if not in_byline and not in_date and _stays(each, place, phrases):
            stays.add(each.number)
            continue
        share = _share(each, in_byline, in_date, place.may_cut)
        words["byline"].append(cut(each.line, share.byline))
        words["published"].append(cut(each.line, share.published))
        placed[each.number] = tuple(_left_out(each.line, share, phrases))
    is_shared = any(each in runs["published"] for each in runs["byline"])
    parts = {
        name: _text(words[name], [*runs["byline"], *runs["published"]] if is_shared else run)
        for name, run in runs.items()
        if run
    }
    return Meta({name: part for name, part in parts.items() if part.text}, placed, frozenset(stays))


def _says_neither(each: _Candidate, phrases: Phrases) -> bool:
    """Tell whether a line is a sentence, and neither names somebody nor tells a date: it isn't lost for its label."""
    division, text = each.division, each.line.text
    if division.byline or division.published or not text.endswith(_ENDINGS) or len(text.split()) <= _LONGEST_OPENING:
        return False
    return stock_reason(text, phrases) in {"", phrases.reasons.get("byline")}


def _stays(each: _Candidate, place: Place, phrases: Phrases) -> bool:
    """Tell whether a line that is neither byline nor date is part of the story: by its place, and no stock phrase."""
    names_author = each.division.byline and _may_name(each, place.story)
    tells_neither = not names_author and not each.division.published
    if not (place.holds(each.number) or (place.is_bare and tells_neither)):
        return False
    return stock_reason(each.line.text, phrases) in {"", *(phrases.reasons.get(name) for name in _MAY_STAY)}


def _left_out(line: Line, share: _Share, phrases: Phrases) -> Iterator[LeftOut]:
    for slices, reason in share.left_out:
        words, _ = cut(line, slices)
        if words:
            yield LeftOut(words, stock_reason(words, phrases) or reason or "no byline or date", line.span)


def _candidate(number: int, line: Line, said: Metadata, phrases: Phrases) -> _Candidate:
    division = divide(line.text, phrases, said.authors)
    date, _ = cut(line, division.published)
    is_own_day = bool(date and said.published) and is_same_day(date, said.published or "", phrases)
    return _Candidate(number, line, division, is_own_day, tells_update(date))


def _share(each: _Candidate, in_byline: bool, in_date: bool, may_cut: bool) -> _Share:
    """Return which words of a line go into the byline, which into the date, and which are left out."""
    division, whole = each.division, ((0, len(each.line.text)),)
    if not in_byline and not in_date:
        return _Share(left_out=((whole, "byline" if division.byline else "date" if division.published else ""),))
    if may_cut:
        return _Share(
            division.byline if in_byline else (),
            division.published if in_date else (),
            (
                ((), "") if in_byline else (division.byline, "byline"),
                ((), "") if in_date else (division.published, "date"),
                (division.rest, ""),
            ),
        )
    if in_byline and in_date:
        return _Share(division.byline, tuple(sorted((*division.published, *division.rest))))
    return _Share(whole, ()) if in_byline else _Share((), whole)


def _byline_run(candidates: _Run, authors: Sequence[str], story: int | None) -> _Run:
    """Return the lines that make the byline: the surest one and its neighbours that go on with it."""
    named = [each for each in candidates if each.division.byline and _may_name(each, story)]
    if not named:
        return ()
    best = max(named, key=lambda each: each.division.naming)
    if authors and best.division.naming < Naming.OPENED:
        return ()
    at = candidates.index(best)
    run = [best]
    while at and _is_next(candidates[at - 1], run[0]) and _is_opening(candidates[at - 1]):
        at -= 1
        run.insert(0, candidates[at])
    for each in candidates[candidates.index(best) + 1 :]:
        if len(run) == _LONGEST_RUN or not _is_next(run[-1], each) or not _continues_byline(run, each, authors):
            break
        run.append(each)
    return run


def _may_name(each: _Candidate, story: int | None) -> bool:
    """Tell whether a line may name the author by itself.

    Words that only may be a name do so over the story, and where they are one word or of a script without capitals.
    Words of such a script look like names wherever they stand: below the story they need to open as bylines do.
    """
    words, naming = cut(each.line, each.division.byline)[0], each.division.naming
    is_below = story is not None and each.number > story
    if naming >= Naming.OPENED:
        return True
    if naming is Naming.LIKE_A_NAME:
        return not is_below or any(map(str.isupper, words))
    return not is_below and (len(words.split()) == 1 or not any(map(str.islower, words)))


def _continues_byline(run: _Run, each: _Candidate, authors: Sequence[str]) -> bool:
    """Tell whether a line goes on with a byline: with a name after "By", another name, a role."""
    text = " ".join(one.line.text for one in run)
    if run[-1].division.published or not each.division.byline or "".join(fold(each.line.text)) in "".join(fold(text)):
        return False
    if _is_opening(run[-1]) or text.endswith((",", "&")) or not authors:
        return True
    return each.division.naming != Naming.LIKE_A_NAME


def _date_run(candidates: _Run, said: str | None) -> _Run:
    """Return the lines that make the date: the one that tells most and its neighbours that go on with it."""
    dated = [each for each in candidates if each.division.worth]
    if not dated:
        return ()
    best = max(dated, key=lambda each: (each.is_own_day, each.division.worth, not each.is_update))
    if said and not best.is_own_day and (best.is_update or best.division.worth < Worth.FULL):
        return ()
    at = candidates.index(best)
    run = [best]
    if at and _is_next(candidates[at - 1], best) and _is_opening(candidates[at - 1]) and not best.division.byline:
        run.insert(0, candidates[at - 1])
    for each in candidates[at + 1 :]:
        is_date = each.division.worth and not each.division.byline and each.line.text not in run[-1].line.text
        if len(run) == _LONGEST_RUN or not _is_next(run[-1], each) or not is_date:
            break
        run.append(each)
    return run


def _is_next(one: _Candidate, other: _Candidate) -> bool:
    return other.number == one.number + 1


def _is_opening(each: _Candidate) -> bool:
    """Tell whether a line only announces what the next one tells: "By", "Updated:"."""
    text, division = each.line.text, each.division
    if any(map(str.isdigit, text)) or (division.byline and division.naming != Naming.OPENED):
        return False
    return len(text.split()) <= _LONGEST_OPENING and (
        text.endswith(":") or len(text.split()) == 1 or bool(division.byline)
    )


def _text(parts: Sequence[Words], run: _Run) -> Text:
    """Return a byline or date of the words that each line gives to it, and the lines that it is said to stand in."""
    words: Words = ("", ())
    for part in filter(_has_words, parts):
        before = words[0]
        is_opening = before.endswith((":", ",")) or len(before.split()) == 1
        is_more = part[0].startswith(_AND)
        words = joined(" " if is_opening or is_more else " · ", (words, part)) if before else part
    return Text(words[0], spanning([each.line for each in run]), words[1])


def _has_words(words: Words) -> bool:
    return bool(words[0])
