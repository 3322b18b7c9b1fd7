"""Text -> the direction in which it is read."""

from __future__ import annotations

import unicodedata

LOOKED_AT = 200
"""How many characters are looked at for one that has a direction."""


def is_rtl(text: str) -> bool:
    """Tell whether a text is read from right to left, by its first letter (as Unicode's rule P2 has it)."""
    if text.isascii():
        return False
    for character in text[:LOOKED_AT]:
        match unicodedata.bidirectional(character):
            case "L":
                return False
            case "R" | "AL":
                return True
    return False
