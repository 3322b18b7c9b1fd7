"""Lines -> labelled lines: what each is, how sure that is, and what spoke for it.

Three forests decide. The first sees each line's facts and its neighbours'; the second sees also what the first made of
the lines around, and so where the story runs; the third compares the likeliest headlines. Then labels are given so that
the whole makes an article: one headline, one lead, and nothing left out that might be a sentence of the story.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Sequence
from functools import cache

from article_reader.loader.inputs.rows import Line
from article_reader.loader.labeller import context, features, headline
from article_reader.loader.labeller.decode import Thresholds, decide
from article_reader.loader.labeller.features import Document, survey
from article_reader.loader.labeller.forest import Evidence, Facts, Forest
from article_reader.loader.labeller.labels import Chances, Label, Labelled
from article_reader.loader.labeller.phrases import Phrases, default_phrases
from article_reader.loader.labeller.reasons import cue
from article_reader.loader.labeller.rules import weigh_phrases
from article_reader.loader.labeller.weights import read_weights
from article_reader.records import Record

_WEIGHTS = os.path.join(os.path.dirname(__file__), "weights.txt")

_LABELS = tuple(Label(name) for name in context.LABELS)

_SECOND_LOOK = 0.75
"""What share the second forest has in a likelihood; the rest is the first's: two that err apart err less together."""


class Model(Record):
    """What labelling knows."""

    phrases: Phrases
    """The stock phrases."""

    first: Forest
    """Tells labels by the lines' facts."""

    second: Forest
    """Tells labels by the lines' facts and what the first forest made of all lines."""

    headline: Forest
    """Tells the headline among the likeliest lines."""

    thresholds: Thresholds
    """How likely labels must be."""


_SURE = 0.985
"""From this likelihood on that a line is left out, no second look is taken."""

_NEXT_TO = 3
"""How many lines stand next to a line."""


def read_model(weights: bytes, phrases: Phrases) -> Model:
    """Return the model that training wrote."""
    grown = read_weights(weights)
    names = features.names(phrases)
    told = (*names, *context.NAMES)
    return Model(
        phrases,
        first=Forest(grown["first"], names),
        second=Forest(grown["second"], told),
        headline=Forest(grown["headline"], (*told, *headline.NAMES)),
        thresholds=Thresholds(),
    )


def model_with(phrases: Phrases) -> Model:
    """Return the model that comes with the program, knowing these phrases."""
    with open(_WEIGHTS, "rb") as weights:
        return read_model(weights.read(), phrases)


@cache
def default_model() -> Model:
    """Return the model that comes with the program; read once."""
    return model_with(default_phrases())


def label(lines: Sequence[Line], model: Model) -> tuple[Labelled, ...]:
    """Return the lines with their labels, in order, each once."""
    if not lines:
        return ()
    document = survey(lines, model.phrases)
    facts, chances = look_twice(document, model.first, model.second)
    top = headline.choose(document, facts, chances, model.headline)
    del facts  # of a long text they take more memory than all else
    labels = decide(document, chances, top, model.thresholds)
    return tuple(
        Labelled(
            line,
            given,
            chances[given][index],
            cue(document, index, top, model.phrases) if given is Label.NOISE else None,
        )
        for index, (line, given) in enumerate(zip(lines, labels, strict=True))
    )


def look_twice(document: Document, first: Forest, second: Forest) -> tuple[Facts, Chances]:
    """Return the facts of both looks, and how likely each label is for each line, stock phrases weighed in."""
    before = first.likelihoods(document.facts)
    facts = [*document.facts, *context.context(document, before)]
    runs = doubtful(before[_LABELS.index(Label.NOISE)])
    after = second.likelihoods(facts, runs)
    both = (_both(*looks, runs) for looks in zip(before, after, strict=True))
    return facts, weigh_phrases(document.shapes, dict(zip(_LABELS, both, strict=True)))


def _both(before: Sequence[float], after: Sequence[float], runs: Sequence[range]) -> array[float]:
    """Return what both looks together find of one label; the second has seen the `runs` of lines only."""
    found = array("d", before)
    seen = iter(after)
    for run in runs:
        for index in run:
            found[index] += _SECOND_LOOK * (next(seen) - found[index])
    return found


def doubtful(noise: Sequence[float]) -> list[range]:
    """Return the runs of lines that a second look is worth: those not surely left out, and what stands next to them.

    `noise` is how likely each line is to be left out.
    """
    runs: list[range] = []
    for index, likely in enumerate(noise):
        if likely < _SURE:
            begin = max(runs[-1].stop if runs else 0, index - _NEXT_TO)
            end = min(len(noise), index + _NEXT_TO + 1)
            if runs and runs[-1].stop >= begin:
                runs[-1] = range(runs[-1].start, max(runs[-1].stop, end))
            else:
                runs.append(range(begin, end))
    return runs


def explain(lines: Sequence[Line], model: Model, most: int = 3) -> list[tuple[Labelled, list[str]]]:
    """Return the labelled lines, each with the facts that spoke most for its label, in words: at most `most`."""
    labelled = label(lines, model)
    if not labelled:
        return []
    document = survey(lines, model.phrases)
    wanted = [_LABELS.index(item.label) for item in labelled]
    facts, _ = look_twice(document, model.first, model.second)
    evidence = zip(model.first.evidence(document.facts, wanted), model.second.evidence(facts, wanted), strict=True)
    names = (*features.names(model.phrases), *context.NAMES)
    own_guess = range(len(features.names(model.phrases)), len(features.names(model.phrases)) + len(_LABELS))
    return [
        (item, _in_words(_added(both, own_guess)[:most], index, names, facts))
        for index, (item, both) in enumerate(zip(labelled, evidence, strict=True))
    ]


def _added(both: tuple[list[Evidence], list[Evidence]], own_guess: range) -> list[Evidence]:
    """Add up what spoke in both forests; that the second believes the first is no reason of its own."""
    weights: dict[tuple[int, int], float] = {}
    for evidence in both:
        for one in evidence:
            if one.offset or one.fact not in own_guess:
                weights[one.offset, one.fact] = weights.get((one.offset, one.fact), 0.0) + one.weight
    return [Evidence(*which, weight) for which, weight in sorted(weights.items(), key=lambda item: -item[1])]


def _in_words(evidence: Sequence[Evidence], index: int, names: Sequence[str], facts: Facts) -> list[str]:
    """Return evidence as "next line: length 212 (+0.8)"."""
    which = {0: "", 1: "next line: ", -1: "line before: "}
    words = []
    for one in evidence:
        column = facts[one.fact]
        value = column[index + one.offset] if 0 <= index + one.offset < len(column) else 0
        prefix = which.get(one.offset, f"line {one.offset:+d}: ")
        words.append(f"{prefix}{names[one.fact]} {float(value):.3g} ({one.weight:+.1f})")
    return words
