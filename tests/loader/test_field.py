"""Small inputs that once showed faults, and what is right for each: structure, words, links, encodings, tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from article_reader import Article, Caption, Code, ListItem, MarkKind, Paragraph, Quote, Table, load

FIELD = Path(__file__).parent.parent / "fixtures" / "field"


@cache
def read(name: str) -> Article:
    """Return the article that a field file holds."""
    return load(FIELD / name)


def story(article: Article) -> list[str]:
    """Return the texts of the story: lead, headings and blocks, in order."""
    texts = [str(article.lead)] if article.lead else []
    for section in article.sections:
        texts += [str(section.heading)] if section.heading else []
        texts += [block.text or getattr(block, "credit", None) or "" for block in section.blocks]
    return texts


def headings(article: Article) -> list[str]:
    """Return the crossheads."""
    return [str(section.heading) for section in article.sections if section.heading]


def links(article: Article) -> list[tuple[str, str | None]]:
    """Return the words of the story's links and where they lead."""
    return [
        (part.text[mark.start : mark.end], mark.target)
        for part in article.parts()
        if isinstance(part, (Paragraph, Quote, ListItem)) or part is article.lead
        for mark in part.marks
        if mark.kind is MarkKind.LINK
    ]


@dataclass(frozen=True, slots=True)
class Right:
    """What is right for one file."""

    name: str
    """The file."""

    headline: str | None = None
    """The headline, None where it isn't looked at."""

    byline: str | None = None
    """What the byline begins with."""

    paragraphs: int | None = None
    """How many paragraphs and leads there are."""

    holds: tuple[str, ...] = ()
    """What stands in the story."""

    lacks: tuple[str, ...] = ()
    """What doesn't stand in it."""

    headings: tuple[str, ...] | None = None
    """The crossheads."""


FERRY = "Ferry stops for the winter"
TOWER = "Lighthouse to be moved inland"
WEIR = "The weir will cost twice as much"
WRECK = "Night ferry runs aground off Lindenau"
CLIFF = "https://news.example.org/2024/05/30/the-cliff-that-gives-way-a-report-from-the-coast-of-ness?ref=article-body"
LONG = "Night ferry with eighty passengers runs aground off Lindenau"
BOARD = ("Home", "Sport", "Privacy", "References", "https://", "[3]", "[5]")

