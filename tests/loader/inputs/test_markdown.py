"""Markdown in, the lines of a page out."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from article_reader import Mark, MarkKind, Span
from article_reader.loader.inputs.markdown import read_markdown
from article_reader.loader.page import Form, Kind, Line, Role
from article_reader.safety import clean
from tests.strategies import dumps, hostile


def lines(text: str) -> list[Line]:
    return list(read_markdown(text).lines)


def texts(text: str) -> list[str]:
    return [line.text for line in lines(text) if line.declared is None]


def tags(text: str) -> list[tuple[str, str]]:
    return [(line.evidence.tag, line.text) for line in lines(text) if line.evidence]


def marks(text: str) -> list[tuple[str, str, str | None]]:
    (line,) = (line for line in lines(text) if line.declared is None)
    return [(mark.kind.value, line.text[mark.start : mark.end], mark.target) for mark in line.marks]


# Blocks and where they stand


def test_blocks_have_the_evidence_of_html() -> None:
    page = read_markdown("# One\n\nWords.\n\n- item\n\n> said\n\n### Three\n")
    assert page.kind is Kind.MARKDOWN
    assert [(line.evidence.tag, line.evidence.level, line.form) for line in page.lines if line.evidence] == [
        ("h1", 1, Form.PARAGRAPH),
        ("p", 0, Form.PARAGRAPH),
        ("li", 0, Form.ITEM),
        ("p", 0, Form.QUOTE),
        ("h3", 3, Form.PARAGRAPH),
    ]


def test_lines_tell_their_rows() -> None:
    text = "---\ntitle: T\n---\n\nOne\ntwo.\n\n```\nx\n```\n- a\n  b\n  - c\n\n<p>d</p>\n<p>e\nf</p>\n"
    assert [(line.text, line.span) for line in lines(text)] == [
        ("T", Span(2, 2)),
        ("One two.", Span(5, 6)),
        ("x", Span(8, 10)),
        ("a b", Span(11, 12)),
        ("c", Span(13, 13)),
        ("d", Span(15, 15)),
        ("e f", Span(16, 17)),
    ]


def test_items_have_their_markers() -> None:
    found = lines("7) a\n1) b\n\n+ c\n- \\*&ensp;d\n\n0. e\n\n- [x] f\n- [ ] g\n")
    assert [(line.marker, line.text) for line in found] == [
        ("7.", "a"),
        ("8.", "b"),
        ("•", "c"),
        ("*", "d"),
        ("0.", "e"),
        ("☑", "f"),
        ("☐", "g"),
    ]


def test_code_is_as_typed() -> None:
    (code,) = lines("```python\nif a < b:\n    *c*\n```\n")
    assert (code.form, code.text) == (Form.CODE, "if a < b:\n    *c*")


def test_code_that_a_page_begins_with_is_code() -> None:
    text = "```\n<!doctype html>\n<p>x</p>\n```\n\nWords.\n"
    assert texts(text) == ["<!doctype html>\n<p>x</p>", "Words."]


def test_a_table_shows_no_pipes_and_rules() -> None:
    words = " ".join(texts("| Line | Fare\n| ---- | ---:\n| Ness | 12.50\n| Scarp |\n"))
    assert words.split() == ["Line", "Fare", "Ness", "12.50", "Scarp"]


def test_terms_and_footnotes_are_read_where_they_stand() -> None:
    found = texts("Words.[^1] Else.\n\nSluice\n: a gate\n\n[^1]: Children travel free.\n\nEnd.")
    assert not any("[^" in text for text in found)
    assert found[-2:] == ["Children travel free.", "End."]


def test_the_mark_of_a_note_that_is_not_told_is_no_markup() -> None:
    assert "[^2]" not in texts("The year 2031.[^2]")[0]


def test_words_set_apart_have_their_marks() -> None:
    assert marks("a *b **c*** `d` [e *f*](https://x.example/ä) ~~g~~\n") == [
        ("emphasis", "b c", None),
        ("strong", "c", None),
        ("code", "d", None),
        ("link", "e f", "https://x.example/ä"),
        ("emphasis", "f", None),
        ("struck", "g", None),
    ]


def test_a_bare_address_is_a_link_but_not_in_code() -> None:
    assert marks("See https://x.example/a, `https://y.example` and <https://z.example>.") == [
        ("link", "https://x.example/a", "https://x.example/a"),
        ("code", "https://y.example", None),
        ("link", "https://z.example", "https://z.example"),
    ]


@pytest.mark.parametrize("target", ["javascript:alert(1)", "/here", "file:///etc/passwd", "data:text/html,x"])
def test_a_link_that_leads_nowhere_we_go_is_only_words(target: str) -> None:
    assert texts(f"Go [there]({target}).") == ["Go there."]
    assert marks(f"Go [there]({target}).") == []


def test_links_start_from_the_page_s_own_address() -> None:
    text = "Title: T\n\nURL Source: https://x.example/a/b\n\nMarkdown Content:\nGo [there](../c)."
    assert [mark.target for line in lines(text) for mark in line.marks] == ["https://x.example/c"]


# HTML within


def test_html_is_read_as_html() -> None:
    text = "<div>\n\n*a* <kbd>b</kbd>\n\n</div>\n<!-- c -->\n\n<script>d</script>\n"
    assert texts(text) == ["a b"]


def test_what_only_looks_like_a_tag_is_shown() -> None:
    assert texts("The value of <size> is <not a tag>.") == ["The value of <size> is <not a tag>."]
    assert texts("<foo>\nwords\n") == ["<foo> words"]


def test_a_tag_that_would_hide_the_rest_is_text() -> None:
    assert texts("The <title> of it.\n\nMore <script> words.") == ["The <title> of it.", "More <script> words."]
    assert " ".join(texts("<!-- never closed\n\nWords.")).endswith("Words.")


# Pictures and captions


def test_a_picture_alone_has_its_words_for_a_caption() -> None:
    assert tags("Words.\n\n![A boat](boat.jpg)\n\n<p><img src='b' alt='A quay' title='Photo: Jo Lind'></p>\n") == [
        ("p", "Words."),
        ("figcaption", "A boat"),
        ("figcaption", "A quay"),
        ("figcaption", "Photo: Jo Lind"),
    ]


def test_a_page_made_into_markdown_has_captions_of_its_own() -> None:
    menu = "".join(f"* [Item {number}](/{number})\n" for number in range(8))
    assert "A boat" not in texts(f"{menu}\n![A boat](boat.jpg)\n\nWords.\n")


def test_a_caption_of_our_own_output_is_one_with_its_credit() -> None:
    caption, credit = lines("🖼 Am Fluss\\\n© Ina Falk\n")
    assert (caption.text, credit.text) == ("Am Fluss", "© Ina Falk")
    assert caption.group == credit.group
    assert caption.evidence
    assert "figcaption" in caption.evidence.ancestors | {caption.evidence.tag}
    assert credit.evidence
    assert "credit" in credit.evidence.near


# What isn't read


def test_where_links_lead_is_left_out() -> None:
    (words, definition) = lines("[a][b]\n\n[b]: https://x.example 'T'\n")
    assert [mark.target for mark in words.marks] == ["https://x.example"]
    assert definition.declared
    assert (definition.declared.role, definition.declared.reason) == (Role.LEFT_OUT, "link address")


def test_a_number_without_an_item_is_not_lost() -> None:
    assert [(line.text, line.declared is not None) for line in lines("3.\n4. x\n")] == [("3.", True), ("x", False)]


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "- > "])
def test_what_is_nested_deeper_than_markup_goes_is_read(mark: str) -> None:
    assert texts(mark * 3000 + "words\n\nA paragraph.")[-2:] == ["words", "A paragraph."]


# What converters write


CONVERTED = [
    ("[old\nhouse](https://x.example/the-\nhouse) fell", "old house fell"),
    ("[a](<https://x.example/b\nc>) d", "a d"),
    ("see <https://x.example/the-\nhouse> here", "see https://x.example/the-house here"),
    ("[a](/b c d) e", "a e"),
    ("[](/a) b [ ](/c)", "b"),
    ('[Copy]( "Click to copy") it', "Copy it"),
    ("[\n\nWords.\n\n](/a)", "Words."),
    ("[ ![](a.png) ](/b) [\n\nWords ](/c)", "Words"),
    ("[### Words](/a)", "Words"),
    ("##Words", "Words"),
    ("## Words {#words}", "Words"),
    ("**Words: **here", "Words: here"),
    ("**Words:**here", "Words:here"),
    ("**「語」**です", "「語」です"),
    ("**Words  \n**here", "Words here"),
    ("_Words _ here", "Words here"),
    ("__ Words", "Words"),
    ("a====b", "a====b"),
    ("==a== b", "a b"),
    ("![](data:image/svg+xml;utf8,<svg xmlns='a' />) words", "words"),
    ("[a](javascript:b('c');) d", "a d"),
    ("> [!NOTE]\n> Words", "Note Words"),
]


@pytest.mark.parametrize(("text", "words"), CONVERTED)
def test_marks_that_converters_break_are_not_shown(text: str, words: str) -> None:
    assert " ".join(" ".join(texts(text)).split()) == words


def test_a_link_over_several_paragraphs_is_a_link_on_each() -> None:
    found = lines("[\n\n## Head\n\nWords.\n\n](https://x.example/a)\n\nEnd.")
    assert [(line.text, [mark.target for mark in line.marks]) for line in found] == [
        ("Head", ["https://x.example/a"]),
        ("Words.", ["https://x.example/a"]),
        ("End.", []),
    ]


def test_a_list_set_in_without_a_list_around_it_is_no_code() -> None:
    assert [line.form for line in lines("Words\n\n    * [a](/b)\n    * [c](/d)\n")] == [
        Form.PARAGRAPH,
        Form.ITEM,
        Form.ITEM,
    ]


@pytest.mark.parametrize("text", ["2 ** 3 ** 4", "a_b_c", "[sic] (yes)", "#tag and ##", "x == y == z", "f(a)[b](c d)"])
def test_what_looks_like_broken_markup_and_is_none_stays(text: str) -> None:
    assert texts(text) == [text]


# What we wrote ourselves


OWN = """---
kicker: Harbour
author: By Jo Lind
lang: en
---

