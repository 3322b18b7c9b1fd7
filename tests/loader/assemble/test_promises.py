"""What is promised of any labelled lines whatever: each word and each line is in one part."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from article_reader import Article, Caption, Span
from article_reader.loader.assemble import assemble
from article_reader.loader.labeller.labels import Label, Labelled
from article_reader.loader.labeller.phrases import default_phrases
from article_reader.loader.page import Declared, Evidence, Form, Kind, Line, Page, Role

PIECES = st.sampled_from(
    [
        *(
            "By Ann Doe",
            "Ann Doe",
            "Von",
            "3 May 2024",
            "12:43",
            "3 hours ago",
            "Updated",
            "5 min read",
            "© APA",
            "Reuters",
        ),
        *(
            "Share",
            "A boat.",
            "The ferry stops for the winter",
            "×",
            "x",
            "—",
            "-",
            "(",
            ".",
            "·",
            "|",
            ",",
            "港町",
            "3",
            "a b",
        ),
    ]
)

TEXTS = st.lists(PIECES, min_size=1, max_size=6).map(" ".join)

EVIDENCE = st.none() | st.builds(
    Evidence,
    tag=st.sampled_from(["", "p", "cite", "h1"]),
    ancestors=st.sets(st.sampled_from(["figure", "footer", "nav"])).map(frozenset),
    near=st.sets(st.sampled_from(["caption", "credit", "share"])).map(frozenset),
    hidden=st.booleans(),
)

DECLARED = st.none() | st.builds(Declared, st.sampled_from(Role), st.just("front matter"), st.booleans())


@st.composite
def labelled(draw: st.DrawFn) -> Labelled:
    text = draw(TEXTS)
    form = draw(st.sampled_from(Form))
    cut = text.find(" ")
    cells = ((0, cut), (cut + 1, len(text))) if form is Form.ROW and cut > 0 else ()
    line = Line(
        text,
        Span(1, 1),
        draw(st.booleans()),
        form=form,
        marker=draw(st.sampled_from(["•", "1."])) if form is Form.ITEM else "",
        group=draw(st.integers(0, 2)),
        cells=cells,
        header=draw(st.booleans()),
        declared=draw(DECLARED) if draw(st.integers(0, 9)) == 0 else None,
        evidence=draw(EVIDENCE),
    )
    return Labelled(line, draw(st.sampled_from(Label)), 1.0)


PAGES = st.lists(labelled(), max_size=12)


def assembled(items: list[Labelled], kind: Kind) -> tuple[Page, Article]:
    numbered = []
    for number, item in enumerate(items, start=1):
        line = Line(**{**_fields(item.line), "span": Span(number, number)})
        numbered.append(Labelled(line, item.label, item.confidence))
    page = Page(kind, tuple(item.line for item in numbered))
    return page, assemble(page, numbered, default_phrases())


def _fields(line: Line) -> dict[str, Any]:
    return {name: getattr(line, name) for name in Line.__dataclass_fields__}


def words_of(text: str | None) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text or ""))


def told_words(article: Article) -> Counter[str]:
    found: Counter[str] = Counter()
    for part in article.parts():
        found += words_of(part.text)
        found += words_of(part.credit) if isinstance(part, Caption) else Counter()
        found += words_of(getattr(part, "marker", None))
    return found


@given(PAGES, st.sampled_from(Kind))
def test_each_word_is_in_one_part_but_for_captions_that_are_repeated_at_once(items: list[Labelled], kind: Kind) -> None:
    _, article = assembled(items, kind)
    told = told_words(article)
    all_words: Counter[str] = Counter()
    of_captions: Counter[str] = Counter()
    for item in items:
        own = words_of(item.line.text) + words_of(item.line.marker)
        all_words += own
        of_captions += own if item.label is Label.CAPTION else Counter()
    assert not told - all_words
    missing = all_words - told
    assert not missing - of_captions
    assert set(told) == set(all_words)


@given(PAGES)
def test_each_line_of_a_text_is_in_one_part_which_only_byline_and_date_may_share(items: list[Labelled]) -> None:
    page, article = assembled([item for item in items if item.line.group == 0], Kind.TEXT)
    places: Counter[int] = Counter()
    for part in article.parts():
        is_shared = part is article.published and article.byline is not None and part.lines == article.byline.lines
        places.update(() if is_shared else range(part.lines.first, part.lines.last + 1))
    assert places == Counter(range(1, len(page.lines) + 1))


@given(PAGES, st.sampled_from(Kind))
def test_no_part_is_empty_and_each_mark_lies_in_its_text(items: list[Labelled], kind: Kind) -> None:
    for part in assembled(items, kind)[1].parts():
        text = part.text if part.text is not None else getattr(part, "credit", "")
        assert text
        assert text.strip()
        assert all(0 <= mark.start < mark.end <= len(text) for mark in getattr(part, "marks", ()))
