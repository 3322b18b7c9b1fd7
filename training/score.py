"""How well predicted parts agree with gold ones: the measures of the corpus' own scorer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from article_reader.article import Article, Caption
from article_reader.safety import clean

Counts = tuple[int, int, int]
"""True positives, false positives, false negatives."""

COLUMNS = ("headline", "lead", "headings", "captions", "body", "precision", "recall")
"""The figures of a table, in order; all are from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A page's parts, as far as they are scored."""

    headline: str
    """The headline, "" where there is none."""

    lead: str
    """The lead, else the first paragraph, else ""."""

    headings: Sequence[str]
    """The headings."""

    captions: Sequence[str]
    """Captions and credits."""

    body: Sequence[str]
    """Lead, headings and paragraphs in order."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well one page was labelled."""

    headline: float
    """1 where it is exact, case and punctuation aside."""

    lead: float
    """1 where it is the gold lead or one holds the other."""

    headings: Counts
    """Headings, exact."""

    captions: Counts
    """Words of captions and credits, a repeated one counted once."""

    body: Counts
    """Runs of four words."""


def parts_of_article(article: Article) -> Parts:
    """Return the parts of an article, as a user gets them."""
    headings: list[str] = []
    captions: list[str] = []
    body = [article.lead.text] if article.lead else []
    for section in article.sections:
        if section.heading is not None:
            headings.append(section.heading.text)
            body.append(section.heading.text)
        for block in section.blocks:
            if isinstance(block, Caption):
                captions += filter(None, (block.text, block.credit))
            else:
                body.append(block.text)
    return Parts(
        headline=article.headline.text if article.headline else "",
        lead=next(iter(body), ""),
        headings=headings,
        captions=captions,
        body=body,
    )


def gold_parts(gold: Mapping[str, Any]) -> Parts:
    """Return the parts that a corpus row gives, without what no terminal is sent: soft hyphens divide words there."""
    lists = (tuple(map(clean, gold[name])) for name in ("headings", "captions", "body"))
    return Parts(clean(gold["headline"]), clean(gold["lead"]), *lists)


def score(gold: Parts, found: Parts) -> Score:
    """Return how well the parts found agree with the gold ones."""
    return Score(
        headline=float(plain(gold.headline) == plain(found.headline)),
        lead=float(_same_lead(plain(gold.lead), plain(found.lead))),
        headings=_counts(
            Counter(filter(None, map(plain, gold.headings))), Counter(filter(None, map(plain, found.headings)))
        ),
        captions=_counts(_words(gold.captions), _words(found.captions)),
        body=_counts(_shingles(gold.body), _shingles(found.body)),
    )


def summary(scores: Sequence[Score]) -> dict[str, float]:
    """Return the figures of COLUMNS over pages: headings and captions over all, the others page by page."""
    pages = len(scores)
    return {
        "headline": sum(one.headline for one in scores) / pages,
        "lead": sum(one.lead for one in scores) / pages,
        "headings": _f1(_total(one.headings for one in scores)),
        "captions": _f1(_total(one.captions for one in scores)),
        "body": sum(_f1(one.body) for one in scores) / pages,
        "precision": sum(_share(one.body[0], one.body[1]) for one in scores) / pages,
        "recall": sum(_share(one.body[0], one.body[2]) for one in scores) / pages,
    }


def table(groups: Mapping[str, Sequence[Score]]) -> str:
    """Return the figures of groups of pages as a table, a line each."""
    rows = [f"{'':14}{'pages':>7}" + "".join(f"{column:>10}" for column in COLUMNS)]
    for name, scores in groups.items():
        figures = summary(scores)
        rows.append(f"{name:14}{len(scores):>7}" + "".join(f"{figures[column]:>10.3f}" for column in COLUMNS))
    return "\n".join(rows)


def plain(text: str) -> str:
    """Return a text as it is compared: case folded, punctuation aside."""
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _same_lead(gold: str, found: str) -> bool:
    if not gold or not found:
        return False
    shorter, longer = sorted((gold, found), key=len)
    return gold == found or (len(shorter) > 40 and shorter in longer)


def _words(captions: Iterable[str]) -> Counter[str]:
    return Counter(word for caption in {plain(caption) for caption in captions} for word in caption.split())


def _shingles(parts: Iterable[str], size: int = 4) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", " ".join(parts).casefold())
    if len(words) < size:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[index : index + size]) for index in range(len(words) - size + 1))


def _counts(gold: Counter[Any], found: Counter[Any]) -> Counts:
    both = (gold & found).total()
    return both, found.total() - both, gold.total() - both


def _total(counts: Iterable[Counts]) -> Counts:
    hits, false, missed = (sum(column) for column in zip(*counts, strict=True))
    return hits, false, missed


def _f1(counts: Counts) -> float:
    hits, false, missed = counts
    return 2 * hits / (2 * hits + false + missed) if any(counts) else 1.0


def _share(hits: int, others: int) -> float:
    return hits / (hits + others) if hits + others else 1.0
