"""Web archives: the page at the root, and nothing that isn't one."""

from __future__ import annotations

import base64
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader.errors import ContentError
from article_reader.loader.inputs.html.archive import unpack

PAGE = "<html><body><h1>Größe zählt</h1><p>Die Brücke über die Mur ist eine der ältesten im Bezirk.</p></body></html>"
SAVED_FROM = "https://talblatt.example/a/b.html"


def part(content: bytes, *headers: str) -> bytes:
    encoded = ["Content-Transfer-Encoding: base64", "", base64.encodebytes(content).decode()]
    return "\r\n".join(["------seam", *headers, *encoded]).encode()


def archive(*parts: bytes, headers: str = "") -> bytes:
    head = f'From: <Saved by a browser>\r\nContent-Type: multipart/related;{headers} boundary="----seam"\r\n'
    return b"\r\n".join([f"{head}Snapshot-Content-Location: {SAVED_FROM}\r\n".encode(), *parts, b"------seam--", b""])


STYLE = part(b"p { color: red }", "Content-Type: text/css")
FRAME = part(b"<p>An advertisement</p>", "Content-Type: text/html", "Content-ID: <frame@page>")
ROOT = part(PAGE.encode(), "Content-Type: text/html; charset=utf-8", "Content-ID: <root@page>")


@pytest.mark.parametrize("start", ["<root@page>", "root@page"])
def test_the_page_that_is_named_as_the_root_is_the_page(start: str) -> None:
    page = unpack(archive(STYLE, FRAME, ROOT, headers=f' start="{start}";'))
    assert page.data.decode() == PAGE
    assert page.encoding == "utf-8"
    assert page.address == SAVED_FROM


def test_without_a_name_the_page_at_the_address_that_was_saved_is_the_page() -> None:
    located = part(PAGE.encode(), "Content-Type: text/html", f"Content-Location: {SAVED_FROM}")
    assert unpack(archive(FRAME, located)).data.decode() == PAGE


def test_else_the_first_page_is_the_page() -> None:
    assert b"advertisement" in unpack(archive(STYLE, FRAME, ROOT, headers=' start="<nobody@page>";')).data


def test_an_archive_may_begin_with_blank_lines() -> None:
    assert unpack(b"\r\n\r\n" + archive(ROOT)).data.decode() == PAGE


def test_a_page_in_xhtml_is_one() -> None:
    assert unpack(archive(part(PAGE.encode(), "Content-Type: application/xhtml+xml"))).data.decode() == PAGE


def test_an_address_that_is_none_of_the_web_is_not_told() -> None:
    located = part(PAGE.encode(), "Content-Type: text/html", "Content-Location: cid:frame@mhtml.blink")
    assert unpack(archive(located).replace(SAVED_FROM.encode(), b"file:///home/a")).address is None


def test_the_page_of_an_archive_with_very_many_pictures_is_found() -> None:
    assert unpack(archive(*[STYLE] * 3_000, ROOT)).data.decode() == PAGE


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Content-Type: text/css\r\n\r\np {}",
        b"Content-Type: text/html\r\n\r\n \r\n",
        b"Content-Type: multipart/related; boundary=x\r\n\r\n--x--",
        PAGE.encode(),
    ],
)
def test_an_archive_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(ContentError, match="there is no web page in this archive"):
        unpack(data)


def test_a_page_larger_than_an_article_may_be_is_refused() -> None:
    with pytest.raises(ContentError, match="it is larger than"):
        unpack(archive(ROOT), limit=50)


def test_parts_within_parts_without_end_are_refused() -> None:
    seams = [f"Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n" for depth in range(1_200)]
    with pytest.raises(ContentError, match="there is no web page in this archive"):
        unpack("".join(seams).encode())


@given(st.binary(max_size=200), st.integers(0, 400))
def test_a_damaged_archive_is_read_or_refused(damage: bytes, at: int) -> None:
    whole = archive(STYLE, ROOT)
    with suppress(ContentError):
        unpack(whole[:at] + damage + whole[at + len(damage) :])
