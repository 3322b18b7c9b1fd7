"""Web pages in: what the page's own markup tells is given to what trafilatura finds."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import trafilatura
from article_reader.loader.inputs.html.align import tokens
from article_reader.loader.inputs.html.plain import rendered
from article_reader.loader.inputs.html.tree import grow
from article_reader.loader.inputs.html.visible import visible
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from article_reader import Article, Caption, Code, ListItem, MarkKind, Paragraph, Quote, Span, errors
from article_reader.loader.inputs.html import parse_html

PAGES = sorted((Path(__file__).parent.parent / "fixtures" / "html").glob("*.html"))

ENCODINGS = {"windows_1252": "cp1252", "utf_16": "utf-16", "chinese": "gb18030"}

SENTENCE = "The ferry that has linked both halves of the town for a century will keep running, the council said."


def story(*blocks: str, head: str = "") -> str:
    """Return a page with two paragraphs of a story around the blocks."""
    last = "Work is due to begin in the autumn, when there are fewer visitors, and nobody knows when it will end."
    body = f"<h1>The ferry stays</h1><p>{SENTENCE}</p>{''.join(blocks)}<p>{last}</p>"
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>"


def shown(article: Article) -> Iterator[str]:
    """Yield an article's parts as the expectations write them."""
    for kind in ("kicker", "headline", "byline", "published", "lead"):
        if (part := getattr(article, kind)) is not None:
            yield f"{kind}: {part.text}"
    for section in article.sections:
        yield f"section: {section.heading.text if section.heading else ''}"
        for block in section.blocks:
            match block:
                case Caption():
                    yield f"caption: {block.text} | {block.credit}"
                case ListItem():
                    yield f"list item {block.marker}: {block.text}"
                case Code():
                    yield f"code: {block.text!r}"
                case Paragraph() | Quote():
                    yield f"{type(block).__name__.lower()}: {block.text}"
    for part in article.left_out:
        yield f"left out ({part.reason}): {part.text}"


def blocks(page: str) -> list[object]:
    return [block for section in parse_html(page).sections for block in section.blocks]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_given_its_parts(page: Path) -> None:
    expected = page.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert list(shown(parse_html(page.read_bytes()))) == expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_paragraph_that_trafilatura_finds_is_lost(page: Path) -> None:
    article = parse_html(page.read_bytes())
    kept = Counter(tokens(" ".join(line.partition(": ")[2] for line in shown(article) if "left out" not in line)))
    text = page.read_bytes().decode(ENCODINGS.get(page.stem, "utf-8")).replace("&#27;", "")
    found = trafilatura.extract(text, include_comments=False) or ""
    for paragraph in re.split(r"\n|\|", found):
        if len(words := tokens(paragraph.replace("[31m", "").replace("[0m", ""))) > 6:
            assert not Counter(words) - kept


def test_a_template_and_a_comment_are_no_text() -> None:
    page = story("<template><p>Unseen</p></template><!-- unseen --><script>unseen()</script><style>unseen</style>")
    assert "unseen" not in " ".join(shown(parse_html(page))).lower()


def test_a_caption_stands_between_the_paragraphs_it_stands_between_on_the_page() -> None:
    page = story(
        "<figure><img src=a><figcaption>The quay <small class=credit>Photo: Ann Lee</small></figcaption></figure>"
    )
    assert [type(block) for block in blocks(page)] == [Paragraph, Caption, Paragraph]
    assert list(shown(parse_html(page)))[3] == "caption: The quay | Photo: Ann Lee"


def test_a_credit_without_markup_is_told_by_its_words() -> None:
    page = story("<figure><figcaption>The quay at dawn. © Ann Lee</figcaption></figure>")
    assert "caption: The quay at dawn. | © Ann Lee" in shown(parse_html(page))


@pytest.mark.parametrize(
    "attribute", ["itemprop=caption", "class=wp-caption-text", "class=imageCaption", "class=Bildunterschrift"]
)
def test_a_caption_is_told_by_name_where_there_is_no_figure(attribute: str) -> None:
    assert "caption: The quay | None" in shown(parse_html(story(f"<div><img src=a><p {attribute}>The quay</p></div>")))


def test_the_same_caption_at_once_is_one_and_at_another_place_a_second() -> None:
    figure = "<figure><figcaption>The quay</figcaption></figure>"
    between = "<p>In between stands a paragraph which is long enough to be found for itself by anyone who looks.</p>"
    assert [type(block) for block in blocks(story(figure, figure, between, figure))].count(Caption) == 2


def test_a_caption_that_only_the_data_tell_opens_the_story_once() -> None:
    picture = '{"caption":"The quay","creditText":"Lee"}'
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","image":[{picture}]}}</script>'
    assert list(shown(parse_html(story(head=data))))[2] == "caption: The quay | Lee"
    figure = "<figure><figcaption>The quay</figcaption></figure>"
    assert sum(isinstance(block, Caption) for block in blocks(story(figure, head=data))) == 1


