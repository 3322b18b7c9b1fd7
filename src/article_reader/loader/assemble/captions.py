"""Caption lines -> captions: which words tell what the picture shows, which whose it is, and what only repeats them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from article_reader.article import Caption, Span
from article_reader.loader.inputs.rows import Line
from article_reader.loader.labeller.phrases import Phrases
from article_reader.records import Record, replace

_LIGHTBOX = tuple("×✕✖xX")
"""The sign that closes a lightbox, before the caption that stands in it a second time."""

_SIGN = re.compile(r"©|\([cC]\)|℗")
"""Signs that open a credit wherever they stand."""

_SEAM = re.compile(
    r"(?<=[.!?…。！？\"”»)\]])\s+(?=\S)|\s+[|–—/•·-]+\s+|\s*[(\[（【]|(?<=\S)\s+(?=[^\s:：]{2,20}\s?[:：])"
)
"""Where a credit may begin in a caption: after a sentence, behind a separator, in brackets, at a word with a colon."""

_LONGEST_AGENCY = 60
"""How many characters a credit that only names an agency may have."""


class Divided(Record):
    """What one caption line says."""

    text: str | None
    """What the picture shows."""

    credit: str | None
    """Whose picture it is."""


def captions(lines: Sequence[Line], phrases: Phrases) -> Iterator[Caption]:
    """Yield the captions that a run of caption lines makes.

    A credit goes with the caption before it; a line that only repeats the caption before it belongs to that one.
    """
    current: Caption | None = None
    for line in lines:
        parts = divide(line.text, phrases)
        if current is not None and (joined := _joined(current, parts, line)):
            current = joined
            continue
        if current is not None:
            yield current
        current = Caption(parts.text, parts.credit, line.span)
    if current is not None:
        yield current


def divide(text: str, phrases: Phrases) -> Divided:
    """Divide a caption line into what it shows and whose it is; nothing but brackets and separators gets lost."""
    opens = _opens_credit(text, phrases)
    for seam in _SEAM.finditer(text):
        credit = text[seam.end() :]
        after_sentence = seam.start() > 0 and text[seam.start() - 1] in ".!?…。！？"
        if seam.start() and (after_sentence or not opens) and _is_credit(credit, phrases):
            return Divided(text[: seam.start()], _without_bracket(credit, seam.group()))
    if opens or _is_credit(text, phrases):
        return Divided(None, text)
    if (sign := _SIGN.search(text)) and sign.start():
        return Divided(text[: sign.start()].rstrip(" ,;|-–(["), text[sign.start() :].rstrip(")]"))
    return Divided(text, None)


def _opens_credit(text: str, phrases: Phrases) -> bool:
    return _SIGN.match(text) is not None or phrases.begins("credit", text)


def _is_credit(text: str, phrases: Phrases) -> bool:
    """Tell a credit: one by its first words, or a short text that names an agency."""
    if _opens_credit(text, phrases):
        return True
    return len(text) <= _LONGEST_AGENCY and phrases.contains("credit", text) and text.rstrip()[-1:] not in "!?:"


def _without_bracket(credit: str, seam: str) -> str:
    closing = {"(": ")", "[": "]", "（": "）", "【": "】"}.get(seam[-1:])
    return credit.removesuffix(".").removesuffix(closing) if closing else credit


def _without_lightbox(text: str) -> str:
    return text[1:].lstrip() if text.startswith(_LIGHTBOX) and text[1:2].isspace() and text[1:].strip() else text


def _joined(caption: Caption, parts: Divided, line: Line) -> Caption | None:
    """Return the caption with one more line, None where the line begins another."""
    lines = Span(caption.lines.first, line.span.last)
    text, credit = parts.text and _without_lightbox(parts.text), parts.credit
    if text is None:
        if caption.credit is None:
            return replace(caption, credit=credit, lines=lines)
        return replace(caption, lines=lines) if credit == caption.credit else None
    if caption.text is None:
        return None if line.blank_before or credit else replace(caption, text=text, lines=lines)
    if text == caption.text and credit in {None, caption.credit}:
        return replace(caption, lines=lines)
    return None
