"""Mail in, the lines of a page out."""

from __future__ import annotations

import re
from base64 import b64encode, encodebytes
from collections import Counter
from quopri import encodestring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from article_reader import Span
from article_reader.loader.inputs.html import read_html
from article_reader.loader.inputs.mail import read_mail
from article_reader.loader.inputs.mail.forwarded import find_forwarded
from article_reader.loader.inputs.mail.letters import header_text, unflowed
from article_reader.loader.inputs.markdown import read_markdown
from article_reader.loader.inputs.text import read_text
from article_reader.loader.page import Kind, Line, Page, Role
from tests.articles import FOLDER

STORY = (
    "The new weir at Hallam will cost eleven million, the county said on Thursday.\n\n"
    "The contractor blames the price of steel, which nobody had asked him about.\n"
)


def read_part(kind: Kind, text: str) -> Page:
    if kind is Kind.HTML:
        return read_html(text)
    return read_markdown(text) if kind is Kind.MARKDOWN else read_text(text)


def read(data: bytes | str) -> Page:
    return read_mail(data if isinstance(data, bytes) else data.encode(), "a.eml", read_part)


def letter(text: str, subject: str = "The weir", kind: str = "text/plain") -> str:
    head = f"From: The Letter <letter@x.example>\nTo: me@x.example\nSubject: {subject}\nContent-Type: {kind}\n"
    return f"{head}Date: Thu, 06 Jun 2024 07:00:00 +0000\n\n{text}"


def alternative(plain: str, page: str) -> str:
    head = "Subject: The weir\nContent-Type: multipart/alternative; boundary=b\n\n"
    parts = "".join(f"--b\nContent-Type: text/{kind}\n\n{text}\n" for kind, text in (("plain", plain), ("html", page)))
    return f"{head}{parts}--b--\n"


def story(page: Page) -> list[str]:
    return [line.text for line in page.lines if line.declared is None]


def declared(page: Page) -> dict[Role, str]:
    return {line.declared.role: line.text for line in page.lines if line.declared and not line.declared.firm}


def left_out(page: Page) -> list[tuple[str, str]]:
    return [
        (line.text, line.declared.reason)
        for line in page.lines
        if line.declared and line.declared.role is Role.LEFT_OUT and line.declared.reason != "e-mail header"
    ]


def links(lines: list[Line]) -> list[tuple[str, str | None]]:
    return [(line.text[mark.start : mark.end], mark.target) for line in lines for mark in line.marks]


# Headers


def test_subject_sender_and_date_are_told_but_give_way_to_the_story_s_own() -> None:
    page = read(letter(STORY))
    assert page.kind is Kind.MAIL
    assert declared(page) == {
        Role.HEADLINE: "The weir",
        Role.BYLINE: "The Letter",
        Role.PUBLISHED: "Thu, 06 Jun 2024 07:00:00 +0000",
    }
    assert page.metadata.titles == ("The weir",)
    assert page.metadata.authors == ("The Letter",)
    assert page.metadata.published == "2024-06-06T07:00:00+00:00"


def test_the_sender_s_address_is_in_the_mark_and_not_in_the_words() -> None:
    (byline,) = (line for line in read(letter(STORY)).lines if line.declared and line.declared.role is Role.BYLINE)
    assert links([byline]) == [("The Letter", "mailto:letter@x.example")]
    assert declared(read("From: a@x.example\nSubject: b\n\nc\n"))[Role.BYLINE] == "a@x.example"


def test_all_other_headers_are_left_out_as_they_are() -> None:
    page = read("Received: here\nSubject: a\nSubject: b\nX-Spam: no\n\nWords.\n")
    assert [line.text for line in page.lines if line.declared] == ["Received: here", "a", "Subject: b", "X-Spam: no"]


def test_lines_of_a_simple_message_are_those_of_the_file() -> None:
    page = read("Subject: Rain\n today\nFrom: Ina\n\nIt rains in the north.\n")
    assert [(line.text, line.span) for line in page.lines] == [
        ("Rain today", Span(1, 2)),
        ("Ina", Span(3, 3)),
        ("It rains in the north.", Span(5, 5)),
    ]


