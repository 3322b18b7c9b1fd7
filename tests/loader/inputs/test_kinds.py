"""Which kind of input it is: the bytes tell, whatever they are called."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader.errors import ContentError
from article_reader.loader.inputs.kinds import detect, kind_of_text
from article_reader.loader.page import Kind
from tests.articles import FOLDER, SAMPLE

PAGE = b"<!DOCTYPE html>\n<html><body><h1>Ferry stops</h1><p>The ferry stops.</p></body></html>"
MARKDOWN = b"# Ferry stops\n\nThe **ferry** stops, the [line](https://a.example/) said.\n\n## Who pays\n\nNobody.\n"
MAIL = b"From: a@b.example\nTo: c@d.example\nSubject: Hi\n\nWords."
JSON = b'{\n  "schema": "article-reader/1",\n  "headline": "Ferry stops"\n}\n'
YAML = b"schema: article-reader/1\nheadline: Ferry stops\n"
NAMES = (None, "-", "story", "a.txt", "a.md", "a.html", "a.eml", "https://a.example/story.php?id=3")
TYPES = (
    None,
    "",
    "text/plain; charset=utf-8",
    "text/html",
    "text/markdown",
    "message/rfc822",
    "application/octet-stream",
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [(PAGE, Kind.HTML), (MAIL, Kind.MAIL), (JSON, Kind.DATA), (YAML, Kind.DATA), (MARKDOWN, Kind.MARKDOWN)],
)
def test_the_bytes_count_more_than_what_they_are_called(data: bytes, kind: Kind) -> None:
    assert {detect(name, content_type, data) for name in NAMES for content_type in TYPES} == {kind}


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.md", b"Some words.", Kind.MARKDOWN),
        ("A.MARKDOWN", b"Some words.", Kind.MARKDOWN),
        ("a.mmd", b"Some words.", Kind.MARKDOWN),
        ("dir.md/a.txt", b"Some words.", Kind.TEXT),
        ("a.htm", b"<b>Some</b> words.", Kind.HTML),
        ("a.html", b"Some words.\n\nMore words.", Kind.TEXT),
        ("https://a.example/a.html?b=c.txt", b"<b>Some</b> words.", Kind.HTML),
        ("a.html.txt", b"<b>Some</b> words.", Kind.TEXT),
        ("a.eml", b"Some words.", Kind.MAIL),
    ],
)
def test_where_the_bytes_do_not_tell_the_name_s_ending_does(name: str, data: bytes, kind: Kind) -> None:
    assert detect(name, None, data) is kind


def test_a_content_type_counts_more_than_an_ending() -> None:
    assert detect("https://a.example/a.txt", "text/markdown; charset=utf-8", b"Some words.") is Kind.MARKDOWN
    assert detect("https://a.example/", "text/html", b"<b>Some</b> words.") is Kind.HTML


@pytest.mark.parametrize(
    "page",
    [
        b"\n <!DOCTYPE html>\n<html>",
        b'\xef\xbb\xbf<?xml version="1.0"?><!-- saved -->\n<HTML lang="de">',
        "<html>".encode("utf-16"),
        "<html>".encode("utf-16-le"),
        b"view-source:https://a.example/story\n<!doctype html><html>",
        b"<head><title>x</title></head>",
        b"<div class=story><h1>Ferry</h1><p>It stops.</p><p>So it goes.</p></div>",
        b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=3D\n\n",
    ],
)
def test_pages_are_known(page: bytes) -> None:
    assert detect("a.txt", "text/plain", page) is Kind.HTML


@pytest.mark.parametrize(
    "text",
    [
        "Title: Ferry\n\nURL Source: https://a.example/\n\nMarkdown Content:\nThe ferry stops.\n",
        "---\ntitle: Ferry\ntags:\n  - ships\n---\nThe ferry stops.\n",
        "+++\ntitle = 'Ferry'\n+++\nThe ferry stops.\n",
        "# Ferry stops\n\nThe ferry stops.\n",
        "The ferry stops, the [company](/news/ferry) said.\n",
        "[![The ferry](a.jpg)](b.html)\n",
        "Words.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n",
        "Words[^1] and words.\n\n[^1]: A note.\n",
        "**Ferry** stops. **Nobody** knows. **Who** pays?\n",
        "Words:\n\n```python\nprint()\n```\n",
    ],
)
def test_markdown_is_known_by_its_marks(text: str) -> None:
    assert kind_of_text(text) is Kind.MARKDOWN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Some words.",
        "#ferry is what they write, and *this* is a star.\n\n* * *\n\nThe end.\n",
        "Ferry stops\n===========\n\n- It is cold.\n- It is dark.\n\n---\n\nThe end.\n",
        "1. First\n2. Second\n\n> He said so.\n",
        "   * [1]Home\n   * [ ] Remember me\n\n   [2]Ferry stops\n\nReferences\n\n   1. https://a.example/\n",
        "From: a quiet village\nA story: of two towns\n",
        "We write <html> like this, and <b>bold</b>.",
        "<htmlish>",
        "headline: we like YAML\n",
        '{"schema": "another/1"}',
        "He earns 5 * 3 * 2, see file_name_here.txt [1] (or not).",
    ],
)
def test_ordinary_text_is_text(text: str) -> None:
    assert kind_of_text(text) is Kind.TEXT


def test_our_data_is_known_whatever_the_order_of_its_keys() -> None:
    late = b'{"headline": "' + b"x" * 100_000 + b'", "schema": "article-reader/1"}'
    assert detect(None, None, late) is Kind.DATA
    assert detect(None, None, b"# mine\n---\nheadline: x\nschema: 'article-reader/1'\n") is Kind.DATA


def test_articles_pasted_as_text_are_text() -> None:
    assert detect("story", None, SAMPLE.read_bytes()) is Kind.TEXT


def test_messages_are_known_without_their_ending() -> None:
    assert {detect(None, None, path.read_bytes()) for path in FOLDER.glob("mail/*.eml")} == {Kind.MAIL}


def packed(name: str, content: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\n", r"a PDF; convert it with pdftotext FILE -$"),
        (b"{\\rtf1\\ansi Words.}", "an RTF document; convert it with pandoc"),
        (b"%!PS-Adobe-3.0\n", "PostScript; convert it with ps2ascii"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "an old Microsoft Office"),
        (packed("word/document.xml"), "a Word document; convert it with pandoc"),
        (packed("mimetype", "application/epub+zip"), "an EPUB book; convert it with pandoc"),
        (packed("mimetype", "application/vnd.oasis.opendocument.text"), "an OpenDocument text; convert it with pandoc"),
        (packed("story.txt"), "a zip archive; unpack it with unzip"),
        (b"\x1f\x8b\x08\0", "a gzip archive; unpack it with gunzip"),
        (b"7z\xbc\xaf\x27\x1c\0", "a 7z archive"),
        (b"story.txt".ljust(257, b"\0") + b"ustar", "a tar archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"\0\0\0\x20ftypisom", "a video"),
        (b"ID3\x03\0", "a sound recording"),
    ],
    ids=lambda value: value if isinstance(value, str) else "bytes",  # an archive holds the time, and names may not
)
def test_other_formats_are_refused_with_what_converts_them(data: bytes, told: str) -> None:
    with pytest.raises(ContentError, match=told) as raised:
        detect("a.txt", "text/plain", data)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("text", [b"BM is short.", b"GIF is a format.", b"PK was a player.", b"BZhou said so."])
def test_words_that_begin_like_other_formats_are_text(text: bytes) -> None:
    assert detect(None, None, text) is Kind.TEXT


@given(st.binary(max_size=300), st.sampled_from(NAMES), st.sampled_from(TYPES))
def test_any_bytes_are_of_some_kind(data: bytes, name: str | None, content_type: str | None) -> None:
    with contextlib.suppress(ContentError):
        assert detect(name, content_type, data) in Kind


REPEATED = (
    *("<!---->", "[", "![", "[a](", "**a", "_a_ ", "|-", "a|\n", "# \n", "a: b\n", "- : x\n", "`a", "~~a", "<p "),
    *("Title: x\n", '{"', "x:\n y\n", " ", "\n"),
)


@pytest.mark.parametrize("repeated", REPEATED)
@pytest.mark.parametrize("before", ["", "---\n"])
def test_no_text_takes_long(before: str, repeated: str) -> None:
    kind_of_text(before + repeated * (30_000 // len(repeated)))
