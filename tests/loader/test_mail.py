"""Letters in, articles out: the headers tell what the text doesn't, and every word is in one place."""

from __future__ import annotations

import io
import re
from base64 import b64encode, encodebytes
from collections import Counter
from quopri import encodestring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from article_reader import Article, Span
from article_reader.errors import ArticleError
from article_reader.loader import LoadOptions, article_of
from article_reader.loader.page import Kind
from tests.articles import FOLDER, parts_of
from tests.promises import check_read

STORY = (
    "The new weir at Hallam will cost eleven million, the county said on Thursday.",
    "The contractor blames the price of steel, which nobody had asked him about until the bill came.",
    "Work will go on through the winter, and the river will be closed to boats until the end of May.",
)

PAGE = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)


def read(data: bytes | str) -> Article:
    return article_of(io.BytesIO(data if isinstance(data, bytes) else data.encode()), LoadOptions(Kind.MAIL))


def letter(text: str, kind: str = "text/plain; charset=utf-8") -> str:
    head = f"From: The Letter <letter@x.example>\nTo: me@x.example\nSubject: The weir\nContent-Type: {kind}\n"
    return f"{head}Date: Thu, 06 Jun 2024 07:00:00 +0000\n\n{text}"


def left_out(article: Article) -> list[tuple[str, str]]:
    return [(part.text, part.reason) for part in article.left_out]


def texts(article: Article) -> list[str]:
    """Return the paragraphs of a letter, one that is told as its lead among them."""
    paragraphs = [block for section in article.sections for block in section.blocks]
    told = [article.lead, *paragraphs] if article.lead else paragraphs
    return [part.text or "" for part in sorted(told, key=lambda part: part.lines)]


def test_subject_sender_and_date_tell_what_the_text_doesn_t() -> None:
    article = read((FOLDER / "mail" / "alternative.eml").read_bytes())
    front = {kind: text for kind, text in parts_of(article) if kind in {"headline", "byline", "published"}}
    assert front == {
        "headline": "Lighthouse bought back – at last",
        "byline": "Harbour Gazette – News",
        "published": "Thu, 14 Mar 2024 21:42:00 +0000",
    }
    assert [text[:20] for text in texts(article)] == ["Residents of Portmar", "The vote, taken by s"]
    assert texts(article)[0].endswith("so that the town can own its lighthouse again, and the café below it.")


def test_what_isn_t_the_text_is_left_out_with_its_reason() -> None:
    article = read((FOLDER / "mail" / "alternative.eml").read_bytes())
    assert left_out(article) == [
        ("Return-Path: <news@portmarrow.example>", "e-mail header"),
        ("To: reader@example.org", "e-mail header"),
        ("MIME-Version: 1.0", "e-mail header"),
        ('Content-Type: multipart/mixed; boundary="outer"', "e-mail header"),
        ("text/html", "other form of the text"),
        ("This is a message in several parts.", "wrapping of an e-mail"),
        ("lighthöuse.jpg", "attachment"),
    ]


def test_of_a_forwarded_message_the_inner_one_is_the_article() -> None:
    article = read((FOLDER / "mail" / "forwarded.eml").read_bytes())
    assert str(article.headline) == "Ferry runs again"
    assert texts(article) == [
        "The ferry between Portmarrow and the island runs again from Monday, the harbour master René said, after a "
        "winter of repairs that took longer than anybody had planned.",
        "The first boat leaves at six in the morning and the last one at ten.",
    ]
    assert ("Thought of you when I read this one, tell me what you make of it.", "covering letter") in left_out(article)
    assert ("Subject: Fwd: have you seen this?", "e-mail header") in left_out(article)


def test_a_headline_of_the_text_s_own_is_kept_and_the_subject_left_out() -> None:
    article = read(letter("# Rain until Friday\n\n" + "\n\n".join(STORY), kind="text/markdown"))
    assert str(article.headline) == "Rain until Friday"
    assert ("The weir", "e-mail header") in left_out(article)


def test_a_subject_that_the_text_repeats_is_the_headline_once() -> None:
    article = read(letter("The weir\n\n" + "\n\n".join(STORY)))
    assert str(article.headline) == "The weir"
    assert [text for text in texts(article) if text == "The weir"] == []