@pytest.mark.parametrize("prefix", ["Fwd: ", "WG: AW: ", "Re: ", "TR : ", "RV: ", "Re[2]: Fw: ", "转发："])
def test_what_programs_put_before_a_subject_is_no_headline(prefix: str) -> None:
    assert declared(read(letter(STORY, subject=f"{prefix}The weir")))[Role.HEADLINE] == "The weir"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?utf-8?q?Gr=C3?= =?utf-8?q?=BC=C3=9Fe?= aus =?iso-8859-1?B?S/ZsbiA=?=", "Grüße aus Köln"),
        ("=?utf-8*de?q?Stra=C3=9Fe?=", "Straße"),
        ("=?iso-8859-1?q?won=92t?=", "won’t"),
        ("=?no-such?q?abc?=", "abc"),
        ("=?utf-8?b?!!!?=", "=?utf-8?b?!!!?="),
        ("=?utf-8?q?=1B[31mred=0ABcc:_x?=", "red Bcc: x"),
        ("caf\udcc3\udca9 [b]bold[/b]", "café [b]bold[/b]"),
        ("folded\r\n\tonce", "folded once"),
    ],
)
def test_headers_are_decoded_and_harmless(raw: str, text: str) -> None:
    assert header_text(raw) == text


# The part that says it


def test_of_two_forms_that_say_the_same_the_plain_one_is_read_and_the_other_named() -> None:
    page = read((FOLDER / "mail" / "alternative.eml").read_bytes())
    assert len(story(page)) == 2
    assert left_out(page) == [
        ("text/html", "other form of the text"),
        ("This is a message in several parts.", "wrapping of an e-mail"),
        ("lighthöuse.jpg", "attachment"),
    ]


def test_a_stub_that_only_says_where_the_letter_can_be_read_is_not_it() -> None:
    page = read(alternative("View it online: https://x.example/1", f"<h1>Weir</h1><p>{STORY}</p><p>{STORY}</p>"))
    assert story(page)[0] == "Weir"
    assert ("View it online: https://x.example/1", "another part of the e-mail") in left_out(page)


def test_a_page_called_plain_is_a_page_and_plain_text_called_a_page_is_text() -> None:
    assert story(read(letter("<html><body><h1>Weir</h1><p>Words</p></body></html>"))) == ["Weir", "Words"]
    assert story(read(letter("One.\n\nTwo.", kind="text/html"))) == ["One.", "Two."]


def test_markdown_is_read_as_markdown() -> None:
    assert story(read(letter("# Weir\n\n*Words*\n", kind="text/markdown"))) == ["Weir", "Words"]


@pytest.mark.parametrize("charset", ["no-such-charset", "zlib", "idna", "undefined", "a\x00b", "us-ascii", "utf-8"])
def test_a_charset_is_believed_only_where_the_bytes_fit(charset: str) -> None:
    text = "Das Café am Fluß ist heute geöffnet, sagte der Wirt."
    assert story(read(letter(text, kind=f"text/plain; charset={charset}"))) == [text]


def test_latin_1_means_what_windows_writes() -> None:
    head = b"Subject: a\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
    assert story(read(head + b"It won=92t be cheap =96 said the ma=\nyor.\n")) == [
        "It won’t be cheap – said the mayor."
    ]


def test_quoted_printable_that_nothing_declares_is_decoded() -> None:
    assert story(read(letter("The caf=C3=A9 of the =E2=80=9Cweir=E2=80=9D is op=\nen.\n"))) == [
        "The café of the “weir” is open."
    ]


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


def test_of_a_mailbox_the_first_message_is_read() -> None:
    page = read(f"From a@x.example Thu\n{letter(STORY)}\nFrom b@x.example Fri\n{letter('Other.', subject='Next')}")
    assert len(story(page)) == 2
    assert ("Next", "another message of the mailbox") in left_out(page)


# Forwarded letters


