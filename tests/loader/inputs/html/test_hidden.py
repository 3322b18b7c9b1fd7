"""What a page hides, and what it has twice for two kinds of readers."""

from __future__ import annotations

import pytest

from article_reader.loader.page import Declared, Role
from tests.loader.inputs.html.shown import evidence, lines, text, texts

HIDDEN = Declared(Role.LEFT_OUT, "hidden on the page")


@pytest.mark.parametrize(
    "attribute",
    ["hidden", "style='display: none'", "style='color:red; visibility:hidden'", "role=tooltip", "class=tip hidden=''"],
)
def test_hidden_words_are_lines_of_their_own_behind_their_sentence(attribute: str) -> None:
    found = lines(f"<p>A new engine<span {attribute}>The machine.</span>. It is quiet.</p><p>x</p>")
    assert [(line.text, line.declared) for line in found] == [
        ("A new engine. It is quiet.", None),
        ("The machine.", HIDDEN),
        ("x", None),
    ]


def test_hidden_blocks_are_told_as_such() -> None:
    found = lines("<p>One</p><div hidden><p>two</p><p>three</p></div><p>four</p>")
    assert [line.declared for line in found] == [None, HIDDEN, HIDDEN, None]


def test_a_dialog_that_is_not_open_is_hidden() -> None:
    assert texts("<p>One</p><dialog>two</dialog><dialog open>three</dialog>") == ["One", "three"]


def test_words_that_are_found_by_searching_the_page_are_not_hidden() -> None:
    assert texts("<p>One</p><div hidden=until-found>two</div>") == ["One", "two"]


def test_a_page_that_hides_its_story_will_show_it() -> None:
    story = f"<p>{'The ferry will not run before March. ' * 4}</p>"
    assert len(texts(f"<nav>Home</nav><main style='display:none'>{story * 5}</main>")) == 6


def test_what_only_listeners_are_kept_from_is_shown_and_told() -> None:
    assert text("<p aria-hidden=true>One</p>") == "One"
    assert evidence("<p aria-hidden=true>One</p>").hidden


def test_a_large_first_letter_for_two_audiences_is_read_once() -> None:
    page = '<p><span aria-hidden="true">T</span><span class="sr-only">T</span>he lock keeper</p>'
    assert texts(page) == ["The lock keeper"]


def test_a_date_for_two_audiences_is_read_once() -> None:
    page = '<p>On <span class="visually-hidden">12 March</span><span aria-hidden="true">12/3</span> it fell.</p>'
    assert texts(page) == ["On 12/3 it fell."]


def test_an_icon_beside_words_for_listeners_leaves_them() -> None:
    assert text('<button><svg aria-hidden="true"></svg><span class="sr-only">Search</span></button>') == "Search"


def test_words_for_listeners_are_not_within_a_sentence() -> None:
    found = lines('<p>See <a href=/a>the list<span class="sr-only">(new window)</span></a> today.</p>')
    assert [line.text for line in found] == ["See the list today.", "(new window)"]
    assert found[1].declared == Declared(Role.LEFT_OUT, "for screen readers")


def test_hidden_words_in_what_is_set_as_typed_are_lines_of_their_own_too() -> None:
    found = lines("<pre>one <span hidden>two</span>\nthree</pre>")
    assert [(line.text, line.declared) for line in found] == [("one\nthree", None), ("two", HIDDEN)]
    assert texts("<pre><span hidden>two</span></pre>") == ["two"]
