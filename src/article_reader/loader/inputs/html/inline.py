"""Runs of words -> one line of text and what is set apart in it; signs for what markup within a sentence says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from urllib.parse import urljoin, urlsplit

from article_reader.article import ADDRESS, Mark, MarkKind
from article_reader.loader.inputs.html.nodes import Element, Run, Setting
from article_reader.loader.scripts import SEAMLESS
from article_reader.safety import clean

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


_ADDRESS = re.compile(ADDRESS)
_BREAKS = re.compile(r"[\t\r\n]")

_ROW_END = r"(?<=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])[ \t]*\n\s*(?=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])"
"""Where a source breaks a row between characters of scripts that put no space between words."""

_BINDING = frozenset("\u00a0\u202f")
"""Blanks at which no row is broken."""

_LONGEST_ADDRESS = 4000
"""How long a link's target is at most, in characters; longer ones are data."""


def typed_text(runs: Sequence[Run]) -> str:
    """Return words as typed: their line ends and indentation kept, no blanks at the ends of lines."""
    text = clean("".join(run.text for run in runs)).expandtabs(8)
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def flowing_text(runs: Sequence[Run], base: str | None) -> tuple[str, tuple[Mark, ...]]:
    """Return words with single blanks between them, and the marks in them."""
    whole = "".join([run.text for run in runs])
    text = clean(whole)
    if not any(run.node.context.settings for run in runs):
        return _spaced(text), ()
    if text == whole:
        return _with_marks([(run.text, run.node.context.settings) for run in runs], base)
    cleaned, marks = _with_marks([(clean(run.text), run.node.context.settings) for run in runs], base)
    safe = _spaced(text)
    return (safe, marks) if safe == cleaned else (safe, ())


def _with_marks(runs: Sequence[tuple[str, tuple[Setting, ...]]], base: str | None) -> tuple[str, tuple[Mark, ...]]:
    """Return the words of runs and their marks; what isn't blank in the runs is kept as it is."""
    parts: list[str] = []
    length = 0
    gap = False
    begun: dict[Setting, list[int]] = {}
    for run, settings in runs:
        text = _spaced(run)
        if not text:
            gap = gap or bool(run)
            continue
        if length and (gap or run[0].isspace()):
            parts.append(" ")
            length += 1
        for setting in settings:
            begun.setdefault(setting, [length, 0])[1] = length + len(text)
        parts.append(text)
        length += len(text)
        gap = run[-1].isspace()
    marks = []
    for setting, (start, end) in begun.items():
        target = None
        if setting.kind is MarkKind.LINK:
            target = whole_address(setting.target or "", base)
            if target is None:
                continue
        marks.append(Mark(setting.kind, start, end, target))
    return "".join(parts), tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _spaced(text: str) -> str:
    """Return words with single blanks between them; a blank that holds two words together, as in "10 km", stays."""
    text = _without_row_ends(text)
    if _BINDING.isdisjoint(text):
        return " ".join(text.split())
    return re.sub(r"\s+", lambda blank: blank[0] if blank[0] in _BINDING else " ", text).strip()


def _without_row_ends(text: str) -> str:
    """Return a text without the line ends that its source sets where its script has no space."""
    return re.sub(_ROW_END, "", text) if "\n" in text and SEAMLESS.count(text) else text


def whole_address(target: str, base: str | None) -> str | None:
    """Return the whole address that a link leads to; None where it leads to no page and no mailbox."""
    if len(target) > _LONGEST_ADDRESS:
        return None
    target = _BREAKS.sub("", target.strip()).replace(" ", "%20")
    if not target or target.startswith("#"):
        return None
    try:
        if not target.startswith(("http://", "https://", "mailto:")):
            target = urljoin(base or "", target)
        if "[" in target:
            urlsplit(target)  # a bracket in a host's name may make it no address
    except ValueError:
        return None
    return target if _ADDRESS.fullmatch(target) else None