@pytest.mark.parametrize("kind", ["text/html", "text/plain"])
def test_a_page_is_read_as_a_page_whatever_it_is_called(kind: str) -> None:
    article = read(letter(f"<html><body><h1>The weir at Hallam</h1>{PAGE}</body></html>", kind))
    assert str(article.headline) == "The weir at Hallam"
    assert texts(article) == list(STORY)


def test_lines_of_a_simple_message_are_those_of_the_file() -> None:
    article = read(f"Subject: Rain\n today\nFrom: Ina\n\n{STORY[0]}\n\n{STORY[1]}\n")
    assert article.headline is not None
    assert (article.headline.text, article.headline.lines) == ("Rain today", Span(1, 2))
    assert {part.text: part.lines for part in article.parts()}[STORY[1]] == Span(7, 7)


@pytest.mark.parametrize("charset", ["no-such-charset", "zlib", "idna", "undefined", "a\x00b", "us-ascii"])
def test_a_charset_that_is_none_loses_nothing(charset: str) -> None:
    text = "Das Café am Fluss ist geöffnet, sagte der Wirt am Montag in der Stadt."
    assert text in [words for _, words in parts_of(read(letter(text, f"text/plain; charset={charset}")))]


def test_nesting_without_end_is_no_error() -> None:
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000))
    said = [part.text or "" for part in read(f"Subject: deep\n{head}Content-Type: text/plain\n\n{STORY[0]}\n").parts()]
    assert any(STORY[0] in text or "multipart/mixed" in text for text in said)


def test_a_message_without_text_has_its_headers() -> None:
    article = read("Subject: Only a picture\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBOR\n")
    assert str(article.headline) == "Only a picture"
    assert ("image/png", "attachment") in left_out(article)


_words = st.lists(st.text("abcdefgäöü日", min_size=1, max_size=8), min_size=1, max_size=40).map(" ".join)


def a_part(text: str, encoding: str) -> bytes:
    data = text.encode()
    body = encodebytes(data) if encoding == "base64" else encodestring(data) if encoding != "8bit" else data
    head = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n"
    return b"--b\n" + head.encode() + body + b"\n"


# Texts that differ: of two that say the same, one after the other, the second may be taken for a caption's repeat.
_encodings = st.sampled_from(["8bit", "base64", "quoted-printable"])
_texts = st.lists(st.tuples(_words, _encodings), max_size=3, unique_by=lambda text: text[0])


@given(_words, _texts)
def test_every_word_of_a_message_is_in_the_article_once(subject: str, parts: list[tuple[str, str]]) -> None:
    coded = b64encode(subject.encode())
    head = b"Subject: =?utf-8?b?" + coded + b"?=\nContent-Type: multipart/mixed; boundary=b\n\n"
    article = check_read(head + b"".join(a_part(*part) for part in parts) + b"--b--\n", Kind.MAIL)
    counts = Counter(re.findall(r"[a-gäöü日]+", " ".join(text for _, text in parts_of(article))))
    wanted = Counter(re.findall(r"[a-gäöü日]+", " ".join([subject, *(text for text, _ in parts)])))
    headers = Counter(re.findall(r"[a-gäöü日]+", "Subject: Content-Type: multipart/mixed; boundary=b"))
    assert wanted <= counts <= wanted + headers


_headers = st.sampled_from(
    [
        b"Subject: ",
        b"From: ",
        b"Date: ",
        b"Content-Type: text/plain; charset=",
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n",
        b"Content-Type: multipart/alternative; boundary=b\n\n--b\n",
        b"Content-Type: message/rfc822\n\n",
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Transfer-Encoding: x-uuencode\n",
        b"Content-Disposition: attachment; filename*0*=utf-8''%ff",
        b"format=flowed; ",
        b"\n",
        b"\n\n",
        b"\n--b\n",
        b"\n--b--\n",
        b"=?utf-8?b?",
        b"?=",
    ]
)


@given(st.lists(_headers | st.binary(max_size=20), max_size=20).map(b"".join))
@example(b"Content-Type: text/plain; charset*=''\n\nx")
@example(b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + b64encode(b"\x1b[31mWords"))
def test_any_bytes_give_an_article_that_steers_nothing_or_are_refused(data: bytes) -> None:
    try:
        article = check_read(data, Kind.MAIL)
    except ArticleError:
        return
    for _, text in parts_of(article):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert list(article.left_out) == sorted(article.left_out, key=lambda part: part.lines)
