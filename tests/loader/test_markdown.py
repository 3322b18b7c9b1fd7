"""Markdown in, articles out: what the marks tell arrives, and every word is in one place."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader import Article, Block, Code, ListItem, Mark, MarkKind, Paragraph, Quote, Span, Table, parse
from article_reader.errors import ContentError
from article_reader.loader import LoadOptions, article_of, article_of_page
from article_reader.loader.inputs.markdown import read_markdown
from article_reader.loader.page import Kind
from article_reader.output.markdown import to_markdown
from article_reader.safety import clean
from tests.articles import SAMPLE, Fixture, fixtures, parts_of
from tests.promises import check_page
from tests.strategies import dumps, hostile

SENTENCE = "The ferry that has linked both halves of the town for a century will keep running, the council said."
MORE = "Turnout was the highest for any local vote in two decades, and the count went on until late in the night."
LAST = "Work is due to begin in the autumn, when there are fewer visitors, and nobody knows when it will end."


def story(*blocks: str, front: str = "") -> str:
    """Return a story with some blocks between its second paragraph and its last."""
    return "\n\n".join([f"{front}# The ferry stays", SENTENCE, MORE, *blocks, f"{LAST}\n"])


def read(text: str) -> Article:
    return article_of(io.BytesIO(text.encode()), LoadOptions(Kind.MARKDOWN))


def left_out(article: Article) -> list[tuple[str, str]]:
    return [(part.text, part.reason) for part in article.left_out]


def between(*added: str) -> list[Block]:
    """Return what stands in a story between its second paragraph and its last."""
    found = [block for section in read(story(*added)).sections for block in section.blocks]
    texts = [block.text for block in found]
    return found[texts.index(MORE) + 1 : texts.index(LAST)]


def shown(text: str) -> list[tuple[str, str]]:
    """Return the parts of an article; a first paragraph is as good as a lead."""
    return [("paragraph" if kind == "lead" else kind, words) for kind, words in parts_of(read(text)) if words]


@pytest.mark.parametrize("fixture", fixtures("markdown/*.md"), ids=lambda fixture: fixture.name)
def test_an_article_is_given_its_parts(fixture: Fixture) -> None:
    assert shown(fixture.text) == [("paragraph" if kind == "lead" else kind, text) for kind, text in fixture.parts]


# Headline and headings


def test_the_first_heading_is_the_headline_and_later_ones_open_sections() -> None:
    article = read(story("## Who pays", SENTENCE, "## What comes next"))
    assert str(article.headline) == "The ferry stays"
    assert [str(section.heading) for section in article.sections[-2:]] == ["Who pays", "What comes next"]


def test_the_front_matter_s_title_comes_first_and_its_repeat_is_left_out() -> None:
    article = read(story(front="---\ntitle: The ferry stays\n---\n\n"))
    assert article.headline is not None
    assert (str(article.headline), article.headline.lines) == ("The ferry stays", Span(2, 2))
    assert left_out(article) == [("The ferry stays", "repeated headline")]


def test_another_heading_below_the_front_matter_s_title_opens_a_section() -> None:
    article = read(story(front="---\ntitle: Harbour notes\n---\n\n"))
    assert str(article.headline) == "Harbour notes"
    assert [str(section.heading) for section in article.sections] == ["The ferry stays"] or str(article.lead)


def test_the_front_matter_s_description_is_the_lead() -> None:
    article = read(story(front="---\ntitle: The ferry stays\ndescription: What the vote means.\n---\n\n"))
    assert str(article.lead) == "What the vote means."


def test_the_front_matter_tells_byline_date_and_language() -> None:
    article = read(story(front="---\nauthor: Ina Falk\ndate: 2024-03-14 9:42 pm\nlang: EN\ntags: [a]\n---\n\n"))
    assert (str(article.byline), str(article.published)) == ("Ina Falk", "2024-03-14 9:42 pm")
    assert article.language == "en"
    assert ("tags: [a]", "front matter") in left_out(article)


@pytest.mark.parametrize("front", ["title: [a", "a: &a [x]\nb: *a", "title: !!python/name:os.system x\nb: ["])
def test_front_matter_that_is_not_yaml_or_a_trap_is_left_out(front: str) -> None:
    article = read(story(front=f"---\n{front}\n---\n\n"))
    rows = [row.strip() for row in front.split("\n")]
    assert [text for text, _ in left_out(article)][: len(rows)] == rows
    assert str(article.headline) == "The ferry stays"


def test_very_deep_front_matter_is_no_crash() -> None:
    assert read(story(front="---\na: " + "[" * 40_000 + "\n---\n\n")).left_out


def test_text_without_any_mark_is_an_article() -> None:
    found = shown(f"{SENTENCE}\n{MORE}\n\n{LAST}\n\n{SENTENCE}\n")
    assert " ".join(text for _, text in found) == f"{SENTENCE} {MORE} {LAST} {SENTENCE}"


@pytest.mark.parametrize("text", ["---\n", "***\n\n---\n", "![](a.jpg)\n"])
def test_without_a_word_it_is_no_article(text: str) -> None:
    with pytest.raises(ContentError, match="there is no prose in it"):
        read(text)


# Structure


def test_words_set_apart_have_their_marks() -> None:
    text = "They *were **sure*** of `it`, as ~~few~~ all wrote in [the *minutes*](https://x.example/ä) of the meeting."
    (block,) = between(text)
    assert isinstance(block, Paragraph)
    assert block.text == "They were sure of it, as few all wrote in the minutes of the meeting."
    assert [(mark.kind, block.text[mark.start : mark.end], mark.target) for mark in block.marks] == [
        (MarkKind.EMPHASIS, "were sure", None),
        (MarkKind.STRONG, "sure", None),
        (MarkKind.CODE, "it", None),
        (MarkKind.STRUCK, "few", None),
        (MarkKind.LINK, "the minutes", "https://x.example/ä"),
        (MarkKind.EMPHASIS, "minutes", None),
    ]


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "/here", "file:///etc/passwd", "data:text/html,x", "ftp://x"]
)
def test_a_link_that_leads_nowhere_we_go_is_only_words(target: str) -> None:
    (block,) = between(f"They were sure of it, as one could read in [the minutes]({target}) of the meeting then.")
    assert isinstance(block, Paragraph)
    assert block.text == "They were sure of it, as one could read in the minutes of the meeting then."
    assert block.marks == ()


def test_items_have_their_markers_and_their_depth() -> None:
    listed = f"7) {SENTENCE[:-1]}, twice.\n   - {MORE[:-1]}, twice.\n8) {LAST[:-1]}, twice."
    items = [block for block in between(listed) if isinstance(block, ListItem)]
    assert [(item.marker, item.depth) for item in items] == [("7.", 0), ("◦", 1), ("8.", 0)]


def test_quotations_code_and_tables_are_what_the_marks_say() -> None:
    (quote,) = between(f"> {SENTENCE[:-1]},\n> said the harbour master.")
    assert quote == Quote(f"{SENTENCE[:-1]}, said the harbour master.", Span(7, 8))
    parts = list(read(story("```sh\ngrep yes \\\n    | wc\n```", "| Year | Passengers |\n|-|-|\n| 2022 | |")).parts())
    (code,) = (part for part in parts if (part.text or "").startswith("grep"))
    assert code.text == "grep yes \\\n    | wc"
    assert code.lines == Span(7, 10) or not isinstance(code, Code)
    (table,) = (part for part in parts if (part.text or "").startswith("Year"))
    assert isinstance(table, Table)
    assert (table.header, table.rows) == (("Year", "Passengers"), (("2022", ""),))


def test_a_picture_s_words_are_no_paragraph() -> None:
    article = read(story("![The old *ferry* at the quay](ferry.jpg)"))
    (part,) = (part for part in article.parts() if part.text == "The old ferry at the quay")
    assert not isinstance(part, Paragraph)


def test_rows_of_a_script_without_spaces_are_joined_without() -> None:
    assert "東京の港で新しい船が走り始めたと町の人々は話している。" in " ".join(
        text
        for _, text in shown(
            "# 港の船\n\n東京の港で新しい船が走り始めたと\n町の人々は話している。\n\n次の日も船は走った。\n"
        )
    )


def test_parts_carry_their_lines() -> None:
    article = read(f"---\ntitle: T\nauthor: >\n  Ina\n  Falk\n---\n\n{SENTENCE}\n{MORE}\n\n{LAST}\n")
    assert article.headline is not None
    assert article.headline.lines == Span(2, 2)
    assert article.byline is not None
    assert (article.byline.text, article.byline.lines) == ("Ina Falk", Span(3, 5))
    assert {part.text: part.lines for part in article.parts()}[f"{SENTENCE} {MORE}"] == Span(8, 9)


def test_what_follows_a_list_that_is_nested_deep_is_read() -> None:
    texts = [part.text for part in read(f"{'- ' * 40}deep\n\n{SENTENCE}\n").parts()]
    assert SENTENCE in texts
    assert any("deep" in (text or "") for text in texts)


def test_what_we_write_is_read_back_as_it_was() -> None:
    article = parse(SAMPLE.read_text(encoding="utf-8"))
    again = read(to_markdown(article))
    assert [part for part in parts_of(again) if part[0] != "left out"] == [
        part for part in parts_of(article) if part[0] != "left out"
    ]


# Promises

_piece = st.sampled_from(
    [
        "{}", "*{}* {}", "**{}**", "`{}`", "[{}](https://x.example)", "\\*{}&amp;", "{}\\\n{}", "{}  \n{}", "[{}][r]",
        "<u>{}</u>", "<em>{} *{}*</em>", "~~{}~~", "&#x202e;{}",
    ]
)  # fmt: skip

_frame = st.sampled_from(
    [
        "{}", "# {}", "## {} ##", "{}\n===", "{}\n---", "> {}", "> > {}\n{}", "- {}\n- {}", "1. {}\n   - {}", "1. > {}",
        "- # {}", "```\n{}\n```", "    {}", "<div>\n{}\n</div>", "***", "[r]: /u", "1.", "> - {}\n>\n>   {}",
        "|{}|{}|\n|-|-|\n|{}|", "{}\n: {}", "- [ ] {}", "By {}", "12 May 2024, {}", "Photo: {}",
    ]
)  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Markdown of every construct, and the words in it, each of which is there once."""
    numbers = iter(range(10_000))

    def filled(pattern: str, strategy: st.SearchStrategy[str] | None) -> str:
        fields = pattern.count("{}")
        if strategy is None or "`" in pattern:
            return pattern.format(*(f"w{next(numbers)}w" for _ in range(fields)))
        return pattern.format(*(filled(draw(strategy), None) for _ in range(fields)))

    opening = f"w{next(numbers)}w first"
    blocks = [opening, *(filled(draw(_frame), _piece) for _ in range(draw(st.integers(0, 8))))]
    front = draw(st.sampled_from(["", "---\nx: {}\nauthor: [{}, '{}']\n---\n\n", "---\ntitle: [{}\n---\n\n"]))
    return filled(front, None) + "\n\n".join(blocks), [f"w{number}w" for number in range(next(numbers))]


