"""What a terminal must never be sent is taken out of a text, and its words stay."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from article_reader.safety import clean, escaped, has_controls, on_one_line, uri_of, without_controls
from tests.strategies import hostile


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


def test_a_soft_hyphen_at_the_end_of_a_row_is_a_hyphen() -> None:
    assert clean("the light\u00ad\nhouse, and\u00ad \nsea\u00adside") == "the light\u2010\nhouse, and \nseaside"


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


def test_a_zero_width_space_stays_where_scripts_without_spaces_may_break() -> None:
    assert clean("ប្រាសាទ\u200bអង្គរ") == "ប្រាសាទ\u200bអង្គរ"


def test_what_was_made_in_code_has_a_sign_for_each_such_character() -> None:
    assert without_controls("a\x1b[31mb\nc") == "a\ufffd[31mb\nc"
    assert on_one_line("a\x1bb\nc\td") == "a\ufffdb c d"


@given(hostile)
def test_offsets_stay_where_they_are_on_one_line(text: str) -> None:
    assert len(on_one_line(text)) == len(text)
    assert not has_controls(on_one_line(text))
    assert not has_controls(clean(text).replace("\n", " ").replace("\t", " "))


def test_data_write_such_characters_as_escapes() -> None:
    assert escaped("a\x9b\U000e0041") == r"a\u009b\udb40\udc41"


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("mailto:jo@example.org", "mailto:jo@example.org"),
        ("https://example.org/ä", "https://example.org/%C3%A4"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("/a/b", None),
    ],
)
def test_a_terminal_is_told_addresses_of_the_web_and_of_mail_alone(target: str, told: str | None) -> None:
    assert uri_of(target) == told
