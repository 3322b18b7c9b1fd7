"""What a page says of itself: its own titles, authors and dates, and not those of the pages it leads to."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader.loader.inputs.html.document import parse_document
from article_reader.loader.inputs.html.metadata import read_metadata
from article_reader.loader.page import Metadata

ADDRESS = "https://www.gazette.example/town/ferry-stays"


def read(head: str, body: str = "<h1>The ferry stays</h1>", source: str | None = None) -> Metadata:
    return read_metadata(parse_document(f"<html><head>{head}</head><body>{body}</body></html>").root, source)


def data(*things: Any) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)


def article(**properties: Any) -> dict[str, Any]:
    return {"@type": "NewsArticle", "headline": "The ferry stays", **properties}


class TestTitles:
    @pytest.mark.parametrize(
        "head",
        [
            "<title>The ferry stays</title>",
            "<title>The ferry stays | Gazette</title>",
            "<title>The ferry stays - The Coast Gazette</title>",
            "<meta property=og:site_name content='Coast NEWS'><title>Coast News | The ferry stays</title>",
            "<meta property=og:title content='The ferry stays'><title>Gazette</title>",
            "<meta name=twitter:title content='The ferry stays'><title>Gazette</title>",
            "<svg><title>Menu</title></svg><title>The ferry stays</title>",
            data(article()) + "<title>Gazette</title>",
        ],
    )
    @pytest.mark.parametrize("body", ["<h1>The ferry stays</h1>", "<p>No heading</p>"])
    def test_the_headline_is_told_without_the_name_of_the_site(self, head: str, body: str) -> None:
        assert read(head, body).titles[0] == "The ferry stays"

    @pytest.mark.parametrize(
        "title",
        [
            "The ferry stays – Town – Gazette",
            "The ferry stays | Town | The Gazette, your paper for the whole of the coast",
            "Town: The ferry stays",
            "The ferry stays_Town_Gazette | The ferry stays",
        ],
    )
    def test_the_heading_on_the_page_tells_what_of_a_title_is_the_headline(self, title: str) -> None:
        assert read(f"<title>{title}</title>").titles[0] == "The ferry stays"

    def test_the_site_is_known_by_its_host(self) -> None:
        head = "<title>The ferry stays for good, and the town is glad of it - gazette</title>"
        assert read(head, "", ADDRESS).titles == ("The ferry stays for good, and the town is glad of it",)

    def test_the_title_that_the_page_shows_comes_first(self) -> None:
        head = "<meta property=og:title content='Why ferries stay'><title>The ferry stays | Gazette</title>"
        assert read(head).titles == ("The ferry stays", "Why ferries stay")

    @pytest.mark.parametrize(
        "title", ["Rain, wind and snow – what now?", "Ferries of the coast - an attempt", "3:2 – a win"]
    )
    def test_a_dash_within_a_title_parts_nothing(self, title: str) -> None:
        assert read(f"<title>{title}</title>", "").titles == (title,)
        assert read(f"<meta property=og:title content='{title}'><title>x</title>", "").titles[0] == title

    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("Smith &amp;amp; Sons", "Smith & Sons"),
            ("Smith &amp;amp;amp; Sons", "Smith & Sons"),
            ("The &lt;em&gt;old&lt;/em&gt; ferry", "The old ferry"),
            ("Fish &amp; chips &lt; 5", "Fish & chips < 5"),
            ("F&amp;auml;hre", "Fähre"),
        ],
    )
    def test_what_is_escaped_once_too_often_is_read_as_it_is_meant(self, written: str, meant: str) -> None:
        assert read(f"<title>{written}</title>", "").titles == (meant,)

    def test_an_escape_that_the_page_shows_is_meant(self) -> None:
        head = "<title>How to write &amp;amp; in HTML</title>"
        assert read(head, "<h1>How to write &amp;amp; in HTML</h1>").titles == ("How to write &amp; in HTML",)

    def test_what_steers_a_terminal_is_gone(self) -> None:
        assert read("<title>The \x1b[31mferry\u202e stays</title>", "").titles == ("The ferry stays",)


class TestAuthors:
    @pytest.mark.parametrize(
        "head",
        [
            data(article(author={"@type": "Person", "name": "Jo Lind"})),
            data(article(author=[{"name": "Jo Lind"}])),
            data(article(author="By Jo Lind, Transport Correspondent")),
            data(article(creator={"givenName": "Jo", "familyName": "Lind"})),
            data({"@graph": [article(author={"@id": "#jo"}), {"@type": "Person", "@id": "#jo", "name": "Jo Lind"}]}),
            "<meta name=author content='Jo Lind'>",
            "<meta name=author content='Jo Lind, Gazette'><meta property=og:site_name content=Gazette>",
            "<meta property=article:author content=https://social.example/jo><meta name=dc.creator content='Jo Lind'>",
            "<meta name=sailthru.author content='Jo Lind'>",
            "<meta name=parsely-author content='Jo Lind'>",
            "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Jo Lind'>",
        ],
    )
    def test_an_author_is_told_by_name(self, head: str) -> None:
        assert read(head).authors == ("Jo Lind",)

    @pytest.mark.parametrize(
        "body",
        [
            "<p>By <a rel=author href=/jo>Jo Lind</a></p>",
            "<p itemprop=author itemscope><img alt=a><span itemprop=name>Jo Lind</span> Reporter</p>",
            "<p class='author vcard'>by <span class=fn>Jo Lind</span></p>",
            "<p><a rel=author>Jo Lind</a></p><aside><p><a rel=author>Ann Doe</a></p></aside>",
            "<div><p><a rel=author>Jo Lind</a></p></div><div><p>More: <a rel=author>Ann Doe</a></p></div>",
        ],
    )
    def test_an_author_is_told_by_an_element(self, body: str) -> None:
        assert read("", f"<h1>The ferry stays</h1>{body}").authors == ("Jo Lind",)

    @pytest.mark.parametrize(
        "told", ["Jo Lind, Ann Doe", "Jo Lind and Ann Doe", "Von Jo Lind und Ann Doe", "Jo Lind | Ann Doe"]
    )
    def test_several_authors_are_told_in_their_order_and_once(self, told: str) -> None:
        assert read(data(article(author=[told, "Ann Doe"]))).authors == ("Jo Lind", "Ann Doe")

    @pytest.mark.parametrize(
        "told",
        [
            *("admin", "Redaktion", "Latest Posts", "Posts by", "editor", "Staff Writer", "Senior Political Editor"),
            *("https://social.example/jo", "www.gazette.example", "jo@gazette.example", "@jolind", "gazette.com"),
            *("Gazette", "The Gazette", "Gazette, Port Lune, Norway", "Gazette GmbH", "View all posts by Jo Lind"),
            *("5 min read", "", "–", "x" * 80, "Illustration by Jo Lind", "Unknown", "12"),
        ],
    )
    def test_what_is_nobody_s_name_is_no_author(self, told: str) -> None:
        head = "<meta property=og:site_name content='The Gazette'>"
        assert read(f"{head}<meta name=author content='{told}'>", source=ADDRESS).authors == ()
        assert read(head + data(article(author={"@type": "Person", "name": told})), source=ADDRESS).authors == ()

    def test_an_agency_may_be_the_author(self) -> None:
        assert read(data(article(author={"@type": "Organization", "name": "Press Pool"}))).authors == ("Press Pool",)


class TestPublished:
    @pytest.mark.parametrize(
        ("head", "published"),
        [
            (data(article(datePublished="2024-05-17T08:30:00+02:00")), "2024-05-17T08:30:00+02:00"),
            (data({"@type": "WebPage", "datePublished": "2024-05-17"}), "2024-05-17"),
            ("<meta property=article:published_time content=2024-05-17T08:30:00.000Z>", "2024-05-17T08:30:00Z"),
            ("<meta name=DC.date content=2024-05-17>", "2024-05-17"),
            ("<meta name=date content='2024-05-17 8:30'>", "2024-05-17T08:30"),
            ("<meta name=date content='Fri, 17 May 2024 08:30:00 +0200'>", "2024-05-17T08:30:00+02:00"),
            ("<meta name=date content=20240517>", "2024-05-17"),
            ("<meta name=date content='17.05.2024, 08:30'>", "2024-05-17"),
            ("<meta name=date content=1715927400>", "2024-05-17T06:30:00+00:00"),
            ("<meta name=date content='May 17, 2024'>", "May 17, 2024"),
            (data(article(dateModified="2024-05-18")), "2024-05-18"),
            (data(article(datePublished="2024-05-17", dateModified="2024-05-18")), "2024-05-17"),
        ],
    )
    def test_a_date_is_told_by_the_head(self, head: str, published: str) -> None:
        assert read(head).published == published

    @pytest.mark.parametrize(
        "body",
        [
            "<time itemprop=datePublished datetime=2024-05-17>today</time>",
            "<span itemprop=datePublished content=2024-05-17>today</span>",
            "<time pubdate datetime=2024-05-17>today</time>",
            "<time class='entry-date published' datetime=2024-05-17>today</time>",
            "<abbr class=published title=2024-05-17>today</abbr>",
            "<time datetime=2024-05-17>3 hours ago</time>",
        ],
    )
    def test_a_date_is_told_by_an_element(self, body: str) -> None:
        assert read("", f"<h1>The ferry stays</h1>{body}").published == "2024-05-17"

    @pytest.mark.parametrize("path", ["2024/05/17/ferry", "town/2024-05-17/ferry", "ferry-20240517.html"])
    def test_a_date_in_the_address_is_the_last_to_be_asked(self, path: str) -> None:
        address = f"https://gazette.example/{path}"
        assert read("", source=address).published == "2024-05-17"
        assert read("<meta name=date content=2024-05-16>", source=address).published == "2024-05-16"

    @pytest.mark.parametrize(
        "body",
        [
            "<blockquote><p>So it is</p><time datetime=2019-03-03>March 3, 2019</time></blockquote>",
            "<aside><time datetime=2019-03-03>March 3, 2019</time></aside>",
            "<div class=related-stories><time pubdate datetime=2019-03-03>March 3, 2019</time></div>",
            "<p class=comment><time class=published datetime=2019-03-03>March 3, 2019</time></p>",
            f"<p>{'Words ' * 30}</p><p>{'Words ' * 30}</p><time datetime=2019-03-03>March 3, 2019</time>",
            "<p>It was built in 2019, on March 3, 2019.</p><p>5 min read</p>",
        ],
    )
    def test_a_date_of_something_else_is_none(self, body: str) -> None:
        assert read("", f"<h1>The ferry stays</h1>{body}").published is None

    @pytest.mark.parametrize(
        "told", ["2024-13-45", "0000-00-00", "1970-01-01T00:00:00Z", "0001-01-01", "5 min read", "now"]
    )
    def test_a_date_that_cannot_be_is_none(self, told: str) -> None:
        assert read(f"<meta name=date content='{told}'>").published is None


class TestData:
    OTHER = article(headline="Another story", url="https://www.gazette.example/other", datePublished="2019-03-03")

    @pytest.mark.parametrize("own", [{"url": ADDRESS}, {"mainEntityOfPage": {"@id": f"{ADDRESS}/#page"}}, {}])
    def test_the_article_that_the_page_is_about_is_told_from_others(self, own: dict[str, Any]) -> None:
        page = data(self.OTHER, article(datePublished="2024-05-17", **own))
        assert read(page, source=ADDRESS).published == "2024-05-17"

    def test_a_list_of_articles_that_the_page_leads_to_tells_nothing(self) -> None:
        others = [dict(self.OTHER, headline=f"Story {number}") for number in range(4)]
        assert read(data(others), "<p>x").titles == ()
        listed = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": self.OTHER}]}
        assert read(data(listed), "<p>x").published is None

    @pytest.mark.parametrize(
        "broken",
        [
            '{"@type":"NewsArticle","headline":"The ferry stays","keywords":["a","b",],}',
            '{"@type":"NewsArticle","description":"two\nlines","headline":"The ferry stays"}',
            '<!-- {"@type":"NewsArticle","headline":"The ferry stays"} -->',
            '//<![CDATA[\n{"@type":"NewsArticle","headline":"The ferry stays"}\n//]]>',
            '{"@type":"NewsArticle","headline":"The ferry stays"};',
            '{"@type":"WebSite","name":"G"}{"@type":"NewsArticle","headline":"The ferry stays"}',
            '{"@type":"NewsArticle","alternativeHeadline":"It\\\'s","headline":"The ferry stays"}',
            '{"@type":"NewsArticle","headline":"The ferry stays","description":"he said "yes" to it"}',
            '{"@type":"NewsArticle","author": Jo Lind,"headline":"The ferry stays",',
            "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;The ferry stays&quot;}",
        ],
    )
    def test_broken_data_are_read_where_they_are_plain(self, broken: str) -> None:
        assert read(f"<script type='application/ld+json'>{broken}</script>", "<p>x").titles[0] == "The ferry stays"

    @pytest.mark.parametrize(
        "broken",
        [
            "",
            "null",
            "[]",
            '"text"',
            "{",
            "[" * 100_000,
            '{"a":' * 100_000,
            '"\\' * 100_000,
            "1" * 10_000,
            '{"@type":1}',
        ],
    )
    def test_data_that_say_nothing_do_no_harm(self, broken: str) -> None:
        assert read(f"<script type=application/ld+json>{broken}</script>").titles == ()

    def test_values_of_any_type_do_no_harm(self) -> None:
        odd: list[Any] = [
            None,
            1,
            True,
            [],
            {},
            [None],
            {"name": None},
            {"name": [1]},
            {"@id": []},
            [[["x"]]],
            {"@value": 1},
        ]
        for value in odd:
            keys = ("author", "publisher", "datePublished", "url", "@id", "mainEntityOfPage", "inLanguage", "@graph")
            read(data({**article(), **dict.fromkeys(keys, value)}, {"@type": value, "@graph": value}))

    def test_the_text_of_the_article_is_told(self) -> None:
        assert read(data(article(articleBody="<p>One &amp; two.</p>\n<p>Three.</p>"))).body == "One & two. Three."
        assert len(read(data(article(articleBody="word " * 100_000))).body) <= 200_000

    def test_what_it_is_about_is_told_once(self) -> None:
        head = "<meta name=description content='It stays.'><meta property=og:description content='It stays'>"
        assert read(head + data(article(description="As it was."))).descriptions == ("It stays", "As it was.")

    def test_the_site_is_told(self) -> None:
        assert read("<meta property=og:site_name content=Gazette>").site == "Gazette"
        assert read(data(article(publisher={"@type": "Organization", "name": "Gazette"}))).site == "Gazette"


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ("<html lang=de-AT>", "de"),
        ("<html xml:lang=EN_us>", "en"),
        ("<html lang=deu>", "de"),
        ("<html lang=xx><meta property=og:locale content=fr_FR>", "fr"),
        (data(article(inLanguage="nb-NO")), "nb"),
        ("<html lang=und>", None),
        ("<p>x", None),
    ],
)
def test_the_language_is_told(page: str, language: str | None) -> None:
    assert read_metadata(parse_document(page).root, None).language == language


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(["NewsArticle", ADDRESS]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["@type", "@graph", "@id", "author", "name", "headline", "datePublished", "url", "mainEntity"]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=20,
    )
)
def test_no_data_are_too_odd(value: Any) -> None:
    page = f"<script type=application/ld+json>{json.dumps(value).replace('<', ' ')}</script><h1>The ferry stays</h1>"
    assert isinstance(read_metadata(parse_document(page).root, ADDRESS), Metadata)


@given(st.text(max_size=60), st.sampled_from(["og:title", "author", "date", "article:published_time", "description"]))
def test_no_head_is_too_odd(content: str, name: str) -> None:
    escaped = content.replace("&", "&amp;").replace('"', "&quot;")
    metadata = read(f'<meta name="{name}" content="{escaped}"><title>{escaped.replace("<", " ")}</title>')
    told = (*metadata.titles, *metadata.authors, *metadata.descriptions, metadata.published or "")
    assert all(text == text.strip() and "\n" not in text and "\x1b" not in text for text in told)
