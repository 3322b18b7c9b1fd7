"""How paragraphs are to be set: the choices there are, and what they make of a single row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """What is done to paragraphs beyond filling rows with words."""

    language: str | None = None
    """The language of the words, as BCP 47 writes it ("de", "pt-BR"); None where it is not known."""

    hyphenate: bool = False
    """Whether words may be broken at the end of a row, where their language is known and allows it."""

    justify: bool = False
    """Whether rows are stretched to the width of the column, where that leaves no wide gaps."""

    whole_addresses: bool = False
    """Whether an address that is wider than the column, and a link, has a row that is wider, too: in print."""

    @property
    def plain(self) -> bool:
        """Whether rows are just filled."""
        return not (self.hyphenate or self.justify)


PLAIN = Setting()
"""Ragged right, and no word broken."""

HYPHENATED = 1
"""A row's finish: a word is broken at its end, and a hyphen stands behind it that isn't in the text."""

STRETCHED = 2
"""A row's finish: its gaps are widened until it fills the column."""

FROM_RIGHT = 4
"""A stretched row's finish: of gaps that can't be equal the wider ones stand to the right."""

WIDEST_GAP = 3
"""How many cells a gap has at most in a stretched row; where it would need more, the row stays ragged."""
