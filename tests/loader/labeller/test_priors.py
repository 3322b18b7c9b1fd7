"""What is weighed into the probabilities of labels before they are decided."""

from __future__ import annotations

import pytest

from article_reader.loader.labeller.labels import Label
from article_reader.loader.labeller.priors import weigh
from tests.loader.labeller.pages import features

REPORT = "A cargo ship that carries 2,300 electric cars was on fire off the coast of Oregon on Tuesday, officials said."


def weighed(text: str, label: Label) -> float:
    """Return how likely a label is for the only line of a page, where the forests find all labels alike likely."""
    return weigh(features(text), {each: [1 / len(Label)] for each in Label})[label][0]


@pytest.mark.parametrize(
    "dateline", ["HARBOR CITY, Ore. (AP) — ", "Graz (APA) - ", "Berlin (dpa/lni) – ", "NAPA COUNTY, Calif. (KGO) -- "]
)
def test_what_opens_with_a_place_and_an_agency_is_a_paragraph(dateline: str) -> None:
    assert weighed(dateline + REPORT, Label.CAPTION) < weighed(REPORT, Label.CAPTION)
    assert weighed(dateline + REPORT, Label.BODY) == weighed(REPORT, Label.BODY)


@pytest.mark.parametrize(
    "text", [f"{REPORT} (AP)", "The crane (AP) — and more", f"In June (the year of the flood), {REPORT}"]
)
def test_an_agency_elsewhere_is_no_dateline(text: str) -> None:
    assert weighed(text, Label.CAPTION) == weighed(REPORT, Label.CAPTION)


def test_a_heading_is_less_likely_than_forests_find() -> None:
    assert weighed(REPORT, Label.HEADING) < weighed(REPORT, Label.BODY)
