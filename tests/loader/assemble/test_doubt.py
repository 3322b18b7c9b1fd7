"""What is doubtful stays in the story, and says how sure it is."""

from __future__ import annotations

from dataclasses import replace

from article_reader.loader.labeller.labels import Labelled
from article_reader.loader.page import Form
from tests.loader.assemble.pages import article, line


def doubtful(item: Labelled, confidence: float) -> Labelled:
    return replace(item, confidence=confidence, doubtful=True)


def test_a_doubtful_line_is_a_block_of_its_own_that_says_how_sure_it_is() -> None:
    told = article(
        line("body", "The ferry was late again.", blank_before=True),
        doubtful(line("body", "More on this page soon.", blank_before=True), 0.61234),
        line("body", "The harbour office gave no reason.", blank_before=True),
    )
    assert [block.confidence for block in told.sections[0].blocks] == [None, 0.612, None]


def test_so_does_a_doubtful_heading() -> None:
    told = article(
        line("heading", "What now"), doubtful(line("heading", "Also of note"), 0.4), line("body", "Nothing.")
    )
    assert [section.heading and section.heading.confidence for section in told.sections] == [None, 0.4]


def test_a_table_is_as_doubtful_as_the_most_doubtful_of_its_rows() -> None:
    rows = [line("body", words, form=Form.ROW, group=1, cells=((0, len(words)),)) for words in ("Ness", "Scarp", "Uig")]
    told = article(rows[0], doubtful(rows[1], 0.7), doubtful(rows[2], 0.6))
    assert [block.confidence for block in told.sections[0].blocks] == [0.6]


def test_a_doubtful_caption_does_not_make_the_one_before_it_doubtful() -> None:
    told = article(
        line("caption", "The ferry at dawn", blank_before=True),
        doubtful(line("caption", "A gull on a post", blank_before=True), 0.5),
    )
    assert [block.confidence for block in told.sections[0].blocks] == [None, 0.5]


def test_how_sure_a_line_is_isn_t_told_where_it_is_not_doubtful() -> None:
    told = article(replace(line("body", "The ferry was late again."), confidence=0.8))
    assert told.sections[0].blocks[0].confidence is None
