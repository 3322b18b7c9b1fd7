"""What is in a page twice, or for some browsers and readers only, and whether it is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from article_reader.loader.inputs.html.nodes import Block, Element
from article_reader.loader.inputs.html.tags import SKIPPED
from article_reader.loader.names import hints_of_names

_SENTENCES = re.compile(r"[.!?…。](?=\s)")

_FEWEST_SENTENCES = 3
_SHORTEST_PROSE = 200
"""How many sentences and characters a text for browsers without scripts has at least to be read."""

_TEXT_LOOKED_AT = 100_000
_CHARACTERS_COMPARED = 60


def is_template_shown(template: Element) -> bool:
    """Tell whether a browser shows a template in its place, as part of the element around it."""
    return (template.get("shadowrootmode") or template.get("shadowroot")) in {"open", "closed"}


def is_for_listeners(element: Element) -> bool:
    """Tell whether an element is only there for those who listen to the page."""
    names = element.get("class")
    return names is not None and "screen reader" in hints_of_names(names)


def is_read_elsewhere(element: Element) -> bool:
    """Tell whether what an element says is there a second time for other readers, beside it."""
    if element.tag in {"rp", "rtc"}:
        return True
    if not element.keys():
        return False
    if is_for_listeners(element):
        said = _first_letter(element)
        return bool(said) and any(
            one is not None and _is_muted(one) and _first_letter(one) == said
            for one in (element.getprevious(), element.getnext())
        )
    if _is_muted(element):
        before = element.getprevious()
        return before is not None and next(before.iter("math"), None) is not None
    return False


def _is_muted(element: Element) -> bool:
    return element.get("aria-hidden") == "true" and element.tag not in SKIPPED


def _first_letter(element: Element) -> str:
    """Return the first letter or digit that an element says, as a small letter; "" where it says none at once."""
    for text in islice(element.itertext(), 20):
        if said := next(filter(str.isalnum, text[:100]), ""):
            return said.lower()
    return ""


def holds_prose(element: Element) -> bool:
    """Tell whether a text for browsers without scripts holds several sentences, and no frame of a counter."""
    text = _text(element)
    return len(text) >= _SHORTEST_PROSE and len(_SENTENCES.findall(text)) >= _FEWEST_SENTENCES


def repeats(element: Element, blocks: Sequence[Block]) -> bool:
    """Tell whether a text repeats what the page shows."""
    longest = max(element.itertext(), key=len, default="")
    wanted = " ".join(longest.split())[:_CHARACTERS_COMPARED]
    return any(wanted in " ".join("".join(run.text for run in block.runs).split()) for block in blocks)


def _text(element: Element) -> str:
    return "".join(islice(element.itertext(), 1000))[:_TEXT_LOOKED_AT]
