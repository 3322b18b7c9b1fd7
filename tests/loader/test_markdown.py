"""Markdown in, parts out."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

import pytest
from article_reader.config.front_matter import read_front_matter
from article_reader.loader.inputs.source import clean
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from article_reader import Article, Caption, Mark, MarkKind, Span
from article_reader.loader.inputs.markdown import parse_markdown
from tests.articles import Fixture, fixtures, parts_of
from tests.strategies import dumps, hostile


def read(text: str) -> Article:
    return parse_markdown(text, "a.md", read_front_matter)


def left_out(article: Article) -> list[tuple[str, str]]:
    return [(part.text, part.reason) for part in article.left_out]


def shown(text: str) -> list[tuple[str, str]]:
    return [part for part in parts_of(read(text)) if part != ("section", "")]


@pytest.mark.parametrize("fixture", fixtures("markdown/*.md"), ids=lambda fixture: fixture.name)
def test_an_article_is_given_its_parts(fixture: Fixture) -> None:
    assert list(parts_of(read(fixture.text))) == list(fixture.parts)


# Headline and lead


def test_the_first_heading_is_the_headline_and_later_ones_open_sections() -> None:
    article = read("# One\n\nWords.\n\n# Two\n\n### Three\n")
    assert str(article.headline) == "One"
    assert [section.heading and section.heading.text for section in article.sections] == [None, "Two", "Three"]


def test_a_lesser_heading_is_the_headline_only_at_the_top() -> None:
    assert str(read("## One\n\nWords.").headline) == "One"
    assert read("Words.\n\n## One").headline is None


def test_the_front_matter_s_title_comes_first_and_its_repeat_is_left_out() -> None:
    article = read("---\ntitle: One\n---\n# One\n# Two\n")
    assert str(article.headline) == "One"
    assert left_out(article) == [("One", "repeated headline")]
    assert shown("---\ntitle: Zero\n---\n# One\n") == [("headline", "Zero"), ("section", "One")]


def test_a_first_paragraph_in_bold_or_italics_is_the_lead() -> None:
    assert shown("# H\n\n**All *of* it.**")[1:] == [("lead", "All of it.")]
    assert shown("_All of it._") == [("lead", "All of it.")]
    assert shown("**Not** all of it.") == [("paragraph", "Not all of it.")]
    assert shown("# H\n## S\n**All of it.**")[1:] == [("section", "S"), ("paragraph", "All of it.")]


def test_the_front_matter_s_description_is_the_lead_before_that() -> None:
    text = "---\ndescription: What it is.\n---\n**All of it.**\n"
    assert shown(text) == [("lead", "What it is."), ("paragraph", "All of it.")]


def test_text_without_any_markup_is_an_article() -> None:
    assert shown("One\ntwo.\n\nThree.") == [("paragraph", "One two."), ("paragraph", "Three.")]
    assert shown("") == []


def test_rows_of_a_script_without_spaces_are_joined_without() -> None:
    assert shown("東京の\n港") == [("paragraph", "東京の港")]


# Marks


def test_words_set_apart_have_their_marks() -> None:
    article = read("a *b **c*** `d` [e *f*](https://x.example/ä)\n")
    (paragraph,) = article.sections[0].blocks
    assert not isinstance(paragraph, Caption)
    assert paragraph.text == "a b c d e f"
    assert getattr(paragraph, "marks", ()) == (
        Mark(MarkKind.EMPHASIS, 2, 5),
        Mark(MarkKind.STRONG, 4, 5),
        Mark(MarkKind.CODE, 6, 7),
        Mark(MarkKind.LINK, 8, 11, "https://x.example/ä"),
        Mark(MarkKind.EMPHASIS, 10, 11),
    )


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "/here", "file:///etc/passwd", "data:text/html,x", "ftp://x"]
)
def test_a_link_that_leads_nowhere_we_go_is_only_words(target: str) -> None:
    article = read(f"Go [there]({target}).")
    (paragraph,) = article.sections[0].blocks
    assert paragraph.text == "Go there."
    assert getattr(paragraph, "marks", ()) == ()


def test_html_is_text_but_for_tags_that_set_words_apart_in_pairs() -> None:
    assert shown("a <em>b</em> <u>c</u> <em>d") == [("paragraph", "a b <u>c</u> <em>d")]
    assert shown("*a <b>c* d</b>") == [("paragraph", "a <b>c d</b>")]


# Lists, pictures, and what is left out


def test_items_have_their_markers() -> None:
    article = read("7) a\n1) b\n\n+ c\n- \\*&ensp;d\n\n0. e\n")
    markers = [getattr(block, "marker", None) for block in article.sections[0].blocks]
    assert markers == ["7)", "8)", "•", "*", "0."]


def test_a_marker_of_an_item_s_own_is_one_only_before_words() -> None:
    assert shown("- a&ensp;![b](x)") == [("list item", "a\u2002"), ("caption", "b")]


def test_a_number_without_an_item_is_not_lost() -> None:
    assert ("3.", "number of an empty item") in left_out(read("3.\n4. x\n"))


def test_a_picture_s_words_are_a_caption() -> None:
    assert shown("![a *b*](x.jpg)") == [("caption", "a b")]
    assert shown('![](x.jpg "t")') == [("caption", "t")]
    assert left_out(read("![](x.jpg)")) == [("x.jpg", "picture without words")]


def test_what_is_nested_deeper_than_anybody_reads_is_left_out() -> None:
    assert left_out(read("> " * 150 + "words")) == [("> " * 150 + "words", "markup")]


def test_parts_carry_their_lines() -> None:
    article = read("---\ntitle: T\nauthor: >\n  Ina\n  Falk\n---\n\nOne\ntwo.\n\n```\nx\n```\n- a\n  b\n")
    assert article.headline is not None
    assert article.headline.lines == Span(2, 2)
    assert article.byline is not None
    assert (article.byline.text, article.byline.lines) == ("Ina Falk", Span(3, 5))
    assert [block.lines for block in article.sections[0].blocks] == [Span(8, 9), Span(11, 13), Span(14, 15)]


# Front matter


@pytest.mark.parametrize(
    "front",
    [
        "title: [a",
        "title: *a",
        "a: &a [x]\nb: *a",
        "title: a\ntitle: b",
        "title: !!python/name:os.system x\nb: [",
        "a:\n" + "- " * 40,
    ],
)
def test_front_matter_that_is_not_yaml_or_a_trap_is_left_out(front: str) -> None:
    article = read(f"---\n{front}\n---\n\nWords.\n")
    assert [text for text, _ in left_out(article)] == [row.strip() for row in front.split("\n")]
    assert {reason for _, reason in left_out(article)} == {"front matter that is not YAML"}
    assert shown(f"---\n{front}\n---\n\nWords.\n")[0] == ("paragraph", "Words.")


def test_very_deep_front_matter_is_no_crash() -> None:
    assert read("---\na: " + "[" * 40_000 + "\n---\nWords.\n").left_out


def test_prose_between_rules_is_no_front_matter() -> None:
    assert shown("---\nWords: they matter\nmore\n---\n")[0][0] == "left out"
    assert ("headline", "Words between rules") in shown("---\nWords between rules\n---\n")


def test_values_are_as_they_were_typed() -> None:
    article = read("---\ntitle: 1.10\ndate: 2024-03-14 9:42 pm\nauthor: no\nlang: EN\n---\n")
    assert [str(part) for part in (article.headline, article.published, article.byline)] == [
        "1.10",
        "2024-03-14 9:42 pm",
        "no",
    ]
    assert article.language == "en"


def test_unknown_keys_comments_and_nested_words_are_left_out() -> None:
    front = "# written by hand\ntitle: T # or so\ntags:\n  - a\nauthor: {name: Ina}"
    assert [text for text, _ in left_out(read(f"---\n{front}\n---\n"))] == [
        "# written by hand",
        "title: T # or so",
        "tags:",
        "- a",
        "author: {name: Ina}",
    ]


def test_where_nobody_reads_front_matter_it_is_left_out() -> None:
    assert [part.text for part in parse_markdown("---\ntitle: T\n---\nWords.\n").left_out] == ["title: T"]


# Promises

_word = st.integers(0, 10**6).map(lambda number: f"w{number}w")

_piece = st.sampled_from(
    [
        "{}", "*{}* {}", "**{}**", "`{}`", "[{}](https://x.example)", "[{}](/y '{}')", "![{}](z)", "![](z '{}')",
        "<u>{}</u>", "<em>{} *{}*</em>", "\\*{}&amp;", "<!-- {} -->", "{}\\\n{}", "{}  \n{}",
        "[{}][r]", "[![{}](z)](y)", "&#x202e;{}",
    ]
)  # fmt: skip

_frame = st.sampled_from(
    [
        "{}", "# {}", "## {} ##", "{}\n===", "{}\n---", "> {}", "> > {}\n{}", "- {}\n- {}", "1. {}\n   - {}", "1. > {}",
        "- # {}", "```{}\n{}\n```", "    {}", "<div>\n{}\n</div>", "🖼 {}\\\n{}", "***", "[r]: /u", "[{}]: /u '{}'",
        "- {}&ensp;{}", "<!-- {}\n{} -->", "~~~\n{}", "1.", "> - {}\n>\n>   {}",
    ]
)  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Markdown of every construct, and the words in it, each of which is there once."""
    numbers = iter(range(10_000))

    def filled(pattern: str, strategy: st.SearchStrategy[str] | None) -> str:
        fields = pattern.count("{}")
        if strategy is None or "`" in pattern or "]:" in pattern:
            return pattern.format(*(f"w{next(numbers)}w" for _ in range(fields)))
        return pattern.format(*(filled(draw(strategy), None) for _ in range(fields)))

    blocks = [filled(draw(_frame), _piece) for _ in range(draw(st.integers(0, 8)))]
    front = draw(
        st.sampled_from(["", "---\ntitle: {}\nx: {}\nauthor: [{}, '{}'] # {}\n---\n", "---\ntitle: [{}\n---\n"])
    )
    return filled(front, None) + "\n\n".join(blocks), [f"w{number}w" for number in range(next(numbers))]


