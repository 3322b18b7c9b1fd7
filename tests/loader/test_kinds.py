"""Which kind of input it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader.loader.inputs.kinds import kind_of
from article_reader.loader.page import Kind
from tests.articles import FOLDER, SAMPLE


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.md", Kind.MARKDOWN),
        ("A.MARKDOWN", Kind.MARKDOWN),
        ("dir.md/a.txt", Kind.TEXT),
        ("a.htm", Kind.HTML),
        ("a.html", Kind.HTML),
        ("a.xhtml", Kind.HTML),
        ("a.MHT", Kind.HTML),
        ("a.mhtml", Kind.HTML),
        ("a.eml", Kind.MAIL),
        ("a.html.txt", Kind.TEXT),
    ],
)
def test_a_name_s_ending_tells(name: str, kind: Kind) -> None:
    assert kind_of(name, b"<html>" if kind is Kind.TEXT else b"Some words.") is kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Kind.TEXT),
        (b"Some words.", Kind.TEXT),
        (b"# Not told by its looks", Kind.TEXT),
        (b"\n <!DOCTYPE html>\n<html>", Kind.HTML),
        (b'\xef\xbb\xbf<?xml version="1.0"?><!-- saved -->\n<HTML lang="de">', Kind.HTML),
        ("<html>".encode("utf-16"), Kind.HTML),
        (b"<htmlish>", Kind.TEXT),
        (b"We write <html> like this", Kind.TEXT),
        (b"From: a@b.example\nTo: c@d.example\nSubject: Hi\n\nWords.", Kind.MAIL),
        (b"From x Mon\r\nReturn-Path: <x>\r\nReceived: by y\r\n z\r\nDate: today\r\n\r\nWords.", Kind.MAIL),
        (b"From: a quiet village\nA story: of two towns\n", Kind.TEXT),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=3D\n\n", Kind.HTML),
    ],
)
def test_else_its_beginning_does(data: bytes, kind: Kind) -> None:
    assert kind_of(None, data) is kind
    assert kind_of("-", data) is kind


def test_articles_pasted_as_text_are_text() -> None:
    assert kind_of("story", SAMPLE.read_bytes()) is Kind.TEXT


def test_messages_are_known_without_their_ending() -> None:
    assert {kind_of(None, path.read_bytes()) for path in FOLDER.glob("mail/*.eml")} == {Kind.MAIL}


def test_a_page_s_comments_are_passed_over_at_once() -> None:
    assert kind_of(None, b"<!---->" * 2000 + b"<p>") is Kind.TEXT


@given(st.binary(max_size=300))
def test_any_bytes_are_of_some_kind(data: bytes) -> None:
    assert kind_of(None, data) in Kind
