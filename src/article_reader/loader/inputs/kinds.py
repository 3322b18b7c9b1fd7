"""What kind of input bytes are: told by the bytes, and where these don't tell, by their name or their content type."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from article_reader.errors import ContentError
from article_reader.loader.page import Kind

THRESHOLD = 3.0
"""From what weight of its signs on a text is Markdown: one sure sign is enough, of others several have to agree."""

_LOOKED_AT_FOR_SIGNS = 32_768
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
"""The signs; those of weight 3 are hardly ever written by chance."""


def weigh(text: str) -> dict[str, float]:
    """Return the signs of Markdown that a text has, by their names, each with what it weighs."""
    start = text[:_LOOKED_AT_FOR_SIGNS]
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


_IMAGE = "read its words with tesseract FILE -"
_RECORDING = "give a text of what is said in it"
_PANDOC = "convert it with pandoc -t markdown FILE"
_OFFICE = "convert it with soffice --convert-to html FILE"


@dataclass(frozen=True, slots=True)
class Format:
    """A format that isn't read."""

    name: str
    """What it is."""

    remedy: str
    """What to do about it."""


_BY_FIRST_BYTES = (
    (0, b"%PDF-", Format("a PDF", "convert it with pdftotext FILE -")),
    (0, b"{\\rtf", Format("an RTF document", "convert it with pandoc -f rtf -t markdown FILE")),
    (0, b"%!PS", Format("PostScript", "convert it with ps2ascii FILE")),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format("a document of an old Microsoft Office", _OFFICE)),
    (60, b"BOOKMOBI", Format("an e-book (Mobipocket)", "convert it with ebook-convert FILE book.htmlz")),
    (0, b"AT&TFORM", Format("a DjVu document", "convert it with djvutxt FILE")),
    (0, b"bplist00", Format("a web archive of Safari", "convert it with textutil -convert html FILE")),
    (0, b"\x1f\x8b", Format("a gzip archive", "unpack it with gunzip")),
    (4, b"1AY&SY", Format("a bzip2 archive", "unpack it with bunzip2")),
    (0, b"\xfd7zXZ\0", Format("an xz archive", "unpack it with unxz")),
    (0, b"\x28\xb5\x2f\xfd", Format("a zstd archive", "unpack it with unzstd")),
    (0, b"7z\xbc\xaf\x27\x1c", Format("a 7z archive", "unpack it with 7z x FILE")),
    (0, b"Rar!\x1a\x07", Format("a RAR archive", "unpack it with unrar x FILE")),
    (257, b"ustar", Format("a tar archive", "unpack it with tar -xf FILE")),
    (0, b"\x89PNG\r\n", Format("a PNG image", _IMAGE)),
    (0, b"\xff\xd8\xff", Format("a JPEG image", _IMAGE)),
    (0, b"GIF87a", Format("a GIF image", _IMAGE)),
    (0, b"GIF89a", Format("a GIF image", _IMAGE)),
    (8, b"WEBPVP8", Format("a WebP image", _IMAGE)),
    (0, b"II*\0", Format("a TIFF image", _IMAGE)),
    (0, b"MM\0*", Format("a TIFF image", _IMAGE)),
    (6, b"\0\0\0\0", Format("a BMP image", _IMAGE)),
    (4, b"ftypavif", Format("an AVIF image", _IMAGE)),
    (4, b"ftyphei", Format("a HEIC image", _IMAGE)),
    (4, b"ftypmif1", Format("a HEIC image", _IMAGE)),
    (4, b"ftypM4A", Format("a sound recording", _RECORDING)),
    (4, b"ftyp", Format("a video", _RECORDING)),
    (0, b"\x1aE\xdf\xa3", Format("a video", _RECORDING)),
    (8, b"AVI LIST", Format("a video", _RECORDING)),
    (8, b"WAVEfmt", Format("a sound recording", _RECORDING)),
    (0, b"ID3\x02", Format("a sound recording", _RECORDING)),
    (0, b"ID3\x03", Format("a sound recording", _RECORDING)),
    (0, b"ID3\x04", Format("a sound recording", _RECORDING)),
    (0, b"OggS\0", Format("a sound recording", _RECORDING)),
    (0, b"fLaC\0", Format("a sound recording", _RECORDING)),
    (0, b"SQLite format 3\0", Format("a database", "give the article as text")),
)
"""Where the bytes of a format stand, which they are, and the format."""

