"""Whether a text is Markdown: by named signs, each with what it weighs and how often it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

THRESHOLD = 3.0
"""From what weight of its signs on a text is Markdown: one sure sign is enough, of others several have to agree."""

_LOOKED_AT = 32_768
"""How many characters are looked at."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that texts in Markdown have."""

    name: str
    """What it is called."""

    needs: str
    """What stands in it, whatever it is: where this is missing, the pattern need not be compiled."""

    pattern: str
    """How it is told."""

    weight: float
    """What it weighs, each time."""

    most: int = 1
    """How many times it counts."""


SIGNS = (
    Sign("reader service", "Title: ", r"\A\s*Title: .*\n(?s:.{0,1000}?)^(?:URL Source|Markdown Content):", 3),
    Sign("front matter", "---", r"\A---[ \t]*\n(?:[ \t]*\w[\w-]* ?:.*\n|[ \t]*- .*\n){1,60}---[ \t]*$", 3),
    Sign("front matter in TOML", "+++", r"\A\+\+\+[ \t]*\n(?:\w[\w-]* ?=.*\n){1,60}\+\+\+[ \t]*$", 3),
    Sign("heading at the top", "# ", r"\A\s*#[ \t]+[^\s#].*\n[ \t]*\n", 3),
    Sign("heading below the first", "## ", r"^#{2,6}[ \t]+[^\s#]", 3),
    Sign("heading", "# ", r"^#[ \t]+[^\s#\d]", 0.75, 3),
    Sign("picture", "![", r"!\[[^\[\]]{0,300}\]\(\s*[^\s()]", 3),
    Sign("linked picture", "![", r"\[\s*!\[", 3),
    Sign("link", "](", r"(?<![\\!\w])\[[^\[\]]{1,300}\]\(\s*<?(?:https?:|mailto:|/|#|\.\.?/|[\w-]+\.html?\b)", 3),
    Sign("link by reference", "]:", r"^ {0,3}\[[^\[\]\n]{1,100}\]:[ \t]*<?(?:https?:|mailto:|/|#)\S", 1.5, 2),
    Sign("footnote", "[^", r"^\[\^[\w-]{1,40}\]:[ \t]", 3),
    Sign("fence", "```", r"^ {0,3}```[\w+-]*[ \t]*$", 1.5, 2),
    Sign("table", "--", r"^[^\n|]*\|.*\n[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*\|[ \t|:-]*$", 3),
    Sign("task", "] ", r"^[ \t]*[-*+] \[[ xX]\] \S", 0.5, 2),
    Sign("strong", "**", r"(?<![*\\\w])\*\*[^\s*](?:[^*\n]{0,200}[^\s*])?\*\*(?![*\w])", 1, 3),
    Sign("strong, underlined", "__", r"(?<![_\\\w])__[^\s_](?:[^_\n]{0,200}[^\s_])?__(?![_\w])", 0.5, 2),
    Sign("struck", "~~", r"(?<![~\\\w])~~[^\s~][^~\n]{0,200}~~", 1, 2),
    Sign("emphasis", "*", r"(?<![*\\\w])\*[^\s*](?:[^*\n]{0,200}[^\s*])?\*(?![*\w])", 0.5, 2),
    Sign("emphasis, underlined", "_", r"(?<![_\\\w])_[^\s_](?:[^_\n]{0,200}[^\s_])?_(?![_\w])", 0.5, 2),
    Sign("code", "`", r"(?<![`\\])`[^`\n]{1,100}`(?!`)", 0.5, 2),
    Sign("underlined heading", "===", r"^\S.{2,100}\n={3,}[ \t]*$", 1, 2),
    Sign("bullet", " ", r"^ {0,3}[-*+] +\S", 0.25, 2),
    Sign("quotation", "> ", r"^> \S", 0.25, 2),
    Sign("address in brackets", "<http", r"<https?://[^\s<>]+>", 0.5, 2),
)
"""The signs; those of weight 3 nobody writes by chance."""


def weigh(text: str) -> dict[str, float]:
    """Return the signs of Markdown that a text has, by their names, each with what it weighs."""
    start = text[:_LOOKED_AT]
    found: dict[str, float] = {}
    for sign in SIGNS:
        if sign.needs in start:
            times = sum(1 for _ in islice(re.finditer(sign.pattern, start, re.MULTILINE), sign.most))
            if times:
                found[sign.name] = times * sign.weight
    return found


def is_markdown(text: str) -> bool:
    """Tell whether a text is Markdown."""
    return sum(weigh(text).values()) >= THRESHOLD