ANNOUNCED = {
    "gmail": "---------- Forwarded message ---------\nFrom: {}\nDate: {}\nSubject: {}\nTo: <you@x.example>\n",
    "german": "-------- Weitergeleitete Nachricht --------\nBetreff: {2}\nDatum: {1}\nVon: {0}\nAn: you@x.example\n",
    "outlook": "________________________________\nVon: {0}\nGesendet: {1}\nAn: Du; Ich\nBetreff: {2}\n",
    "apple": "Début du message transféré :\n\nDe: {}\nDate: {}\nObjet: {}\nÀ: you@x.example\n",
    "bold": "*From:* {}\n*Sent:* {}\n*To:* you;\n me\n*Subject:* {}\n",
    "japanese": "---------- 転送されたメッセージ ---------\n差出人: {}\n日付: {}\n件名: {}\n宛先: you@x.example\n",
}


@pytest.mark.parametrize("name", ANNOUNCED)
def test_a_letter_forwarded_in_the_text_is_the_story(name: str) -> None:
    headers = ANNOUNCED[name].format("Ann Doe <ann@x.example>", "6 June 2024", "Weir to cost more")
    page = read(letter(f"Have a look!\n\n{headers}\n{STORY}", subject="Fwd: Weir to cost more"))
    assert [text[:8] for text in story(page)] == ["The new ", "The cont"]
    assert declared(page) == {
        Role.HEADLINE: "Weir to cost more",
        Role.BYLINE: "Ann Doe",
        Role.PUBLISHED: "6 June 2024",
    }
    assert ("Have a look!", "covering letter") in left_out(page)


def test_so_is_one_that_is_forwarded_in_a_page() -> None:
    headers = ANNOUNCED["gmail"].format("Ann Doe &lt;ann@x.example&gt;", "6 June 2024", "Weir").replace("\n", "<br>")
    page = read(letter(f"<div>Look!</div><div>{headers}</div><p>{STORY}</p>", subject="Fwd: Weir", kind="text/html"))
    assert story(page) == [STORY.replace("\n\n", " ").strip()]
    assert declared(page)[Role.BYLINE] == "Ann Doe"
    assert ("Look!", "covering letter") in left_out(page)


def test_one_that_is_quoted_line_by_line_is_read_without_the_signs() -> None:
    headers = ANNOUNCED["gmail"].format("Ann Doe", "6 June 2024", "Weir")
    text = "".join(f"> {row}\n" for row in f"{headers}\n{STORY}".split("\n"))
    assert [line[:8] for line in story(read(letter(text, subject="Fwd: Weir")))] == ["The new ", "The cont"]


def test_of_a_forwarded_message_the_inner_one_is_the_story() -> None:
    page = read((FOLDER / "mail" / "forwarded.eml").read_bytes())
    assert declared(page)[Role.HEADLINE] == "Ferry runs again"
    assert story(page)[0].startswith("The ferry between Portmarrow and the island runs again from Monday, the harbour")
    assert ("Thought of you when I read this one, tell me what you make of it.", "covering letter") in left_out(page)


def test_an_answer_above_what_it_answers_is_no_covering_letter() -> None:
    text = (
        f"{STORY}\n{STORY}\n-----Original Message-----\nFrom: Ben\nSent: today\nSubject: Weir\n\nWhat does it cost?\n"
    )
    assert story(read(letter(text, subject="Re: Weir")))[0].startswith("The new weir")


@pytest.mark.parametrize("text", ["From: here\nTo: there\n\nWords.", "Date: today\nSubject: this\n\nWords.", "Von: a"])
def test_lines_that_only_look_like_headers_are_none(text: str) -> None:
    assert find_forwarded(text.split("\n"), is_forward=True) is None


# Newsletters in plain text


def test_rules_are_left_out_and_what_stands_between_two_is_a_heading() -> None:
    page = read(letter(f"=====\nWho pays\n=====\n\n{STORY}\n* * * * *\n\nThe rest\n--------\n\n{STORY}"))
    assert [line.text for line in page.lines if line.evidence and line.evidence.level == 2] == ["Who pays", "The rest"]
    assert [reason for _, reason in left_out(page)] == ["rule"] * 4


@pytest.mark.parametrize("brackets", ["( {} )", "({})", "<{}>", "[{}]"])
def test_an_address_behind_words_is_a_link_on_them(brackets: str) -> None:
    address = "https://x.example/weir?u=1&v=(2)"
    page = read(
        letter(f"The weir {brackets.format(address)} will cost more.\n\nUnsubscribe {brackets.format(address)}\n")
    )
    assert story(page) == ["The weir will cost more.", "Unsubscribe"]
    assert links([line for line in page.lines if not line.declared]) == [
        ("The weir", address),
        ("Unsubscribe", address),
    ]


