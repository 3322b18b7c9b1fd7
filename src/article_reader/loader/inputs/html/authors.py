"""What a page tells of its authors -> their names: no addresses, no names of sites, no posts and no placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from article_reader.loader.inputs.html.document import Element, beginning_of
from article_reader.loader.inputs.html.json_ld import same_words

_LONGEST = 60
_MOST_WORDS = 7
"""How long a name may be, in characters and in words."""

_MOST = 20
"""How many authors an article may have."""

_ADDRESS = re.compile(
    r"\(?(?:(?:https?:)?//|www\.|@|\S+@)\S*"
    r"|\S{2,}\.(?:com|org|net|de|co\.uk|fr|es|it|at|ch|nl|pl|info|html?|php)\b\S*",
    re.IGNORECASE,
)
"""An address, of the Web, of mail or in a network."""

_COMPANY = re.compile(
    r"\b(?:GmbH|AG|KG|e\. ?V\.|Inc\.?|Ltd\.?|LLC|S\.A\.|Corp\.?|Verlag|Stiftung|Verband|Media Group|copyright"
    r"|all rights)(?!\w)",
    re.IGNORECASE,
)
"""What tells a company or a society, which heads name as the author of a site."""

_BY = re.compile(
    r"^(?:by|von|par|por|di|av|af|door|przez|written by|posted by|text(?: by)?|verfasst von|autor(?:in)?|author)\b"
    r"[:\s]\s*",
    re.IGNORECASE,
)
"""What stands before a name and is no part of it."""

_AND = re.compile(r"\s*[;|/]\s*|\s*,\s*(?:(?:and|und|y|et|e|og|och|i) )?|\s+(?:and|und|et|og|och|&)\s+", re.IGNORECASE)
"""What stands between names."""

_NOBODY_WORDS = """
    admin administrator superadmin siteadmin root user guest webmaster developer system wordpress test default editor
    editors editorial editorialteam editorialstaff editorialboard newseditor author authors authorname autor autoren
    redaktion onlineredaktion redaction redazione redacción redacao redação rédaction toimitus redactie redakce
    redakcja redaksjonen redaktionen staff newsroom newsdesk newsstaff staffwriter staffreporter webdesk onlinedesk
    contributor contributors guestcontributor guestauthor gastautor none null undefined na by von unknown unbekannt
    anonymous anónimo anonym latestposts latestpost allposts posts moreposts viewall about firstlast agenturen agentur
"""
_NOBODY = frozenset(_NOBODY_WORDS.split())
"""What stands where an author should, and is nobody, as same_words gives it."""

_NO_NAME = re.compile(
    r"\b(?:all|alle|latest|more|see|read|other|recent|view|zeige|show|todos|tous)\b.*\b(?:posts?|articles?|stories|by"
    r"|beiträge|artikel|articulos|artículos)\b"
    r"|^(?:posts?\b|illustrat|photo|foto|graphi[ck]|video\b|image|bild\b)",
    re.IGNORECASE,
)
"""What a link to an author's other articles says, and what tells of somebody else's work."""

_JOB = re.compile(
    r"\b(?:editor|reporter|correspondent|columnist|writer|journalist|contributor|producer|photographer|staff"
    r"|bureau chief|analyst|critic|fellow|professor|director|redakteur(?:in)?|redaktion|korrespondent(?:in)?"
    r"|reporter(?:in)?|journalist(?:in)?|autor(?:in)?|volont[äa]r(?:in)?|chefredakteur(?:in)?"
    r"|r[ée]dact(?:eur|rice)|redactora?|periodista|corresponsal|giornalista|journaliste|correspondante?|desk|team)\b",
    re.IGNORECASE,
)
"""A word of a job's title."""

_OF_JOBS_WORDS = """
    senior junior chief deputy managing political executive news sports sport special guest associate assistant
    digital foreign staff national local general city business tech technology science health crime education ap
    reuters bbc afp freier freie unser unsere our the
"""
_OF_JOBS = frozenset(_OF_JOBS_WORDS.split())
"""What the title of a job begins with, and a name doesn't."""

