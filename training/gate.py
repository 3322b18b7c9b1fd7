"""Score each page of the corpus, in every form, by forests learned without its site; hold the figures to the floors.

    python -m training.gate CORPUS [--form FORM] [--groups]

CORPUS is the folder that holds pages.jsonl.gz. Exits with 1 where a figure is below its floor in floors.json. Where
there is no corpus it says so and exits with 0.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

from article_reader.article import Article, LeftOut
from article_reader.loader.assemble import assemble
from article_reader.loader.labeller.model import family_of
from article_reader.loader.labeller.phrases import default_phrases
from article_reader.loader.labeller.predict import label
from training.corpus import CLEAN, FORMS, STORIES, Sample, Source, sample, sources
from training.folds import fold_model
from training.front import is_byline_right, is_date_right
from training.score import Score, gold_parts, parts_of_article, score, summary, table

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class Result:
    """What was made of one page in one form."""

    form: str
    """What it was given as."""

    groups: tuple[str, ...]
    """What else it is reported under."""

    identity: str
    """Which page."""

    score: Score
    """How well its parts agree with the gold ones."""

    words: int
    """How many words it has."""

    lost: int
    """How many of them were left out of the article."""

    byline: bool | None
    """Whether its byline is right; None where its head names no author."""

    published: bool | None
    """Whether its date is right; None where its head tells none."""


def main() -> int:
    """Score, print the tables, and tell which floors are broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--form", choices=FORMS, action="append", help="only this form; may be given several times")
    parser.add_argument("--groups", action="store_true", help="also by language, source, scope and style")
    arguments = parser.parse_args()
    if not arguments.corpus.exists():
        print(f"accuracy gate skipped: there is no corpus at {arguments.corpus}")
        return 0
    results = held_back(arguments.corpus, arguments.form or [form for form in FORMS if form not in CLEAN])
    print(table(by_form(results)))
    if arguments.groups:
        print(table(by_group(results)))
    for form, (bylines, dates) in front_shares(results).items():
        print(f"{form:14} of what the head tells, byline right on {bylines:.3f}, date on {dates:.3f} of pages")
    losses = clean_losses(results)
    for form, (pages, words) in losses.items():
        print(f"{form:14} {pages:6.1%} of articles lose a line, {words:7.3%} of words")
    broken = broken_floors(by_form(results), front_shares(results), losses)
    print("\n".join(broken) or "all figures are above their floors")
    return 1 if broken else 0


def held_back(corpus: Path, forms: Sequence[str]) -> list[Result]:
    """Return what forests that know no page of its site make of each article, in each form."""
    with Pool() as pool:
        found = pool.imap_unordered(_result, sources(corpus, forms), chunksize=8)
        return sorted((one for one in found if one), key=lambda one: (forms.index(one.form), one.identity))


def read_held_back(one: Sample) -> Article:
    """Return the article that forests learned without a sample's site make of it."""
    model = fold_model(family_of(one.page), one.fold)
    return assemble(one.page, label(one.page, model), model.phrases)


def by_form(results: Sequence[Result]) -> dict[str, list[Score]]:
    """Return the scores of each form; clean articles are measured by what they lose."""
    groups: defaultdict[str, list[Score]] = defaultdict(list)
    for one in results:
        if one.form not in STORIES:
            groups[one.form].append(one.score)
    return dict(groups)


def by_group(results: Sequence[Result]) -> dict[str, list[Score]]:
    """Return the scores by form and language, source, scope and style, where there are enough pages to tell."""
    groups: defaultdict[str, list[Score]] = defaultdict(list)
    for one in results:
        for group in one.groups:
            groups[f"{one.form} {group}"].append(one.score)
    return {name: scores for name, scores in sorted(groups.items()) if len(scores) >= 10}


def front_shares(results: Sequence[Result]) -> dict[str, tuple[float, float]]:
    """Return for pages, which have a head, the share of those whose byline, and whose date, is the one it tells."""
    pages = [one for one in results if one.form == "html"]
    bylines = [one.byline for one in pages if one.byline is not None]
    dates = [one.published for one in pages if one.published is not None]
    return {"html": (sum(bylines) / len(bylines), sum(dates) / len(dates))} if bylines and dates else {}


def clean_losses(results: Sequence[Result]) -> dict[str, tuple[float, float]]:
    """Return for each form of clean articles the share of those that lose a line, and the share of words lost."""
    losses = {}
    for form in STORIES:
        if of_form := [one for one in results if one.form == form]:
            pages = sum(one.lost > 0 for one in of_form) / len(of_form)
            losses[form] = (pages, sum(one.lost for one in of_form) / sum(one.words for one in of_form))
    return losses


def broken_floors(
    forms: Mapping[str, Sequence[Score]],
    fronts: Mapping[str, tuple[float, float]],
    losses: Mapping[str, tuple[float, float]],
) -> list[str]:
    """Return a line for each figure that is below its floor, or above what clean articles may lose."""
    floors = json.loads(FLOORS.read_text())
    broken = []
    for form, scores in forms.items():
        figures = summary(scores)
        if form in fronts:
            figures["byline"], figures["published"] = fronts[form]
        for name, floor in floors["at least"].get(form, {}).items():
            if figures[name] < floor:
                broken.append(f"{form}: {name} {figures[name]:.3f} is below its floor {floor}")
    for form, (pages, words) in losses.items():
        most = floors["at most"].get(form, {"pages": 1, "words": 1})
        if pages > most["pages"] or words > most["words"]:
            broken.append(f"{form}: {pages:.3f} of articles lose a line, {words:.5f} of words; at most {most}")
    return broken


def _result(source: Source) -> Result | None:
    if source.record["type"] != "article":
        return None
    one = sample(source)
    article = read_held_back(one)
    words = sum(len(_words(line.text)) for line in one.page.lines)
    lost = sum(len(_words(part.text)) for part in article.left_out if not _repeats(part, article))
    found = score(gold_parts(one.gold), parts_of_article(article))
    byline = is_byline_right(article, one.page.metadata)
    published = is_date_right(article, one.page.metadata, default_phrases())
    return Result(one.form, one.groups, one.identity, found, words, lost, byline, published)


def _repeats(part: LeftOut, article: Article) -> bool:
    return article.headline is not None and _words(part.text) == _words(article.headline.text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


if __name__ == "__main__":
    sys.exit(main())
