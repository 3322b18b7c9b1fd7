"""Text -> the direction in which it is read."""

from __future__ import annotations

LOOKED_AT = 200
"""How many characters are looked at for one that has a direction."""

_LAST_LATIN = "\N{LATIN SMALL LETTER TURNED H WITH FISHHOOK AND TAIL}"
"""Up to here letters are read from left to right, and nothing else has a direction."""

_QUOTES_AND_DASHES = frozenset("‐‑‒–—―‘’‚‛“”„‟•…‹›")


def is_rtl(text: str) -> bool:
    """Tell whether a text is read from right to left, by its first letter (as Unicode's rule P2 has it)."""
    if text.isascii():
        return False
    for character in text[:LOOKED_AT]:
        if character <= _LAST_LATIN and character.isalpha():
            return False
        if character <= _LAST_LATIN or character in _QUOTES_AND_DASHES:
            continue
        import unicodedata  # not before: most texts need none

        match unicodedata.bidirectional(character):
            case "L":
                return False
            case "R" | "AL":
                return True
    return False
