"""Labelled lines to an article."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from article_reader import Caption, Code, ListItem, Mark, MarkKind, Paragraph, Quote, Span, Table, Text
from article_reader.loader.assemble import assemble
from article_reader.loader.labeller.labels import Label, Labelled
from article_reader.loader.labeller.phrases import default_phrases
from article_reader.loader.page import Declared, Evidence, Form, Kind, Line, Metadata, Page, Role
from article_reader.output.data import to_data
from tests.loader.assemble.pages import article, left_out, line

TESTS = Path(__file__).parents[2]

STORY = "The ferry between Ness and Tolsta will not run from November until the end of March, the company said."


def blocks_of(*items: Labelled) -> list[Any]:
    return [block for section in article(*items).sections for block in section.blocks]


# The parts over the story


def test_each_part_over_the_story_is_the_first_line_so_labelled() -> None:
    told = article(
        line("kicker", "Islands"),
        line("headline", "Ferry stops for the winter"),
        line("lead", "No boat to Tolsta until spring."),
        line("body", STORY),
    )
    assert (str(told.kicker), str(told.headline), str(told.lead)) == (
        "Islands",
        "Ferry stops for the winter",
        "No boat to Tolsta until spring.",
    )
    assert told.headline == Text("Ferry stops for the winter", Span(2, 2))


def test_a_headline_that_the_page_repeats_is_left_out_and_another_one_is_a_heading() -> None:
    told = article(
        line("headline", "Ferry stops"),
        line("headline", "FERRY STOPS"),
        line("body", STORY),
        line("headline", "Who pays"),
    )
    assert left_out(told) == [("FERRY STOPS", "repeated headline")]
    assert [section.heading and section.heading.text for section in told.sections] == [None, "Who pays"]


def test_a_paragraph_is_no_headline_where_the_input_names_one() -> None:
    named = line("noise", "Ferry stops", declared=Declared(Role.HEADLINE, "e-mail header", firm=False))
    told = article(named, line("headline", STORY), line("lead", "Nor any post."))
    assert (str(told.headline), str(told.lead)) == ("Ferry stops", STORY)
    assert str(article(named, line("headline", STORY, evidence=Evidence(level=1))).headline) == STORY
    assert str(article(line("headline", STORY)).headline) == STORY


def test_a_line_over_the_headline_that_is_named_so_is_the_kicker() -> None:
    named = Evidence(near=frozenset({"kicker"}))
    over = line("noise", "Local politics", evidence=named)
    assert str(article(over, line("headline", "Ferry stops")).kicker) == "Local politics"
    assert article(over, line("body", STORY), line("headline", "Ferry stops")).kicker is None
    assert str(article(line("kicker", "Islands"), over, line("headline", "Ferry stops")).kicker) == "Islands"
    assert article(line("noise", "Local politics"), line("headline", "Ferry stops")).kicker is None


@pytest.mark.parametrize("label", ["headline", "heading", "lead", "meta", "caption", "body"])
def test_code_is_code_whatever_its_words_look_like(label: str) -> None:
    code = line(label, "Light:  10s\nHeight: 41 m", form=Form.CODE)
    assert blocks_of(line("body", STORY), code)[1:] == [Code("Light:  10s\nHeight: 41 m", Span(2, 2))]


def test_a_second_lead_is_a_paragraph() -> None:
    told = article(line("lead", "No boat until spring."), line("lead", "Nor any post."), line("body", STORY))
    assert [block.text for block in told.sections[0].blocks] == ["Nor any post.", STORY]


def test_rows_that_the_page_breaks_a_headline_into_are_one() -> None:
    told = article(
        line("headline", "Ferry stops", evidence=Evidence("h1")),
        line("headline", "for the winter", evidence=Evidence("h1"), blank_before=False),
    )
    assert told.headline == Text("Ferry stops for the winter", Span(1, 2))


# What an input declares


def test_what_an_input_firmly_declares_comes_before_what_the_text_shows() -> None:
    told = article(
        line("body", "Ferry stops", declared=Declared(Role.HEADLINE, "front matter")),
        line("headline", "Ferry stops", declared=None),
        line("body", STORY),
    )
    assert told.headline == Text("Ferry stops", Span(1, 1))
    assert left_out(told) == [("Ferry stops", "repeated headline")]


def test_what_it_declares_otherwise_fills_what_the_text_does_not_have() -> None:
    headers = [
        line("noise", "Fwd: Ferry", declared=Declared(Role.HEADLINE, "e-mail header", firm=False)),
        line("noise", "Ann Doe <a@b.example>", declared=Declared(Role.BYLINE, "e-mail header", firm=False)),
        line("noise", "Boundary 7", declared=Declared(Role.LEFT_OUT, "e-mail header")),
    ]
    told = article(*headers, line("headline", "Ferry stops"), line("body", STORY), kind=Kind.MAIL)
    assert (str(told.headline), str(told.byline)) == ("Ferry stops", "Ann Doe <a@b.example>")
    assert left_out(told) == [("Fwd: Ferry", "e-mail header"), ("Boundary 7", "e-mail header")]


# Byline and date

SAID = Metadata(authors=("Ann Doe",), published="2024-05-12T14:23:00+02:00")


def front(*texts: str, metadata: Metadata = SAID, kind: Kind = Kind.HTML) -> tuple[str | None, str | None, Any]:
    told = article(*(line("meta", text) for text in texts), line("body", STORY), metadata=metadata, kind=kind)
    words = [None if part is None else part.text for part in (told.byline, told.published)]
    return words[0], words[1], left_out(told)


def test_byline_and_date_of_one_line_are_parted_and_the_rest_is_left_out() -> None:
    assert front("By Ann Doe, Reporter · 12 May 2024, 14:23 · 5 min read") == (
        "By Ann Doe, Reporter",
        "12 May 2024, 14:23",
        [("5 min read", "reading aid")],
    )


def test_in_a_text_each_line_is_in_its_parts_wholly() -> None:
    assert front("By Ann Doe · 12 May 2024 · 5 min read", metadata=Metadata(), kind=Kind.TEXT) == (
        "By Ann Doe",
        "12 May 2024 · 5 min read",
        [],
    )


@pytest.mark.parametrize("instead", ["5 min read", "12:43", "3 hours ago", "Updated", "Aktualisiert"])
def test_what_is_no_date_gives_way_to_the_one_that_the_page_says(instead: str) -> None:
    byline, published, rest = front("By Ann Doe", instead)
    assert (byline, published) == ("By Ann Doe", "2024-05-12 14:23")
    assert [text for text, _ in rest] == [instead]


def test_how_long_ago_it_was_is_told_where_there_is_nothing_better() -> None:
    assert front("3 hours ago", metadata=Metadata()) == (None, "3 hours ago", [])


def test_the_page_decides_which_of_several_dates_is_its_own() -> None:
    byline, published, rest = front("3 January 2023", "Ann Doe", "12 May 2024")
    assert (byline, published) == ("Ann Doe", "12 May 2024")
    assert rest == [("3 January 2023", "date")]


def test_the_date_of_the_last_change_gives_way_to_that_of_the_first_day() -> None:
    assert front("By Ann Doe", "Updated 3 June 2024")[1] == "2024-05-12 14:23"


def test_the_page_decides_which_of_several_names_is_the_author() -> None:
    byline, _, rest = front("Latest Posts", "Jo Lind", "Ann Doe")
    assert byline == "Ann Doe"
    assert [text for text, _ in rest] == ["Latest Posts", "Jo Lind"]


def test_a_single_word_below_the_story_is_nobody() -> None:
    told = article(line("headline", "Ferry stops"), line("body", STORY), line("meta", "Teruel"))
    assert told.byline is None
    assert str(article(line("meta", "Teruel"), line("body", STORY)).byline) == "Teruel"
    assert str(article(line("body", STORY), line("meta", "Ann Doe")).byline) == "Ann Doe"


def test_words_that_no_name_is_made_of_name_nobody() -> None:
    assert article(line("headline", "Ferry stops"), line("meta", "Key events"), line("body", STORY)).byline is None
    told = article(line("headline", "Ferry stops"), line("body", STORY), line("meta", "港の朝市、六十年ぶりに再開"))
    assert told.byline is None
    assert str(article(line("meta", "佐藤健一"), line("body", STORY)).byline) == "佐藤健一"


def test_a_byline_goes_on_in_the_lines_below() -> None:
    assert front("By", "Ann Doe", "Reporter", metadata=Metadata())[0] == "By Ann Doe · Reporter"
    assert front("Published:", "3 May 2024", metadata=Metadata())[1] == "Published: 3 May 2024"


def test_a_name_that_the_page_has_twice_is_told_once() -> None:
    assert front("By Ann Doe", "Ann Doe") == ("By Ann Doe", "2024-05-12 14:23", [("Ann Doe", "byline")])


def test_what_the_page_shows_none_of_it_says_itself() -> None:
    told = article(line("headline", "Ferry stops"), line("body", STORY), metadata=SAID)
    assert (str(told.byline), str(told.published)) == ("Ann Doe", "2024-05-12 14:23")


def test_nothing_is_invented() -> None:
    told = article(line("headline", "Ferry stops"), line("body", "The ship was built in 1962, on 3 May."))
    assert (told.byline, told.published) == (None, None)


# Blocks


def test_items_quotes_code_and_paragraphs_are_what_their_input_sets_them_as() -> None:
    assert blocks_of(
        line("body", STORY),
        line("body", "Oak", form=Form.ITEM, marker="3.", nesting=1, group=1),
        line("body", "They left.", form=Form.QUOTE, group=2),
        line("body", "def f():\n    pass\n", form=Form.CODE),
    ) == [
        Paragraph(STORY, Span(1, 1)),
        ListItem("Oak", Span(2, 2), "3.", depth=1),
        Quote("They left.", Span(3, 3)),
        Code("def f():\n    pass", Span(4, 4)),
    ]


def test_the_number_of_a_heading_is_part_of_it() -> None:
    told = article(line("heading", "Ness", form=Form.ITEM, marker="1.", marks=(Mark(MarkKind.STRONG, 0, 4),)))
    assert told.sections[0].heading == Text("1. Ness", Span(1, 1), (Mark(MarkKind.STRONG, 3, 7),))


@pytest.mark.parametrize(
    ("label", "source", "more"),
    [
        ("body", "The company", {"form": Form.QUOTE}),
        ("caption", "— Jo Lind", {"form": Form.PARAGRAPH}),
        ("body", "Jo Lind, skipper", {"form": Form.QUOTE, "evidence": Evidence("cite")}),
    ],
)
def test_the_source_of_a_quotation_stands_behind_it(label: str, source: str, more: dict[str, Any]) -> None:
    quote = line("body", "There were never any talks.", form=Form.QUOTE, group=1)
    assert blocks_of(quote, line(label, source, group=1, **more)) == [
        Quote(f"There were never any talks. — {source.removeprefix('— ')}", Span(1, 2))
    ]


def test_paragraphs_of_a_quotation_are_quotations() -> None:
    made = blocks_of(
        line("body", "There were never any talks.", form=Form.QUOTE, group=1),
        line("body", "Nobody asked.", form=Form.QUOTE, group=1),
    )
    assert [block.text for block in made] == ["There were never any talks.", "Nobody asked."]


def row(label: str, *cells: str, header: bool = False) -> Labelled:
    text, places = "", []
    for cell in cells:
        text += "  " if text else ""
        places.append((len(text), len(text) + len(cell)))
        text += cell
    return line(label, text, form=Form.ROW, group=3, cells=tuple(places), header=header)


def test_rows_of_one_table_are_a_table() -> None:
    assert blocks_of(row("body", "Town", "Boats", header=True), row("body", "Ness", "3"), row("body", "", "12")) == [
        Table(("Town", "Boats"), (("Ness", "3"), ("", "12")), (None, None), Span(1, 3))
    ]


def test_a_table_is_in_the_story_where_most_of_its_rows_are() -> None:
    assert len(blocks_of(row("noise", "a", "1"), row("body", "b", "2"), row("heading", "c", "3"))[0].rows) == 3
    told = article(row("noise", "a", "1"), row("body", "b", "2"), row("noise", "c", "3"))
    assert [text for text, _ in left_out(told)] == ["a  1", "b  2", "c  3"]


def test_marks_of_cells_stay_on_their_words() -> None:
    item = row("body", "Ness", "3 boats")
    marked = line(
        "body", item.line.text, form=Form.ROW, group=3, cells=item.line.cells, marks=(Mark(MarkKind.STRONG, 6, 7),)
    )
    table = blocks_of(row("body", "a", "b"), marked)[0]
    assert [table.text[mark.start : mark.end] for mark in table.marks] == ["3"]


def test_short_rows_that_the_source_breaks_stay_rows_and_long_ones_are_paragraphs() -> None:
    assert blocks_of(
        line("body", STORY),
        line("body", "The weir is low,"),
        line("body", "the weir is slow.", blank_before=False, marks=(Mark(MarkKind.EMPHASIS, 4, 8),)),
        line("body", STORY, blank_before=False),
    ) == [
        Paragraph(STORY, Span(1, 1)),
        Paragraph("The weir is low,\nthe weir is slow.", Span(2, 3), (Mark(MarkKind.EMPHASIS, 21, 25),)),
        Paragraph(STORY, Span(4, 4)),
    ]


def test_where_no_paragraph_has_a_blank_line_before_it_short_ones_are_paragraphs() -> None:
    made = blocks_of(*(line("body", text, blank_before=False) for text in (STORY, "“No,” he said.", "“Why?”")))
    assert [block.text for block in made] == [STORY, "“No,” he said.", "“Why?”"]


def test_marks_fit_what_is_left_of_a_line_and_links_lead_where_people_may_go() -> None:
    marks = (Mark(MarkKind.LINK, 1, 5, "https://a.example/"), Mark(MarkKind.LINK, 6, 9, "javascript:x"))
    assert blocks_of(line("body", " Ness and Tolsta", marks=marks)) == [
        Paragraph("Ness and Tolsta", Span(1, 1), (Mark(MarkKind.LINK, 0, 4, "https://a.example/"),))
    ]


def test_a_caption_stands_in_its_place_and_headings_open_sections() -> None:
    told = article(
        line("body", STORY),
        line("caption", "A boat"),
        line("caption", "© APA"),
        line("heading", "Who pays"),
        line("body", STORY),
    )
    assert told.sections[0].blocks[1] == Caption("A boat", "© APA", Span(2, 3))
    assert [section.heading and section.heading.text for section in told.sections] == [None, "Who pays"]


@pytest.mark.parametrize("label", ["heading", "meta", "caption"])
def test_whose_picture_it_is_belongs_to_the_caption_of_its_figure(label: str) -> None:
    figure = Evidence(ancestors=frozenset({"figure"}))
    credit = Evidence(ancestors=frozenset({"figure"}), near=frozenset({"credit"}))
    caption = line("caption", "The quay at dawn", group=1, evidence=figure)
    (found,) = blocks_of(caption, line(label, "Jo Lind", group=1, evidence=credit))
    assert found == Caption("The quay at dawn", "Jo Lind", Span(1, 2))


def test_writer_and_photographer_are_a_byline_and_no_caption() -> None:
    told = article(line("caption", "Words by Ann Doe Photographs by Jo Lind"), line("body", STORY))
    assert str(told.byline) == "Words by Ann Doe Photographs by Jo Lind"


def test_entries_of_a_live_blog_are_sections_with_their_time() -> None:
    told = article(
        line("headline", "Storm Brona"),
        line("lead", "Trains suspended."),
        line("meta", "14:52"),
        line("heading", "Power cuts"),
        line("body", STORY),
        line("body", "14:20"),
        line("body", STORY),
    )
    assert [section.heading and section.heading.text for section in told.sections] == ["14:52 · Power cuts", "14:20"]


def test_what_a_table_is_called_is_a_caption_where_the_table_is_in_the_story() -> None:
    def table(label: str) -> list[Labelled]:
        rows = [line(label, f"Ness  Line {number}  £2.00", form=Form.ROW, group=7) for number in "abc"]
        return [line("noise", "Fares", evidence=Evidence("caption"), group=7), *rows]

    shown = blocks_of(line("body", STORY), *table("body"), line("body", STORY))
    assert [block.text for block in shown if isinstance(block, Caption)] == ["Fares"]
    told = article(line("body", STORY), *table("noise"), line("body", STORY))
    assert "Fares" in [part.text for part in told.left_out]


def test_the_first_entry_of_a_live_blog_is_an_entry_too_and_no_lead() -> None:
    told = article(
        line("headline", "Storm Brona"),
        line("meta", "14:52"),
        line("meta", "Power cuts pass 60,000"),
        line("lead", STORY),
        line("meta", "13:30"),
        line("caption", "Airport closes runway"),
        line("body", STORY),
    )
    assert told.lead is None
    titles = [section.heading and section.heading.text for section in told.sections]
    assert titles == ["14:52 · Power cuts pass 60,000", "13:30 · Airport closes runway"]
    assert all(section.blocks for section in told.sections)


# What is left out


@pytest.mark.parametrize(
    ("text", "evidence", "reason"),
    [
        ("Share this article", Evidence("p"), "share button"),
        ("Ness", Evidence("a", ancestors=frozenset({"nav"})), "menu or list of links"),
        ("We like them", Evidence("p", near=frozenset({"cookie"})), "cookie notice"),
        ("A fine comment", Evidence("p", far=frozenset({"comment"})), "reader comments"),
        ("Nobody sees it", Evidence("p", hidden=True), "hidden on the page"),
        ("To another story", Evidence("a", link=1.0), "menu or list of links"),
        ("—", Evidence("p"), "no words"),
        ("What nothing tells of, somewhere at the end", Evidence("p"), "after the story"),
    ],
)
def test_a_reason_is_told_for_what_is_left_out(text: str, evidence: Evidence, reason: str) -> None:
    told = article(line("headline", "Ferry stops"), line("body", STORY), line("noise", text, evidence=evidence))
    assert left_out(told) == [(text, reason)]


def test_a_reason_that_is_given_is_the_reason() -> None:
    item = line("noise", "Ness")
    given = type(item)(item.line, item.label, 1.0, "embedded post")
    assert left_out(article(given, line("body", STORY))) == [("Ness", "embedded post")]


# The sample


def test_the_sample_is_right_part_by_part() -> None:
    golden = json.loads((TESTS / "output" / "golden" / "sample.json").read_text(encoding="utf-8"))
    rows = (TESTS.parent / "seeds" / golden["source"]).read_text(encoding="utf-8").split("\n")
    labels = _labels(golden)
    items = [
        Labelled(Line(row.strip(), Span(number, number), number == 1 or not rows[number - 2].strip()), label, 1.0)
        for number, row in enumerate(rows, start=1)
        if row.strip() and (label := labels.get(number, Label.NOISE))
    ]
    page = Page(Kind.TEXT, tuple(item.line for item in items))
    assert to_data(assemble(page, items, default_phrases(), golden["source"])) == golden


def _labels(golden: dict[str, Any]) -> dict[int, Label]:
    """Return the labels of the lines that are in the sample's article."""
    labels = {golden["lines"][name][0]: Label(name) for name in ("headline", "kicker", "lead")}
    for section in golden["sections"]:
        if section["lines"]:
            labels[section["lines"][0]] = Label.HEADING
        for block in section["blocks"]:
            label = Label.CAPTION if block["type"] == "caption" else Label.BODY
            labels |= dict.fromkeys(range(block["lines"][0], block["lines"][1] + 1), label)
    return labels


