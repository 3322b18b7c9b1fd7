"""What markup within a sentence says."""

from __future__ import annotations

import pytest

from article_reader.article import Mark, MarkKind
from tests.loader.inputs.html.shown import lines, marked, text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "He said “no ‘never’ talks”, and left."),
        ("de-AT", "He said „no ‚never‘ talks“, and left."),
        ("fr", "He said «no “never” talks», and left."),
        ("xx", "He said “no ‘never’ talks”, and left."),
    ],
)
def test_quotations_have_the_marks_of_their_language(language: str, said: str) -> None:
    assert text(f"<p lang={language}>He said <q>no <q>never</q> talks</q>, and left.</p>") == said


def test_quotations_that_have_marks_get_no_others() -> None:
    assert text("<p>He said <q>“never”</q>.</p>") == "He said “never”."


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("10<sup>6</sup> atoms", "10⁶ atoms"),
        ("10<sup>-6</sup> m", "10⁻⁶ m"),
        ("30 m<sup>2</sup>", "30 m²"),
        ("2<sup>n</sup> ways", "2ⁿ ways"),
        ("2<sup>x+y</sup> ways", "2^(x+y) ways"),
        ("CO<sub>2</sub> fell", "CO₂ fell"),
        ("x<sub>max</sub> is", "x_(max) is"),
        ("the 1<sup>st</sup>, the XX<sup>e</sup>", "the 1st, the XXe"),
        ("M<sup>me</sup> Curie", "Mme Curie"),
        ("Quay<sup>TM</sup>", "Quay™"),
        ("the year 2031<sup>3</sup> at", "the year 2031³ at"),
        ("the year 2031<sup><a href='#n3'>3</a></sup> at", "the year 2031[3] at"),
        ("a fact<sup class='reference'><a href='#n3'>[3]</a></sup>.", "a fact[3]."),
        ("a fact<a class='footnote-ref' href='#n3'>3</a>.", "a fact [3]."),
        ("a fact.<sup>1, 2</sup>", "a fact.[1, 2]"),
        ("<sup>A small line in small type over all</sup>", "A small line in small type over all"),
    ],
)
def test_raised_and_lowered_words_stay_apart_from_those_beside_them(markup: str, said: str) -> None:
    assert text(f"<p>{markup}</p>") == said


def test_struck_words_are_told() -> None:
    page = "<p>The captain has <del>resigned</del> <ins>been dismissed</ins>. It costs <s>£12</s> £9.</p>"
    assert marked(page) == [(MarkKind.STRUCK, "resigned"), (MarkKind.STRUCK, "£12")]


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<ruby>港町<rt>みなとまち</rt></ruby>で", "港町（みなとまち）で"),
        ("<ruby>港町<rp>(</rp><rt>みなとまち</rt><rp>)</rp></ruby>で", "港町（みなとまち）で"),
        ("<ruby>quay<rt>key</rt></ruby> is", "quay (key) is"),
    ],
)
def test_readings_stand_in_brackets(markup: str, said: str) -> None:
    assert text(f"<p>{markup}</p>") == said


def test_pictures_of_emoji_say_them() -> None:
    page = '<p>A day <img class="emoji" alt="🎉"> for <img class="wp-smiley" alt=":-)"> all <img alt="🙂">.</p>'
    assert text(page) == "A day 🎉 for :-) all 🙂."


def test_other_pictures_say_nothing() -> None:
    assert text('<p>The quay <img alt="A boat at the quay" src="b.jpg"> is closed.</p>') == "The quay is closed."


def test_pictures_alone_are_no_line() -> None:
    assert lines('<p><img class="emoji" alt="🎉"></p>') == ()


@pytest.mark.parametrize(
    "markup",
    [
        '<math alttext="x^2"><mi>x</mi><mn>2</mn></math>',
        "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x^2</annotation></semantics></math>",
        '<span><span hidden><math alttext="x^2"></math></span><img class="math" alt="{\\displaystyle x^2}"></span>',
        '<span class="k"><span class="m"><math alttext="x^2"></math></span><span aria-hidden="true">x2</span></span>',
    ],
)
def test_formulas_are_read_once(markup: str) -> None:
    assert text(f"<p>So {markup} is.</p>") == "So x^2 is."


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<span>By Ann Doe</span><span>Reporter</span>", "By Ann Doe Reporter"),
        ("Apr 28 2023<time>2:23 PM</time>", "Apr 28 2023 2:23 PM"),
        (
            "<span class=a>The quay.</span><span class=b><span>Credit...</span><span>Jo Lind</span></span>",
            "The quay. Credit... Jo Lind",
        ),
        ("<a href=/a>sport</a><a href=/b>news</a>", "sport news"),
        ("one<span style='display:block'>two</span>", "one two"),
        ("<span class=label>Photo</span><span class=colon>:</span>", "Photo:"),
    ],
)
def test_words_that_the_page_sets_apart_do_not_run_together(markup: str, said: str) -> None:
    assert text(f"<p>{markup}</p>") == said


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<span class=dropcap>T</span>he quay", "The quay"),
        ("<span class=cap>T</span><span class=first>he</span> quay", "The quay"),
        ("un<b>believ</b>able", "unbelievable"),
        ("the <a href=/a>ferry</a>s", "the ferrys"),
        ("<span class=c1>qu</span><span class=c2>ay</span>", "quay"),
        ("i<b>Phone</b>", "iPhone"),
        ("<b>20</b><i>31</i>", "2031"),
        ("(<i>sic</i>), he", "(sic), he"),
    ],
)
def test_words_are_not_torn(markup: str, said: str) -> None:
    assert text(f"<p>{markup}</p>") == said


def test_links_lead_to_whole_addresses() -> None:
    found = lines(
        "<p>A <a href='/quay'>quay</a>, <a href='mailto:a@b.org'>mail</a>, <a href='javascript:x()'>no</a></p>"
    )
    assert found[0].marks == (
        Mark(MarkKind.LINK, 2, 6, "https://example.org/quay"),
        Mark(MarkKind.LINK, 8, 12, "mailto:a@b.org"),
    )


@pytest.mark.parametrize("target", ["http://[", "data:text/html,x", "file:///etc/passwd", "#top", ""])
def test_what_is_no_address_is_no_link(target: str) -> None:
    assert marked(f"<p>A <a href='{target}'>quay</a></p>") == []


def test_rows_of_a_script_without_spaces_are_joined_without() -> None:
    assert text("<p>新しい船が\n  走り始めた。</p>") == "新しい船が走り始めた。"
    assert text("<p>新しい<b>船が\n走り</b>始めた。</p>") == "新しい船が走り始めた。"
    assert text("<p>新しい船 \nFerry\n港</p>") == "新しい船 Ferry 港"


def test_marks_may_lie_within_each_other() -> None:
    page = "<p><a href=/a>the <em>old  <strong>quay</strong></em></a> <code>x</code></p>"
    assert marked(page) == [
        (MarkKind.LINK, "the old quay"),
        (MarkKind.EMPHASIS, "old quay"),
        (MarkKind.STRONG, "quay"),
        (MarkKind.CODE, "x"),
    ]
