"""Characters of scripts without spaces, found without compiling what most texts never need; and what is a space."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable


class Rare:
    """A class of characters that few texts have: large ones take milliseconds to compile, so it is done when needed."""

    def __init__(self, pattern: str, blocks: Iterable[int]) -> None:
        """Take a pattern, and the first bytes of the code points, as UTF-16 has them, that it can match."""
        self._pattern = pattern
        self._others = bytes(set(range(256)).difference(blocks))

    def count(self, text: str) -> int:
        """Return how many such characters are in a text."""
        return len(re.findall(self._pattern, text)) if self._may_be_in(text) else 0

    def opens(self, text: str) -> bool:
        """Tell whether a text begins with such a character."""
        return self._may_be_in(text[:1]) and re.match(self._pattern, text) is not None

    def _may_be_in(self, text: str) -> bool:
        if text.isascii():
            return False
        # With a mark of 0xFEFF in front, which is of no script; the codec without one takes a while to be looked up.
        high_bytes = text.encode("utf-16", "surrogatepass")[sys.byteorder == "little" :: 2]
        return bool(high_bytes.translate(None, self._others))


UNSPACED = Rare(
    "[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", (0x0E, 0x30, *range(0x34, 0xA0), *range(0xAC, 0xD8))
)
"""Characters of scripts in which a phrase may stand in the middle of a run of letters."""

SEAMLESS = Rare("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]", (0x30, *range(0x34, 0xA0), 0xFF))
"""Characters of scripts that put no space between words."""

_SPACE = re.compile("[^\\S\u00a0\u202f]+")
"""White space, that which holds words together aside."""


def spaced(text: str) -> str:
    """Return a text with each run of white space made one space."""
    return text if "  " not in text and text.isprintable() else _SPACE.sub(" ", text).strip()