RIGHT = (
    Right("01-lynx-long-references.txt", TOWER, "By Jo Lind", 4, (), BOARD, ("Who pays",)),
    Right("02-lynx-numbers.txt", TOWER, "By Jo Lind", 4, (), BOARD, ("Who pays",)),
    Right(
        "03-row-begins-with-number.txt", None, "Von Jana Holm", 1, ("am 12. Mai beschlossen", "so – und nur so – lasse")
    ),
    Right("05-comb-wrapped.txt", FERRY, "By Jo Lind", 2, ("get half of the money back",)),
    Right(
        "06-hyphenated-rows.txt", TOWER, "By Jo Lind", 2, ("metres inland this", "is giving way", "on Tuesday evening")
    ),
    Right(
        "07-wrapped-at-150.txt",
        "Storm closes the harbour",
        None,
        2,
        ("two of which were found", "as the road is flooded"),
    ),
    Right("09-drop-cap.txt", None, "By Jo Lind", 3, ("Mr Justice Penhallow awarded",)),
    Right("17-literal-line-ends.txt", None, None, 2, ("The ferry left at noon with forty passengers.",), ("\\n",)),
    Right(
        "21-latin-1-that-is-cp1252.eml",
        None,
        "The Hallam Letter",
        2,
        ("won’t be cheap – the county’s engineer had", "warned of it… and nobody", "“We opened"),
    ),
    Right(
        "23-cp1252-called-utf-8.eml",
        None,
        None,
        2,
        ("L'écluse neuve de Hallam coûtera", "annoncé au printemps, a dit le comté"),
    ),
    Right("24-page-called-plain.eml", WEIR, None, 2, (), ("<p>", "<html>")),
    Right(
        "25-newsletter-in-plain-text.eml",
        WEIR,
        None,
        None,
        ("The contractor blames", "its only forest."),
        ("View this email", "Unsubscribe", "click.example.org", "----", "****"),
        ("Who pays",),
    ),
    Right("26-newsletter-in-tables.eml", WEIR, None, 2, (), ("View this email", "You are receiving")),
    Right(
        "27-forwarded-in-the-text.eml",
        WEIR,
        "The Hallam Letter",
        3,
        ("its only forest.",),
        ("Forwarded message", "Subject:"),
    ),
    Right("30-inline-quote.html", FERRY, None, 3, ("The master said “there were never any talks”, and left the room",)),
    Right("31-superscript.html", None, None, 2, ("10⁶ atoms", "30 m²", "2031³ at", "(CO₂)")),
    Right("34-declared-shadow-root.html", FERRY, None, 3),
    Right(
        "35-cookie-dialog.html",
        "What helps against hay fever",
        None,
        3,
        ("A wet cloth",),
        ("partners", "privacy", "Accept all"),
    ),
    Right(
        "37-hidden-tooltip.html", FERRY, None, 3, ("The ship gets a new engine. It will be quieter, the company says.",)
    ),
    Right("38-drop-cap-for-two-audiences.html", None, None, 3, ("The lock keeper of Hallam",), ("TThe",)),
    Right("42-emoji-as-pictures.html", FERRY, None, 3, ("a great day 🎉 for the town, the mayor wrote 🙂.",)),
    Right("43-ruby.html", "港町の祭り", None, 2, ("港町（みなとまち）で三年ぶりに",)),
    Right("47-contents-then-headings.html", FERRY, None, 3, (), (), ("1. How they work", "2. Where they stood")),
    Right("50-title-escaped-twice.html", "Smith & Sons: no more horses", None, 3),
    Right("54-date-of-a-tweet.html", FERRY, None, None, ("Those who have a season ticket",)),
    Right(
        "55-menu-in-a-layout-table.html",
        "Gears at the museum",
        None,
        3,
        ("pay nothing before noon, as long as",),
        ("Archive",),
    ),
    Right(
        "pages/dump-byline-left-out.txt",
        WRECK,
        "By Anna Muster",
        None,
        ("back in service",),
        ("Advertisement", "(BUTTON)"),
    ),
    Right(
        "pages/dump-html2text.txt", WRECK, "By Anna Muster", 5, ("old lighthouse, the port office",), ("](", "/authors")
    ),
    Right("pages/dump-lynx-buttons.txt", WRECK, None, 5, (), ("(BUTTON)",)),
    Right("pages/dump-lynx-link-elements.txt", WRECK, None, 5, (), ("#alternate", "Comments Feed")),
    Right("pages/dump-lynx-refresh.txt", WRECK, None, 5, (), ("REFRESH",)),
    Right(
        "pages/dump-lynx-links.txt",
        WRECK,
        "By Anna Muster",
        5,
        ("close to the old lighthouse, the port",),
        ("https:", "[6]"),
    ),
    Right("pages/dump-lynx-long-heading.txt", f"{LONG}, its harbour stays closed until the evening tide"),
    Right(
        "pages/dump-text-nodes.txt",
        WRECK,
        "By Anna Muster",
        5,
        ("close to the old lighthouse, the port office said.", "found no leak, so"),
    ),
    Right("pages/html-byline-takes-date.html", WRECK, "By Anna Muster", 5),
    Right("pages/html-doubled-quote.html", WRECK, None, None, ("The harbour of Lindenau", "A tug from")),
    Right(
        "pages/html-script-less-than.html", WRECK, None, None, ("The harbour of Lindenau", "A tug from"), ("n.length",)
    ),
    Right("pages/html-embed-consent.html", WRECK, None, 5, (), ("External content", "privacy settings"), ()),
    Right("pages/html-entities-in-data.html", "Fähre läuft vor Lindenau auf Grund", None, 5),
    Right("pages/html-lead-unnamed.html", WRECK, "By Anna Muster", 11, ("Eighty passengers had to wait",)),
    Right("pages/html-utf8-said-latin1.html", WRECK, None, 5, ("great Stürme.", "before the Märkte on")),
    Right("articles/clean_end.txt", None, "By Ellen Marsh", None, ("Half way across, Petersen turns the engine off.",)),
    Right("articles/clean_end_de.txt", None, "Von Karin Voss", None, ("Dann macht er das Licht aus.",)),
    Right("articles/clean_end_fr.txt", None, "Par Claire Dumont", None, ("Puis il éteint la lumière.",)),
    Right("articles/clean_end_es.txt", None, "Por Lucía Herrero", None, ("Después, la luz empezó a girar.",)),
    Right("articles/opinion.txt", None, "Sadia Malik", None, ("Nobody likes waiting.", "We waited.")),
    Right("articles/interview_en.txt", None, "By Peter Lindqvist", None, ("A: Every August.", "A: Measure.")),
    Right(
        "articles/news.eml", None, None, None, ("Within weeks the eelgrass", "stopped paying."), ("View in browser",)
    ),
    Right(
        "articles/htmlonly.eml", "The harbour that learned to wait", None, None, ("Within weeks",), ("View in browser",)
    ),
    Right(
        "articles/liveblog.txt",
        None,
        None,
        None,
        ("The network operator says",),
        ("Updated 6 minutes ago",),
        (
            "14:52 · Power cuts pass 60,000",
            "14:20 · “Stay where you are”",
            "13:30 · Airport closes runway",
            "12:47 · From our reporter in Kilbrack",
            "11:05 · Red warning issued",
            "10:15 · Good morning",
        ),
    ),
    Right(
        "articles/listicle.txt",
        "Seven walks that end at a good pub",
        "Jo Tarrant",
        None,
        ("Pub: The Plough", "Herons on the first half"),
        (),
        ("1. Hawkbeck to Low Mill", "2. The Stang circuit", "3. Salt marsh at Wenning", "4. Canal and crags"),
    ),
    Right("articles/ja.txt", None, None, None, ("朝市は今後、",), ("ホヤの出荷量",)),
    Right("articles/feature_de.txt", None, "Von Hanna Brodersen", None, ("Was die Dänen anders machen",), ("ANZEIGE",)),
    Right("articles/lynx_http.txt", None, "By Joan Pickering", None, ("about nine nights a year", "exact change")),
    Right(
        "articles/page.html",
        "Night buses return to the valley",
        "By Joan Pickering",
        None,
        ("“We didn't ask", "Fares", "exact change"),
        ("Village shop",),
    ),
)


