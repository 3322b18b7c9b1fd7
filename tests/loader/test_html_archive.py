"""Web archives: the page at the root, and nothing that isn't one."""

from __future__ import annotations

import base64

import pytest

from article_reader import errors
from article_reader.loader.inputs.html import parse_archive
from article_reader.loader.inputs.html.archive import unpack

PAGE = """<html><head><meta charset="utf-8"></head><body><article><h1>Größe zählt</h1>
<p>Die Brücke über die Mur ist eine der ältesten im Bezirk, und jeden Tag fahren viertausend Autos über sie.</p>
<p>Während der Arbeiten führt eine <a href="umweg">Umleitung</a> über die Schnellstraße, die neben dem Fluss liegt.</p>
</article></body></html>"""


def archive(page: bytes, root: str = "root@page") -> bytes:
    return b"\r\n".join(
        [
            b"From: <Saved by a browser>",
            b"Snapshot-Content-Location: https://talblatt.example/a/b.html",
            b"MIME-Version: 1.0",
            f'Content-Type: multipart/related; type="text/html"; start="<{root}>"; boundary="----seam"'.encode(),
            b"",
            b"------seam",
            b"Content-Type: text/css",
            b"",
            b"p { color: red }",
            b"------seam",
            b"Content-Type: text/html",
            b"Content-ID: <frame@page>",
            b"",
            b"<p>An advertisement in a frame</p>",
            b"------seam",
            b"Content-Type: text/html",
            b"Content-ID: <root@page>",
            b"Content-Transfer-Encoding: base64",
            b"",
            base64.encodebytes(page),
            b"------seam--",
            b"",
        ]
    )


def test_the_root_page_is_read() -> None:
    article = parse_archive(archive(PAGE.encode()))
    assert article.headline is not None
    assert article.headline.text == "Größe zählt"
    assert [len(section.blocks) for section in article.sections] == [2]


def test_links_are_resolved_against_the_address_the_page_was_saved_from() -> None:
    block = parse_archive(archive(PAGE.encode())).sections[0].blocks[1]
    assert "https://talblatt.example/a/umweg" in str(block)


def test_without_a_root_named_the_first_page_is_read() -> None:
    assert b"advertisement" in unpack(archive(PAGE.encode(), root="nobody@page")).data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Content-Type: text/css\r\n\r\np {}",
        b"Content-Type: multipart/related; boundary=x\r\n\r\n--x--",
        PAGE.encode(),
    ],
)
def test_an_archive_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(errors.NoPage):
        unpack(data)


def test_a_page_larger_than_an_article_may_be_is_refused() -> None:
    with pytest.raises(errors.TooLarge):
        unpack(archive(PAGE.encode()), limit=100)


def test_parts_within_parts_without_end_are_refused() -> None:
    seams = [f"Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n" for depth in range(5_000)]
    with pytest.raises(errors.NoPage):
        unpack("".join(seams).encode())
