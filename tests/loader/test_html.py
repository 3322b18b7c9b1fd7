"""Web pages in, articles out: what the markup tells arrives, and every word that a page shows is in one place."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from article_reader import Article, Block, Caption, Code, ListItem, Mark, MarkKind, Paragraph, Quote, Span, Table
from article_reader.errors import ContentError, OptionError
from article_reader.loader import LoadOptions, article_of
from article_reader.loader.page import Kind
from tests.articles import FOLDER, parts_of
from tests.promises import check_read

PAGES = sorted((FOLDER / "html").glob("*.html"))

SENTENCE = "The ferry that has linked both halves of the town for a century will keep running, the council said."
MORE = "Turnout was the highest for any local vote in two decades, and the count went on until late in the night."
LAST = "Work is due to begin in the autumn, when there are fewer visitors, and nobody knows when it will end."


def story(*blocks: str, head: str = "") -> str:
    """Return a page of a story with some blocks between its second paragraph and its last."""
    body = f"<h1>The ferry stays</h1><p>{SENTENCE}</p><p>{MORE}</p>{''.join(blocks)}<p>{LAST}</p>"
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"


def read(page: str | bytes, encoding: str | None = None) -> Article:
    data = page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass")
    return article_of(io.BytesIO(data), LoadOptions(Kind.HTML, encoding))


def blocks(page: str) -> list[Block]:
    return [block for section in read(page).sections for block in section.blocks]


def between(*added: str, head: str = "") -> list[Block]:
    """Return what stands in a story between its second paragraph and its last."""
    found = blocks(story(*added, head=head))
    texts = [block.text for block in found]
    return found[texts.index(MORE) + 1 : texts.index(LAST)]


def marked(block: Block) -> list[tuple[MarkKind, str, str | None]]:
    assert isinstance(block, Paragraph)
    return [(mark.kind, block.text[mark.start : mark.end], mark.target) for mark in block.marks]


def shown(article: Article) -> list[tuple[str, str]]:
    """Return an article's parts; a first paragraph is as good as a lead."""
    return [("paragraph" if kind == "lead" else kind, text) for kind, text in parts_of(article) if text]


def said(article: Article) -> str:
    return "\n".join(text for _, text in parts_of(article))


# Whole pages


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_given_its_parts(page: Path) -> None:
    expected = page.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    found = shown(article_of(page, LoadOptions()))
    assert [f"{kind}: {text}" for kind, text in found] == expected


def test_headline_and_headings_are_where_the_page_has_them() -> None:
    article = read(story("<h2>Who pays</h2>", f"<p>{SENTENCE}</p>", "<h2>What comes next</h2>"))
    assert str(article.headline) == "The ferry stays"
    assert [str(section.heading) for section in article.sections[-2:]] == ["Who pays", "What comes next"]


def test_byline_and_date_of_one_line_are_parted() -> None:
    line = (
        "<div class=meta><span class=author>By Ann Lee</span> | <time datetime=2024-02-05>5 February 2024</time></div>"
    )
    article = read(story().replace("</h1>", f"</h1>{line}"))
    assert (str(article.byline), str(article.published)) == ("By Ann Lee", "5 February 2024")


def test_a_page_that_shows_neither_byline_nor_date_says_them_in_its_head() -> None:
    data = '{"@type":"NewsArticle","author":{"@type":"Person","name":"Ann Lee"},"datePublished":"2024-02-05T10:15"}'
    article = read(story(head=f'<script type="application/ld+json">{data}</script>'))
    assert (str(article.byline), str(article.published)) == ("Ann Lee", "2024-02-05 10:15")


@pytest.mark.parametrize(
    "head",
    [
        "<title>The ferry stays | Gazette</title>",
        "<title>The ferry stays - The Coast Gazette</title>",
        "<meta property='og:title' content='The ferry stays'><title>Gazette</title>",
    ],
)
def test_a_page_that_shows_no_headline_says_it_in_its_head(head: str) -> None:
    page = f"<html><head>{head}</head><body><article><p>{SENTENCE} {MORE}</p><p>{MORE} {LAST}</p></article></body>"
    assert "The ferry stays" in str(read(page).headline) or SENTENCE in str(read(page).headline)


# Structure


