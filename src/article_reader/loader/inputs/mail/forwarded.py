"""Letters that were forwarded within a text: their headers, and what was written above them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Header(StrEnum):
    """What a header that stands in a text tells."""

    SENDER = "sender"
    DATE = "date"
    SUBJECT = "subject"
    OTHER = "other"


_NAMES: Mapping[Header, tuple[str, ...]] = MappingProxyType(
    {
        Header.SENDER: (
            *("From", "Von", "De", "Da", "Van", "Från", "Fra", "Frá", "Lähettäjä", "Od", "Feladó", "De la"),
            *("Expéditeur", "Mittente", "Remitente", "Afzender", "Avsändare", "Absender", "Nuo", "No"),
            *("Saatja", "От", "От кого", "Отправитель", "Від", "Από", "差出人", "送信者", "发件人", "寄件者"),
            *("寄件人", "보낸 사람", "보낸사람", "من", "מאת", "Kimden", "Gönderen", "จาก", "Từ", "Dari"),
            "प्रेषक",
        ),
        Header.DATE: (
            *("Date", "Sent", "Sent on", "Sent at", "Datum", "Gesendet", "Gesendet am", "Envoyé", "Envoyé le"),
            *("Fecha", "Enviado", "Enviado el", "Data", "Inviato", "Data invio", "Verzonden", "Verzonden op"),
            *("Skickat", "Sendt", "Dato", "Sent dato", "Lähetetty", "Päiväys", "Päivämäärä", "Wysłano"),
            *("Data wysłania", "Odesláno", "Odoslané", "Dátum", "Küldve", "Elküldve", "Trimis", "Enviada"),
            *("Enviada em", "Дата", "Отправлено", "Надіслано", "Ημερομηνία", "Στάλθηκε", "日付", "日時"),
            *("送信日時", "日期", "发送时间", "发送日期", "寄件日期", "傳送日期", "날짜", "보낸 날짜"),
            *("التاريخ", "تاريخ الإرسال", "תאריך", "נשלח", "Tarih", "Gönderme Tarihi", "วันที่", "Ngày"),
            *("Tanggal", "दिनांक"),
        ),
        Header.SUBJECT: (
            *("Subject", "Betreff", "Objet", "Asunto", "Oggetto", "Onderwerp", "Ämne", "Emne", "Efni", "Aihe"),
            *("Temat", "Předmět", "Predmet", "Tárgy", "Subiect", "Assunto", "Assumpte", "Tema", "Тема", "Θέμα"),
            *("件名", "主题", "主題", "主旨", "제목", "الموضوع", "נושא", "Konu", "เรื่อง", "หัวเรื่อง"),
            *("Chủ đề", "Tiêu đề", "Perihal", "Subjek", "विषय"),
        ),
        Header.OTHER: (
            *("To", "Cc", "Bcc", "Reply-To", "An", "Kopie", "Kopie an", "Antwort an", "À", "A", "Copie"),
            *("Copie à", "Cci", "Répondre à", "Para", "Copia", "Responder a", "Aan", "Kopia", "Till", "Til"),
            *("Kopi", "Svar til", "Vastaanottaja", "Kopio", "Do", "DW", "Komu", "Címzett", "Másolat", "Către"),
            *("Кому", "Копия", "Копія", "Προς", "Κοιν", "宛先", "收件人", "收件者", "抄送", "副本"),
            *("받는 사람", "받는사람", "참조", "إلى", "אל", "עותק", "Kime", "Bilgi", "ถึง", "Đến", "Kepada"),
            *("Importance", "Priority", "Attachments", "Anlagen", "Wichtigkeit", "Priorität", "Organization"),
            "Organisation",
        ),
    }
)

HEADERS: Mapping[str, Header] = MappingProxyType(
    {name.lower(): header for header, names in _NAMES.items() for name in names}
)
"""The names of headers that letters have where they are forwarded within a text, in small letters."""

FORWARDED = re.compile(
    r"forward|weiterge|weiterleit|transf[eé]r|reenvia|reencamin|encaminh|inoltr|doorgest|vidarebef|videresen|framsen|"
    r"välitet|edelleen|przekaz|přepos|preposl|tovább|redirec|пересыл|пересл|переслан|προωθ|転送|转发|轉寄|轉發|전달|"
    r"إعادة توجيه|המשך|הועבר|iletil|yönlendir|ส่งต่อ|chuyển tiếp|diteruskan",
    re.IGNORECASE,
)
"""What the line above a forwarded letter speaks of."""

_FORWARD = (
    "Fwd|Fw|WG|Wtr|Tr|Rv|Enc|Reenv|VB|VL|VS|Doorst|PD|Fs|Továbbítás|İLT|ILT|Пер|Fwd.|转发|轉寄|轉發|転送|전달|הועבר"
)
_REPLY = "Re|AW|Antw|Antwort|SV|Odp|Ynt|Отв|Ha|Vá|Vs|Res|Resp|Rép|RE|回复|回覆|答复|返信|답장|תשובה"
_SIGN = r"(?:\s*[\[(]\d{1,3}[\])])?\s*[:：]\s*"

FORWARD_PREFIX = re.compile(rf"\s*(?:(?:{_REPLY}){_SIGN})*(?:{_FORWARD}){_SIGN}", re.IGNORECASE)
"""How the subject of a forwarded letter begins."""

PREFIXES = re.compile(rf"\s*(?:(?:{_FORWARD}|{_REPLY}){_SIGN})+", re.IGNORECASE)
"""What programs put before a subject."""


_FIELD = re.compile(r"[\s>*_|]*([^\W\d_][^:：*\n]{0,24}?)[\s*_]*[:：][\s*_]*(.*)")
_SIGNS = re.compile(r"[\s>]*[-_=*─—–]{2,}(.*?)[-_=*─—–]*\s*")
_ANNOUNCED = 90
"""How many characters the line above a forwarded letter has at the most."""

_MOST_ROWS = 16
"""How many rows the headers have at the most, blank ones among them."""

_SHARE = 0.5
"""How long a covering letter may be, measured by the letter under it, where nothing tells of forwarding."""

_QUOTED = re.compile(r"[ \t]*>")


@dataclass(frozen=True, slots=True)
class Field:
    """A header within a text."""

    header: Header
    """What it tells."""

    value: str
    """What it says."""

    text: str
    """The whole of it, as it stands there."""

    row: int
    """The row in which it stands."""


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A letter within a text."""

    cover: int
    """How many rows stand above it that somebody wrote to go with it."""

    start: int
    """The first row behind its headers."""

    fields: tuple[Field, ...]
    """Its headers."""

    announced: tuple[int, ...]
    """The rows between the covering letter and the headers, which only say that it was forwarded."""


