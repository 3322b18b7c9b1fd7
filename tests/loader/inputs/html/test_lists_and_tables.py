"""Lists, tables and code: what was set in lines stays in lines."""

from __future__ import annotations

from article_reader.article import MarkKind
from article_reader.loader.page import Form, Line
from tests.loader.inputs.html.shown import lines, marked, texts


def items(body: str) -> list[tuple[str, int, str]]:
    """Return marker, nesting and words of the items of a page."""
    return [(line.marker, line.nesting, line.text) for line in lines(body) if line.form is Form.ITEM]


def cells(line: Line) -> list[str]:
    """Return the cells of a row."""
    return [line.text[start:end] for start, end in line.cells]


def test_items_have_the_bullets_of_their_depth() -> None:
    assert items("<ul><li>a<ul><li>b</ul><li>c</ul>") == [("•", 0, "a"), ("◦", 1, "b"), ("•", 0, "c")]


def test_items_have_the_numbers_that_a_browser_shows() -> None:
    assert items("<ol start=3><li>a<li value=7>b<li>c</ol>") == [("3.", 0, "a"), ("7.", 0, "b"), ("8.", 0, "c")]
    assert items("<ol reversed><li>a<li>b</ol>") == [("2.", 0, "a"), ("1.", 0, "b")]
    assert items("<ol type=i start=4><li>a<li>b</ol>") == [("iv.", 0, "a"), ("v.", 0, "b")]
    assert items("<ol type=A start=27><li>a</ol>") == [("AA.", 0, "a")]


def test_only_the_first_block_of_an_item_has_the_marker() -> None:
    found = lines("<ul><li><p>a</p><p>b</p></li></ul>")
    assert [(line.form, line.text) for line in found] == [(Form.ITEM, "a"), (Form.PARAGRAPH, "b")]


def test_the_lists_within_a_list_are_one_group() -> None:
    assert [line.group for line in lines("<ul><li>a<ol><li>b</ol></ul><ul><li>c</ul>")] == [1, 1, 2]


def test_a_term_stands_with_its_explanation() -> None:
    page = "<dl><dt>Sluice</dt><dd>Oak</dd><dt>And the wheel?</dt><dd><p>Iron</p><p>Cast here</p></dd></dl>"
    assert texts(page) == ["Sluice: Oak", "And the wheel? Iron", "Cast here"]
    assert marked(page) == [(MarkKind.STRONG, "Sluice")]


def test_a_bold_term_in_an_item_stands_with_its_explanation() -> None:
    assert items("<ul><li><b>Sluice</b><div>Oak</div></ul>") == [("•", 0, "Sluice: Oak")]


def test_a_term_without_explanation_stands_alone() -> None:
    assert texts("<dl><dt>Sluice</dt></dl><p>x</p>") == ["Sluice", "x"]


def test_rows_of_a_table_have_their_cells_under_one_another() -> None:
    found = lines(
        "<table><caption>Fares</caption><tr><th>From<th colspan=2>Fare"
        "<tr><td rowspan=2>Ness<td><b>2</b><td>3<tr><td><td><p>5</p></table>"
    )
    assert [line.form for line in found] == [Form.PARAGRAPH, Form.ROW, Form.ROW, Form.ROW]
    assert [cells(line) for line in found[1:]] == [["From", "Fare", ""], ["Ness", "2", "3"], ["", "", "5"]]
    assert [line.header for line in found] == [False, True, False, False]
    assert {line.group for line in found} == {1}
    assert found[2].text == "Ness  2  3"
    assert found[2].marks[0].start == 6


def test_tables_that_lay_a_page_out_have_no_rows() -> None:
    layout = "<table><tr><td><a href=/>Home</a></td><td><h1>Quay</h1><p>One</p><p>two</p></td></tr></table>"
    assert [line.form for line in lines(layout)] == [Form.PARAGRAPH] * 4
    said = "<table role=presentation><tr><th>a<th>b<tr><td>c<td>d</table>"
    assert [line.form for line in lines(said)] == [Form.PARAGRAPH] * 4


def test_hidden_cells_are_told_behind_their_row() -> None:
    found = lines("<table><tr><th>a<th>b<th>c<tr><td>d<td>e<td hidden>f</table>")
    assert [line.text for line in found] == ["a  b  c", "d  e", "f"]
    assert found[2].declared is not None


def test_code_keeps_its_rows_and_its_indentation() -> None:
    found = lines("<pre><code>def a():\n    return 1\n\n\tb  </code></pre>")
    assert [(line.form, line.text) for line in found] == [(Form.CODE, "def a():\n    return 1\n\n        b")]


def test_code_with_an_element_for_each_line_keeps_its_rows() -> None:
    assert texts("<pre><code>a</code><code>  b</code></pre>") == ["a\n  b"]
    assert texts("<pre><span class=line>a</span><span class=line>  b</span></pre>") == ["a\n  b"]
    assert texts("<pre>a<br>  b</pre>") == ["a\n  b"]


def test_code_in_a_table_is_one_block_without_its_numbers() -> None:
    row = '<tr><td class="blob-num">{}</td><td class="blob-code">{}</td></tr>'
    page = f"<table>{row.format(1, 'a')}{row.format(2, '')}{row.format(3, '  b')}</table>"
    assert [(line.form, line.text) for line in lines(page)] == [(Form.CODE, "a\n\n  b")]


def test_numbers_beside_code_are_not_read() -> None:
    assert texts("<div><pre class=lineno>1\n2</pre><pre>a\nb</pre></div>") == ["a\nb"]