_PREFIX = {b"\0\0\0\0": b"BM"}
"""What else a file has to begin with."""

_ZIP = b"PK\x03\x04"
_IN_ZIP = (
    (b"word/document.xml", Format("a Word document", _PANDOC)),
    (b"application/epub+zip", Format("an EPUB book", _PANDOC)),
    (b"application/vnd.oasis.opendocument.text", Format("an OpenDocument text", _PANDOC)),
    (b"application/vnd.oasis.opendocument", Format("an OpenDocument file", _OFFICE)),
    (b"ppt/presentation.xml", Format("a PowerPoint presentation", _OFFICE)),
    (b"xl/workbook.xml", Format("an Excel table", _OFFICE)),
)
"""Names of files, and contents stored as they are, that tell what is packed."""

_PDF_WITHIN = 1024
"""How far from its begin a PDF may say that it is one."""


def other_format(data: bytes) -> Format | None:
    """Return the format that the bytes are in, where it is none of text; None where it may be text."""
    for at, mark, found in _BY_FIRST_BYTES:
        if data.startswith(mark, at) and data.startswith(_PREFIX.get(mark, b"")):
            return found
    if data.startswith(_ZIP):
        return next((found for mark, found in _IN_ZIP if mark in data), Format("a zip archive", "unpack it with unzip"))
    if b"\n%PDF-1." in data[:_PDF_WITHIN] and b"%%EOF" in data[-_PDF_WITHIN:]:
        return _BY_FIRST_BYTES[0][2]
    return None


ENDINGS: Mapping[str, Kind] = MappingProxyType(
    {
        ".txt": Kind.TEXT,
        **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mmd", ".mdx", ".qmd", ".rmd"), Kind.MARKDOWN),
        **dict.fromkeys((".html", ".htm", ".xhtml", ".mhtml", ".mht"), Kind.HTML),
        ".eml": Kind.MAIL,
    }
)
"""Endings of names, in small letters, that tell the kind."""

CONTENT_TYPES: Mapping[str, Kind] = MappingProxyType(
    {
        **dict.fromkeys(("text/html", "application/xhtml+xml"), Kind.HTML),
        **dict.fromkeys(("multipart/related", "application/x-mimearchive"), Kind.HTML),
        **dict.fromkeys(("text/markdown", "text/x-markdown"), Kind.MARKDOWN),
        "message/rfc822": Kind.MAIL,
    }
)
"""Content types that tell the kind; that of plain text tells nothing, servers give it to whatever they don't know."""

_LOOKED_AT = 65_536
"""How many bytes are looked at."""

_BEFORE_PAGE = r"\s*(?:view-source:\S+\s+)?(?:<\?xml[^>]*>\s*)?(?:<!--(?>.{0,4000}?-->)\s*)*+"
"""What may stand before a page's first element: white space, an XML declaration, comments."""

_PAGE = rf"(?is){_BEFORE_PAGE}<(?:!doctype\s+html|html|head|body)\b"
_FRAGMENT = rf"(?is){_BEFORE_PAGE}<[a-z][a-z0-9]*\b[^<>]*>"
_END_TAG = r"(?i)</(?:article|div|figure|h[1-6]|li|main|p|section|span|table|td|ul)\s*>"
_FEWEST_END_TAGS = 3
_TAG = r"<[A-Za-z!/?]"

_OUR_JSON = r'\s*\{\s*"'
_IN_OUR_JSON = r'"schema"\s*:\s*"article-reader/\d'
_OUR_YAML = (
    r"(?m)(?:[ \t]*(?:#.*|---.*)?\n)*+"
    r"(?:schema|headline|kicker|byline|published|lead|language|source|lines|marks|sections|left_out):[ \n]"
)
_IN_OUR_YAML = r"""(?m)^schema:[ \t]*["']?article-reader/\d"""

