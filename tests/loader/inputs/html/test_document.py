"""Pages as trees: every word that a browser shows is in the tree, whatever the markup is like."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from article_reader.errors import Empty, OptionError
from article_reader.loader.inputs.html.document import Document, parse_document

NOT_SHOWN = frozenset(("script", "style", "template", "title", "textarea", "iframe", "noscript", "noframes", "noembed"))

INLINE = frozenset(("a", "b", "i", "em", "strong", "span", "sup", "q", "font"))


def words(root: Any) -> list[str]:
    """Return the words of a page's body, sorted, those of elements that browsers don't show as prose aside."""
    texts: list[str] = []
    left_out = 0
    for event, element in etree.iterwalk(root.find("body"), events=("start", "end", "comment", "pi")):
        is_left_out = element.tag in NOT_SHOWN
        if event == "start":
            left_out += is_left_out
            texts += ["" if element.tag in INLINE else " ", "" if left_out else element.text or ""]
        else:
            left_out -= is_left_out
            is_inline = element.tag in INLINE or event in {"comment", "pi"}
            tail = "" if element.tag == "body" or left_out else element.tail or ""
            texts += ["" if is_inline else " ", tail]
    return sorted(re.findall(r"\w+", "".join(texts)))


def words_by_html5lib(page: str) -> list[str]:
    return words(html5lib.parse(page, treebuilder="lxml", namespaceHTMLElements=False).getroot())


def text(page: str | bytes) -> str:
    return " ".join("".join(parse_document(page).root.find("body").itertext()).split())


def depth(document: Document) -> int:
    deepest = level = 0
    for event, _ in etree.iterwalk(document.root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def test_a_page_has_head_and_body_whatever_tags_it_leaves_out() -> None:
    document = parse_document("<title>T</title><nav>Home</nav><p>Words")
    assert [child.tag for child in document.root] == ["head", "body"]
    assert [child.tag for child in document.root.find("body")] == ["nav", "p"]


@pytest.mark.parametrize(
    "page", ["", "  ", "\0", "<!-- nothing -->", "<title>T</title>", "<frameset><frame></frameset>"]
)
def test_a_page_that_shows_nothing_has_an_empty_body(page: str) -> None:
    assert text(page) == ""


def test_text_behind_the_head_belongs_to_the_body() -> None:
    assert text("<title>T</title>one <link rel=x>two <nav>three</nav> four") == "one two three four"


def test_what_links_start_from_is_told() -> None:
    assert parse_document("<base target=a><base href=' /b/ '><base href=c>").base == "/b/"
    assert parse_document("<p>x").base is None


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_elements_know_their_lines(line_end: str) -> None:
    document = parse_document(line_end.join(["<html>", "<body>", "<p>a</p>", "</body>", "</html>"]))
    assert document.root.find("body/p").sourceline == 3
    assert document.lines == 5


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>one</p></body></html><p>two</p>", "one two"),
        ("<html><body>one</body></html>\n<html><body class=a>two</body></html>", "one two"),
        ("<body>one<body class=a>two", "onetwo"),
        ("one</br>two", "onetwo"),
        ("<p>one &amp; two &copy three &#x1F600;", "one & two © three 😀"),
        ("<p>1 < 2 and 3<4", "1 < 2 and 3<4"),
        ("<p>one\0two", "onetwo"),
        ("one<plaintext><b>two", "one<b>two"),
        ("<p>one<![CDATA[two]]>three", "onethree"),
        ("<p>one<!-- two > three -->four", "onefour"),
        ("<script>if (a<b) document.write('</p>')</script><p>one", "one"),
        ("<x-a><template shadowrootmode=open><p>one</p></template></x-a>", "one"),
        ("<table>one<tr>two<td>three</table>four", "onetwothreefour"),
        ("<td>one<td>two", "onetwo"),
    ],
)
def test_odd_markup_keeps_its_words(page: str, shown: str) -> None:
    assert text(page) == shown


def test_a_page_in_xhtml_may_close_any_element_at_once() -> None:
    page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><script src="a"/><title/></head>'
    assert text(f'{page}<body><div class="a"/><iframe src="b"/><p>Words</p></body></html>') == "Words"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ('<p>one <a href="x>two</a> <p>three', "one two three"),
        ("<p>one <a href='x <p>three", "one three"),
        ("<p>one <a class='b' href=\"x>two</a> <p>three", "one two three"),
        ('<button type="button"">one</button> two', "one two"),
        ('<p>x ="y</p> two', 'x ="y two'),
    ],
)
def test_a_quotation_mark_too_many_or_too_few_takes_no_words_away(page: str, shown: str) -> None:
    assert text(page) == shown


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 5_000 + "deep" + "</div>" * 5_000 + "<p>after",
        "<b>" * 5_000 + "deep" + "</i>" * 5_000 + "<p>after",
        "<ul><li>" * 3_000 + "deep<p>after",
        "<table><tr><td>" * 2_000 + "deep</table>after",
        "<blockquote>" * 3_000 + "deep <!-- <p> --><script>'<b>'</script><p>after",
        "<b>" * 3_000 + "deep<title>not shown</title><textarea><b></textarea><p>after",
    ],
    ids=["blocks", "inline", "lists", "tables", "comments and scripts", "raw text"],
)
def test_markup_without_a_bottom_keeps_its_words(page: str) -> None:
    document = parse_document(page)
    shown = [word for word in words(document.root) if word in {"deep", "after"}]
    assert shown == ["after", "deep"]
    assert depth(document) <= 2_100


def test_words_at_the_ends_of_deep_elements_stay_apart() -> None:
    page = "<div>" * 3_000 + "<p>one</p>two<div>three</div>four</div>five <b>si</b>x"
    assert words(parse_document(page).root) == sorted(["one", "two", "three", "four", "five", "six"])


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f"a{number}=1" for number in range(30_000)),
        "".join(f"a{number}='>'" for number in range(30_000)),
        "\n".join(f'class="b" data-a{number}' for number in range(30_000)),
    ],
    ids=["plain", "quoted", "in lines"],
)
def test_a_tag_with_very_many_attributes_keeps_the_first(attributes: str) -> None:
    document = parse_document(f"<p title=first {attributes}>one</p>\n<p>two")
    first, second = document.root.iter("p")
    assert (first.get("title"), first.text, second.text) == ("first", "one", "two")
    assert second.sourceline == 2 + attributes.count("\n")


def test_a_large_picture_within_the_page_changes_nothing() -> None:
    picture = "data:image/png;base64," + "iVBOR/w0+K" * 500_000
    document = parse_document(f'<p>one <img src="{picture}" alt="b">two</p><p>three')
    assert words(document.root) == ["one", "three", "two"]
    assert document.root.find(".//img").get("src") == picture


def test_the_source_of_a_page_is_read_as_that_page() -> None:
    source = "<!DOCTYPE html>\n<html><head><title>T</title></head>\n<body><p>One &amp; two</p></body></html>"
    escaped = source.replace("&", "&amp;").replace("<", "&lt;")
    in_rows = "".join(f'<tr><td class="line-number"></td><td>{row}</td></tr>' for row in escaped.split("\n"))
    for saved in (f"<pre>{escaped}</pre>", f"<html><head><title>Source</title></head><table>{in_rows}</table></html>"):
        document = parse_document(saved)
        assert document.root.find("head/title").text == "T"
        assert [p.text for p in document.root.iter("p")] == ["One & two"]


def test_a_page_about_the_source_of_pages_stays_as_it_is() -> None:
    assert text("<p>Begin with <code>&lt;!DOCTYPE html></code>.</p>") == "Begin with <!DOCTYPE html>."


WORDS = "Größe – “Maß” für 5 €"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("cp1252", "iso-8859-1"),
        ("cp1252", "us-ascii"),
        ("utf-8", "iso-8859-1"),
        ("utf-8", "utf-16"),
        ("utf-8-sig", "windows-1251"),
        ("utf-16", "utf-8"),
        ("cp1252", "utf-8"),
    ],
)
def test_a_page_is_in_the_encoding_that_its_bytes_are_in(encoding: str, named: str) -> None:
    page = f"<html><head><meta charset={named}></head><body><p>{WORDS}, and words in plain letters besides.</p></body>"
    assert text(page.encode(encoding)).startswith(WORDS)


def test_what_the_server_declares_comes_before_what_the_page_declares() -> None:
    page = "<meta charset=koi8-r><p>Größe".encode("cp1252")
    assert parse_document(page, declared="windows-1252").root.find(".//p").text == "Größe"


def test_what_the_user_says_is_obeyed() -> None:
    assert parse_document("<p>Größe".encode(), encoding="latin-1").root.find(".//p").text == "GrÃ¶ÃŸe"
    with pytest.raises(OptionError, match="there is no encoding"):
        parse_document(b"<p>x", encoding="no-such-encoding")


@pytest.mark.parametrize(
    "page", ["<title>x</title>&#27;[31mred", "<link>&#1;red<p>", "<meta><form>&#27;[31mred</form>&#2;"]
)
def test_references_to_control_characters_in_the_head_do_no_harm(page: str) -> None:
    assert "red" in "".join(parse_document(page).root.find("body").itertext())


def test_bytes_without_anything_are_refused() -> None:
    with pytest.raises(Empty):
        parse_document(b" \n ")


def test_nothing_outside_the_page_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("swordfish")
    assert "swordfish" not in text(f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><p>Here stands &x;')


BLOCKS = ("p", "div", "li", "ul", "td", "blockquote", "section", "h2", "pre")

TAGS = st.sampled_from([*BLOCKS, "b", "a", "span", "em", "br", "img"])

PIECES = st.one_of(
    st.builds("<{}>".format, TAGS),
    st.builds("</{}>".format, st.sampled_from([*BLOCKS, "b", "a", "span", "em", "body", "html"])),
    st.integers(0, 999).map(" w{} ".format),
    st.sampled_from(
        ["<!-- no -->", "<script>a<b</script>", "&amp;", "<b class='c d'>", '<img alt="a > b">', "< ", "\n"]
    ),
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_a_page_of_any_tags_has_the_words_that_html5lib_finds(page: str) -> None:
    assert words(parse_document(f"<body>{page}").root) == words_by_html5lib(f"<body>{page}")


@given(st.text(alphabet=st.sampled_from("<>/=\"' ab!-&;pdiv\n\0\x1b\u2028"), max_size=80))
def test_no_text_is_too_broken_to_be_a_page(page: str) -> None:
    assert parse_document(page).root.find("body") is not None


@given(st.binary(max_size=80))
def test_the_levelled_page_has_the_words_of_the_page(noise: bytes) -> None:
    page = noise.decode("latin-1").replace("<", " ").replace("\0", " ")
    deep = "<div>" * 2_100 + f"{page}</div>"
    plain = sorted(re.findall(r"\w+", "".join(parse_document(f"<div>{page}").root.find("body").itertext())))
    assert words(parse_document(deep).root) == plain