def test_so_is_one_in_the_next_row_and_one_behind_a_colon() -> None:
    page = read(letter("Read more\n<https://x.example/a>\n\nView in browser: https://x.example/b\n"))
    assert story(page) == ["Read more", "View in browser"]


def test_a_signature_is_left_out() -> None:
    page = read(letter(f"{STORY}\n-- \nAnn Doe\nMill Lane 3\n"))
    assert left_out(page) == [("Ann Doe", "signature"), ("Mill Lane 3", "signature")]
    assert len(story(page)) == 2


# Promises


def nested(depth: int) -> bytes:
    head = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
    return b"Subject: deep\n" + head + b"Content-Type: text/plain\n\nWords at the bottom of it all.\n"


@pytest.mark.parametrize("depth", [5, 100, 3000])
def test_nesting_without_end_is_no_error(depth: int) -> None:
    texts = [line.text for line in read(nested(depth)).lines]
    assert any("Words at the bottom" in text or "multipart/mixed" in text for text in texts)


def test_a_message_without_text_has_its_headers() -> None:
    page = read("Subject: Only a picture\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBOR\n")
    assert declared(page)[Role.HEADLINE] == "Only a picture"
    assert ("image/png", "attachment") in left_out(page)


_words = st.lists(st.text("abcdefgäöü日", min_size=1, max_size=8), min_size=1, max_size=40).map(" ".join)


def a_part(text: str, encoding: str) -> bytes:
    data = text.encode()
    body = encodebytes(data) if encoding == "base64" else encodestring(data) if encoding != "8bit" else data
    head = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n"
    return b"--b\n" + head.encode() + body + b"\n"


_encodings = st.sampled_from(["8bit", "base64", "quoted-printable"])
_texts = st.lists(st.tuples(_words, _encodings), max_size=3)


@given(_words, _texts)
def test_every_word_of_a_message_is_in_one_line(subject: str, texts: list[tuple[str, str]]) -> None:
    coded = b64encode(subject.encode())
    head = b"Subject: =?utf-8?b?" + coded + b"?=\nContent-Type: multipart/mixed; boundary=b\n\n"
    page = read(head + b"".join(a_part(*text) for text in texts) + b"--b--\n")
    counts = Counter(re.findall(r"[a-gäöü日]+", " ".join(line.text for line in page.lines)))
    wanted = Counter(re.findall(r"[a-gäöü日]+", " ".join([subject, *(text for text, _ in texts)])))
    headers = Counter(re.findall(r"[a-gäöü日]+", "Content-Type: multipart/mixed; boundary=b"))
    assert counts == wanted + headers


_row = st.sampled_from(
    [
        "w", "*****", "-----", "-- ", "", "> w", "w ( https://w.example/w )", "<https://w.example>", "w: www.w.example",
        "From: w", "Date: w", "Subject: w", "---- Forwarded message ----", "  w", "- w", "Begin forwarded message:",
    ]
)  # fmt: skip


@given(st.lists(_row, max_size=12), st.sampled_from(["Fwd: s", "Re: s", "s"]))
def test_every_word_of_a_plain_letter_is_in_one_line_or_its_link(rows: list[str], subject: str) -> None:
    numbers = iter(range(1000))
    text = re.sub(r"\bw\b", lambda _: f"w{next(numbers)}w", "\n".join(rows))
    page = read(f"Subject: {subject}\n\n{text}")
    targets = [mark.target or "" for line in page.lines for mark in line.marks]
    said = " ".join([*(line.text for line in page.lines), *(target for target in targets)])
    counts = Counter(re.findall(r"w\d+w", said))
    shown = Counter(re.findall(r"w\d+w", " ".join(line.text for line in page.lines)))
    assert all(counts[f"w{number}w"] >= 1 for number in range(next(numbers)))
    assert all(count == 1 for count in shown.values())


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
def test_any_bytes_give_lines_that_steer_nothing(data: bytes) -> None:
    found = read(data).lines
    for line in found:
        assert line.text.strip()
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", line.text)
    assert [line.span.first for line in found] == sorted(line.span.first for line in found)
