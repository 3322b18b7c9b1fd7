"""Articles to read in the tests: our own words, made by hand so that the reader is tested without the loader."""

from __future__ import annotations

from article_reader import (
    Alignment,
    Article,
    Block,
    Caption,
    LeftOut,
    ListItem,
    Mark,
    MarkKind,
    Paragraph,
    Quote,
    Section,
    Span,
    Table,
    Text,
)

_HARBOUR = (
    "Der alte Hafenkran steht wieder. Nach elf Monaten in der Werft haben Arbeiter den Ausleger am Dienstag auf seinen "
    "Sockel gehoben, begleitet vom Applaus einiger hundert Zuschauer. Die Stadt hat dafür 2,4 Millionen Euro "
    "ausgegeben, einen Teil davon haben Bürger gespendet."
)
_CRANE = (
    "„Wir haben jede Niete in der Hand gehabt“, sagte die Leiterin der Werkstatt, Jördis Ahlmann. Von den 3.100 Nieten "
    "seien kaum vierzig zu retten gewesen; die übrigen habe man nach alten Zeichnungen neu geschmiedet. Geblieben sei "
    "der Anstrich: ein Grün, das es seit den fünfziger Jahren nicht mehr zu kaufen gibt."
)
_TIDE = (
    "Schwierig war vor allem der Transport. Der Ponton durfte nur bei ablaufendem Wasser unter der Brücke hindurch, "
    "und das Zeitfenster betrug keine zwanzig Minuten. Zweimal musste die Fahrt abgesagt werden, einmal wegen Nebels, "
    "einmal wegen eines Sportboots, das quer in der Fahrrinne lag."
)
_PLANS = (
    "Im Sommer soll der Kran Besuchern offenstehen. Geplant sind Führungen in kleinen Gruppen, hinauf geht es über "
    "eine Wendeltreppe mit 96 Stufen. Wer nicht schwindelfrei ist, kann die Aussicht unten auf einem Bildschirm sehen."
)
_COST = (
    "Ob das Geld für den Unterhalt reicht, ist offen. Ein Förderverein rechnet mit jährlich 40.000 Euro; zugesagt ist "
    "bisher die Hälfte. Der Rat will im Herbst darüber beraten."
)


def _span(line: int, last: int | None = None) -> Span:
    return Span(line, last or line)


def _caption(line: int) -> Caption:
    return Caption("Der Kran am Morgen danach", "© Hafenarchiv/Momme Bendixen", _span(line, line + 2))


CRANE = Article(
    kicker=Text("Großbaustelle", _span(1)),
    headline=Text("Nach elf Monaten in der Werft: Der grüne Kran kehrt an den Hafen zurück", _span(2)),
    byline=Text("Von Inken Thorsen", _span(3)),
    published=Text("Husum, 3. Mai", _span(4)),
    lead=Text("Hunderte sahen zu, wie das Wahrzeichen der Stadt wieder aufgerichtet wurde.", _span(6)),
    sections=(
        Section(None, (Paragraph(_HARBOUR, _span(8)), Paragraph(_CRANE, _span(9)), _caption(10))),
        Section(
            Text("Zwanzig Minuten Zeit", _span(13)),
            (Paragraph(_TIDE, _span(14)), _caption(15), Paragraph(_CRANE.replace("Nieten", "Bolzen"), _span(18))),
        ),
        Section(
            Text("Was jetzt kommt", _span(19)),
            (
                Paragraph(_PLANS, _span(20)),
                ListItem("Führungen von Juni an", _span(21)),
                ListItem("Eintritt frei für Kinder", _span(22)),
                Quote("Er gehört hierher wie der Wind.", _span(23)),
                Paragraph(_COST, _span(24)),
            ),
        ),
    ),
    left_out=(
        LeftOut("Teilen", "share button", _span(5)),
        LeftOut("Lesen Sie auch: Die Fähre bleibt im Dock", "related link", _span(16)),
        LeftOut("Fehler gefunden? Schreiben Sie uns.", "notice", _span(26)),
    ),
    language="de",
    source="kran.txt",
)
"""A German article of three sections, with captions at two places and lines left out at three."""

