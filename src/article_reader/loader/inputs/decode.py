"""Bytes -> text: one rule for files, pages, parts of letters and addresses."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from article_reader.errors import ContentError, Empty, OptionError
from article_reader.loader.inputs.guess import is_likely, likely_encoding

_SAMPLE = 65_536
"""How many bytes are looked at to tell text from what isn't, and one encoding from another."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks and their encodings; UTF-32's before UTF-16's, which they begin with."""

_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\b\x1b\a")) + b"\x7f"
"""What text has none of, by the handful; escape sequences end with a bell, in a terminal's links twice for each."""

_UPPER_BYTES = bytes({*range(9), 14})
"""The upper bytes of UTF-16 in alphabets: Latin, Greek, Cyrillic, Hebrew, Arabic, Thai."""

_PRINTABLE = bytes(range(32, 127)) + b"\n\r\t"

_WEB_NAMES = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "windows-949": "cp949",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "x-gbk": "gb18030",
    "x-euc-jp": "euc_jp",
    "x-big5": "big5hkscs",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
}
"""Names that the Web knows and Python doesn't, in small letters."""

_MEANT = {
    **dict.fromkeys(("iso8859-1", "ascii"), "cp1252"),
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What encodings stand for, by Python's names: who names the narrow one means the wide one, as the Web reads it."""

_WINDOWS = {
    "iso8859-2": "cp1250",
    "iso8859-5": "cp1251",
    "iso8859-6": "cp1256",
    "iso8859-7": "cp1253",
    "iso8859-8": "cp1255",
    "iso8859-13": "cp1257",
    "iso8859-15": "cp1252",
}
"""What a text with quotation marks of Windows in it is in, where it is called by the name of the standard."""

_TEXT_ENCODING = re.compile(
    r"utf-(?:7|8|8-sig|16|16-[lb]e|32|32-[lb]e)|cp\d+|iso8859-\d+|iso2022_\w+|koi8-\w|kz1048|ptcp154|hp-roman8"
    r"|gb18030|hz|big5hkscs|cp9\d\d|euc_\w+|shift_jis\w*|johab|mac-\w+"
)
"""Python's names of what is an encoding of text; others pack it, or escape characters in it."""

_SEVEN_BIT = re.compile(r"iso2022_\w+|hz|utf-7")
"""The encodings that write everything in the bytes of ASCII."""

_DECLARED_BY_PAGE = re.compile(
    rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:+-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:+-]{1,40})""",
    re.I,
)
_HEAD = 16_384
"""How many bytes of a page are searched for what it says of its encoding."""

_DAMAGE = 0.01
"""What share of the characters may be damaged where an encoding still counts as the right one."""

_DAMAGED = re.compile("[\ufffd\x00-\x06\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
"""What no text holds where it is read in its own encoding."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What bytes spell."""

    text: str
    """The text, as it is; "\ufffd" where bytes are damaged."""

    encoding: str
    """The encoding they were taken to be in, by Python's name."""


def decode(data: bytes, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """Return the text that the bytes spell and the encoding they were taken to be in.

    A byte order mark decides. Then `encoding`, the user's word, is obeyed; `declared`, what a page, a header or a
    server says, is believed where the bytes fit: valid UTF-8 beyond ASCII is UTF-8 whatever it is called. Else it is
    guessed.

    Raises:
        ContentError: the bytes aren't text, or fit no encoding, or not the user's; Empty where there is nothing
            but blank space.
        OptionError: there is no encoding of the user's name.
    """
    obeyed = _known(encoding)
    found = _by_mark(data) or (_obeyed(data, obeyed) if obeyed else _by_bytes(data, _believable(declared)))
    if not found.text.strip():
        raise Empty
    return found


def decode_utf8(data: bytes) -> str:
    """Return the text of a file that has to be in UTF-8: what people write for the program itself.

    Raises:
        Empty: there is nothing but blank space.
        ContentError: it isn't in UTF-8.
    """
    if not data.strip():
        raise Empty
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _undecodable() from error


def declared_by_page(data: bytes) -> str | None:
    """Return the encoding that a page says it is in, as it says; None where it says none."""
    said = _DECLARED_BY_PAGE.search(data[:_HEAD])
    return None if said is None else (said[1] or said[2]).decode("ascii", errors="ignore")


def _known(name: str | None) -> str | None:
    """Return Python's name of an encoding that the user names as the Web does.

    Raises:
        OptionError: there is none of that name.
    """
    if name is None:
        return None
    if (known := _believable(name)) is None:
        raise OptionError(f"there is no encoding '{name}'", "name one such as utf-8, windows-1252 or shift_jis")
    return known


def _believable(name: str | None) -> str | None:
    """Return Python's name of what an encoding's name means on the Web, None where it means nothing."""
    if name is None:
        return None
    said = name.strip().strip("\"'").lower()
    try:
        known = codecs.lookup(_WEB_NAMES.get(said, said)).name
    except (LookupError, ValueError):
        return None
    known = _MEANT.get(known, known)
    return known if _TEXT_ENCODING.fullmatch(known) else None


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, errors="replace"), encoding)
    return None


