"""What a web page says of itself, in its head, its JSON-LD and its names for elements -> Metadata."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from urllib.parse import urlsplit

from article_reader.loader.inputs.html import authors as who
from article_reader.loader.inputs.html import json_ld
from article_reader.loader.inputs.html.document import Element, beginning_of
from article_reader.loader.inputs.html.json_ld import same_words
from article_reader.loader.inputs.html.published import changed, published
from article_reader.loader.page import Metadata
from article_reader.safety import clean

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


def ordered(values: Sequence[str], title: str, shown: Iterable[str], sites: set[str], host: str) -> tuple[str, ...]:
    """Return the titles of a page without the site's name, each once, the likeliest headline first.

    `values` are the titles that its data tell, the likeliest first, and `title` is the one of the window; `shown` are
    the headings on the page, which decide where a title, or a part of one, stands there. `sites` are the names of
    the site as same_words gives them, `host` its address.
    """
    headings = {words for text in shown if (words := same_words(text))} - sites
    others = {words for text in (*values, title) if (words := same_words(text))} - sites
    found: dict[str, str] = {}
    for text in (*values, title):
        words = same_words(text)
        if words in headings:
            found.setdefault(words, text)
            continue
        part = _shown_part(text, headings | (others - {words})) or _without_named_site(text, sites, host)
        if text == title and text not in values:
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


_LONGEST_BODY = 200_000
"""How many characters of an article's text in the page's data are taken."""

_LONGEST_TEXT = 2_000
"""How many characters of a title or a description are taken."""

_MOST_HEADINGS = 20
"""How many headings are looked at for the title."""

_TITLE_META = ("ogtitle", "twittertitle", "parselytitle", "sailthrutitle", "dctitle", "dctermstitle", "citationtitle")
_DESCRIPTION_META = ("ogdescription", "description", "twitterdescription", "sailthrudescription", "dcdescription")
_SITE_META = ("ogsitename", "applicationname", "applemobilewebapptitle", "publisher", "dcpublisher", "copyright")
_AUTHOR_META = (
    *("author", "articleauthor", "articleauthorname", "ogarticleauthor", "dccreator", "dcauthor", "dctermscreator"),
    *("sailthruauthor", "parselyauthor", "byl", "byline", "citationauthor", "cxenseparseauthor", "rnewscreator"),
    *("authors", "authorname", "postauthor"),
)
"""The names of meta elements that tell each of these, letters and figures only, the surest first."""

_ESCAPE = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
"""A character that is still written as HTML writes it."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")

_THREE_LETTERS_WORDS = """
    deu:de ger:de eng:en fra:fr fre:fr spa:es ita:it por:pt nld:nl dut:nl swe:sv dan:da nor:no nob:nb nno:nn fin:fi
    pol:pl ces:cs cze:cs slk:sk hun:hu ron:ro rum:ro rus:ru ukr:uk ell:el tur:tr ara:ar heb:he fas:fa hin:hi jpn:ja
    zho:zh chi:zh kor:ko vie:vi tha:th ind:id cat:ca hrv:hr srp:sr slv:sl bul:bg ben:bn urd:ur
"""
_THREE_LETTERS = dict(pair.split(":") for pair in _THREE_LETTERS_WORDS.split())
"""Codes of languages in ISO 639-2, and what they are in ISO 639-1."""

_CODES_WORDS = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv
    ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne
    ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st
    su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_CODES = frozenset(_CODES_WORDS.split())
"""The codes of ISO 639-1."""


def read_metadata(root: Element, source: str | None) -> Metadata:
    """Return what a page says of itself; `source` is its address or its file's name, None where it has none.

    What it says of other pages, as of those it leads to, is left aside.
    """
    meta = _meta(root)
    shown = _headings(root)
    found = json_ld.things(root)
    addresses = _addresses(root, meta, source)
    values, title = list(_said(meta, _TITLE_META)), _title(root, shown)
    own = json_ld.own_articles(
        found,
        {known for one in addresses if (known := json_ld.comparable(one))},
        {words for one in (*shown, *values, title) if (words := json_ld.same_words(one))},
    )
    by_id = {str(thing["@id"]): thing for thing in found if "@id" in thing and "name" in thing}
    names = _sites(meta, own, by_id)
    sites = {words for name in names if (words := json_ld.same_words(name))}
    host = next((host for one in addresses if (host := host_of(one))), "")
    pages = [thing for thing in found if "WebPage" in json_ld.types(thing)]
    values = [*_of(own, "headline"), *values, *_of(own, "alternativeHeadline")]
    return Metadata(
        titles=ordered(values or list(_of(own, "name")), title, shown, sites, host),
        descriptions=_each_once([*_said(meta, _DESCRIPTION_META), *_of(own, "description")]),
        authors=_authors(root, meta, own or pages, by_id, sites | {json_ld.same_words(label_of(host))}),
        published=_published(root, meta, [*own, *pages], addresses),
        language=_language(root, meta, own),
        site=next(iter(names), None),
        body=next(iter(_of(own, "articleBody", _LONGEST_BODY)), ""),
    )