def test_lists_quotations_and_code_are_what_the_markup_says() -> None:
    listed = (
        f"<p>The council will pay for:</p><ol><li>a new landing stage on the western side,</li><li>{SENTENCE}</li></ol>"
    )
    quoted = f"<blockquote><p>{LAST[:-1]}, as always.</p></blockquote>"
    found = between(listed, f"<p>{SENTENCE}</p>", quoted, f"<p>{MORE}</p>", "<pre>Light:  10s\nHeight: 41 m</pre>")
    items = [block for block in found if isinstance(block, ListItem)]
    assert [(item.marker, item.text) for item in items] == [
        ("1.", "a new landing stage on the western side,"),
        ("2.", SENTENCE),
    ]
    assert [block.text for block in found if isinstance(block, Quote)] == [f"{LAST[:-1]}, as always."]
    codes = [part.text for part in read(story("<pre>Light:  10s\nHeight: 41 m</pre>")).parts()]
    assert "Light:  10s\nHeight: 41 m" in codes
    assert all(isinstance(block, Code) for block in found if "Light:" in (block.text or ""))


def test_items_of_a_list_within_a_list_lie_deeper() -> None:
    nested = f"<ul><li>{SENTENCE}<ul><li>{MORE[:-1]}, too.</li></ul></li><li>{LAST[:-1]}, too.</li></ul>"
    found = [block for block in blocks(story(nested)) if isinstance(block, ListItem)]
    assert [item.depth for item in found] == [0, 1, 0]


def test_rows_of_a_table_are_one_block() -> None:
    rows = "<tr><th>Year<th>Passengers</tr><tr><td>2022<td>410,000</tr><tr><td>2023<td></tr>"
    parts = [part for part in read(story(f"<table>{rows}</table>")).parts() if "Passengers" in (part.text or "")]
    (table,) = parts
    assert isinstance(table, Table)
    assert (table.header, table.rows) == (("Year", "Passengers"), (("2022", "410,000"), ("2023", "")))


def test_a_caption_stands_in_its_place_with_its_credit() -> None:
    credit = "<small class=credit>Photo: Ann Lee</small>"
    (caption,) = between(f"<figure><img src=a><figcaption>The quay at dawn {credit}</figcaption></figure>")
    assert isinstance(caption, Caption)
    assert (caption.text, caption.credit) == ("The quay at dawn", "Photo: Ann Lee")


def test_the_same_caption_at_once_is_one_and_at_another_place_a_second() -> None:
    figure = "<figure><img src=a><figcaption>The quay at dawn, seen from the old ferry</figcaption></figure>"
    found = between(figure, figure, f"<p>{SENTENCE}</p>", figure)
    assert [type(block) for block in found] == [Caption, Paragraph, Caption]


def test_words_set_apart_keep_their_marks() -> None:
    page = (
        "<p>They were <em>very <strong>sure</strong></em> of <code>it</code>, as one could read in"
        " <a href='../b.html'>the minutes</a> of the meeting, but not on <s>Monday</s> Tuesday.</p>"
    )
    (block,) = between(page, head="<base href='https://gazette.example/a/c/'>")
    assert marked(block) == [
        (MarkKind.EMPHASIS, "very sure", None),
        (MarkKind.STRONG, "sure", None),
        (MarkKind.CODE, "it", None),
        (MarkKind.LINK, "the minutes", "https://gazette.example/a/b.html"),
        (MarkKind.STRUCK, "Monday", None),
    ]


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/nowhere", "http://[", ""]
)
def test_a_link_that_leads_nowhere_safe_is_no_link(target: str) -> None:
    (block,) = between(f"<p>They were sure of it, as one could read in <a href='{target}'>the minutes</a> then.</p>")
    assert marked(block) == []


def test_parts_know_the_lines_they_stand_in() -> None:
    article = read(
        f"<html>\n<body>\n<article>\n<h1>The\nferry stays</h1>\n\n<p>{SENTENCE}</p>\r\n<p>\n{MORE}</p>\n<p>{LAST}</p>"
    )
    assert article.headline is not None
    assert article.headline.lines == Span(4, 5)
    where = {part.text: part.lines for part in article.parts()}
    assert [where[text] for text in (SENTENCE, MORE, LAST)] == [Span(7, 7), Span(9, 9), Span(10, 10)]


# What is no text


def test_what_no_browser_shows_is_not_read() -> None:
    page = story("<template><p>Unseen</p></template><!-- unseen --><script>unseen()</script><style>unseen</style>")
    assert "unseen" not in said(read(page)).lower()


def test_entities_of_a_document_s_own_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("swordfish")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>{story("<p>Here stands &x; and no more.</p>")}'
    assert "swordfish" not in said(read(page))


