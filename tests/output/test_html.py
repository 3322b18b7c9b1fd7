"""Articles as web pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given

from article_reader import (
    Alignment,
    Article,
    Block,
    Caption,
    Code,
    LeftOut,
    ListItem,
    Mark,
    MarkKind,
    Paragraph,
    Quote,
    Section,
    Span,
    Table,
    Text,
)
from article_reader.output.html import to_html
from tests.strategies import articles

HERE = Span(1, 1)
WITHOUT_END = {"meta", "br"}
ELEMENTS = re.compile(
    "html|head|meta|title|style|script|body|article|header|section|h1|h2|p|time|em|strong|code|a|ul|ol|li|span"
    "|blockquote|pre|figure|figcaption|small|s|br|table|thead|tr|th|td"
)
ATTRIBUTES = re.compile("lang|dir|charset|name|content|http-equiv|type|class|datetime|href|value")
HOSTILE = "</script><script>alert('1')</script><!-- </style> & \"' <img src=x onerror=y> ]]> &lt;"


class Checker(HTMLParser):
    """Follows a page's tags and holds what is wrong with them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "a" and "a" in self.open:
            self.wrong.append("a link within a link")
        if not ELEMENTS.fullmatch(tag) or not all(ATTRIBUTES.fullmatch(name) for name, _ in attrs):
            self.wrong.append(f"{tag} {attrs}")
        if tag not in WITHOUT_END:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


def check(page: str) -> Checker:
    checker = Checker()
    checker.feed(page)
    checker.close()
    return checker


def tree(page: str) -> Element:
    """Return the page as a browser takes it; any slip in its writing is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(page)
    return root


def find(root: Element, path: str) -> Element:
    found = root.find(path)
    assert found is not None, path
    return found


def facts(page: str) -> dict[str, Any]:
    """Return the page's JSON-LD."""
    script = find(tree(page), "head/script")
    assert script.get("type") == "application/ld+json"
    data: dict[str, Any] = json.loads(script.text or "")
    return data


def body_of(*blocks: Block) -> str:
    """Return what is written of blocks."""
    page = to_html(Article(sections=(Section(None, blocks),)))
    return page.partition("<article>\n")[2].partition("\n</article>")[0]


def printed(article: Article) -> Iterator[str]:
    """Yield the texts of an article in the order of a page."""
    for part in article.parts():
        if isinstance(part, LeftOut):
            continue
        if isinstance(part, ListItem) and part.marker == "a)":
            yield part.marker
        yield part.text or ""
        if isinstance(part, Caption):
            yield part.credit or ""


@given(articles)
def test_any_page_is_well_formed(article: Article) -> None:
    page = to_html(article)
    checker = check(page)
    assert checker.wrong == []
    assert checker.open == []
    tree(page)


@given(articles)
def test_every_word_stands_in_the_page_and_in_order(article: Article) -> None:
    shown = "".join(find(tree(to_html(article)), "body").itertext())
    assert "".join(shown.split()) == "".join("".join(printed(article)).split())


def test_nothing_that_an_article_says_becomes_an_element_or_ends_the_script() -> None:
    text = Text(HOSTILE, HERE)
    blocks: tuple[Block, ...] = (
        Paragraph(HOSTILE, HERE, (Mark(MarkKind.EMPHASIS, 3, 9),)),
        ListItem(HOSTILE, HERE, HOSTILE),
        Quote(HOSTILE, HERE),
        Caption(HOSTILE, HOSTILE, HERE),
        Code(HOSTILE, HERE),
    )
    article = Article(text, text, text, text, text, (Section(text, blocks),), language='"><script>')
    page = to_html(article)
    checker = check(page)
    assert checker.wrong == []
    assert [tag for tag, _ in checker.elements].count("script") == 1
    assert "".join(find(tree(page), "body").itertext()).count(HOSTILE) == 13
    told = facts(page)
    assert {told[name] for name in ("headline", "alternativeHeadline", "description", "author")} == {HOSTILE}
    assert told["image"] == [{"@type": "ImageObject", "caption": HOSTILE, "creditText": HOSTILE}]


