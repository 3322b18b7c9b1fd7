"""Which lines a page has."""

from __future__ import annotations

from article_reader.article import Span
from article_reader.loader.inputs.html import lines_of
from article_reader.loader.inputs.html.document import parse_document
from article_reader.loader.page import Form
from tests.loader.inputs.html.shown import lines, text, texts


def test_each_block_is_a_line_in_the_order_of_the_page() -> None:
    assert texts("<h1>Quay</h1><div>One <b>two</b><p>three</p>four</div>") == ["Quay", "One two", "three", "four"]


def test_bare_text_beside_blocks_is_a_line() -> None:
    assert texts("One<p>two</p>three") == ["One", "two", "three"]


def test_elements_that_html_does_not_know_stand_within_a_line() -> None:
    assert texts("<x-story>One <x-word>two</x-word> three</x-story>") == ["One two three"]


def test_runs_of_white_space_are_one_space() -> None:
    assert text("<p> One\n\t two&nbsp; three </p>") == "One two three"


def test_soft_hyphens_are_not_kept() -> None:
    assert text("<p>a c&shy;d</p>") == "a cd"


def test_a_break_ends_a_line_but_begins_no_block() -> None:
    found = lines("<p>One<br>two<br><br>three</p><p>four</p>")
    assert [line.text for line in found] == ["One", "two", "three", "four"]
    assert [line.blank_before for line in found] == [True, False, True, True]


def test_a_break_in_a_heading_divides_nothing() -> None:
    assert texts("<h2>The quay<br>is closed</h2>") == ["The quay is closed"]


def test_a_break_in_the_middle_of_a_link_divides_nothing() -> None:
    assert texts("<a href=/a>The quay<br>is closed</a>") == ["The quay is closed"]


def test_scripts_styles_and_forms_fields_are_no_text() -> None:
    page = "<script>a</script><style>b</style><select><option>c</select><textarea>d</textarea><svg><text>e</text></svg>"
    assert texts(f"{page}<p>One<script>f</script> two</p>") == ["One two"]


def test_comments_divide_nothing() -> None:
    assert texts("<p>One <!-- x -->two</p>") == ["One two"]


def test_a_template_that_a_browser_shows_is_read() -> None:
    page = "<x-story><template shadowrootmode=open><p>One</p></template></x-story><template><p>two</p></template>"
    assert texts(page) == ["One"]


def test_prose_for_browsers_without_scripts_is_read_in_its_place() -> None:
    prose = "The quay is closed until spring. Nobody knows who will pay for it. The council meets in May. " * 3
    assert texts(f"<p>One</p><noscript><p>{prose}</p></noscript><p>two</p>") == ["One", prose.strip(), "two"]


def test_a_notice_for_browsers_without_scripts_is_not_read() -> None:
    assert texts("<p>One</p><noscript>Please turn on scripts.</noscript>") == ["One"]


def test_what_is_there_for_browsers_without_scripts_as_well_is_read_once() -> None:
    prose = "The quay is closed until spring. Nobody knows who will pay for it. The council meets in May. " * 3
    assert texts(f"<p>{prose}</p><noscript><p>{prose}</p></noscript>") == [prose.strip()]


def test_a_quotation_is_told_with_its_source_behind_it() -> None:
    found = lines("<figure><blockquote><p>Half of it.</p><cite>The company</cite></blockquote></figure><p>x</p>")
    assert [(line.form, line.text) for line in found[:2]] == [
        (Form.QUOTE, "Half of it."),
        (Form.QUOTE, "— The company"),
    ]
    assert found[0].group == found[1].group != found[2].group


def test_the_caption_of_a_quotation_is_its_source() -> None:
    found = lines("<figure><blockquote>Half of it.</blockquote><figcaption>The company</figcaption></figure>")
    assert [(line.form, line.text) for line in found][1] == (Form.QUOTE, "— The company")


def test_a_work_named_in_a_quotation_is_no_source() -> None:
    assert texts("<blockquote><p>I read <cite>The Quay</cite> twice.</p></blockquote>") == ["I read The Quay twice."]


def test_the_lines_of_a_figure_are_one_group() -> None:
    found = lines("<p>x</p><figure><p>The quay</p><figcaption>Photo: Jo Lind</figcaption></figure>")
    assert [line.group for line in found] == [0, 1, 1]


def test_lines_tell_where_in_the_source_they_stand() -> None:
    found = lines("\n<p>One\ntwo</p>\n<pre>a\nb</pre>\n<p>three</p>")
    assert [line.span for line in found] == [Span(2, 3), Span(4, 5), Span(6, 6)]


def test_elements_may_say_where_in_their_source_they_stand() -> None:
    root = parse_document('<p data-lines="12-14">One</p><ul data-lines="20"><li>two</ul>').root
    assert [line.span for line in lines_of(root)] == [Span(12, 14), Span(20, 20)]