def _obeyed(data: bytes, encoding: str) -> Decoded:
    if (found := _fitting(data, encoding)) is None:
        raise ContentError(f"it isn't in {encoding}", "leave --encoding out to have its encoding guessed")
    return found


def _fitting(data: bytes, encoding: str) -> Decoded | None:
    """Return the text in an encoding, None where it is plainly in another one."""
    try:
        text = data.decode(encoding, errors="replace")
    except (UnicodeError, LookupError, ValueError):
        return None
    damage = len(_DAMAGED.findall(text))
    if damage and encoding in _WINDOWS:
        return _fitting(data, _WINDOWS[encoding])
    return Decoded(text, encoding) if damage <= max(1, _DAMAGE * len(text)) else None


def _by_bytes(data: bytes, declared: str | None) -> Decoded:
    """Return what the bytes spell in the encoding that they show, else in the one declared, else in a likely one."""
    if not data.strip():
        raise Empty
    sample = data[:_SAMPLE]
    pairs = _utf_16_without_mark(sample, declared)
    if pairs and (found := _fitting(data, pairs)):
        return found
    if len(sample.translate(None, _CONTROL_BYTES)) < 0.98 * len(sample):
        raise ContentError("it is not text", "give the article as plain text")
    seven_bit = declared or ("iso2022_jp" if b"\x1b$" in sample else "")
    if data.isascii():
        escaped = _fitting(data, seven_bit) if _SEVEN_BIT.fullmatch(seven_bit) else None
        return escaped or Decoded(data.decode("ascii"), "utf-8")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _older(data, declared)


def _utf_16_without_mark(sample: bytes, declared: str | None) -> str | None:
    """Tell UTF-16 by every other byte, zero in Latin text; where it is declared, by bytes that aren't UTF-8."""
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[::2], sample[1::2]
    for upper, lower, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        alphabetic = pairs - len(upper.translate(None, _UPPER_BYTES))
        if alphabetic > 0.4 * pairs and upper.count(0) and lower.count(0) < 0.02 * pairs:
            return encoding
    if declared is not None and declared.startswith("utf-16") and not _is_plain(sample):
        return "utf-16-le" if declared == "utf-16" else declared
    return None


def _is_plain(sample: bytes) -> bool:
    """Tell whether bytes are ASCII or UTF-8, pairs of which could be taken for characters of East Asia."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return len(sample.translate(None, _PRINTABLE)) < 0.2 * len(sample)
    return True


def _older(data: bytes, declared: str | None) -> Decoded:
    """Return what bytes spell that aren't quite UTF-8: damaged, or in an older encoding.

    Where no older encoding fits either, damage here and there is shown as such.
    """
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    if damaged <= 0.1 * beyond_ascii:
        return Decoded(text, "utf-8, damaged")
    believed = _fitting(data, declared) if declared and not declared.startswith("utf") else None
    if believed and is_likely(data, believed.encoding):
        return believed
    if damaged == 1 and text.endswith("\ufffd"):
        return Decoded(text, "utf-8, damaged")
    if (likely := likely_encoding(data)) is not None:
        return Decoded(data.decode(likely, errors="replace"), likely)
    if damaged <= 0.05 * len(text):
        return Decoded(text, "utf-8, damaged")
    raise _undecodable()


def _undecodable() -> ContentError:
    return ContentError("its encoding can't be told", "convert it to UTF-8")
