"""Whatever a page is made of: each word that it shows is in exactly one line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from article_reader.loader.inputs.html import lines_of
from article_reader.loader.inputs.html.document import parse_document

_TAGS = """
    p div span b i em a h1 h2 ul ol li dl dt dd table caption thead tr td th blockquote cite figure figcaption pre code
    sup sub q ruby rt section article header footer nav button time br details summary main label s small x-y
"""
_ATTRIBUTES = (
    "",
    " hidden",
    " class=sr-only",
    " class=line",
    " aria-hidden=true",
    " href=/x",
    " style='display:none'",
    " colspan=2",
    " rowspan=3",
    " reversed",
)
_WORDS = st.integers(0, 99).map(lambda number: f"w{number}w")
_TOKENS = st.one_of(
    _WORDS,
    st.just(" "),
    st.tuples(st.sampled_from(_TAGS.split()), st.sampled_from(_ATTRIBUTES)).map(lambda tag: f"<{tag[0]}{tag[1]}>"),
    st.sampled_from(_TAGS.split()).map(lambda tag: f"</{tag}>"),
)


@given(st.lists(_TOKENS, max_size=60).map("".join))
def test_each_word_is_in_exactly_one_line(body: str) -> None:
    root = parse_document(f"<body>{body}").root
    found = lines_of(root, "https://example.org/")
    shown = sorted("".join(line.text for line in found).replace("[", "").replace("]", ""))
    held = sorted("".join(root.itertext()))
    assert [sign for sign in shown if sign.isalnum()] == [sign for sign in held if sign.isalnum()]
    for line in found:
        assert line.text.strip()
        assert all(line.text[mark.start : mark.end].strip() for mark in line.marks)
        assert all(0 <= start <= end <= len(line.text) for start, end in line.cells)


@given(st.text(alphabet="<>/\"'=! -&;abphidvtrs\n", max_size=200))
def test_no_markup_is_too_broken(page: str) -> None:
    lines_of(parse_document(f"x{page}").root)
