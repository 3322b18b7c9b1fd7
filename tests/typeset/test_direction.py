from __future__ import annotations

import pytest

from article_reader.typeset.direction import is_rtl


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("Hafen", False),
        ("„Übung“ שלום", False),
        ("שלום Hafen", True),
        ("مرحبا", True),
        ("12, 34: «مرحبا»", True),
        ("BBC مرحبا", False),
        ("1234", False),
        ("– „…“ –", False),
        ("港町", False),
        ("–" * 200 + "مرحبا", False),
    ],
)
def test_the_first_letter_tells_the_direction(text: str, expected: bool) -> None:
    assert is_rtl(text) == expected