PLAIN = Article(
    headline=Text("Ferry timetable changes", _span(1)),
    sections=(Section(None, (Paragraph("The last boat now leaves at nine.", _span(3)),)),),
)
"""An article with nothing to hide and nowhere to go."""

MARKUP = Article(
    headline=Text("[bold]Not bold[/bold] [@click=app.quit]quit[/]", _span(1)),
    sections=(
        Section(
            Text("[red]A heading[/red] [/", _span(2)),
            (Paragraph("[link=https://example.org]No link[/link]", _span(3)),),
        ),
        Section(Text("[$accent]Next", _span(4)), (Caption("[i]No italics", "[/i] none", _span(5)),)),
    ),
    left_out=(LeftOut("[dim]x[/dim]", "[b]reason[/b]", _span(6)),),
)
"""What would be markup to Rich and Textual, and is text."""

_JAPANESE = (
    "港の古い起重機が、十一か月ぶりに岸壁へ戻った。火曜日の朝、作業員たちは「よし、降ろせ」という掛け声とともに、"
    "緑色の腕を台座の上に据えた。見守っていた数百人の市民からは、大きな拍手が起こった。"
)
JAPANESE = Article(
    headline=Text("緑の起重機、港に帰る", _span(1)),
    sections=(
        Section(None, (Paragraph(_JAPANESE, _span(2)), Caption("岸壁に立つ起重機", "撮影・港湾資料館", _span(3)))),
        Section(
            Text("潮を待つ", _span(4)), (Paragraph(_JAPANESE * 3, _span(5)), Paragraph("費用は二億円。" * 9, _span(6)))
        ),
    ),
    language="ja",
)
"""Wide characters."""

_ARABIC = "عادت الرافعة القديمة إلى الميناء بعد أحد عشر شهرا في الورشة، وصفق مئات من السكان حين استقرت على قاعدتها."
ARABIC = Article(
    headline=Text("الرافعة الخضراء تعود إلى الميناء", _span(1)),
    sections=(
        Section(None, (Paragraph(_ARABIC, _span(2)),)),
        Section(Text("عشرون دقيقة", _span(3)), (Paragraph(_ARABIC * 4, _span(4)),)),
    ),
    language="ar",
)
"""Letters from right to left."""

_FERRIES = Table(
    ("Line", "Hours", "Fare"),
    (("Ness", "2", "12.50"), ("Tolsta", "3½", "118.00"), ("Scarp", "", "24.00")),
    (None, Alignment.CENTER, None),
    _span(5, 9),
)
_SHIPS = Table(
    ("Ship", "Seats", "Remarks"),
    (("Kittiwake", "120", "In dock until the end of March, for a new engine"), ("Fulmar of Port Lune", "64", "")),
    (),
    _span(11, 14),
)
TABLES = Article(
    headline=Text("Ferries this summer", _span(1)),
    sections=(
        Section(
            None,
            (
                Paragraph("The fare is £12 £13.", _span(3), (Mark(MarkKind.STRUCK, 12, 15),)),
                _FERRIES,
                Paragraph("The Harbour Office\n12 Quay Street", _span(10)),
                _SHIPS,
                ListItem("Tickets", _span(16), "1."),
                ListItem("for children of six and older", _span(17), depth=1),
                ListItem("النقطة الأولى من الخطة", _span(18)),
            ),
        ),
    ),
    language="en",
)
"""Tables, words that are struck out, rows that the source set, and items of lists within lists."""

NOTHING = Article()
"""An article without a word."""


def long_article(sections: int = 3, paragraphs: int = 20) -> Article:
    """Return an article of many numbered paragraphs, every third of them followed by a caption."""

    def blocks(section: int) -> tuple[Block, ...]:
        made: list[Block] = []
        for number in range(paragraphs):
            words = f"Paragraph {section}.{number} " + " ".join(f"w{section}x{number}y{word}" for word in range(40))
            made.append(Paragraph(words, _span(1)))
            if number % 3 == 0:
                made.append(Caption(f"Caption {section}.{number}", f"© {section}.{number}", _span(1)))
        return tuple(made)

    return Article(
        headline=Text("A long day", _span(1)),
        sections=tuple(Section(Text(f"Section {n}", _span(1)), blocks(n)) for n in range(1, sections + 1)),
    )
