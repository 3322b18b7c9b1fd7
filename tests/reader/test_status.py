from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from article_reader.reader.contents import Standing
from article_reader.reader.status import Part, keys_line, progress_bar, shorten, standing_line

HERE = Standing(
    "Zwanzig Minuten Zeit",
    2,
    3,
    43,
    "2 min left",
    captions=True,
    left_out=0,
    left_out_shown=False,
    everything=False,
)


def said(parts: list[Part]) -> str:
    return "".join(part.text for part in parts)


def test_everything_is_told_where_there_is_room() -> None:
    line = said(standing_line(HERE, "", 76))
    assert line.startswith("2/3 Zwanzig Minuten Zeit  ")
    assert line.endswith("  captions shown  2 min left  ━━━━──────   43 %")


def test_what_is_worth_least_goes_first() -> None:
    assert "captions shown" not in said(standing_line(HERE, "", 60))
    assert "━" not in said(standing_line(HERE, "", 40))
    assert "min left" not in said(standing_line(HERE, "", 30))
    assert said(standing_line(HERE, "", 20)).endswith("43 %")


def test_hidden_captions_are_told_rather_than_the_time() -> None:
    line = said(standing_line(replace(HERE, captions=False), "", 40))
    assert "captions hidden" in line
    assert "min left" not in line


def test_an_article_without_captions_says_nothing_about_them() -> None:
    assert "captions" not in said(standing_line(replace(HERE, captions=None), "", 120))


def test_lines_left_out_are_counted_with_the_key_that_shows_them() -> None:
    here = replace(HERE, left_out=57)
    assert "57 left out · o shows them" in said(standing_line(here, "", 116, "o"))
    assert "1 left out · o shows it" in said(standing_line(replace(HERE, left_out=1), "", 116, "o"))
    assert "57 left out  " in said(standing_line(here, "", 116))


def test_in_narrow_windows_the_count_stays_and_the_key_goes() -> None:
    line = said(standing_line(replace(HERE, left_out=57), "", 56, "o"))
    assert "57 left out  " in line
    assert "57 left out" in said(standing_line(replace(HERE, left_out=57), "", 36, "o"))


def test_shown_lines_left_out_are_told() -> None:
    shown = replace(HERE, left_out=57, left_out_shown=True)
    assert "57 left out shown" in said(standing_line(shown, "", 76, "o"))


def test_where_nothing_was_left_out_nothing_is_said_of_it() -> None:
    assert "left out" not in said(standing_line(replace(HERE, left_out_shown=True), "", 116, "o"))


def test_that_every_line_is_taken_as_the_story_is_told() -> None:
    assert "every line" in said(standing_line(replace(HERE, everything=True), "", 76, "o"))


def test_an_article_of_one_section_is_not_numbered() -> None:
    assert said(standing_line(replace(HERE, number=1, sections=1), "", 76)).startswith("Zwanzig")


def test_a_message_stands_in_place_of_the_section() -> None:
    line = said(standing_line(HERE, "no further section", 76))
    assert line.startswith("no further section  ")
    assert line.endswith("43 %")


def test_keys_are_dropped_by_what_they_are_worth() -> None:
    assert said(keys_line(76)) == "] next  [ prev  t outline  / search  c captions  o left out  ? help  q quit"
    assert said(keys_line(36)) == "] next  c captions  ? help  q quit"
    assert said(keys_line(14)) == "? help  q quit"
    assert said(keys_line(3)) == ""


def test_the_bar_is_full_only_at_the_end() -> None:
    assert progress_bar(0, 10) == "──────────"
    assert progress_bar(99, 10) == "━━━━━━━━━─"
    assert progress_bar(100, 10) == "━━━━━━━━━━"


def test_a_long_name_is_shortened_by_cells() -> None:
    assert shorten("港の古い起重機", 14) == "港の古い起重機"
    assert shorten("港の古い起重機", 8) == "港の古…"
    assert shorten("harbour", 4) == "har…"
    assert shorten("harbour", 1) == "…"
    assert shorten("harbour", 0) == ""


@given(
    st.integers(0, 130), st.text(max_size=80), st.sampled_from([True, False, None]), st.integers(0, 2000), st.booleans()
)
def test_the_line_is_as_wide_as_asked_for(
    width: int, name: str, captions: bool | None, left_out: int, message: bool
) -> None:
    standing = replace(HERE, section=name, captions=captions, left_out=left_out)
    line = said(standing_line(standing, "no further section" if message else "", width, "o"))
    assert cell_len(line) == width or width < 5
    assert cell_len(said(keys_line(width))) <= width