@pytest.mark.parametrize("name", ["kicker", "overline", "dachzeile", "article-eyebrow", "headlineKicker", "spitzmarke"])
def test_a_kicker_is_told_by_its_name(name: str) -> None:
    page = story().replace("<h1>", f"<p class='{name}'>Transport</p><h1>")
    assert list(shown(parse_html(page)))[:2] == ["kicker: Transport", "headline: The ferry stays"]


@pytest.mark.parametrize("name", ["lead", "standfirst", "article__intro", "vorspann", "dek", "articleSummary"])
def test_a_lead_is_told_by_its_name(name: str) -> None:
    page = story().replace("</h1>", f"</h1><p class='{name}'>The vote was clear, and so was the morning after.</p>")
    assert "lead: The vote was clear, and so was the morning after." in shown(parse_html(page))


def test_an_element_named_lead_that_holds_the_whole_story_is_no_lead() -> None:
    assert parse_html(story().replace("<article>", "<article class='lead-story'>")).lead is None


def test_the_headline_is_the_article_s_and_not_the_site_s() -> None:
    page = story(head="<title>The ferry stays | Gazette</title>").replace("<body>", "<body><h1>Gazette</h1>")
    assert next(shown(parse_html(page))) == "headline: The ferry stays"


@pytest.mark.parametrize(
    "head",
    [
        "<title>The ferry stays | Gazette</title>",
        "<title>The ferry stays - The Coast Gazette</title>",
        "<meta property='og:title' content='The ferry stays'><title>Gazette</title>",
        "<meta property='og:site_name' content='Coast NEWS'><title>Coast News | The ferry stays</title>",
    ],
)
def test_a_page_without_a_heading_has_its_title_for_headline(head: str) -> None:
    article = parse_html(story(head=head).replace("<h1>The ferry stays</h1>", ""))
    assert article.headline is not None
    assert article.headline.text == "The ferry stays"


def test_words_set_apart_keep_their_marks() -> None:
    page = story(
        "<p>They were <em>very <strong>sure</strong></em> of <code>it</code>, as one could read in"
        " <a href='../b.html'>the minutes</a> of the meeting.</p>",
        head="<base href='https://gazette.example/a/c/'>",
    )
    block = blocks(page)[1]
    assert isinstance(block, Paragraph)
    assert [(mark.kind, block.text[mark.start : mark.end], mark.target) for mark in block.marks] == [
        (MarkKind.EMPHASIS, "very sure", None),
        (MarkKind.STRONG, "sure", None),
        (MarkKind.CODE, "it", None),
        (MarkKind.LINK, "the minutes", "https://gazette.example/a/b.html"),
    ]


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/nowhere", "http://[", ""]
)
def test_a_link_that_leads_nowhere_safe_is_no_link(target: str) -> None:
    block = blocks(
        story(f"<p>They were sure of it, as one could read in <a href='{target}'>the minutes</a> then.</p>")
    )[1]
    assert isinstance(block, Paragraph)
    assert not block.marks


def test_links_are_resolved_against_the_address_that_the_page_came_from() -> None:
    page = story("<p>They were sure of it, as one could read in <a href='b'>the minutes</a> of it then.</p>")
    block = parse_html(page, "https://gazette.example/a/c").sections[0].blocks[1]
    assert isinstance(block, Paragraph)
    assert [mark.target for mark in block.marks] == ["https://gazette.example/a/b"]


def test_parts_know_the_lines_they_stand_in() -> None:
    article = parse_html(
        f"<html>\n<body>\n<article>\n<h1>The\nferry stays</h1>\n\n<p>{SENTENCE}</p>\r\n<p>\n{SENTENCE[:-1]} again.</p>"
    )
    assert article.headline is not None
    assert article.headline.lines == Span(4, 5)
    assert [block.lines for block in article.sections[0].blocks] == [Span(7, 7), Span(9, 9)]


@pytest.mark.parametrize(("encoding", "named"), [("cp1252", "iso-8859-1"), ("utf-8", "utf-8"), ("koi8-r", "koi8-r")])
def test_a_page_s_own_word_on_its_encoding_is_believed(encoding: str, named: str) -> None:
    words = "Река разлилась и снесла мост" if encoding == "koi8-r" else "Größe – “Maß” für 5\xa0€"
    page = story(
        f"<p>{words}, and this is what everybody in the town has been talking about since.</p>",
        head=f"<meta charset={named}>",
    )
    assert words.replace("\xa0", " ") in " ".join(shown(parse_html(page.encode(encoding))))


