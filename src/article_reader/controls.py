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

# Compiled where they are first needed, which is hardly ever: it takes long.
_UNSHOWN = f"[{UNSHOWN}]"
_NOT_ON_A_LINE = f"[\t\n{UNSHOWN}]"


def without_controls(text: str) -> str:
    """Return a text of any number of lines in which each character that steers or hides is replaced by a sign for it.

    The loader lets none of them in; an article that somebody else has made may hold them.
    """
    return re.sub(_UNSHOWN, REPLACEMENT, text)


def on_one_line(text: str) -> str:
    """Return the same for a text that is one line: tabs and line ends are spaces, and no offset in it changes."""
    return text if text.isprintable() else re.sub(_NOT_ON_A_LINE, _sign_for, text)


def escaped(text: str) -> str:
    r"""Return JSON, or YAML in double quotes, in which these characters are written as escapes ("\u009b")."""
    return re.sub(_UNSHOWN, _escape, text)


def has_controls(text: str) -> bool:
    """Tell whether there are such characters in a text."""
    return not text.isprintable() and re.search(_UNSHOWN, text) is not None


def _sign_for(found: re.Match[str]) -> str:
    return " " if found[0].isspace() else REPLACEMENT


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