# Ferry stops

**It will not run [from November](https://x.example).**

Words with \\*stars\\*.

- –&ensp;so
- a
  - b
"""


def test_what_we_wrote_is_settled_and_tells_headline_and_lead() -> None:
    page = read_markdown(OWN)
    assert page.settled
    assert [(line.declared.role, line.text) for line in page.lines if line.declared] == [
        (Role.KICKER, "Harbour"),
        (Role.BYLINE, "By Jo Lind"),
        (Role.LEFT_OUT, "lang: en"),
        (Role.HEADLINE, "Ferry stops"),
        (Role.LEAD, "It will not run from November."),
    ]
    assert [(mark.kind.value, mark.target) for line in page.lines for mark in line.marks] == [
        ("link", "https://x.example")
    ]
    assert [line.marker for line in page.lines if line.marker] == ["–", "•", "•"]


def test_what_others_wrote_is_not() -> None:
    assert not read_markdown("---\ntitle: Ferry stops\nlang: en\n---\n\nWords.").settled
    assert not read_markdown("# Ferry stops\n\n**Lead.**").settled


def test_a_headline_that_the_front_matter_denies_is_none() -> None:
    page = read_markdown("---\ntitle: false\ndescription: false\nlang: und\n---\n\n# A\n\n**B**\n")
    assert page.settled
    assert {line.declared.role for line in page.lines if line.declared} == {Role.LEFT_OUT}


# Promises


_word = st.integers(0, 10**6).map(lambda number: f"w{number}w")

_piece = st.sampled_from(
    [
        "{}", "*{}* {}", "**{}**", "`{}`", "[{}](https://x.example)", "\\*{}&amp;", "{}\\\n{}", "{}  \n{}", "[{}][r]",
        "<u>{}</u>", "<em>{} *{}*</em>", "~~{}~~", "&#x202e;{}", "**{} **{}", "[\n\n{}\n\n](/a)", "<x {}>", "{}[^1]",
        "[{}](/a\nb)", "](/{}/)"[:2] + " {}", "__ {}", "{}** {}", "[{}", "{}]", "<b>{}", "<!-- {}",
    ]
)  # fmt: skip

_frame = st.sampled_from(
    [
        "{}", "# {}", "## {} ##", "{}\n===", "{}\n---", "> {}", "> > {}\n{}", "- {}\n- {}", "1. {}\n   - {}", "1. > {}",
        "- # {}", "```\n{}\n```", "    {}", "<div>\n{}\n</div>", "🖼 {}\\\n{}", "***", "[r]: /u", "<p>{}", "</p> {}",
        "~~~\n{}", "1.", "> - {}\n>\n>   {}", "|{}|{}|\n|-|-|\n|{}|", "[^1]: {}", "{}\n: {}", "- [ ] {}", "|{}",
    ]
)  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Markdown of every construct, and the words in it that are seen, each of which is there once."""
    numbers = iter(range(10_000))

    def filled(pattern: str, strategy: st.SearchStrategy[str] | None) -> str:
        fields = pattern.count("{}")
        if strategy is None or "`" in pattern or "~~~" in pattern:
            return pattern.format(*(f"w{next(numbers)}w" for _ in range(fields)))
        return pattern.format(*(filled(draw(strategy), None) for _ in range(fields)))

    blocks = [filled(draw(_frame), _piece) for _ in range(draw(st.integers(0, 8)))]
    return "\n\n".join(blocks), [f"w{number}w" for number in range(next(numbers))]


@given(documents())
def test_every_word_is_in_one_line(document: tuple[str, list[str]]) -> None:
    text, words = document
    counts = Counter(re.findall(r"w\d+w", " ".join(line.text for line in lines(text))))
    assert {word: counts[word] for word in words} == dict.fromkeys(words, 1)


@given(dumps)
def test_every_word_that_a_browser_would_show_is_in_a_line(text: str) -> None:
    page = MarkdownIt("commonmark", {"html": False}).render(clean(text))
    page = re.sub(r"</?(?:em|strong|code|a|img)\b[^>]*>", "", page)  # what doesn't end a word
    seen = clean(unescape(re.sub(r"<[^>]*>", " ", page)))
    word = re.compile("[^\\W\\d_\u3000-\u9fff\uff00-\uffef]+")  # rows of scripts without spaces are joined without
    assert set(word.findall(seen)) <= set(word.findall(" ".join(line.text for line in lines(text))))


@given(
    hostile, st.sampled_from(["{}", "---\ntitle: {}\n---\n", "[a]({})", "```{}\n{}", "&#x1b;&#x202e;{}", "<p {}>{}"])
)
def test_any_text_gives_lines_that_steer_nothing(text: str, frame: str) -> None:
    found = lines(frame.replace("{}", text))
    for line in found:
        words = line.text.replace("\n", "").replace("\t", "") if line.form is Form.CODE else line.text
        assert words == clean(words)
        assert words.strip()
        assert all(0 <= mark.start < mark.end <= len(line.text) for mark in line.marks)
    assert [line.span.first for line in found] == sorted(line.span.first for line in found)


def test_marks_stay_on_their_words_where_a_pipe_is_taken_off() -> None:
    (line,) = lines("| powered by **x** |")
    assert line.text == "powered by x"
    assert line.marks == (Mark(MarkKind.STRONG, 11, 12),)


def test_an_item_of_a_quotation_without_words_is_left_out() -> None:
    lines = read_markdown("1. one\n2. >\n3. three\n").lines
    assert [line.text for line in lines if line.declared is None] == ["one", "three"]
    assert all(line.text.strip() for line in lines)
