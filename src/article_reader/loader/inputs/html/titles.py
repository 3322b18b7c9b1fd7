"""The titles that a page gives itself -> the article's headline as it is likeliest to stand on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from article_reader.loader.inputs.html.json_ld import same_words

_SEAM = re.compile(
    r"(?<=\S):\s++|\s++[|｜–—―－·•»«›:/\\~_-]{1,3}\s++|\s*+[|｜]\s*+|\s*+[-_－–—]\s*+(?=[\u3040-\u30ff\u4e00-\u9fff]{2,10}\Z)"
)
"""What stands between an article's title and its site's, on one line without runs of blank space."""

_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
"""A letter of a script that sets no spaces between words."""

_MOST_SEAMS = 12
"""How many seams of a title are looked at, from each end."""

_LONGEST_SITE = 4
"""How many words are taken for a site's name behind a title where nothing else tells."""

_SHORTEST_TITLE = 3
"""How many words a title has at least where a site's name is only guessed."""


def ordered(told: Sequence[str], title: str, shown: Iterable[str], sites: set[str], host: str) -> tuple[str, ...]:
    """Return the titles of a page without the site's name, each once, the likeliest headline first.

    `told` are the titles that its data tell, the likeliest first, and `title` is the one of the window; `shown` are
    the headings on the page, which decide where a title, or a part of one, stands there. `sites` are the names of
    the site as same_words gives them, `host` its address.
    """
    headings = {words for text in shown if (words := same_words(text))} - sites
    others = {words for text in (*told, title) if (words := same_words(text))} - sites
    found: dict[str, str] = {}
    for text in (*told, title):
        words = same_words(text)
        if words in headings:
            found.setdefault(words, text)
            continue
        part = _shown_part(text, headings | (others - {words})) or _without_named_site(text, sites, host)
        if text == title and text not in told:
            part = _without_guessed_site(part)
        if words := same_words(part):
            found.setdefault(words, part)
    names_only = sites | {same_words(host)}
    return tuple(
        sorted(found.values(), key=lambda text: (same_words(text) in names_only, same_words(text) not in headings))
    )


def _shown_part(title: str, known: set[str]) -> str | None:
    """Return what stands before or behind a seam of a title where it is known as a title; None where nothing is."""
    seams = [seam.span() for seam in _SEAM.finditer(title)]
    for start, end in seams[:_MOST_SEAMS] + seams[-_MOST_SEAMS:]:
        for part in (title[:start], title[end:]):
            if same_words(part) in known:
                return part
    return None


def host_of(source: str | None) -> str:
    """Return the host of an address, "" where it is none."""
    try:
        return urlsplit(source or "").hostname or ""
    except ValueError:
        return ""


def _without_named_site(title: str, sites: set[str], host: str) -> str:
    """Return a title without the parts at its ends that are the site's name."""
    seams = [seam.span() for seam in _SEAM.finditer(title)]
    first, last = 0, len(title)
    for start, end in reversed(seams[-_MOST_SEAMS:]):
        if not _names_site(title[end:last], sites, host):
            break
        last = start
    for start, end in seams[:_MOST_SEAMS]:
        if end > last or not _names_site(title[first:start], sites, host):
            break
        first = end
    return title[first:last]


def _names_site(part: str, sites: set[str], host: str) -> bool:
    words = same_words(part)
    return bool(words) and (words in sites or words in {same_words(host), same_words(label_of(host))})


def label_of(host: str) -> str:
    """Return the name in a host's address: "gazette" for "www.gazette.example"."""
    labels = host.removeprefix("www.").split(".")
    name = max(labels[:-1] or labels, key=len)
    return name if len(name) > 2 else ""


def _without_guessed_site(title: str) -> str:
    """Return a title without the name behind its last seam, where it looks like one of a site."""
    seams = list(_SEAM.finditer(title))
    if not seams or seams[-1][0].strip() == ":":
        return title
    before, behind = title[: seams[-1].start()], title[seams[-1].end() :]
    size = len(behind.split())
    is_name = size <= _LONGEST_SITE and not behind[:1].islower() and not behind.endswith(("?", "!", "…", "."))
    is_title = len(before.split()) >= max(_SHORTEST_TITLE, size) or bool(_WITHOUT_SPACES.match(before))
    return before if is_name and is_title else title
