"""What markup tells about a line."""

from __future__ import annotations

import pytest

from article_reader.loader.names import ANCESTORS, HINTS, TAGS, hints_of_names, hints_of_schema
from tests.loader.inputs.html.shown import evidence, lines


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("article__sub-title", "lead"),
        ("headlineKicker", "kicker"),
        ("Bildunterschrift", "caption"),
        ("artikelbildunterschrift", "caption"),
        ("wp-caption-text", "caption"),
        ("entry-date", "date"),
        ("shareButtons", "share"),
        ("sharebuttons", "share"),
        ("read-more", "related"),
        ("site-footer", "footer"),
        ("newsletter-signup", "newsletter"),
        ("byline_author", "byline"),
        ("sr-only", "screen reader"),
        ("onetrust-banner-sdk", "cookie"),
        ("live-blog-entry", "live blog"),
        ("commentaires", "comment"),
        ("liens connexes related", "related"),
    ],
)
def test_names_of_sites_speak_of_parts(name: str, hint: str) -> None:
    assert hint in hints_of_names(name)


@pytest.mark.parametrize("name", ["css-1ly73wi", "shadow", "gradient", "padding-top", "header-ad-vance", ""])
def test_names_that_only_look_alike_speak_of_none(name: str) -> None:
    assert not hints_of_names(name) & {"ad", "share", "nav", "tags", "lead"} or name == "header-ad-vance"


def test_names_of_schema_say_exactly_what_an_element_is() -> None:
    assert hints_of_schema("https://schema.org/NewsArticle") == {"schema article"}
    assert hints_of_schema("datePublished") == {"schema date"}


def test_features_name_each_hint_once() -> None:
    for names in (HINTS, TAGS, ANCESTORS):
        assert len(set(names)) == len(names)


def test_a_line_tells_its_element_and_those_around_it() -> None:
    found = evidence("<main><article><section><p>One</p></section></article></main>")
    assert found.tag == "p"
    assert found.ancestors == {"main", "article", "section", "p"}
    assert found.depth == 5


def test_a_line_tells_what_stands_around_all_its_words() -> None:
    found = evidence("<div><a href=/x class=kicker>Sport</a></div>")
    assert (found.tag, found.link) == ("div", 1.0)
    assert "kicker" in found.near
    assert "a" in found.ancestors


def test_names_are_near_or_far() -> None:
    found = evidence('<div class="article-body"><div><div><p class="caption">One</p></div></div></div>')
    assert "caption" in found.near
    assert "body" in found.far
    assert "body" not in found.near


def test_headings_tell_their_level_and_are_bold() -> None:
    found = evidence("<h3><a href=/x>One</a></h3>")
    assert (found.level, found.bold, found.link) == (3, 1.0, 1.0)


def test_shares_are_those_of_letters() -> None:
    found = evidence("<p>1234<a href=/x>56</a><strong>78</strong></p>")
    assert (found.link, found.bold) == (0.25, 0.25)


def test_a_line_tells_how_much_of_the_text_stands_around_it() -> None:
    found = lines("<div><p>1234</p><p>56<a href=/x>78</a></p></div><p>12</p>")[0].evidence
    assert found is not None
    assert found.around[:2] == (0.5, 0.75)


def test_a_line_tells_what_ended_and_began_above_it() -> None:
    found = evidence("<div><div><p>One</p></div></div><section><p>two</p></section>")
    assert (found.left, found.entered) == (3, 2)


def test_a_picture_above_is_told_once_and_an_icon_never() -> None:
    found = lines("<p>a</p><figure><img src=a.jpg><figcaption>b</figcaption></figure><p>c</p><img width=16><p>d</p>")
    assert [line.evidence.picture for line in found if line.evidence] == [False, True, False, False]
