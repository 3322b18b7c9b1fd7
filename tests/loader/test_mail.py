"""Articles that come as e-mail."""

from __future__ import annotations

import re
from base64 import b64encode, encodebytes
from collections import Counter
from quopri import encodestring

import pytest
from article_reader.loader.inputs.mail_parts import header_text, unflowed
from hypothesis import example, given, settings
from hypothesis import strategies as st

from article_reader import Article, Span, parse
from article_reader.loader.inputs.mail import parse_mail
from article_reader.loader.inputs.markdown import parse_markdown
from article_reader.loader.page import Kind
from tests.articles import FOLDER, parts_of


def reader(kind: Kind, text: str, source: str | None) -> Article:
    """Stand in for the reader of each kind: HTML is none of this module's business."""
    return parse_markdown(text, source) if kind is Kind.MARKDOWN else parse(text, source)


def read(data: bytes) -> Article:
    return parse_mail(data, "a.eml", reader)


def left_out(article: Article) -> list[tuple[str, str]]:
    return [(part.text, part.reason) for part in article.left_out]


def test_the_plain_text_is_read_and_the_headers_tell_what_it_doesn_t() -> None:
    article = read((FOLDER / "mail" / "alternative.eml").read_bytes())
    assert article.source == "a.eml"
    assert [(kind, text[:30]) for kind, text in parts_of(article)][:6] == [
        ("headline", "Lighthouse bought back – at last"[:30]),
        ("byline", "Harbour Gazette – News <news@p"),
        ("published", "Thu, 14 Mar 2024 21:42:00 +000"),
        ("lead", "Residents of Portmarrow agreed"),
        ("section", ""),
        ("paragraph", "The vote, taken by show of han"),
    ]
    assert str(article.lead).endswith("so that the town can own its lighthouse again, and the café below it.")


def test_what_isn_t_the_text_is_left_out_with_its_reason() -> None:
    article = read((FOLDER / "mail" / "alternative.eml").read_bytes())
    assert left_out(article) == [
        ("Return-Path: <news@portmarrow.example>", "e-mail header"),
        ("To: reader@example.org", "e-mail header"),
        ("MIME-Version: 1.0", "e-mail header"),
        ('Content-Type: multipart/mixed; boundary="outer"', "e-mail header"),
        ("This is a message in several parts.", "wrapping of an e-mail"),
        ("text/html", "other form of the text"),
        ("lighthöuse.jpg", "attachment"),
    ]


def test_of_a_forwarded_message_the_inner_one_is_the_article() -> None:
    article = read((FOLDER / "mail" / "forwarded.eml").read_bytes())
    assert str(article.headline) == "Ferry runs again"
    assert [text for kind, text in parts_of(article) if kind in {"lead", "paragraph"}] == [
        "The ferry between Portmarrow and the island runs again from Monday, the harbour master René said, after a "
        "winter of repairs that took longer than anybody had planned.",
        "The first boat leaves at six in the morning and the last one at ten.",
    ]
    assert ("Thought of you when I read this one, tell me what you make of it.", "covering letter") in left_out(article)
    assert ("Subject: Fwd: have you seen this?", "e-mail header") in left_out(article)


def test_lines_of_a_simple_message_are_those_of_the_file() -> None:
    article = read(b"Subject: Rain\n today\nFrom: Ina\n\nIt rains in the north and it will not stop today.\n")
    assert article.headline is not None
    assert article.headline.lines == Span(1, 2)
    assert article.lead is not None
    assert article.lead.lines == Span(5, 5)


def test_a_headline_of_the_text_s_own_is_kept_and_the_subject_left_out() -> None:
    data = b"Subject: Rain\nContent-Type: text/markdown\n\n# Rain until Friday\n\nIt rains.\n"
    article = read(data)
    assert str(article.headline) == "Rain until Friday"
    assert ("Subject: Rain", "e-mail header") in left_out(article)


def test_so_it_is_with_one_that_a_plain_text_shows_by_its_place() -> None:
    body = (FOLDER / "mail" / "alternative.eml").read_text(encoding="utf-8").split("quoted-printable\n\n")[1]
    text = body.split("\n--inner")[0].replace("=\n", "").replace("=C3=A9", "e")
    article = read(f"Subject: Newsletter 12\n\nLighthouse bought back\n\n{text}\n".encode())
    assert str(article.headline) == "Lighthouse bought back"
    assert ("Subject: Newsletter 12", "e-mail header") in left_out(article)


