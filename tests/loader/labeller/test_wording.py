"""What the words of a line speak for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader.loader.labeller.forest import ZERO
from article_reader.loader.labeller.labels import LABELS, Label
from article_reader.loader.labeller.wording import (
    NAMES,
    Wording,
    default_wording,
    read_wording,
    terms,
    wording_features,
    write_wording,
)
from tests.loader.labeller.pages import line

_NEUTRAL = 128


def weights(**steps: int) -> str:
    """Return the weights of a term: so many steps for the labels that are named, none for the others."""
    return "".join(chr(ZERO + steps.get(label, 0)) for label in LABELS)


def wording(known: dict[str, str]) -> Wording:
    """Return a wording that knows these terms, and finds all labels as likely where it knows none."""
    return Wording(0.1, [0.0] * len(LABELS), known)


def score(text: str, label: Label, known: Wording) -> int:
    """Return how much the words of a text speak for a label."""
    return known.scores(text)[LABELS.index(label)]


def test_terms_are_words_signs_pairs_and_what_a_line_begins_and_ends_with() -> None:
    assert terms("Foto: AFP") == {
        *("foto", ":", "afp"),
        *("foto :", ": afp"),
        *("^ foto", "^ foto :", "afp $", ": afp $"),
    }


def test_figures_are_alike() -> None:
    assert terms("Page 12") == terms("PAGE 47")


def test_of_a_long_line_begin_and_end_are_looked_at() -> None:
    found = terms("Opening " + "middle " * 60 + "unseen " + "word " * 100_000 + "closing")
    assert {"^ opening", "middle", "closing $"} <= found
    assert "unseen" not in found


def test_where_no_space_stands_between_words_pairs_of_characters_are_terms() -> None:
    assert {"写真", "真提"} <= terms("写真提供")


def test_a_known_word_speaks_for_its_label_and_against_the_others() -> None:
    known = wording({"foto": weights(caption=20)})
    assert score("Foto", Label.CAPTION, known) > _NEUTRAL > score("Foto", Label.BODY, known)


def test_weights_of_several_words_add_up() -> None:
    known = wording({"foto": weights(caption=10), "afp": weights(caption=10)})
    assert score("Foto: AFP", Label.CAPTION, known) > score("Foto", Label.CAPTION, known)


def test_a_word_counts_once_however_often_it_stands_there() -> None:
    known = wording({"foto": weights(caption=10)})
    assert score("foto a foto b foto", Label.CAPTION, known) == score("foto", Label.CAPTION, known)


def test_of_unknown_words_nothing_is_said() -> None:
    assert set(wording({}).scores("qwrt")) == {_NEUTRAL}


def test_there_is_a_feature_for_each_label_and_a_value_for_each_line() -> None:
    found = wording_features([line("Foto: AFP"), line("Mehr zum Thema")], default_wording())
    assert [len(column) for column in found] == [2] * len(NAMES)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Foto: dpa", Label.CAPTION),
        ("A woman walks past a shop in Leeds. Photograph: Jane Doe/Reuters", Label.CAPTION),
        ("Newsletter abonnieren", Label.NOISE),
        ("By Ann Doe, 3 May 2024", Label.META),
        ("“We did not expect that,” she said on Monday.", Label.BODY),
    ],
)
def test_the_wording_that_comes_along_knows_what_news_pages_say(text: str, label: Label) -> None:
    scores = dict(zip(LABELS, default_wording().scores(text), strict=True))
    assert scores[label] == max(scores.values())


@given(st.text())
def test_any_text_has_scores_that_a_byte_holds(text: str) -> None:
    assert all(1 <= one <= 255 for one in default_wording().scores(text))


_weights = st.text([chr(code) for code in range(35, 126)], min_size=len(LABELS), max_size=len(LABELS))


@given(st.dictionaries(st.text(), _weights), st.floats(0.001, 1))
def test_a_wording_is_read_as_it_was_written_and_the_same_gives_the_same_bytes(
    known: dict[str, str], scale: float
) -> None:
    one = Wording(scale, [0.5] * len(LABELS), known)
    written = write_wording(one)
    assert read_wording(written) == one
    assert write_wording(Wording(scale, [0.5] * len(LABELS), dict(reversed(known.items())))) == written