def said(article: Article) -> str:
    """Return all that an article says, list items' markers included."""
    markers = [getattr(part, "marker", "") for part in article.parts()]
    return " ".join([*markers, *(text for _, text in parts_of(article))])


@given(documents())
@settings(max_examples=400)
def test_every_word_is_in_one_part_of_the_article(document: tuple[str, list[str]]) -> None:
    text, words = document
    counts = Counter(re.findall(r"\w+", said(read(text))))
    in_comment = set(re.findall(r"w\d+w", " ".join(re.findall(r"(?m)^author:.*$", text))))
    for word in words:
        assert counts[word] == 1 or (word in in_comment and counts[word] > 1), word


@given(dumps)
def test_every_word_that_a_browser_would_show_is_in_the_article(text: str) -> None:
    page = MarkdownIt("commonmark", {"html": False}).render(clean(text))
    page = re.sub(r"</?(?:em|strong|code|a|img)\b[^>]*>", "", page)  # what doesn't end a word
    seen = clean(unescape(re.sub(r"<[^>]*>", " ", page)))
    word = re.compile("[^\\W\\d_\u3000-\u9fff\uff00-\uffef]+")  # rows of scripts without spaces are joined without
    assert set(word.findall(seen)) <= set(word.findall(said(parse_markdown(text))))


@given(
    hostile, st.sampled_from(["{}", "---\ntitle: {}\n---\n", "[a]({})", "```{}\n{}", "![{}]({})", "&#x1b;&#x202e;{}"])
)
def test_nothing_in_the_article_steers_a_terminal(text: str, frame: str) -> None:
    article = read(frame.replace("{}", text))
    for kind, part in parts_of(article):
        words = part.replace("⏎", "").replace("\t", "") if kind == "code" else part
        assert words == clean(words)
        assert "\n" not in part


def test_what_follows_a_list_that_is_nested_deep_is_read() -> None:
    article = parse_markdown("- " * 40 + "deep\n\nA paragraph.\n")
    assert [part.text for part in article.parts()] == ["deep", "A paragraph."]