def test_the_head_of_an_article_has_its_places() -> None:
    article = Article(
        headline=Text("Regen", HERE),
        kicker=Text("Wetter", HERE),
        byline=Text("Von Ina Falk", HERE),
        published=Text("2024-03-14 08:30", HERE),
        lead=Text("Es regnet.", HERE),
        language="de",
    )
    page = to_html(article)
    assert "<title>Regen</title>" in page
    assert (
        '<header>\n<p class="kicker">Wetter</p>\n<h1>Regen</h1>\n<p class="byline">Von Ina Falk</p>\n'
        '<p class="published"><time datetime="2024-03-14T08:30:00">2024-03-14 08:30</time></p>\n'
        '<p class="lead">Es regnet.</p>\n</header>' in page
    )
    assert facts(page) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Regen",
        "alternativeHeadline": "Wetter",
        "description": "Es regnet.",
        "author": "Von Ina Falk",
        "datePublished": "2024-03-14T08:30:00",
        "inLanguage": "de",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024-03-14", "2024-03-14"),
        ("2024-03-14T08:30:00+01:00", "2024-03-14T08:30:00+01:00"),
        ("2024-03-14T08:30:00Z", "2024-03-14T08:30:00+00:00"),
        ("Berlin, 14. März 2024", None),
        ("14.03.2024", None),
        ("2024", None),
    ],
)
def test_a_date_is_told_where_it_is_printed_as_iso_has_it(text: str, told: str | None) -> None:
    page = to_html(Article(published=Text(text, HERE)))
    assert facts(page).get("datePublished") == told
    assert ("<time" in page) is (told is not None)
    assert text in page


@pytest.mark.parametrize(
    ("language", "attributes"),
    [("de", {"lang": "de", "dir": "ltr"}), ("ar", {"lang": "ar", "dir": "rtl"}), (None, {"dir": "auto"})],
)
def test_a_page_tells_its_language_and_which_way_it_runs(language: str | None, attributes: dict[str, str]) -> None:
    assert dict(tree(to_html(Article(language=language))).attrib) == attributes


def test_a_page_of_nothing_still_has_a_title() -> None:
    assert "<title>Article</title>" in to_html(Article())
    assert "<header>" not in to_html(Article())


@pytest.mark.parametrize(
    ("blocks", "written"),
    [
        ([Paragraph("2 < 3 & 4", HERE)], "<p>2 &lt; 3 &amp; 4</p>"),
        ([Quote("Nie!", HERE)], "<blockquote><p>Nie!</p></blockquote>"),
        ([Code("\n\tif a < b:", HERE)], "<pre><code>\n\tif a &lt; b:</code></pre>"),
        (
            [Caption("Am Fluss", "© Wir", HERE)],
            '<figure><figcaption>Am Fluss <small class="credit">© Wir</small></figcaption></figure>',
        ),
        ([Caption("Am Fluss", None, HERE)], "<figure><figcaption>Am Fluss</figcaption></figure>"),
        (
            [Caption(None, "© Wir", HERE)],
            '<figure><figcaption><small class="credit">© Wir</small></figcaption></figure>',
        ),
        (
            [ListItem("a", HERE), ListItem("b", HERE, "–"), ListItem("c", HERE, "1.")],
            "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>",
        ),
        (
            [ListItem("a", HERE, "3."), ListItem("b", HERE, "4."), ListItem("c", HERE, "1.")],
            '<ol>\n<li value="3">a</li>\n<li>b</li>\n<li value="1">c</li>\n</ol>',
        ),
        (
            [ListItem("a", HERE, "1)")],
            '<ul class="as-printed">\n<li><span class="marker">1)</span> a</li>\n</ul>',
        ),
        (
            [ListItem("a", HERE), ListItem("b", HERE, "1.", depth=1), ListItem("c", HERE, "2.", depth=1)],
            "<ul>\n<li>a\n<ol>\n<li>b</li>\n<li>c</li>\n</ol>\n</li>\n</ul>",
        ),
        (
            [ListItem("a", HERE, depth=2), ListItem("b", HERE), ListItem("c", HERE, "1.")],
            "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>",
        ),
        ([Paragraph("The quay\nNess", HERE)], "<p>The quay<br>\nNess</p>"),
        (
            [Table(("Line", "Fare"), (("Ness", "12.50"), ("Scarp", "")), (Alignment.CENTER,), HERE)],
            '<table>\n<thead><tr><th class="center">Line</th><th class="right">Fare</th></tr></thead>\n'
            '<tr><td class="center">Ness</td><td class="right">12.50</td></tr>\n'
            '<tr><td class="center">Scarp</td><td class="right"></td></tr>\n</table>',
        ),
        (
            [Table(None, (("a < b", "see"),), (), HERE, (Mark(MarkKind.LINK, 6, 9, "https://a.example"),))],
            '<table>\n<tr><td>a &lt; b</td><td><a href="https://a.example">see</a></td></tr>\n</table>',
        ),
    ],
)
def test_a_block_is_written_as_what_it_is(blocks: list[Block], written: str) -> None:
    assert body_of(*blocks) == written