@pytest.mark.parametrize("right", RIGHT, ids=lambda right: right.name)
def test_it_is_read_as_it_is_meant(right: Right) -> None:
    article = read(right.name)
    told = "\n".join(story(article))

    if right.headline is not None:
        assert str(article.headline) == right.headline
    if right.byline is not None:
        assert str(article.byline).startswith(right.byline)
    if right.paragraphs is not None:
        blocks = [block for section in article.sections for block in section.blocks]
        assert sum(isinstance(block, Paragraph) for block in blocks) + (article.lead is not None) == right.paragraphs
    assert [words for words in right.holds if words not in told] == []
    assert [words for words in right.lacks if words in told] == []
    if right.headings is not None:
        assert headings(article) == list(right.headings)


@pytest.mark.parametrize(
    ("name", "words", "target"),
    [
        ("01-lynx-long-references.txt", "cliff", CLIFF),
        ("10-markdown-by-another-name.mmd", "company", "https://ferry.example.org/news/2024/10/winter"),
        ("11-markdown-from-a-crawler.txt", "company", "https://ferry.example.org/news/2024/10/winter"),
        ("13-bare-addresses.txt", "office@ferry.example.org", "mailto:office@ferry.example.org"),
        ("63-footnote-and-strike.md", "https://ferry.example.org", "https://ferry.example.org"),
        ("articles/page.html", "county council", "https://example.org/council"),
    ],
)
def test_a_link_leads_where_it_led(name: str, words: str, target: str) -> None:
    assert (words, target) in links(read(name))


@pytest.mark.parametrize("name", ["10-markdown-by-another-name.mmd", "11-markdown-from-a-crawler.txt"])
def test_markdown_is_known_under_any_name(name: str) -> None:
    article = read(name)

    assert str(article.headline) == FERRY
    assert str(article.published) == "1 October 2024"
    assert headings(article) == ["What it means for commuters", "What comes next"]
    blocks = [block for section in article.sections for block in section.blocks]
    assert sum(isinstance(block, ListItem) for block in blocks) == 2
    assert sum(isinstance(block, Quote) for block in blocks) == 1
    assert not any(sign in text for text in story(article) for sign in ("**", "](", "# "))


