"""Traces of other programs in plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader.loader.inputs.escapes import undo_escapes
from tests.strategies import hostile


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (r"The ferry left.\nIt came back.", "The ferry left.\nIt came back."),
        (r"2024       \nThe ferry left.\n\nIt came back.\n", "2024       \nThe ferry left.\n\nIt came back.\n"),
        (r"The ferry left.\r\n\r\nNobody knew.", "The ferry left.\n\nNobody knew."),
        (
            r"The ferry\nleft at noon.\nIt came\nback.\n\nSo \"they\" say.",
            'The ferry\nleft at noon.\nIt came\nback.\n\nSo "they" say.',
        ),
        (r"La fin.\n\u00c9tienne revint.", "La fin.\nÉtienne revint."),
        (r"Das Caf\u00e9 \u2013 \u201cschön\u201d \ud83d\ude42 da", "Das Café – “schön” 🙂 da"),
        (r"It\xe2\x80\x99s a caf\xe9\xa0now", "It’s a café now"),
        ("Smith &amp;amp; Sons won&#8217;t", "Smith & Sons won’t"),
        ("caf&eacute;s &amp;#8211; &quot;open&quot; &#146;til&nbsp;nine", 'cafés – "open" ’til nine'),
        ("https://a.example/?b=1&amp;c=2", "https://a.example/?b=1&c=2"),
        ("ends with &amp;", "ends with &"),
    ],
)
def test_what_another_program_left_is_undone(text: str, meant: str) -> None:
    assert undo_escapes(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        r"It lies in C:\new\nights and C:\users\u00e9.txt, he said.",
        r"printf(\"Done.\n\nNext\");",
        'print("Hello.\\n")',
        r"Write \n for a line end, and \u00e9 for an é.",
        r"The path D:\nData was empty.",
        r"\newcommand{\noindent} and $\nabla \times \nu$",
        "In HTML, &amp; and &lt;b&gt; are entities.",
        'Type "&nbsp;" here',
        "if (a &amp;&amp; b) {",
        "AT&T; R&D; &unknown; &notit; &#27; &#x202e;",
        r"red \u001b[31m, \u202eback\u202c, half \ud800a",
        "Nothing here.",
    ],
)
def test_code_paths_and_talk_of_escapes_stay(text: str) -> None:
    assert undo_escapes(text) == text


@given(st.text(alphabet="\\nrtux0e9&#;amp \nA.\"'C:") | hostile)
def test_nothing_that_steers_comes_in(text: str) -> None:
    assert {each for each in undo_escapes(text) if not each.isprintable()} <= {*text, "\n", "\t"}