def test_an_encoding_told_from_outside_comes_first() -> None:
    page = story(
        "<p>Größe, and this is what everybody in the town has been talking about since then.</p>",
        head="<meta charset=koi8-r>",
    )
    assert "Größe" in " ".join(shown(parse_html(page.encode("cp1252"), encoding="windows-1252")))
    with pytest.raises(errors.Undecodable):
        parse_html(page.encode(), encoding="no-such-encoding")


@pytest.mark.parametrize("page", ["", "<html><body><script>x</script></body></html>", "<p>...</p>", "<!-- -->"])
def test_a_page_without_a_word_is_refused(page: str) -> None:
    with pytest.raises(errors.NoProse):
        parse_html(page)


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
def test_a_monstrous_page_is_read_in_little_time(page: str) -> None:
    began = time.monotonic()
    said = " ".join(shown(parse_html(f"<html><body>{page}</body></html>")))
    assert "deep" in said
    assert "after" in said or "<!--" in page
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("missing", ["trafilatura", "lxml"])
def test_without_the_extra_one_is_told_how_to_get_it(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(errors.ExtraNeeded, match=r"pip install 'article-reader\[html\]'"):
        parse_html(story())


def test_the_text_that_a_page_shows_has_its_blocks_breaks_and_cells_apart() -> None:
    page = "<body><table><tr><td>Tide<td>Height</tr><tr><td>Low<td>1 m</table><p>Moved<br>to a new page</p><p>Call us."
    assert rendered(visible(grow(page)))[0] == "Tide  Height\nLow  1 m\n\nMoved\nto a new page\n\nCall us."


def test_a_page_too_large_to_be_searched_is_read_as_the_text_it_shows() -> None:
    article = parse_html(f"<body>\n<p>\n{SENTENCE}</p>\n<p>{SENTENCE[:-1]} again.</p>" + "<i></i>" * 50_001)
    assert sorted(((part.text, tuple(part.lines)) for part in article.parts()), key=lambda told: told[1]) == [
        (SENTENCE, (3, 3)),
        (f"{SENTENCE[:-1]} again.", (4, 4)),
    ]


def test_entities_of_a_document_s_own_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("swordfish")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>' + story(
        "<p>Here stands &x; and nothing more than that.</p>"
    )
    assert "swordfish" not in " ".join(shown(parse_html(page)))


def test_escape_sequences_and_overrides_are_removed() -> None:
    page = story(
        "<p>Red &#27;[31mtext\x1b[0m and \u202eoverrides&#x202e; have no place in a paragraph of any story.</p>"
    )
    assert "paragraph: Red text and overrides have no place in a paragraph of any story." in shown(parse_html(page))


WORDS = (
    "p",
    "h2",
    "li",
    "figcaption",
    "blockquote",
    "div",
    "td",
    "span",
    "aside",
    "footer",
    "button",
    "br",
    "pre",
    "a",
    "b",
)
CLASSES = ("", "kicker", "lead", "credit", "caption", "share", "related", "author", "date")


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Draw a page of nested elements in which each word is another one."""
    parts = draw(
        st.lists(
            st.tuples(st.sampled_from(WORDS), st.sampled_from(CLASSES), st.integers(1, 30), st.booleans()),
            min_size=3,
            max_size=25,
        )
    )
    numbers = iter(range(10_000))
    text: list[str] = []
    for tag, name, length, closes in parts:
        words = " ".join(f"w{next(numbers)}x" for _ in range(length))
        text.append(f"<{tag} class='{name}'>{words}" + (f"</{tag}> " if closes else " "))
    return f"<html><body><article>{''.join(text)}</article></body></html>"


@given(pages())
@settings(max_examples=150, deadline=None)
def test_every_word_of_a_page_is_in_exactly_one_part(page: str) -> None:
    article = parse_html(page)
    said = Counter(re.findall(r"w\d+x", html.document_fromstring(page).text_content()))
    front = [part.text for part in (article.byline, article.published) if part is not None and part.lines == (1, 1)]
    told = Counter(re.findall(r"w\d+x", "\n".join(line.partition(": ")[2] for line in shown(article))))
    assert not said - told
    assert set(told - said) <= set(re.findall(r"w\d+x", " ".join(front)))


@pytest.mark.parametrize(
    "begin", ["", "<title>T</title>", "<!doctype html><html><head><script>a<b</script></head>", "\ufeff"]
)
def test_a_page_may_leave_the_tags_out_that_html_lets_it(begin: str) -> None:
    article = parse_html(f"{begin}<nav>Home</nav><article><h1>Ferry runs</h1><p>{SENTENCE * 4}</p></article>")
    assert str(article.headline) == "Ferry runs"
    assert SENTENCE in str(article.lead or article.sections[0].blocks[0].text)