WRITTEN_BY = re.compile(
    r"written by|author|verfasst von|geschrieben von|autor|écrit par|auteur|escrito por|scritto da|geschreven door"
    r"|skrevet av|skriven av|napisane przez|автор",
    re.IGNORECASE,
)
"""The labels under which a page's head tells its author."""

_NOT_OF_ARTICLE = frozenset(("aside", "nav", "footer", "blockquote", "figure", "template"))
"""The elements in which an author is somebody else's."""

_MOST_MARKED = 50
_MOST_PARTS = 50
"""How many elements that are marked as an author's are looked at, and elements in each."""


def marked_up(root: Element) -> list[str]:
    """Return the names in the first element that is marked as the author's, and in those beside it."""
    first = None
    found: list[str] = []
    for element in islice(filter(_is_marked, root.iter()), _MOST_MARKED):
        if (name := _name_in(element)) is None:
            continue
        if first is None:
            first = _two_above(element)
        elif _two_above(element) is not first:
            continue
        found.append(name)
    return found


def _two_above(element: Element) -> Element:
    parent = element.getparent()
    return parent if parent is None or parent.getparent() is None else parent.getparent()


def _name_in(element: Element) -> str | None:
    """Return the name in an element that is marked as an author's, None where that is another article's."""
    if any(above.tag in _NOT_OF_ARTICLE for above in element.iterancestors()):
        return None
    named = next(filter(_is_name_of_card, islice(element.iter(), _MOST_PARTS)), element)
    return (named.get("content") or beginning_of(named))[:200] or None


def _is_marked(element: Element) -> bool:
    """Tell whether an element is marked as an author's, by microdata, a link's relation or microformats."""
    said = element.get("class") or ""
    names = set(said.split()) if "author" in said else set()
    return (
        "author" in (element.get("itemprop") or "").split()
        or (element.tag == "a" and "author" in (element.get("rel") or "").lower().split())
        or {"author", "vcard"} <= names
        or "p-author" in names
    )


def _is_name_of_card(element: Element) -> bool:
    names = (element.get("class") or "").split()
    return "name" in (element.get("itemprop") or "").split() or "fn" in names or "p-name" in names


def named(candidates: Iterable[tuple[str, bool]], sites: set[str]) -> tuple[str, ...]:
    """Return the names of authors, in their order and each once.

    `candidates` are the names as a page tells them, each with whether it is an organisation's; `sites` the names of the
    site, as same_words gives them, which are nobody's.
    """
    found: dict[str, str] = {}
    for text, is_organization in candidates:
        whole = " ".join(text[: 20 * _LONGEST].split())
        if _ADDRESS.match(whole) or same_words(whole.partition(",")[0]) in sites:
            continue  # what follows the site's name is where it is
        named_ones = " ".join(_ADDRESS.sub("", whole).split()).strip(" -–—|,;:()")
        for name in [named_ones] if is_organization else _single(named_ones):
            words = same_words(name)
            if words not in sites and _is_name(name, is_organization):
                found.setdefault(words, name)
    return tuple(found.values())[:_MOST]


def _single(text: str) -> list[str]:
    """Return the names that stand in one text, without "By" and without the titles of jobs."""
    text = _BY.sub("", text)
    if _COMPANY.search(text):
        return []
    parts = [part for part in _AND.split(text) if part]
    if len(parts) > 1 and "," in text and all(len(part.split()) == 1 for part in parts):
        return [text]  # "Lind, Jo", or agencies
    return [name for part in parts if (name := _without_job(_BY.sub("", part)))]


def _without_job(name: str) -> str:
    """Return a name without the title of a job behind it, "" where there is nothing but that."""
    job = _JOB.search(name)
    if job is None:
        return name
    before = name[: job.start()].split()
    is_name = len(before) in {2, 3} and before[0].casefold() not in _OF_JOBS
    return " ".join(before) if is_name else ""


def _is_name(name: str, is_organization: bool) -> bool:
    words = same_words(name)
    if not words or words in _NOBODY or words.isdigit() or _NO_NAME.search(name):
        return False
    if len(name) > _LONGEST or len(name.split()) > _MOST_WORDS:
        return False
    return is_organization or not any(map(str.isdigit, name))
