"""Bytes to text, by one rule whoever gives them."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader import errors
from article_reader.loader.inputs.decode import declared_by_page, decode

UMLAUTS = "Größere Züge fahren häufiger über die Brücke, hieß es.\n"
QUOTED = "“We won’t go,” said the café’s owner – and stayed…\n"
FRENCH = "L'écluse neuve coûtera onze millions, a annoncé le comté.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [UMLAUTS, "The quay."])
def test_unicode_is_read_with_and_without_a_mark(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", ["Паром снова ходит.", "Το πλοίο φεύγει.", "המעבורת שבה.", "เรือกลับมาแล้ว"])
def test_utf_16_of_other_alphabets_is_read_without_a_mark(text: str) -> None:
    assert decode(f"{text} {text}\n".encode("utf-16-le")).text == f"{text} {text}\n"


@pytest.mark.parametrize("name", ["iso-8859-1", "latin-1", "ISO_8859-1", "us-ascii", "windows-1252", "x-cp1252"])
def test_encodings_are_named_as_on_the_web(name: str) -> None:
    assert decode(QUOTED.encode("cp1252"), name).text == QUOTED
    assert decode(QUOTED.encode("cp1252"), declared=name).text == QUOTED


def test_the_user_is_obeyed() -> None:
    assert decode("Привет".encode("koi8-r"), "koi8-r").text == "Привет"
    assert decode(UMLAUTS.encode(), "cp1252").text == UMLAUTS.encode().decode("cp1252")
    assert decode(UMLAUTS.encode("cp850"), "cp850", declared="utf-8").text == UMLAUTS


def test_a_byte_order_mark_counts_more_than_the_user() -> None:
    assert decode(UMLAUTS.encode("utf-8-sig"), "cp1252").text == UMLAUTS
    assert decode(UMLAUTS.encode("utf-16"), "utf-8").text == UMLAUTS


def test_an_encoding_of_the_user_s_that_does_not_fit_is_refused() -> None:
    with pytest.raises(errors.ContentError, match="it isn't in utf-8; leave --encoding out"):
        decode(UMLAUTS.encode("cp1252"), "utf-8")


@pytest.mark.parametrize(
    "name", ["no-such-encoding", "rot13", "base64", "idna", "punycode", "unicode_escape", "", "\0"]
)
def test_a_name_that_no_encoding_has_is_told_with_one_that_is(name: str) -> None:
    with pytest.raises(errors.OptionError, match=r"there is no encoding '.*'; name one such as utf-8"):
        decode(b"Words.", name)


@pytest.mark.parametrize("declared", ["iso-8859-1", "us-ascii", "windows-1251", "shift_jis", "utf-16", "nonsense", ""])
def test_utf_8_is_utf_8_whatever_it_is_called(declared: str) -> None:
    assert decode(UMLAUTS.encode(), declared=declared).text == UMLAUTS


@pytest.mark.parametrize("declared", ["utf-8", "utf-16", "unknown-8bit", "shift_jis", "base64"])
def test_what_is_declared_and_does_not_fit_is_guessed(declared: str) -> None:
    assert decode(FRENCH.encode("cp1252"), declared=declared).text == FRENCH


def test_quotation_marks_of_windows_tell_what_a_standard_s_name_means() -> None:
    czech = "„Vlak jede přes Žďár,“ řekl.\n"
    assert decode(czech.encode("cp1250"), declared="iso-8859-2").text == czech
    assert decode("Žďár, Ľuboš\n".encode("iso8859-2"), declared="iso-8859-2").text == "Žďár, Ľuboš\n"


def test_latin_1_is_not_believed_of_words_in_another_script() -> None:
    text = "Паром снова ходит, сказал капитан порта.\n"
    assert decode(text.encode("cp1251"), declared="iso-8859-1").text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (UMLAUTS, "cp1252"),
        (QUOTED, "cp1252"),
        (QUOTED, "mac-roman"),
        (FRENCH, "cp1252"),
        ("Le maire espère que l'été sera à la hauteur, même très tôt.", "cp850"),
        ("Una niña soñó con el pingüino más rápido.", "cp1252"),
        ("Łódź buduje nową śluzę, mówi burmistrz.", "cp1250"),
        ("Łódź buduje nową śluzę, mówi burmistrz.", "iso8859-2"),
        ("Nový most přes řeku stál víc, než čekali.", "cp1250"),
        ("Köprü yeniden açıldı, dedi İstanbul'un başkanı.", "cp1254"),
        ("Tilts pār upi būs gatavs vēlāk, sacīja mērs.", "cp1257"),
        ("Паром снова ходит, сказал капитан порта.", "cp1251"),
        ("Паром снова ходит, сказал капитан порта.", "koi8-r"),
        ("Το πλοίο φεύγει τη Δευτέρα, είπε ο λιμενάρχης.", "cp1253"),
        ("המעבורת שבה לנמל ביום שני בבוקר", "cp1255"),
        ("عادت العبارة إلى الميناء يوم الاثنين", "cp1256"),
        ("เรือข้ามฟากกลับมาแล้วในวันจันทร์", "cp874"),
        ("フェリーは月曜日に再開すると港長が話した。", "cp932"),
        ("フェリーは月曜日に再開すると港長が話した。", "euc_jp"),
        ("フェリーは月曜日に再開すると港長が話した。", "iso2022_jp"),
        ("渡轮将于星期一恢复运行，港务局长说。", "gb18030"),
        ("渡輪將於星期一恢復運行，港務局長說。", "big5"),
        ("연락선이 월요일에 다시 운항한다고 항만장이 말했다.", "cp949"),
    ],
)
def test_an_older_encoding_is_told_from_one_sentence(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_no_byte_is_dropped_in_silence() -> None:
    assert decode(b"caf\xe9 \x81 th\xe9, d\xe9j\xe0 vu", "latin-1").text == "café \ufffd thé, déjà vu"


def test_a_damaged_byte_spoils_only_its_own_place() -> None:
    damaged = UMLAUTS.encode() * 3 + b"\xff" + UMLAUTS.encode()
    found = decode(damaged, declared="iso-8859-1")
    assert found.text == UMLAUTS * 3 + "\ufffd" + UMLAUTS
    assert found.encoding == "utf-8, damaged"


def test_utf_8_cut_off_in_a_character_is_read_up_to_there() -> None:
    assert decode(UMLAUTS.encode()[:3]).text == "Gr\ufffd"


@pytest.mark.parametrize("data", [b"", b" \n\t \r\n", "\u00a0\n".encode(), "\ufeff".encode()])
def test_blank_bytes_are_empty(data: bytes) -> None:
    with pytest.raises(errors.Empty):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0",
        b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0",
        b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(256)),
        b"\x01\x00\x02\x00\x03\x00\x04\x00" * 9,
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(errors.ContentError, match="it is not text"):
        decode(data)


def test_text_full_of_a_terminal_s_links_is_text() -> None:
    page = "\n".join("\x1b]8;;https://example.org/a\x07a heading\x1b]8;;\x07" for _ in range(20))
    assert decode(page.encode()).text == page


def test_bytes_that_fit_no_encoding_are_shown_as_damage() -> None:
    words = "broken bytes in a long enough second paragraph of prose."
    assert words in decode(b"Red \xe2\x80\xae text.\n\n\xff\xfe " + words.encode()).text


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (b'<meta charset="iso-8859-15"><p>', "iso-8859-15"),
        (b'<META http-equiv=content-type content="text/html; charset=Shift_JIS">', "Shift_JIS"),
        (b'<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        (b"<p>charset=utf-7</p>", None),
    ],
)
def test_a_page_says_its_encoding(page: bytes, said: str | None) -> None:
    assert declared_by_page(page) == said


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "iso-2022-jp", "hz", "utf-7"]))
def test_any_bytes_are_read_or_refused(data: bytes, declared: str | None) -> None:
    with contextlib.suppress(errors.ArticleError):
        assert decode(data, declared=declared).text.strip()


@given(st.text(min_size=1).filter(lambda text: not text.isascii() and text.strip() and "\0" not in text))
def test_utf_8_arrives_as_it_was_written(text: str) -> None:
    data = text.encode(errors="replace")
    with contextlib.suppress(errors.ContentError):
        assert decode(data, declared="latin-1").text.encode() == data.removeprefix(b"\xef\xbb\xbf")