@pytest.mark.parametrize(
    ("name", "header", "first"),
    [
        ("60-table.md", ("Line", "Hours", "Fare"), ("Ness", "2", "12.50")),
        ("61-html-in-markdown.md", ("Boat", "Time"), ("Marta", "2:07")),
        ("articles/table.txt", ("Town", "2023", "2024", "Change"), ("Aldbury", "840", "962", "+14.5%")),
        ("articles/page.html", ("From", "To", "Fare"), ("Kendrigg", "Staveley Moor", "£2.00")),
        ("articles/md.md", ("Volume", "Size", "Files", "Filesystem"), ("photos", "3.2 TB", "812,004", "ext4")),
    ],
)
def test_a_table_is_a_table(name: str, header: tuple[str, ...], first: tuple[str, ...]) -> None:
    (table,) = [block for section in read(name).sections for block in section.blocks if isinstance(block, Table)]

    assert table.header == header
    assert table.rows[0] == first


@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("18-right-to-left-list.txt", ["• النقطة الأولى من الخطة", "• النقطة الثانية من الخطة"]),
        ("45-list-of-terms.html", ["• Sluice: Oak, cut in the next valley", "• Wheel: Iron, cast in the county town"]),
    ],
)
def test_the_items_of_a_list_stay_items(name: str, items: list[str]) -> None:
    blocks = [block for section in read(name).sections for block in section.blocks]

    assert [f"{block.marker} {block.text}" for block in blocks if isinstance(block, ListItem)] == items


def test_a_list_counts_down_where_it_did() -> None:
    blocks = [block for section in read("49-reversed-list.html").sections for block in section.blocks]

    assert [block.marker for block in blocks if isinstance(block, ListItem)] == ["3.", "2.", "1."]


def test_a_list_among_paragraphs_stays_in_its_place() -> None:
    (section,) = read("33-list-among-bare-paragraphs.html").sections

    assert [type(block) for block in section.blocks] == [Paragraph, ListItem, ListItem, ListItem, Paragraph]


def test_numbered_code_is_code_with_its_indentation() -> None:
    blocks = [block for section in read("39-numbered-code.html").sections for block in section.blocks]
    (code,) = [block for block in blocks if isinstance(block, Code)]

    assert code.text == "def notice(book):\n    if book.late:\n        print(book.title)"


def test_struck_out_words_are_marked_so() -> None:
    struck = [
        part.text[mark.start : mark.end]
        for name in ("41-struck-out.html", "63-footnote-and-strike.md")
        for part in read(name).parts()
        if isinstance(part, Paragraph) or part is read(name).lead
        for mark in part.marks
        if mark.kind is MarkKind.STRUCK
    ]

    assert struck == ["resigned", "£12", "£12"]


def test_caption_and_credit_are_told_apart() -> None:
    (caption,) = [
        block
        for section in read("46-caption-and-credit-without-a-space.html").sections
        for block in section.blocks
        if isinstance(block, Caption)
    ]

    assert caption.text == "The ferry at the quay of Ness."
    assert "Jo Lind for The Coast Times" in str(caption.credit)


def test_a_pull_quote_keeps_its_source() -> None:
    blocks = [block for section in read("53-quote-in-a-figure.html").sections for block in section.blocks]
    (quote,) = [block for block in blocks if isinstance(block, Quote)]

    assert quote.text.endswith("the quay. — The company")


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("54-date-of-a-tweet.html", "None"),
        ("27-forwarded-in-the-text.eml", "Thu, Jun 6, 2024 at 7:00 AM"),
        ("pages/html-byline-takes-date.html", "28 April 2023, 14:23"),
        ("pages/html-reading-time-as-date.html", "2023-04-28 14:23"),
        ("pages/html-relative-date.html", "2023-04-28 14:23"),
        ("pages/html-spans-glued.html", "Published Fri, Apr 28 2023 2:23 PM"),
    ],
)
def test_the_date_is_the_articles_own(name: str, published: str) -> None:
    assert str(read(name).published) == published


@pytest.mark.parametrize("name", ["14-khmer-word-breaks.txt", "15-thai-word-breaks.txt"])
def test_places_where_rows_may_break_are_kept(name: str) -> None:
    assert str(read(name).lead).count("\u200b") > 40


def test_a_text_without_a_headline_has_none() -> None:
    article = read("articles/agency_en.txt")

    assert article.headline is None
    assert str(article.lead).startswith("HARBOR CITY, Ore. (AP)")


def test_what_stands_below_a_table_is_not_the_lead() -> None:
    article = read("61-html-in-markdown.md")

    assert article.lead is None
    assert [type(block) for block in article.sections[0].blocks[:3]] == [Table, Caption, Paragraph]
