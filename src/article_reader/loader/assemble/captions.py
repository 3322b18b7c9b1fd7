"""Caption lines -> captions: which words tell what the picture shows, which whose it is, and what only repeats them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from article_reader.article import Caption, Span
from article_reader.loader.labeller.phrases import Phrases, fold
from article_reader.loader.page import Line

_LIGHTBOX = tuple("×✕✖xX")
"""The sign that closes a lightbox, before the caption that stands in it a second time."""

_SIGN = re.compile(r"©|\([cC]\)|℗|\bCopyright\s?[:©]")
"""Signs that open a credit wherever they stand."""

_SEPARATORS = " ,;|-–(["
"""What may stand between a caption and the sign that opens a credit."""

_SEAM = re.compile(
    r"(?<=[.!?…。！？\"”»)\]])\s+(?=\S)|\s+[|–—/•·-]+\s+|\s*[(\[（【]|(?<=\S)\s+(?=[^\s:：]{2,20}\s?[:：])"
)
"""Where a credit may begin in a caption: after a sentence, behind a separator, in brackets, at a word with a colon."""

_SENTENCE_ENDS = ".!?…。！？"

_BRACKETED = re.compile(r"\([^()]+\)|\[[^\[\]]+\]")
"""A credit that stands in brackets, all of it."""

_GLUED = re.compile(r"(?<=[^\W\d_]{2}[.!?…])(?=[^\W\d_]{2})")
"""Where a credit may begin right behind a sentence, as parts do that a page sets apart without a space."""

_LOOKED_AT = 240
"""How many characters of what may be a credit are looked at."""

_LONGEST_DIVIDED = 5_000
"""Up to how many characters a line is divided into caption and credit."""

_LONGEST_CAPTION = 1_000
"""Up to how many characters a caption is joined of the lines of its figure."""

_LONGEST_DIFFERENCE = 20
"""By how many characters texts may differ in length that are the same but for what stands between their words."""

_CREDIT, _CAPTION = "credit", "caption"
"""The hints of elements' names that tell credits and captions."""

_LONGEST_AGENCY = 60
"""How many characters a credit that only names an agency may have."""


@dataclass(frozen=True, slots=True)
class Divided:
    """What one caption line says."""

    text: str | None
    """What the picture shows."""

    credit: str | None
    """Whose picture it is."""


def captions(lines: Sequence[Line], phrases: Phrases) -> Iterator[Caption]:
    """Yield the captions that a run of caption lines makes.

    A credit goes with the caption before it, as do all lines of one figure; a line that only repeats the caption before
    it belongs to that one.
    """
    current: Caption | None = None
    above: Line | None = None
    for line in lines:
        parts = _divided(line, phrases)
        if current is None or above is None:
            current = Caption(parts.text, parts.credit, line.span)
        elif joined := _joined(current, parts, line, is_same_figure=_is_same_figure(line, above, current)):
            current = joined
        else:
            yield current
            current = Caption(parts.text, parts.credit, line.span)
        above = line
    if current is not None:
        yield current


def _is_same_figure(line: Line, above: Line, caption: Caption) -> bool:
    return line.group == above.group != 0 and len(caption.text or "") + len(caption.credit or "") <= _LONGEST_CAPTION


def _divided(line: Line, phrases: Phrases) -> Divided:
    """Divide a caption line as its words tell, or, where they don't, as the names of its elements do."""
    parts = divide(line.text.strip(), phrases)
    if parts.credit is None and line.evidence and _CREDIT in line.evidence.near and _CAPTION not in line.evidence.near:
        return Divided(None, parts.text)
    return parts


def divide(text: str, phrases: Phrases) -> Divided:
    """Divide a caption line into what it shows and whose it is; nothing but brackets and separators gets lost."""
    if len(text) > _LONGEST_DIVIDED:
        return Divided(text, None)
    opens = _opens_credit(text, phrases)
    first_word = text.find(" ") if " " in text else len(text)
    signs = {sign.end(): sign.start() for sign in _SIGN.finditer(text)}
    for seam in _SEAM.finditer(text):
        begin, end = seam.span()
        after_sentence = begin > 0 and text[begin - 1] in _SENTENCE_ENDS
        is_opening = not after_sentence and begin <= first_word and seam.group().isspace()  # "Photo Credit:"
        may_divide = begin > 0 and not is_opening and (after_sentence or not opens)
        if may_divide and _is_credit(text[end : end + _LOOKED_AT], phrases):
            if begin in signs:  # "© Photo: Ann Lee"
                return _at_sign(text, signs[begin])
            return Divided(text[:begin], _without_bracket(text[end:], seam.group()))
    if not opens and (glued := _glued_credit(text)):
        return Divided(text[:glued], text[glued:])
    if opens or _is_credit(text[:_LOOKED_AT], phrases):
        return Divided(None, text[1:-1] if _BRACKETED.fullmatch(text) else text)
    return _at_sign(text, min(signs.values(), default=0))


def _at_sign(text: str, sign: int) -> Divided:
    """Divide a caption line where the sign of a credit stands; 0 where it has none."""
    return Divided(text[:sign].rstrip(_SEPARATORS), text[sign:].rstrip(")]")) if sign else Divided(text, None)


def _glued_credit(text: str) -> int:
    """Return where a credit begins that stands right behind a sentence, 0 where none does."""
    seams = (seam.start() for seam in _GLUED.finditer(text, max(0, len(text) - _LONGEST_AGENCY)))
    return 0 if text[-1:] in ".!?…" else next((seam for seam in seams if text[seam].isupper()), 0)


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


def _joined(caption: Caption, parts: Divided, line: Line, *, is_same_figure: bool) -> Caption | None:
    """Return the caption with one more line, None where the line begins another."""
    lines = Span(min(caption.lines.first, line.span.first), max(caption.lines.last, line.span.last))
    text = parts.text
    if text is None and parts.credit and (shown := _before_credit(caption, parts.credit)):
        return replace(caption, text=shown, credit=parts.credit, lines=lines)
    if text is not None and (_is_same(text, caption.text) or _is_same(_without_lightbox(text), caption.text)):
        text = caption.text
    credit = caption.credit if _is_same(parts.credit, caption.credit) else parts.credit
    if text not in {None, caption.text}:
        if caption.text is not None and (caption.credit is not None or not is_same_figure):
            return None
        if caption.text is None and not is_same_figure and (line.blank_before or credit):
            return None
        text = text if caption.text is None else f"{caption.text} {text}"
    if credit not in {None, caption.credit} and caption.credit is not None:
        if not is_same_figure:
            return None
        credit = f"{caption.credit} {credit}"
    return replace(caption, text=text or caption.text, credit=credit or caption.credit, lines=lines)


def _before_credit(caption: Caption, credit: str) -> str:
    """Return what a caption shows without the credit that it ends with; "" where it doesn't."""
    if caption.credit is not None or caption.text is None or not caption.text.endswith(credit):
        return ""
    return caption.text.removesuffix(credit).rstrip(" |–—-/·•,(")


def _is_same(words: str | None, others: str | None) -> bool:
    """Tell whether words are the same but for their case and what stands between them."""
    if words is None or others is None or abs(len(words) - len(others)) > _LONGEST_DIFFERENCE:
        return False
    return fold(words) == fold(others) and _figures(words) == _figures(others)


def _figures(words: str) -> list[str]:
    return re.findall(r"\d+", words)