def plain(text: str, shown: Iterable[str] = ()) -> str:
    """Return a text of a page's data as it is meant to be read, on one line.

    Characters and tags that are escaped once more than they should be are undone, unless that text, as it is, is
    `shown` on the page.
    """
    text = " ".join(clean(text).split())
    if ("&" not in text and "<" not in text) or text in shown:
        return text
    for _ in range(2):
        text = _ESCAPE.sub(lambda escape: html.unescape(escape[0]), text)
    return " ".join(clean(_TAG.sub(_blank, text)).split())


def _blank(tag: re.Match[str]) -> str:
    """Return a space for a tag that parts words, and nothing for one that stands within a sentence."""
    return " " if re.match(r"</?(?:p|br|div|li|ul|ol|h\d|tr|td)\b", tag[0], re.IGNORECASE) else ""


def _meta(root: Element) -> dict[str, str]:
    """Return what the page's meta elements say, by the letters and figures of their names in lower case.

    The first of a name counts.
    """
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        content = (element.get("content") or element.get("value") or "").strip()
        if content:
            for attribute in ("property", "name"):
                if name := json_ld.same_words((element.get(attribute) or "")[:100]):
                    said.setdefault(name, content)
    return said


def _said(meta: Mapping[str, str], names: Iterable[str]) -> Iterator[str]:
    """Yield what the page says under the names, as plain text."""
    return (text for name in names if name in meta and (text := plain(meta[name][:_LONGEST_TEXT])))


def _of(own: Iterable[json_ld.Thing], key: str, longest: int = _LONGEST_TEXT) -> Iterator[str]:
    """Yield what the page's data say of its articles under a key, as plain text."""
    return (text for thing in own for one in json_ld.texts(thing.get(key)) if (text := plain(one[:longest])))


def _each_once(values: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for text in values:
        found.setdefault(json_ld.same_words(text) or text, text)
    return tuple(found.values())


def _headings(root: Element) -> list[str]:
    """Return the texts of the page's first headings."""
    headings = islice(root.iter("h1", "h2"), _MOST_HEADINGS)
    return [clean(beginning_of(heading)[:_LONGEST_TEXT]) for heading in headings]


def _title(root: Element, shown: Iterable[str]) -> str:
    """Return the title of the page's window, "" where it has none."""
    values = (one.text for one in root.iter("title") if one.text and not _is_in_picture(one))
    return plain(next(values, "")[:_LONGEST_TEXT], shown)


def _is_in_picture(title: Element) -> bool:
    return any(above.tag == "svg" for above in title.iterancestors())


def _addresses(root: Element, meta: Mapping[str, str], source: str | None) -> list[str]:
    """Return the addresses that the page goes by, the surest first."""
    values = [source or ""]
    values += [link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"][
        :1
    ]
    values.append(meta.get("ogurl", ""))
    return [one for one in values if one.lower().startswith(("http://", "https://"))]


def _sites(meta: Mapping[str, str], own: Iterable[json_ld.Thing], by_id: Mapping[str, json_ld.Thing]) -> list[str]:
    """Return the names of the page's site, the surest first."""
    publishers = (name for thing in own for name, _ in json_ld.names(thing.get("publisher"), by_id))
    return [text for text in [*_said(meta, _SITE_META), *map(plain, publishers)] if text and len(text) <= 100]


def _authors(
    root: Element,
    meta: Mapping[str, str],
    own: Iterable[json_ld.Thing],
    by_id: Mapping[str, json_ld.Thing],
    sites: set[str],
) -> tuple[str, ...]:
    """Return the authors that the page's data name, else its head, else its elements."""
    return next((found for values in _author_names(root, meta, own, by_id) if (found := who.named(values, sites))), ())


def _author_names(
    root: Element, meta: Mapping[str, str], own: Iterable[json_ld.Thing], by_id: Mapping[str, json_ld.Thing]
) -> Iterator[list[tuple[str, bool]]]:
    """Yield the names that each place tells, the surest place first, each with whether it is an organisation's."""
    for key in ("author", "creator"):
        yield [(plain(name), is_group) for thing in own for name, is_group in json_ld.names(thing.get(key), by_id)]
    yield [(name, False) for name in _said(meta, _AUTHOR_META)]
    yield [(name, False) for name in _labelled(meta)]
    yield [(plain(name), False) for name in who.marked_up(root)]


def _labelled(meta: Mapping[str, str]) -> Iterator[str]:
    """Yield what the head tells under a label that says "written by"."""
    for number in ("1", "2"):
        if who.WRITTEN_BY.fullmatch(meta.get(f"twitterlabel{number}", "").strip()):
            yield plain(meta.get(f"twitterdata{number}", ""))


def _published(
    root: Element, meta: Mapping[str, str], own: Iterable[json_ld.Thing], addresses: Iterable[str]
) -> str | None:
    when = published(root, _of(own, "datePublished"), meta, addresses)
    return when or changed([*_of(own, "dateCreated"), *_of(own, "dateModified")], meta)


def _language(root: Element, meta: Mapping[str, str], own: Iterable[json_ld.Thing]) -> str | None:
    """Return the language that the page says it is in, as its ISO 639-1 code."""
    values = [root.get("lang"), root.get("xml:lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang")]
    values += [meta.get("oglocale"), *_of(own, "inLanguage"), meta.get("contentlanguage"), meta.get("language")]
    for said in values:
        code = re.split(r"[-_,;\s]", (said or "").strip().lower(), maxsplit=1)[0]
        code = _THREE_LETTERS.get(code, code)
        if code in _CODES:
            return code
    return None