def _entries(*times: str, label: str = "noise") -> list[Labelled]:
    """Return entries of a live blog, each with a title and a paragraph, all with a label."""
    told = "The operator says that 60,400 homes are without power, most of them in the parishes by the coast."
    lines = (
        line(label, text) for time in times for text in (time, "Power cuts pass 60,000", f"{told} ({time}) It rains.")
    )
    return list(lines)


def _in_doubt(item: Labelled) -> Labelled:
    return replace(item, doubtful=True, confidence=0.4)


def test_entries_that_hold_most_of_a_page_are_its_story_whatever_they_were_taken_for() -> None:
    told = article(
        line("headline", "Storm Brona: live updates"),
        *_entries("14:52", "14:20"),
        *map(_in_doubt, _entries("13:30", label="body")),
        kind=Kind.TEXT,
    )
    assert [str(section.heading or "") for section in told.sections if section.heading] == [
        f"{time} · Power cuts pass 60,000" for time in ("14:52", "14:20", "13:30")
    ]
    assert not told.left_out
    assert all(block.confidence is None for section in told.sections for block in section.blocks)


def test_a_list_of_other_stories_with_their_times_is_left_out() -> None:
    paragraphs = [
        line("body", f"{number}. The ferry left an hour late, and nobody knew why that was so. " * 2)
        for number in range(9)
    ]
    told = article(line("headline", "The ferry"), *paragraphs, *_entries("14:52", "14:20", "13:30"), kind=Kind.TEXT)
    assert len(told.left_out) == 9


def test_a_caption_said_once_more_is_as_sure_as_the_one_above() -> None:
    again = replace(line("caption", "× Kim and Putin"), doubtful=True, confidence=0.4)
    told = article(
        line("headline", "A visit"), line("body", STORY), line("caption", "Kim and Putin"), again, line("body", STORY)
    )
    (caption,) = (block for block in told.sections[0].blocks if isinstance(block, Caption))
    assert (caption.text, caption.confidence) == ("Kim and Putin", None)
