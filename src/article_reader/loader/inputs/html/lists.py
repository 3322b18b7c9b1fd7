"""The bullets and numbers of list items, as a browser shows them."""

from __future__ import annotations

from dataclasses import dataclass

from article_reader.loader.inputs.html.nodes import Element

BULLETS = ("•", "◦", "▪")
"""The bullets of lists, of those within lists, and of those farther in."""


@dataclass(slots=True)
class Counter:
    """The state of an open list."""

    bullet: str | None
    """The bullet of its items; None where they are numbered."""

    next: int = 1
    """The next item's number."""

    step: int = 1
    """How the numbers go on: 1, or -1 where the list is reversed."""

    style: str = "1"
    """How numbers are written: "1", "a", "A", "i" or "I"."""

    def marker(self, item: Element) -> str:
        """Return the marker of an item, the next of the list."""
        if self.bullet is not None:
            return self.bullet
        number = _number(item.get("value"))
        if number is None:
            number = self.next
        self.next = number + self.step
        return f"{_written(number, self.style)}."


def counter(element: Element, nesting: int) -> Counter:
    """Return the counter of a list that stands in so many others."""
    if element.tag != "ol":
        return Counter(BULLETS[min(nesting, len(BULLETS) - 1)])
    is_reversed = element.get("reversed") is not None
    start = _number(element.get("start"))
    if start is None:
        start = sum(1 for child in element if child.tag == "li") if is_reversed else 1
    return Counter(None, start, -1 if is_reversed else 1, element.get("type", "1"))


def _number(text: str | None) -> int | None:
    """Return the whole number that an attribute says; None where it says none, or an absurd one."""
    digits = (text or "").strip()
    if not digits.removeprefix("-").isdecimal() or len(digits) > 7:
        return None
    return int(digits)


def _written(number: int, style: str) -> str:
    if style in {"a", "A"} and number > 0:
        written = _in_letters(number)
    elif style in {"i", "I"} and 0 < number < 4000:
        written = _in_roman(number)
    else:
        return str(number)
    return written if style.islower() else written.upper()


def _in_letters(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def _in_roman(number: int) -> str:
    letters = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        letters += numeral * count
    return letters
