"""What text browsers show of a page's controls: buttons, frames, form fields, pictures without words."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FRAME = re.compile(r"[ \t]*(?:I?FRAME:|REFRESH\(\d+ sec\):|CSP: |BASE: )")
"""What opens a row about a frame, a redirect."""

_CONTROL = re.compile(
    r"\(BUTTON\)"
    r"|\[(?:[^\s\[\]]{1,200}\.(?:jpe?g|png|gif|svg|webp|avif|ico|bmp)(?:\?[^\s\[\]]{0,300})?|IMG|IMAGE|INLINE|LINK|USEMAP|EMBED)\]"
    r"|(?<!\S)\[[ _]{1,200}\](?!\S)"
    r"|(?<![^\s(])_{5,}(?![^\s)])",
    re.IGNORECASE,
)
"""A button, a picture without words, a box to tick, a field to fill in, where a text browser shows them."""

_LABEL = 80
"""How long the words of a button are at most."""

_RELATION = re.compile(r" {3}#(?:\[\d{1,5}\])?\S")
"""How lynx begins the rows on top that tell a page's link elements: "#alternate", "#next"."""


_SIGNS = ("(BUTTON)", "FRAME:", "REFRESH(", "   #", "[    ", "_____", "\n     * ")
"""What a text has that a text browser wrote, one of them at least."""


def looks_dumped(text: str) -> bool:
    """Tell whether a text has signs of a text browser."""
    return any(sign in text for sign in _SIGNS)


def control_rows(rows: Sequence[str]) -> frozenset[int]:
    """Return the rows, from 0, that tell frames, redirects and link elements and nothing else."""
    found: set[int] = set()
    number = _link_elements(rows, found)
    while number < len(rows):
        row = rows[number]
        if ":" in row and _FRAME.match(row):
            found.add(number)
            while number + 1 < len(rows) and _continues_address(rows[number], rows[number + 1]):
                number += 1
                found.add(number)
        number += 1
    return frozenset(found)


def _link_elements(rows: Sequence[str], found: set[int]) -> int:
    """Add the rows on top that tell link elements; return the row below them."""
    number = 0
    while number < len(rows) and not rows[number].strip():
        number += 1
    if number == len(rows) or not _RELATION.match(rows[number]):
        return number
    while number < len(rows) and rows[number].strip():
        found.add(number)
        number += 1
    return number


def _continues_address(above: str, below: str) -> bool:
    """Tell whether a row is the rest of the address of a frame."""
    rest = below.strip()
    if not rest or " " in rest:
        return False
    return above.strip().endswith(":") or (len(above) > 50 and " " not in above.strip().partition(": ")[2])


def take_controls(text: str) -> tuple[str, str]:
    """Return a line without what stands for controls in it, and what was taken; a button takes its label with it."""
    if "(BUTTON)" not in text and "[" not in text and "_____" not in text:
        return text, ""
    found = list(_CONTROL.finditer(text))
    if not found:
        return text, ""
    kept: list[str] = []
    taken: list[str] = []
    behind = 0
    for here, there in zip(found, [*found[1:], None], strict=True):
        kept.append(text[behind : here.start()])
        behind = here.end()
        label = text[behind : there.start() if there else len(text)]
        if here[0].upper() == "(BUTTON)" and len(label) <= _LABEL:
            behind += len(label)
        taken.append(text[here.start() : behind].strip())
    kept.append(text[behind:])
    return " ".join("".join(kept).split(" ")).strip(), " ".join(taken)
