"""What the tests of setting share: paragraphs to draw, and rows drawn."""

from __future__ import annotations

from hypothesis import strategies as st

from article_reader import Span
from article_reader.typeset.drawing import SetRow, set_row
from article_reader.typeset.hyphens import Hyphens
from article_reader.typeset.page import Kind, Piece
from article_reader.typeset.rows import GAP, lay_out
from article_reader.typeset.setting import PLAIN, Setting

GERMAN = (
    "„Wir haben jede Niete in der Hand gehabt“, sagte die Leiterin der Restaurierungswerkstatt, Jördis Ahlmann. Von "
    "den 3.100 Nieten seien kaum vierzig zu retten gewesen; die übrigen habe man nach alten Konstruktionszeichnungen "
    "neu geschmiedet. Geblieben sei der Anstrich: ein Grün, das es seit den fünfziger Jahren nicht mehr zu kaufen "
    "gibt. Eine Farbenfabrik im Nachbarland hat es nach einer Probe des Denkmalschutzamtes angemischt."
)

_letters = st.text(alphabet="abcdefghiklmnoprstuäöüß", min_size=1, max_size=18)
_german = st.sampled_from(GERMAN.split())
_odd = st.sampled_from(
    [
        *("東京", "🙂", "👩\u200d👩\u200d👧", "🇩🇪", "❤\ufe0f", "1\ufe0f\u20e3", "e\u0301te\u0301", "40\u00a0km"),
        *("https://example.org/ein/langer/pfad", "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik"),
        *("NATO-Mitgliedstaaten", "!", "«", "–", "مرحبا", "שלום"),
    ]
)

paragraphs = st.lists(st.one_of(_german, _german, _letters, _odd), min_size=1, max_size=60).map(" ".join)
"""Paragraphs mostly of German words, with whatever else gets into one."""

plain_paragraphs = st.lists(_letters, min_size=1, max_size=60).map(" ".join)
"""Paragraphs of words that take a cell a letter."""

HYPHENS = {code: Hyphens(code) for code in ("de", "en", "zz")}
"""The word breaks of each language that is drawn, read once."""

settings = st.builds(Setting, st.sampled_from([None, "de", "en", "zz"]), st.booleans(), st.booleans())

emoji = st.lists(
    st.sampled_from(
        ["👩\u200d👩\u200d👧", "🇩🇪", "🇫🇷", "👍🏽", "❤\ufe0f", "1\ufe0f\u20e3", "e\u0301", "👍", "a", " ", "日", "。"]
    ),
    min_size=1,
    max_size=40,
).map("".join)
"""What takes several characters to write and one place on the screen."""


def piece(text: str, kind: Kind = Kind.PARAGRAPH) -> Piece:
    return Piece(kind, text, Span(1, 1), 0)


def drawn(text: str, width: int, setting: Setting = PLAIN, kind: Kind = Kind.PARAGRAPH) -> list[SetRow]:
    """Return the rows of one piece as they are drawn."""
    pieces = [piece(text, kind)]
    rows = lay_out(pieces, width, (), setting, HYPHENS.get(setting.language or ""))
    return [set_row(rows, row, pieces, width) for row in range(len(rows)) if rows.start[row] != GAP]