def test_html_is_handed_on_as_html() -> None:
    kinds = []

    def note(kind: Kind, text: str, source: str | None) -> Article:
        kinds.append((kind, text.strip()))
        return parse(text, source)

    parse_mail(b"Subject: a\nContent-Type: text/html\n\n<p>Words</p>\n", None, note)
    assert kinds == [(Kind.HTML, "<p>Words</p>")]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?utf-8?q?Gr=C3?= =?utf-8?q?=BC=C3=9Fe?= aus =?iso-8859-1?B?S/ZsbiA=?=", "Grüße aus Köln"),
        ("=?utf-8*de?q?Stra=C3=9Fe?=", "Straße"),
        ("=?no-such?q?abc?=", "abc"),
        ("=?utf-8?b?!!!?=", "=?utf-8?b?!!!?="),
        ("=?utf-8?q?=1B[31mred=0ABcc:_x?=", "red Bcc: x"),
        ("caf\udcc3\udca9 [b]bold[/b]", "café [b]bold[/b]"),
        ("folded\r\n\tonce", "folded once"),
    ],
)
def test_headers_are_decoded_and_harmless(raw: str, text: str) -> None:
    assert header_text(raw) == text


@pytest.mark.parametrize("charset", ["no-such-charset", "zlib", "idna", "undefined", "a\x00b", "us-ascii"])
def test_a_charset_that_is_none_loses_nothing(charset: str) -> None:
    data = f"Subject: a\nContent-Type: text/plain; charset={charset}\n\nDas Café ist geöffnet.\n".encode()
    assert "Das Café ist geöffnet." in [text for _, text in parts_of(read(data))]


def test_damage_is_shown_as_damage() -> None:
    data = b"Subject: a\nContent-Type: text/plain; charset=utf-8\n\nDas Caf\xe9 ist zu.\n"
    assert "Das Caf\ufffd ist zu." in [text for _, text in parts_of(read(data))]


@pytest.mark.parametrize(
    ("flowed", "delete_space", "text"),
    [
        ("one \ntwo\nthree", False, "one two\nthree"),
        ("Mon \nday", True, "Monday"),
        (" stuffed\n From", False, "stuffed\nFrom"),
        ("> a \n> b\n> c \n>> d", False, "> a b\n> c \n>> d"),
        ("end \n-- \nsigned", False, "end \n-- \nsigned"),
    ],
)
def test_flowed_lines_are_put_together(flowed: str, delete_space: bool, text: str) -> None:
    assert unflowed(flowed, delete_space=delete_space) == text


def nested(depth: int) -> bytes:
    head = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
    return b"Subject: deep\n" + head + b"Content-Type: text/plain\n\nWords at the bottom of it all.\n"


@pytest.mark.parametrize("depth", [5, 100, 3000])
def test_nesting_without_end_is_no_error(depth: int) -> None:
    texts = [part.text or "" for part in read(nested(depth)).parts()]
    assert any("Words at the bottom" in text or "multipart/mixed" in text for text in texts)


def test_a_message_without_text_has_its_headers() -> None:
    article = read(b"Subject: Only a picture\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBOR\n")
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
def test_every_word_of_a_message_is_in_the_article_once(subject: str, texts: list[tuple[str, str]]) -> None:
    coded = b64encode(subject.encode())
    head = b"Subject: =?utf-8?b?" + coded + b"?=\nContent-Type: multipart/mixed; boundary=b\n\n"
    article = read(head + b"".join(a_part(*text) for text in texts) + b"--b--\n")
    counts = Counter(re.findall(r"[a-gäöü日]+", " ".join(text for _, text in parts_of(article))))
    wanted = Counter(re.findall(r"[a-gäöü日]+", " ".join([subject, *(text for text, _ in texts)])))
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
@settings(max_examples=300)
@example(b"Content-Type: text/plain; charset*=''\n\nx")
@example(b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + b64encode(b"\x1b[31mWords"))
def test_any_bytes_give_an_article_that_steers_nothing(data: bytes) -> None:
    article = read(data)
    for _, text in parts_of(article):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert list(article.left_out) == sorted(article.left_out, key=lambda part: part.lines)
