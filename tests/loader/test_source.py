"""Bytes to text, and what a terminal must never be sent."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest
from article_reader.loader.inputs.source import clean, decode, read_file, read_stream
from hypothesis import given

from article_reader import errors
from tests.strategies import hostile

UMLAUTS = "Größere Züge fahren häufiger über die Brücke, hieß es.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    assert decode(UMLAUTS.encode(encoding)) == UMLAUTS


def test_an_older_encoding_is_guessed() -> None:
    assert decode(UMLAUTS.encode("cp1252") * 5) == UMLAUTS * 5


def test_a_given_encoding_is_believed() -> None:
    assert decode("Привет".encode("koi8-r"), "koi8-r") == "Привет"


def test_utf_8_cut_off_in_a_character_is_read_up_to_there() -> None:
    assert decode(UMLAUTS.encode()[:3]) == "Gr\ufffd"


def test_a_damaged_byte_spoils_only_its_own_place() -> None:
    damaged = UMLAUTS.encode() * 3 + b"\xff" + UMLAUTS.encode()
    assert decode(damaged) == UMLAUTS * 3 + "\ufffd" + UMLAUTS


def test_bytes_that_fit_no_encoding_are_shown_as_damage() -> None:
    text = decode(b"Red \xe2\x80\xae text.\n\n\xff\xfe broken bytes in a long enough second paragraph of prose.\n")
    assert "broken bytes in a long enough second paragraph" in text


@pytest.mark.parametrize("data", [b"", b" \n\t \r\n", "\u00a0\n".encode()])
def test_blank_files_are_empty(data: bytes) -> None:
    with pytest.raises(errors.Empty):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0",
        b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0",
        b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(256)),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(errors.Binary):
        decode(data)


def test_text_full_of_a_terminals_links_is_text() -> None:
    page = "\n".join("\x1b]8;;https://example.org/a\x07a heading\x1b]8;;\x07" for _ in range(20))
    assert clean(decode(page.encode())) == "\n".join(["a heading"] * 20)


def test_an_encoding_that_does_not_fit_is_refused() -> None:
    with pytest.raises(errors.Undecodable):
        decode(UMLAUTS.encode(), "ascii")


def test_reading_stops_at_the_limit() -> None:
    assert read_stream(io.BytesIO(b"x" * 10), limit=10) == b"x" * 10
    with pytest.raises(errors.TooLarge):
        read_stream(io.BytesIO(b"x" * 11), limit=10)


def test_a_file_that_cannot_be_had_says_why(tmp_path: Path) -> None:
    with pytest.raises(errors.NotFound):
        read_file(tmp_path / "missing.txt")
    with pytest.raises(errors.NotFound):
        read_file(tmp_path / "a\0b")
    with pytest.raises(errors.IsFolder):
        read_file(tmp_path)
    with pytest.raises(errors.NotReadable):
        read_file(tmp_path / ("x" * 300))


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_all_line_ends_become_one(end: str) -> None:
    assert clean(f"one{end}two") == "one\ntwo"


@pytest.mark.parametrize(
    ("hostile_text", "harmless"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b31mred", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]52;c;cGFzdGU=\x07copied", "copied"),
        ("\x1bP1$r0m\x1b\\dcs", "dcs"),
        ("\x1b_apc\x1b\\kept", "kept"),
        ("\x1bcreset", "reset"),
        ("\x1b\x1b[31m[31mnested", "[31mnested"),
        ("never ends \x1b]0;the rest of the line\nis kept", "never ends 0;the rest of the line\nis kept"),
        ("b\bbo\bol\bld\bd", "bold"),
        ("_\bu_\bn", "un"),
        ("left\u202eright\u202c", "leftright"),
        ("soft\u00adhyphen, zero\u200bwidth", "softhyphen, zerowidth"),
        ("tag\U000e0041\U000e007fged", "tagged"),
        ("non\ufffechar\U0001ffffacters", "noncharacters"),
        ("sur\ud800rogate", "surrogate"),
        ("page\fbreak", "page break"),
    ],
)
def test_what_steers_or_deceives_is_removed_and_words_stay(hostile_text: str, harmless: str) -> None:
    assert clean(hostile_text) == harmless


def test_joiners_and_direction_marks_that_scripts_need_stay() -> None:
    text = "می\u200cخواهم 👩\u200d🚒 (\u200fعام\u200e)"
    assert clean(text) == text


def test_a_flood_of_combining_marks_is_cut_down() -> None:
    assert clean("z" + "\u0301" * 1000 + "!") == "z" + "\u0301" * 8 + "!"


@given(hostile)
def test_no_control_character_survives(text: str) -> None:
    survivors = {unicodedata.category(character) for character in clean(text).replace("\n", "").replace("\t", "")}
    assert not survivors & {"Cc", "Cs"}


@given(hostile)
def test_clean_text_is_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)
