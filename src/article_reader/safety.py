"""What a terminal must never be sent, and no page should hide: which characters these are, and texts without them."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
"""What stands where a character can't be shown."""

UNSHOWN = (
    # C0 but tab and line end, DEL, C1.
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
    # Soft hyphen, zero-width space, line and paragraph separator, bidirectional embeddings, overrides and isolates,
    # deprecated format characters, interlinear annotation, byte order mark.
    "\u00ad\u200b\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ufeff"
    # Surrogates, noncharacters, tags.
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
)
"""The characters that steer a terminal or hide what is said, as the inside of a regular expression's brackets."""

BREAK = "\N{ZERO WIDTH SPACE}"
"""What tells where a row may break, in scripts that put no spaces between words."""

_UNSPACED = "\u0e00-\u109f\u1780-\u17ff\u1950-\u1aaf\ua980-\uaadf"
"""The letters of these scripts: Thai, Lao, Tibetan, Burmese, Khmer, Javanese and their neighbours."""

# Compiled where they are first needed, which is hardly ever: it takes long.
_UNSHOWN = f"(?!(?<=[{_UNSPACED}]){BREAK}|{BREAK}(?=[{_UNSPACED}]))[{UNSHOWN}]"
_NOT_ON_A_LINE = f"[\t\n]|{_UNSHOWN}"

_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")

_DIVIDED = re.compile("(?<=[^\\W\\d_])\u00ad(?=\n[ \t]*[^\\W\\d_])")
"""A soft hyphen at the end of a row, where it is shown: the word goes on in the next row."""

_OVERSTRIKE = re.compile("[^\n\b]\b")
"""A character and the backspace that goes back over it: how typewriters, and `man`, made bold and underline."""

_UNSAFE = (
    # Control sequences as ECMA-48 has them: CSI with its parameters; OSC, DCS, SOS, PM and APC with their strings,
    # where they end on the same line; two-character escapes.
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
    "|(?:\x1b[P\\]X^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f\n]*(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[ -/]*[0-~]"
    # What is left of them, and whatever else must not be shown.
    f"|{_UNSHOWN}"
)

_MARK_BLOCKS = (
    "\u0300-\u036f",
    "\u0483-\u0489",
    "\u1ab0-\u1aff",
    "\u1dc0-\u1dff",
    "\u20d0-\u20ff",
    "\ufe00-\ufe0f",
    "\ufe20-\ufe2f",
)
"""Combining marks, by the first and the last of each block."""

_LAST_BEFORE_MARKS = "\u02ff"
"""The last character before all these blocks."""

_MARK = f"[{''.join(_MARK_BLOCKS)}]"
_TOO_MANY_MARKS = f"({_MARK}{{8}}){_MARK}+"
"""More combining marks than any script puts on one letter: they are there to spill over the rows above and below."""

_CLEAN = frozenset("\n\t\N{NO-BREAK SPACE}")
"""Characters that print nothing and are welcome."""


def clean(text: str) -> str:
    r"""Return the text with "\n" for line ends and without anything that would steer a terminal or hide what is said.

    Removed are escape sequences, control characters, bidirectional overrides, tags, noncharacters, unpaired surrogates,
    soft hyphens and floods of combining marks; a soft hyphen at the end of a row becomes a hyphen. The joiners,
    direction marks and break places that scripts need stay.
    """
    unusual = "".join(set(text) - _CLEAN)
    has_marks = max(unusual, default="") > _LAST_BEFORE_MARKS and any(map(_is_mark, unusual))
    if unusual.isprintable() and not has_marks:
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _DIVIDED.sub("\N{HYPHEN}", text)
    if "\b" in text:
        text = _OVERSTRIKE.sub("", text)
    text = text.replace("\v", " ").replace("\f", " ")
    return re.sub(_TOO_MANY_MARKS, r"\1", re.sub(_UNSAFE, "", text))


def without_controls(text: str) -> str:
    """Return a text of any number of lines in which each character that steers or hides is replaced by a sign for it.

    The loader lets none of them in; an article that somebody else has made may hold them.
    """
    return re.sub(_UNSHOWN, REPLACEMENT, text)


def on_one_line(text: str) -> str:
    """Return the same for a text that is one line: tabs and line ends are spaces, and no offset in it changes."""
    return text if text.isprintable() else re.sub(_NOT_ON_A_LINE, _sign_for, text)


def uri_of(target: str) -> str | None:
    """Return an address as a terminal may be told it, in ASCII; None where it is none of the web or of mail."""
    from article_reader.article import ADDRESS

    if not re.fullmatch(ADDRESS, target):
        return None
    return target if target.isascii() else re.sub("[^\x00-\x7f]", _percent_encoded, target)


def escaped(text: str) -> str:
    r"""Return JSON, or YAML in double quotes, in which these characters are written as escapes ("\u009b")."""
    return re.sub(_UNSHOWN, _escape, text)


def has_controls(text: str) -> bool:
    """Tell whether there are such characters in a text."""
    return not text.isprintable() and re.search(_UNSHOWN, text) is not None


def _is_mark(character: str) -> bool:
    """Tell a combining mark; a text has few different characters, and the pattern for marks takes long to compile."""
    return character > _LAST_BEFORE_MARKS and any(block[0] <= character <= block[2] for block in _MARK_BLOCKS)


def _sign_for(found: re.Match[str]) -> str:
    return " " if found[0].isspace() else REPLACEMENT


def _percent_encoded(found: re.Match[str]) -> str:
    return "".join(map("%{:02X}".format, found[0].encode(errors="replace")))


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
