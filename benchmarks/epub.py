"""The sample as a book, for readers that open nothing else."""

from __future__ import annotations

import zipfile
from html import escape
from pathlib import Path

_CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""

_PACKAGE = """<?xml version="1.0"?>
<package version="2.0" xmlns="http://www.idpf.org/2007/opf" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Sample</dc:title><dc:language>de</dc:language><dc:identifier id="id">sample</dc:identifier></metadata>
<manifest><item id="toc" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine toc="toc"><itemref idref="text"/></spine></package>"""

_CONTENTS = """<?xml version="1.0"?>
<ncx version="2005-1" xmlns="http://www.daisy.org/z3986/2005/ncx/"><head/><docTitle><text>Sample</text></docTitle>
<navMap><navPoint id="p" playOrder="1"><navLabel><text>Sample</text></navLabel><content src="text.xhtml"/></navPoint>
</navMap></ncx>"""

_TEXT = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Sample</title></head><body>{}</body></html>'


def write_book(file: Path, text: str) -> None:
    """Write a text as a book of one chapter."""
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", _CONTAINER)
        book.writestr("book.opf", _PACKAGE)
        book.writestr("toc.ncx", _CONTENTS)
        book.writestr(
            "text.xhtml", _TEXT.format("".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line))
        )
