"""The elements of HTML by how they are shown: blocks, what isn't text, what sets words apart."""

from __future__ import annotations

from collections.abc import Mapping

from article_reader.article import MarkKind

HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}
"""The levels of headings."""

LISTS = frozenset({"ul", "ol", "menu", "dir"})
"""Elements whose `li` are numbered or have a bullet."""

_BLOCKS_NAMES = """
    address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr html li listing main menu nav ol p pre search section summary table tbody
    thead tfoot td th tr ul caption xmp
"""
BLOCKS = frozenset(_BLOCKS_NAMES.split())
"""Elements that begin and end a block of text; others stand within one."""

_SKIPPED_NAMES = """
    script style noscript template svg head iframe select option optgroup datalist input textarea object embed video
    audio canvas map math link meta title base frameset noframes applet col colgroup
"""
SKIPPED = frozenset(_SKIPPED_NAMES.split())
"""Elements whose text is no part of what the page says, or no text."""

PICTURES = frozenset({"img", "picture", "video", "amp-img", "amp-video"})
"""Elements that show a picture."""

TYPED = frozenset({"pre", "listing", "xmp"})
"""Elements whose text is shown as typed."""

STYLES: Mapping[str, MarkKind] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), MarkKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), MarkKind.STRONG),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), MarkKind.CODE),
    **dict.fromkeys(("s", "del", "strike"), MarkKind.STRUCK),
}
"""Elements that set words apart, and how."""

SIGNS = frozenset({"sup", "sub", "rt", "q", "a"})
"""Elements whose words may be written in signs."""

CODE_ROWS = frozenset({"tr", "li"})
"""Elements that make a line each where they stand in code."""

SPECIAL = frozenset({"table", *CODE_ROWS, *SIGNS, *PICTURES})
"""Elements that do more than to stand around words."""

SOURCES = frozenset({"cite", "figcaption", "footer"})
"""Elements that say in a quotation whose words they are."""

NUMBERED = frozenset({"td", "pre"})
"""Elements that may hold the numbers of the lines of the code beside them."""
