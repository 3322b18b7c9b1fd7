"""A page's bytes -> its text: the mark, what was told from outside, what the page itself says, else a guess."""

from __future__ import annotations

import codecs
import re

from article_reader.errors import Empty, Undecodable
from article_reader.loader.inputs.source import decode

_LOOKED_AT = 4096
"""How many bytes are searched for the page's own word on its encoding."""

_SAYS = re.compile(
    rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:+-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:+-]{1,40})""",
    re.I,
)

_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_MEANT = {
    # Pages that name the narrow encoding mean the wide one: the Web has always read them so.
    **dict.fromkeys(("iso8859-1", "ascii"), "cp1252"),
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    # A page whose name of its encoding could be read as ASCII is not in UTF-16.
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be", "utf-32"), "utf-8"),
}
"""What encodings that pages name stand for, by Python's names."""

_ALIASES = {"x-sjis": "cp932", "windows-874": "cp874", "iso-8859-8-i": "iso8859-8", "windows-31j": "cp932"}
"""Names that pages give encodings and Python doesn't know."""

_OF_THE_WEB = re.compile(r"utf-8|cp\d+|iso8859-\d+|koi8-[ru]|gb18030|big5(?:hkscs)?|euc_jp|iso2022_jp|mac-\w+|hz")
"""The encodings that a page may choose for itself, by Python's names."""

_DAMAGE = 0.01
"""What share of the characters may be damaged where an encoding still counts as the right one."""


def page_text(data: bytes, encoding: str | None = None) -> str:
    """Return the text of a page, in the encoding told by the user or the server, or else in the one it seems to be in.

    Raises:
        Empty: there is nothing but blank space.
        Binary: the bytes aren't text.
        Undecodable: no encoding fits, or not the one told.
    """
    if not data.strip():
        raise Empty
    if not data.startswith(_BYTE_ORDER_MARKS):
        if encoding is not None:
            return _as_told(data, encoding)
        named = _named(data)
        if named is not None and (text := _tried(data, named)) is not None:
            return text
    return decode(data)


def _as_told(data: bytes, encoding: str) -> str:
    try:
        meant = codecs.lookup(encoding).name
        text = _tried(data, meant if meant.startswith("utf") else _MEANT.get(meant, meant))
    except LookupError as error:
        raise Undecodable from error
    if text is None:
        raise Undecodable
    return text


def _named(data: bytes) -> str | None:
    """Return the encoding that the page says it is in, by Python's name; None where it says none that it may."""
    if (said := _SAYS.search(data[:_LOOKED_AT])) is None:
        return None
    try:
        said_name = (said[1] or said[2]).decode("ascii").lower()
        name = codecs.lookup(_ALIASES.get(said_name, said_name)).name
    except (LookupError, UnicodeError):
        return None
    name = _MEANT.get(name, name)
    # That a page is in UTF-8 is easily said: the bytes have to bear it out, as they have without a word.
    return name if name != "utf-8" and _OF_THE_WEB.fullmatch(name) else None


def _tried(data: bytes, encoding: str) -> str | None:
    """Return the text in an encoding, None where it is plainly in another one."""
    text = data.decode(encoding, errors="replace")
    return text if text.count("\ufffd") <= max(1, _DAMAGE * len(text)) else None