def checked(text: str) -> Article:
    """Return the article of a text whose words are all in their places."""
    page = read_markdown(clean(text))
    article = article_of_page(page)
    check_page(page, article)
    return article


def said(article: Article) -> str:
    """Return all that an article says."""
    return "\n".join(text for _, text in parts_of(article))


@given(documents())
def test_every_word_is_in_one_part_of_the_article(document: tuple[str, list[str]]) -> None:
    text, words = document
    counts = re.findall(r"w\d+w", said(checked(text)))
    assert sorted(counts) == sorted(words)


@given(dumps)
def test_every_word_of_a_line_is_in_one_part_of_the_article(text: str) -> None:
    checked(text)


@given(
    hostile, st.sampled_from(["{}", "---\ntitle: {}\n---\n", "[a]({})", "```{}\n{}", "![{}]({})", "&#x1b;&#x202e;{}"])
)
def test_nothing_in_the_article_steers_a_terminal(text: str, frame: str) -> None:
    article = checked(frame.replace("{}", text))
    for _, told in parts_of(article):
        words = told.replace("⏎", "").replace("\t", "").replace("\n", "")
        assert words == clean(words)
    for part in article.parts():
        marks: tuple[Mark, ...] = getattr(part, "marks", ())
        assert all(0 <= mark.start < mark.end <= len(part.text or "") for mark in marks)
