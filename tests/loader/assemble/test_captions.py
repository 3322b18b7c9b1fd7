"""Caption lines to captions."""

from __future__ import annotations

import pytest

from article_reader import Caption, Span
from article_reader.loader.assemble.captions import captions, divide
from article_reader.loader.labeller.phrases import default_phrases
from article_reader.loader.page import Evidence, Line


def made_of(*texts: str) -> list[Caption]:
    lines = [Line(text, Span(number, number), number == 1) for number, text in enumerate(texts, start=1)]
    return list(captions(lines, default_phrases()))


@pytest.mark.parametrize(
    ("text", "shows", "credit"),
    [
        ("Ein Boot im Hafen", "Ein Boot im Hafen", None),
        ("© Reuters", None, "© Reuters"),
        ("Foto: Erika Muster / dpa", None, "Foto: Erika Muster / dpa"),
        ("Ein Boot im Hafen. Foto: Erika Muster", "Ein Boot im Hafen.", "Foto: Erika Muster"),
        ("Ein Boot im Hafen (Foto: dpa)", "Ein Boot im Hafen", "Foto: dpa"),
        ("A boat in the harbour. Photograph: Jo Doe/PA", "A boat in the harbour.", "Photograph: Jo Doe/PA"),
        ("A boat in the harbour | Getty Images", "A boat in the harbour", "Getty Images"),
        ("Un bateau au port © Luc Martin", "Un bateau au port", "© Luc Martin"),
        ("Ein Boot im Hafen © Foto: Erika Muster", "Ein Boot im Hafen", "© Foto: Erika Muster"),
        ("The quay of Ness.Jo Lind/Reuters", "The quay of Ness.", "Jo Lind/Reuters"),
        ("The quay of Ness.Credit...Jo Lind for The Coast", "The quay of Ness.", "Credit...Jo Lind for The Coast"),
        ("(Image credit: Jo Lind)", None, "Image credit: Jo Lind"),
        ("Photo Credit: Jo Lind", None, "Photo Credit: Jo Lind"),
        ("Copyright: Lind & Doe", None, "Copyright: Lind & Doe"),
        ("Boot (Foto: dpa)", "Boot", "Foto: dpa"),
        ("Kapitän (links) und Lotse", "Kapitän (links) und Lotse", None),
    ],
)
def test_a_line_is_divided_into_what_is_shown_and_whose_it_is(text: str, shows: str | None, credit: str | None) -> None:
    parts = divide(text, default_phrases())
    assert (parts.text, parts.credit) == (shows, credit)


def test_caption_credit_and_lightbox_repeat_are_one() -> None:
    assert made_of("Ein Boot", "© APA", "× Ein Boot") == [Caption("Ein Boot", "© APA", Span(1, 3))]


def test_two_captions_in_a_row_are_two() -> None:
    assert [caption.text for caption in made_of("Ein Boot", "© APA", "Ein Kran", "© dpa")] == ["Ein Boot", "Ein Kran"]


def test_a_credit_alone_is_a_caption_without_words() -> None:
    assert made_of("Foto: dpa") == [Caption(None, "Foto: dpa", Span(1, 1))]


def figure(*lines: tuple[str, str]) -> list[Caption]:
    """Return the captions of one figure's lines; each has words, and what the names of its element speak of."""
    made = [
        Line(text, Span(number, number), group=1, evidence=Evidence(near=frozenset({hint})))
        for number, (text, hint) in enumerate(lines, start=1)
    ]
    return list(captions(made, default_phrases()))


def test_all_lines_of_a_figure_are_one_caption_with_its_credit_as_the_page_names_it() -> None:
    found = figure(("A boat.", "caption"), ("Seen from the quay.", "caption"), ("Jo Lind", "credit"))
    assert found == [Caption("A boat. Seen from the quay.", "Jo Lind", Span(1, 3))]


def test_each_picture_of_a_gallery_has_its_own() -> None:
    found = figure(("A boat.", "caption"), ("Jo Lind", "credit"), ("A crane.", "caption"), ("Jo Lind", "credit"))
    assert [(one.text, one.credit) for one in found] == [("A boat.", "Jo Lind"), ("A crane.", "Jo Lind")]


def test_what_only_looks_like_the_sign_of_a_lightbox_stays() -> None:
    assert [one.text for one in made_of("Malcolm", "X Malcolm Road")] == ["Malcolm", "X Malcolm Road"]


def test_a_credit_that_a_page_repeats_at_once_is_told_once() -> None:
    assert made_of("Le port - © Luc Martin", "© Luc Martin") == [Caption("Le port", "© Luc Martin", Span(1, 2))]
    assert made_of("Le port - Tous droits", "Tous droits: AFP") == [
        Caption("Le port - Tous droits", "Tous droits: AFP", Span(1, 2))
    ]
