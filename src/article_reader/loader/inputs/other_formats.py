"""Files that hold no text to read: which they are, by their first bytes, and what to convert them with."""

from __future__ import annotations

from dataclasses import dataclass

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
