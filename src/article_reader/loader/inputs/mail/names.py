"""How mail programs name headers and forwarded letters, in many languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