# All of these are compiled where a text is looked at.
_HEADER = r"([!-9;-~]+):[ \t]*(.*(?:\r?\n[ \t].*)*)(?:\r?\n|\Z)"
_ENVELOPE = r"From [^\r\n]*\r?\n"
"""The line that mailboxes have before each message."""

_SENDER = frozenset({"from", "sender", "return-path"})
_CARRIED = frozenset({"received", "message-id", "mime-version", "to", "delivered-to", "date", "subject"})
"""Headers of which a message has several."""


def detect(name: str | None, content_type: str | None, data: bytes) -> Kind:
    """Return the kind of input that the bytes are.

    `name` is the one they go by and `content_type` what a server or a letter calls them, None where there is none.

    Raises:
        ContentError: they are no text at all, but some format that other programs turn into text.
    """
    if (other := other_format(data)) is not None:
        raise ContentError(f"it is not text but {other.name}", other.remedy)
    text = _as_text(data[:_LOOKED_AT])
    return kind_of_text(text, _called(name, content_type), whole=data)


def kind_of_text(text: str, called: Kind | None = None, *, whole: bytes = b"") -> Kind:
    """Return the kind of input that a text is; `called` is what it is said to be, which holds where it may be so.

    `whole` is all of the bytes where the text is only their beginning.
    """
    certain = _certain_kind(text, whole)
    if certain is not None:
        return certain
    if is_markdown(text):
        # A page may show Markdown; who calls it a page knows, as long as there are tags.
        return Kind.HTML if called is Kind.HTML and re.search(_END_TAG, text) else Kind.MARKDOWN
    if _is_fragment(text) or (called is Kind.HTML and re.search(_TAG, text)):
        return Kind.HTML
    return called if called in {Kind.MARKDOWN, Kind.MAIL} else Kind.TEXT


def _called(name: str | None, content_type: str | None) -> Kind | None:
    """Return what bytes are called: by their content type, else by the ending of their name."""
    if content_type and (kind := CONTENT_TYPES.get(content_type.partition(";")[0].strip().lower())):
        return kind
    ending = os.path.splitext((name or "").partition("?")[0])[1]
    return ENDINGS.get(ending.lower())


def _certain_kind(text: str, whole: bytes) -> Kind | None:
    """Return the kind that a text's beginning leaves no doubt of."""
    if re.match(_PAGE, text):
        return Kind.HTML
    if _is_our_data(text, whole):
        return Kind.DATA
    headers = _headers(text)
    if "multipart/related" in headers.get("content-type", "") and "to" not in headers:
        return Kind.HTML
    if headers.keys() & _SENDER and len(headers.keys() & _CARRIED) >= 2:
        return Kind.MAIL
    return None


def _is_our_data(text: str, whole: bytes) -> bool:
    """Tell an article as `-f json` or `-f yaml` writes it, whatever the order of its keys."""
    if re.match(_OUR_JSON, text):
        return re.search(_IN_OUR_JSON, text) is not None or re.search(_IN_OUR_JSON.encode(), whole) is not None
    if re.match(_OUR_YAML, text):
        return re.search(_IN_OUR_YAML, text) is not None or re.search(_IN_OUR_YAML.encode(), whole) is not None
    return False


def _is_fragment(text: str) -> bool:
    """Tell a page without head and body, by what it begins with and by how many elements end."""
    return re.match(_FRAGMENT, text) is not None and len(re.findall(_END_TAG, text)) >= _FEWEST_END_TAGS


def _as_text(start: bytes) -> str:
    """Return the text of bytes as far as it is ASCII, which is all that tells; in UTF-16 letters have a NUL beside."""
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        start = start.removeprefix(mark)
    return start.replace(b"\0", b"").decode("latin-1").replace("\r\n", "\n").replace("\r", "\n")


def _headers(start: str) -> dict[str, str]:
    """Return the headers at the top of a message, by their names, all in small letters; none where it has no top."""
    at = envelope.end() if (envelope := re.match(_ENVELOPE, start)) else 0
    headers: dict[str, str] = {}
    header = re.compile(_HEADER)
    while found := header.match(start, at):
        headers[found[1].lower()] = found[2].lower()
        at = found.end()
    return headers
