"""What markup within a sentence says, in signs: quotation marks, raised and lowered words, readings, pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from article_reader.loader.inputs.html.nodes import Element

_QUOTATION_MARKS: Mapping[str, tuple[str, str, str, str]] = {
    "": ("“", "”", "‘", "’"),
    **dict.fromkeys(("de", "cs", "sk", "sl", "hr", "bg", "is", "lt", "et", "ka"), ("„", "“", "‚", "‘")),
    **dict.fromkeys(("pl", "ro", "hu", "sr"), ("„", "”", "«", "»")),
    **dict.fromkeys(("fr", "it", "es", "ca", "pt", "ru", "uk", "be", "el", "no", "nb", "nn"), ("«", "»", "“", "”")),
    **dict.fromkeys(("sv", "fi"), ("”", "”", "’", "’")),
    "da": ("»", "«", "›", "‹"),
    "ja": ("「", "」", "『", "』"),
    "de-ch": ("«", "»", "‹", "›"),
    "fr-ch": ("«", "»", "‹", "›"),
    "pt-br": ("“", "”", "‘", "’"),
    "zh-tw": ("「", "」", "『", "』"),
    "zh-hk": ("「", "」", "『", "』"),
}
"""The marks that open and close a quotation, and those of one within it, by language."""

_ANY_MARK = "\"'“”„‟‘’‚«»‹›「」『』"

_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")

_CAN_BE_RAISED = re.compile(r"[0-9+\-−=()ni]+")
_CAN_BE_LOWERED = re.compile(r"[0-9+\-−=()]+|[aehijklmnoprstuvx]")

_NOTE = re.compile(r"\[?\s*((?:\d{1,3}|[a-z])(?:\s*[,–-]\s*(?:\d{1,3}|[a-z]))*)\s*\]?")
_SEVERAL_NOTES = re.compile(r"\d{1,3}(?:\s*[,–-]\s*\d{1,3})+")

_RAISED_WORDS: Mapping[str, str] = {"tm": "™", "sm": "℠", "(r)": "®", "(tm)": "™"}
"""What is raised in names of goods, and its sign."""

_RAISED_ENDINGS_NAMES = """
    st nd rd th e er re ère ere ème eme de me lle mes lles o os a as º ª r te ter le ma mo ie ste
"""
_RAISED_ENDINGS = frozenset(_RAISED_ENDINGS_NAMES.split())
"""The endings of numbers and abbreviations that print raises, and typing doesn't: "1st", "XXe", "Mme"."""

_LONGEST_RAISED = 20
"""How many characters are raised or lowered at most; more is a sentence in small type."""

_LONGEST_EMOJI = 12
_LONGEST_NAMED_EMOJI = 30
"""How many characters stand for a picture in a sentence, at most: by what they are, and where the page says so."""

_EMOJI_NAMES = re.compile(r"emoji|smiley|emoticon", re.I)
_FORMULA_NAMES = re.compile(r"(?:^|[\s_-])(?:math|latex|tex|katex|formula)(?:$|[\s_-])", re.I)

_LONGEST_FORMULA = 2000
"""How many characters of a formula are read at most, and how many elements of it are looked at."""

_DISPLAYSTYLE = re.compile(r"\A\{\s*\\(?:displaystyle|textstyle)\s+(.*)\}\Z", re.DOTALL)


def quotation_marks(language: str, depth: int) -> tuple[str, str]:
    """Return the marks around an inline quotation in a language, within so many others."""
    name = language.lower().replace("_", "-")
    marks = _QUOTATION_MARKS.get(name) or _QUOTATION_MARKS.get(name.partition("-")[0]) or _QUOTATION_MARKS[""]
    return (marks[2], marks[3]) if depth % 2 else (marks[0], marks[1])


def has_marks(text: str) -> bool:
    """Tell whether a quotation has its marks already."""
    return text.strip()[:1] in _ANY_MARK if text.strip() else False


def raised(text: str, before: str, is_note: bool) -> str:
    """Return raised words as they can be written behind the character `before`."""
    if is_note and (note := _NOTE.fullmatch(text)):
        return f"[{note[1]}]"
    if not before.strip() or not _is_short(text):
        return text
    if _SEVERAL_NOTES.fullmatch(text) and not before.isdigit():
        return f"[{text}]"
    if text.isalpha() and before.isalnum():
        return _raised_letters(text, before)
    if _CAN_BE_RAISED.fullmatch(text):
        return text.translate(_RAISED)
    return _RAISED_WORDS.get(text.lower()) or _bracketed("^", text)


def _raised_letters(text: str, before: str) -> str:
    """Return raised letters behind a letter or a figure: an ending, a sign, a power, or a word of its own."""
    if text.lower() in _RAISED_ENDINGS:
        return text
    if sign := _RAISED_WORDS.get(text.lower()):
        return sign
    if before.isdigit():
        return text.translate(_RAISED) if _CAN_BE_RAISED.fullmatch(text) else _bracketed("^", text)
    return text if len(text) < 3 and before.isupper() else f" {text}" if len(text) > 2 else _bracketed("^", text)


def lowered(text: str, before: str) -> str:
    """Return lowered words as they can be written behind the character `before`."""
    if not before.strip() or not _is_short(text):
        return text
    return text.translate(_LOWERED) if _CAN_BE_LOWERED.fullmatch(text) else _bracketed("_", text)


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_RAISED and any(map(str.isalnum, text))


def _bracketed(sign: str, text: str) -> str:
    return text if text[0] in "([" else f"{sign}({text})"


def reading(text: str, before: str) -> str:
    """Return how a word is read, for behind it, in the brackets of its script."""
    return f"（{text}）" if before > "\u2e7f" else f" ({text})"


def spoken_picture(picture: Element) -> str:
    """Return what a picture within a sentence says: an emoji or a formula; "" for other pictures."""
    alt = (picture.get("alt") or "").strip()
    if not alt or len(alt) > _LONGEST_FORMULA:
        return ""
    names = (picture.get("class") or "")[:200]
    if len(alt) <= _LONGEST_EMOJI and _is_emoji(alt):
        return alt
    if _EMOJI_NAMES.search(names) and len(alt) <= _LONGEST_NAMED_EMOJI:
        return alt
    return _formula(alt) if _FORMULA_NAMES.search(names) else ""


def formula(math: Element) -> str:
    """Return what a formula says, once: in the words of its author, else the signs in their order."""
    if said := (math.get("alttext") or "").strip():
        return _formula(said)
    signs: list[str] = []
    for element in islice(math.iter(), _LONGEST_FORMULA):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag.lower() in {"annotation", "annotation-xml"}:
            if "tex" in (element.get("encoding") or "").lower() and element.text:
                return _formula(element.text)
            break
        signs += (element.text or "").split()
    return _formula(" ".join(signs))


def _formula(text: str) -> str:
    text = " ".join(text[:_LONGEST_FORMULA].split())
    return found[1].strip() if (found := _DISPLAYSTYLE.match(text)) else text


def _is_emoji(text: str) -> bool:
    """Tell whether a text is made of pictograms alone."""
    return all(_is_pictogram(character) for character in text) and any(character > "\u20ff" for character in text)


def _is_pictogram(character: str) -> bool:
    return (
        "\u2190" <= character <= "\u2bff"
        or "\U0001f000" <= character <= "\U0001faff"
        or character in "\u200d\ufe0f\ufe0e\u20e3#*0123456789 ©®‼⁉™ℹ〰〽㊗㊙"
        or "\U000e0020" <= character <= "\U000e007f"
    )