def test_escape_sequences_and_overrides_are_removed() -> None:
    page = "<p>Red &#27;[31mtext\x1b[0m and \u202eoverrides&#x202e; have no place in a paragraph of any story.</p>"
    (block,) = between(page)
    assert block.text == "Red text and overrides have no place in a paragraph of any story."


@pytest.mark.parametrize("page", ["<html><body><script>x</script></body></html>", "<p>...</p>", "<!-- -->"])
def test_a_page_without_a_word_is_refused(page: str) -> None:
    with pytest.raises(ContentError, match="there is no prose in it"):
        read(page)


# Encodings


@pytest.mark.parametrize(("encoding", "named"), [("cp1252", "iso-8859-1"), ("utf-8", "utf-8"), ("koi8-r", "koi8-r")])
def test_a_page_s_own_word_on_its_encoding_is_believed(encoding: str, named: str) -> None:
    words = "Река разлилась и снесла мост" if encoding == "koi8-r" else "Größe – “Maß” für 5\xa0€"
    page = story(f"<p>{words}, and this is what the town has talked about.</p>", head=f"<meta charset={named}>")
    assert words in said(read(page.encode(encoding)))


def test_an_encoding_that_the_user_tells_comes_first() -> None:
    page = story("<p>Größe, and this is what the town has talked about.</p>", head="<meta charset=koi8-r>")
    assert "Größe" in said(read(page.encode("cp1252"), "windows-1252"))
    with pytest.raises(OptionError, match="there is no encoding"):
        read(page, "no-such-encoding")


# Promises


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 10_000 + "deep words" + "</div>" * 10_000 + "<p>and after</p>",
        "<b>" * 10_000 + "deep words and after",
        "<ul><li>" * 3_000 + "deep words and after",
        "<p " + " ".join(f"a{number}=1" for number in range(30_000)) + ">deep words and after</p>",
        "<blockquote>" * 5_000 + "deep words <!-- " * 2_000 + " --> and after",
        "<table><tr><td>" * 2_000 + "deep words and after",
    ],
    ids=["nested", "nested inline", "nested lists", "many attributes", "comments", "nested tables"],
)
def test_a_monstrous_page_is_read(page: str) -> None:
    words = said(read(f"<html><body>{page}</body></html>"))
    assert "deep" in words
    assert "after" in words or "<!--" in page


@pytest.mark.parametrize(
    "begin", ["", "<title>T</title>", "<!doctype html><html><head><script>a<b</script></head>", "\ufeff"]
)
def test_a_page_may_leave_the_tags_out_that_html_lets_it(begin: str) -> None:
    article = read(f"{begin}<article><h1>The ferry stays</h1><p>{SENTENCE}</p><p>{MORE}<p>{LAST}</article>")
    assert str(article.headline) == "The ferry stays"
    assert [text for _, text in shown(article)][1:] == [SENTENCE, MORE, LAST]


TAGS = ("p", "h1", "h2", "li", "figure", "figcaption", "blockquote", "div", "tr", "td", "span", "aside", "footer")
INLINE = ("button", "br", "pre", "a", "b", "time")
CLASSES = ("", "kicker", "lead", "credit", "caption", "share", "related", "author", "date")


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Draw a page of nested elements in which each word is another one."""
    element = st.tuples(st.sampled_from(TAGS + INLINE), st.sampled_from(CLASSES), st.integers(1, 30), st.booleans())
    numbers = iter(range(10_000))
    text = ""
    for tag, name, length, closes in draw(st.lists(element, min_size=3, max_size=25)):
        words = " ".join(f"w{next(numbers)}x" for _ in range(length))
        text += f"<{tag} class='{name}'>{words}" + (f"</{tag}> " if closes else " ")
    return f"<html><body><article>{text}</article></body></html>"


@given(pages())
def test_every_word_of_a_page_is_in_exactly_one_part(page: str) -> None:
    article = check_read(page.encode(), Kind.HTML)
    wanted = Counter(re.findall(r"w\d+x", html.document_fromstring(page).text_content()))
    told = [word for part in article.parts() for word in re.findall(r"w\d+x", part.text or "")]
    told += [word for part in article.parts() for word in re.findall(r"w\d+x", getattr(part, "credit", None) or "")]
    assert Counter(told) == wanted
    for part in article.parts():
        marks: tuple[Mark, ...] = getattr(part, "marks", ())
        assert all(0 <= mark.start < mark.end <= len(part.text or "") for mark in marks)
