"""Bare addresses are links."""

from __future__ import annotations

import pytest

from article_reader.loader.inputs.addresses import find_addresses


@pytest.mark.parametrize(
    ("text", "words", "target"),
    [
        ("See https://ferry.example.org/a, or not.", "https://ferry.example.org/a", "https://ferry.example.org/a"),
        ("(see http://example.org/a_(b))", "http://example.org/a_(b)", "http://example.org/a_(b)"),
        ("at www.example.org.", "www.example.org", "https://www.example.org"),
        ("write to office@ferry.example.org.", "office@ferry.example.org", "mailto:office@ferry.example.org"),
        ("mailto:a.b@example.org!", "mailto:a.b@example.org", "mailto:a.b@example.org"),
    ],
)
def test_an_address_is_a_link_without_the_signs_of_its_sentence(text: str, words: str, target: str) -> None:
    (mark,) = find_addresses(text)
    assert (text[mark.start : mark.end], mark.target) == (words, target)


@pytest.mark.parametrize("text", ["@ferry left", "https://", "www. is short", "a@b", "5 @ 3.50", "x@@example.org"])
def test_what_only_looks_like_an_address_is_none(text: str) -> None:
    assert find_addresses(text) == ()


def test_addresses_are_told_in_order_and_once() -> None:
    marks = find_addresses("https://user@example.org/a and b@example.org")
    assert [mark.target for mark in marks] == ["https://user@example.org/a", "mailto:b@example.org"]
