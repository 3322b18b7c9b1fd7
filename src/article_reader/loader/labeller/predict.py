"""Page -> labels: two passes of forests, the choice of the headline, and decoding.

The first forest sees each line's features and its neighbours'; the second sees also what the first made of the lines
around, and so where the story runs; a third compares the likeliest headlines. Then labels are given so that the whole
makes an article.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

from article_reader.loader.labeller import context_features, headline, line_features
from article_reader.loader.labeller.decode import decode
from article_reader.loader.labeller.forest import Features, Forest
from article_reader.loader.labeller.labels import LABELS, Label, Labelled, LabelProbabilities
from article_reader.loader.labeller.line_features import Shape
from article_reader.loader.labeller.model import Model, default_model, family_of
from article_reader.loader.labeller.page_features import PageFeatures, extract_features
from article_reader.loader.labeller.priors import weigh
from article_reader.loader.page import Line, Page, Role

_SECOND_SHARE = 0.5
"""What share the second forest has in a probability; the rest is the first's: two that err apart err less together."""

_SURE = 0.985
"""From this probability on that a line is left out, there is no second pass."""

_NEXT_TO = 3
"""How many lines stand next to a line."""

_MAY_BE_DOUBTFUL = frozenset({Label.BODY, Label.HEADING, Label.CAPTION})
"""The labels of lines of the story that may be doubtful: what opens it is sure, or there would be no story."""

_DOUBTFUL = 0.5
"""From which probability of being left out on a line of the story is doubtful."""

_DECLARED = {
    Role.HEADLINE: Label.HEADLINE,
    Role.KICKER: Label.KICKER,
    Role.LEAD: Label.LEAD,
    Role.BYLINE: Label.META,
    Role.PUBLISHED: Label.META,
    Role.LEFT_OUT: Label.NOISE,
}
"""The labels of lines that an input itself says the role of."""


def label(page: Page, model: Model | None = None, *, everything: bool = False) -> tuple[Labelled, ...]:
    """Return the lines of a page with their labels, in order, each once.

    Lines that the input itself declares to be something are that, and don't count for the others; a page whose markup
    tells what all its lines are is taken at its word.

    Args:
        page: the page.
        model: the model to use; None for the one that comes with the program.
        everything: whether no line is left out that isn't declared to be: then what would be is body.
    """
    if page.settled:
        return tuple(map(_as_settled, page.lines))
    undeclared = replace(page, lines=tuple(line for line in page.lines if line.declared is None))
    model = model or default_model(family_of(page))
    labelled = _label(undeclared, model, _declared_headline(page))
    found = iter(map(_as_body, labelled) if everything else labelled)
    return tuple(next(found) if line.declared is None else _as_declared(line) for line in page.lines)


def predict(features: PageFeatures, first: Forest, second: Forest) -> tuple[Features, LabelProbabilities]:
    """Return the columns that the second forest sees, and how likely each label is for each line."""
    before = first.probabilities(features.columns)
    columns = [*features.columns, *context_features.context_features(features, before)]
    runs = second_pass_runs(before[LABELS.index(Label.NOISE)])
    after = second.probabilities(columns, runs)
    both = (_both(*passes, runs) for passes in zip(before, after, strict=True))
    return columns, dict(zip(LABELS, both, strict=True))


def second_pass_runs(noise: Sequence[float]) -> list[range]:
    """Return the runs of lines that a second pass is worth: those not surely left out, and what stands next to them.

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


def _declared_headline(page: Page) -> str | None:
    """Return the headline that stands in front matter, and so not among the lines of the text; None where none does."""
    declared = ((line.text, line.declared) for line in page.lines if line.declared is not None)
    return next((text for text, said in declared if said.role is Role.HEADLINE and said.firm), None)


def _repeats(shape: Shape, text: str) -> bool:
    """Tell whether a line has the words of a text."""
    return list(shape.tokens) == list(line_features.words_of(text))


def _label(page: Page, model: Model, declared: str | None) -> list[Labelled]:
    """Return the lines with their labels; where a headline is declared, none is that but one that repeats it."""
    if not page.lines:
        return []
    features = extract_features(page, model.phrases, model.wording)
    columns, probabilities = predict(features, model.first, model.second)
    top = headline.choose(features, columns, probabilities, model.headline)
    del columns  # of a long text they take more memory than all else
    takes_headline = declared is None or _repeats(features.shapes[top], declared)
    return give_labels(page.lines, features, probabilities, top if takes_headline else None)


def give_labels(
    lines: Sequence[Line], features: PageFeatures, probabilities: LabelProbabilities, headline: int | None
) -> list[Labelled]:
    """Return lines with the labels that priors and rules make of their probabilities.

    A line that a rule keeps in the story, and that by itself is likelier to be left out, is doubtful.

    Args:
        lines: the lines.
        features: their features.
        probabilities: how likely the forests find each label.
        headline: the number of the likeliest headline, from 0; None where it stands elsewhere.
    """
    weighed = weigh(features, probabilities)
    labels = decode(features, weighed, headline)
    return [
        _labelled(line, given, weighed[given][at], weighed[Label.NOISE][at])
        for at, (line, given) in enumerate(zip(lines, labels, strict=True))
    ]


def _labelled(line: Line, given: Label, likely: float, noise: float) -> Labelled:
    """Return a line with its label; `noise` is how likely it is to be left out."""
    if given in _MAY_BE_DOUBTFUL and noise > _DOUBTFUL:
        return Labelled(line, given, 1.0 - noise, doubtful=True)
    return Labelled(line, given, likely)


def _as_body(item: Labelled) -> Labelled:
    """Return a line of a page that is all story: one that would be left out is body, and nothing is doubtful."""
    return replace(item, label=Label.BODY if item.label is Label.NOISE else item.label, doubtful=False)


def _as_settled(line: Line) -> Labelled:
    """Return a line of a page whose markup tells what it is."""
    if line.declared is not None:
        return _as_declared(line)
    evidence = line.evidence
    if evidence is None:
        return Labelled(line, Label.BODY, 1.0)
    if evidence.is_caption:
        return Labelled(line, Label.CAPTION, 1.0)
    return Labelled(line, Label.HEADING if evidence.level else Label.BODY, 1.0)


def _as_declared(line: Line) -> Labelled:
    assert line.declared is not None  # noqa: S101  # nosec B101  # for the type checker: only declared lines come here
    return Labelled(line, _DECLARED[line.declared.role], 1.0, line.declared.reason)


def _both(before: Sequence[float], after: Sequence[float], runs: Sequence[range]) -> array[float]:
    """Return what both passes together find of one label; the second has seen the `runs` of lines only."""
    found = array("d", before)
    seen = iter(after)
    for run in runs:
        for index in run:
            found[index] += _SECOND_SHARE * (next(seen) - found[index])
    return found