def test_a_section_has_its_heading_and_a_body_without_one_has_no_section() -> None:
    blocks = (Paragraph("Ein Satz.", HERE),)
    page = to_html(Article(sections=(Section(None, blocks), Section(Text("Später", HERE), blocks))))
    assert "<article>\n<p>Ein Satz.</p>\n<section>\n<h2>Später</h2>\n<p>Ein Satz.</p>\n</section>\n</article>" in page


def link(start: int, end: int, target: str) -> Mark:
    return Mark(MarkKind.LINK, start, end, target)


@pytest.mark.parametrize(
    ("marks", "written"),
    [
        ((Mark(MarkKind.STRONG, 0, 3),), "<strong>one</strong> two three"),
        ((Mark(MarkKind.STRUCK, 4, 7),), "one <s>two</s> three"),
        ((Mark(MarkKind.EMPHASIS, 0, 7), Mark(MarkKind.CODE, 4, 7)), "<em>one <code>two</code></em> three"),
        ((Mark(MarkKind.EMPHASIS, 0, 3), Mark(MarkKind.STRONG, 3, 7)), "<em>one</em><strong> two</strong> three"),
        ((link(4, 7, "https://a.example/?b&c"),), 'one <a href="https://a.example/?b&amp;c">two</a> three'),
        ((link(4, 7, 'http://a.example/<"b">'),), 'one <a href="http://a.example/%3C%22b%22%3E">two</a> three'),
        ((link(4, 7, "MAILTO:a@b.example"),), 'one <a href="MAILTO:a@b.example">two</a> three'),
        (
            (link(0, 7, "http://a.example"), link(4, 7, "http://b.example")),
            '<a href="http://a.example">one two</a> three',
        ),
        ((link(4, 7, "javascript:alert(1)"),), "one two three"),
        ((link(4, 7, " javascript:alert(1)//http://a.example"),), "one two three"),
        ((link(4, 7, "data:text/html,x"), Mark(MarkKind.CODE, 4, 7)), "one <code>two</code> three"),
        ((link(4, 7, "story.html"),), "one two three"),
        ((Mark(MarkKind.LINK, 4, 7),), "one two three"),
    ],
)
def test_words_are_set_apart_and_only_addresses_of_the_web_and_of_mail_are_links(
    marks: tuple[Mark, ...], written: str
) -> None:
    assert body_of(Paragraph("one two three", HERE, marks)) == f"<p>{written}</p>"


def test_a_page_loads_nothing_and_has_the_colours_of_day_and_night() -> None:
    page = to_html(Article(headline=Text("Regen", HERE)))
    assert not re.search(r"\b(src=|href=|url\(|@import)", page)
    assert "prefers-color-scheme: dark" in page
    assert "default-src 'none'" in page


def test_lines_left_out_are_not_written() -> None:
    assert "Teilen" not in to_html(Article(left_out=(LeftOut("Teilen", "share button", HERE),)))