def find_forwarded(rows: Sequence[str], *, is_forward: bool) -> Forwarded | None:
    """Return the first letter that was forwarded within the rows of a text, None where there is none.

    `is_forward` tells that the subject says that this was forwarded. A letter that was only answered is none.
    """
    number = 0
    while number < len(rows):
        fields = _fields(rows, number)
        if fields is None:
            number += 1
            continue
        start = fields[-1].row + 1
        announced = _announcement(rows, number)
        cover = announced[0] if announced else number
        if is_forward or _is_forward(rows, cover, start, announced):
            return Forwarded(cover, start, tuple(fields), announced)
        number = start
    return None


def _fields(rows: Sequence[str], first: int) -> list[Field] | None:
    """Return the headers that begin in a row, None where none do: there must be a sender, and a subject or a date."""
    fields: list[Field] = []
    for number in range(first, min(len(rows), first + _MOST_ROWS)):
        if not rows[number].strip(" \t>*"):
            if not fields:
                return None
            if len(fields) > 1:
                break
            continue
        found = _field(rows[number], number)
        if found is None and fields and number + 1 < len(rows) and _field(rows[number + 1], number + 1):
            above = fields.pop()  # a long list of receivers goes on
            found = Field(
                above.header, f"{above.value} {rows[number].strip()}", f"{above.text} {rows[number].strip()}", number
            )
        if found is None:
            break
        fields.append(found)
    kinds = {field.header for field in fields}
    return fields if Header.SENDER in kinds and kinds & {Header.SUBJECT, Header.DATE} else None


def _field(row: str, number: int) -> Field | None:
    found = _FIELD.fullmatch(row)
    header = HEADERS.get(found[1].strip().lower()) if found else None
    if found is None or header is None:
        return None
    return Field(header, found[2].strip().strip("*").strip(), row.lstrip(" \t>").rstrip(), number)


def _longer(field: Field, words: str, row: int) -> Field:
    """Return a header that goes on in the next row."""
    return Field(field.header, f"{field.value} {words}", f"{field.text} {words}", row)


def _announcement(rows: Sequence[str], first: int) -> tuple[int, ...]:
    """Return the rows above headers that announce them: between dashes, or up to a colon; rules too."""
    found: list[int] = []
    for number in range(first - 1, max(-1, first - 5), -1):
        row = rows[number].strip(" \t>*")
        if not row:
            continue
        if len(row) > _ANNOUNCED or not (_SIGNS.fullmatch(row) or row.endswith((":", "："))):
            break
        found.append(number)
        if not _SIGNS.fullmatch(row):
            break
    return tuple(reversed(found))


def _is_forward(rows: Sequence[str], cover: int, start: int, announced: Sequence[int]) -> bool:
    if any(FORWARDED.search(rows[number]) for number in announced):
        return True
    above, below = _letters(rows[:cover]), _letters(rows[start:])
    return above == 0 or above < _SHARE * below


def _letters(rows: Sequence[str]) -> int:
    return sum(len(row.strip()) for row in rows)


def unquoted(rows: Sequence[str]) -> list[str]:
    """Return the rows of a letter without the sign of quotations, where all of it has that."""
    if not all(_QUOTED.match(row) for row in rows if row.strip()):
        return list(rows)
    return [re.sub(r"\A[ \t]*> ?", "", row) for row in rows]
