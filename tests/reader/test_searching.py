"""The search keys, on an open reader."""

from __future__ import annotations

from tests.reader.conftest import EVERYWHERE, Open, Reader
from tests.reader.pages import CRANE, NOTHING


async def search(reader: Reader, words: str) -> None:
    await reader.press("slash", *words)


def lit(reader: Reader, *, current: bool) -> list[str]:
    """Return what is lit, row by row: the current hit in reverse, the others underlined."""
    segments = [segment for y in range(reader.view.size.height) for segment in reader.view.render_line(y)]
    styles = [(segment.text, segment.style) for segment in segments if segment.style]
    return [text for text, style in styles if (style.reverse if current else style.underline)]


async def test_hits_are_lit_and_counted_while_one_types_and_the_view_goes_to_the_first(read: Open) -> None:
    async with read(CRANE) as reader:
        await search(reader, "ponton")
        assert reader.row_of("Ponton") is not None
        assert reader.standing.startswith("1/1 “ponton”")
        assert lit(reader, current=True) == ["Ponton"]
        await reader.press("enter")
        assert "/ search" in reader.bottom_lines[-1]


async def test_n_and_shift_n_go_from_hit_to_hit_and_round_the_page(read: Open) -> None:
    async with read(CRANE) as reader:
        await search(reader, "kran")
        await reader.press("enter")
        count = int(reader.standing.split("/")[1].split(" ")[0])
        seen = [reader.standing.split(" ")[0]]
        for _ in range(count - 1):
            await reader.press("n")
            seen.append(reader.standing.split(" ")[0])
        assert seen == [f"{number}/{count}" for number in range(1, count + 1)]
        await reader.press("n")
        assert reader.standing.startswith("search wrapped to the top")
        await reader.press("N")
        assert reader.standing.startswith("search wrapped to the end")
        assert len(lit(reader, current=True)) == 1
        await reader.press("g")
        assert len(lit(reader, current=False)) >= 1


async def test_a_phrase_is_found_across_the_end_of_a_row(read: Open) -> None:
    async with read(CRANE, size=(30, 24)) as reader:
        await search(reader, "der alte hafenkran steht wieder")
        assert reader.standing.startswith("1/1")
        assert "".join(lit(reader, current=True)).replace(" ", "") == "DeralteHafenkranstehtwieder"


async def test_escape_stays_after_a_search_and_goes_back_while_one_is_typed(read: Open) -> None:
    async with read(CRANE, size=(60, 15)) as reader:
        await reader.press("j", "j", "j")
        before = reader.lines
        await search(reader, "wendel")
        assert reader.lines != before
        await reader.press("escape")
        assert reader.lines == before
        await search(reader, "wendeltreppe")
        there = reader.lines
        await reader.press("enter", "n", "escape")
        assert reader.lines == there
        assert lit(reader, current=True) == []
        await reader.press("g")
        await reader.press("n")
        assert reader.row_of("Zwanzig Minuten Zeit") == 0


async def test_nothing_found_and_nothing_typed_are_said_plainly(read: Open) -> None:
    async with read(CRANE) as reader:
        await search(reader, "xyzzy")
        assert reader.standing.startswith("nothing found for “xyzzy”")
        await reader.press("enter")
        assert reader.standing.startswith("nothing found for “xyzzy”")
        await reader.press("N")
        assert reader.standing.startswith("no search is on")


async def test_an_empty_search_repeats_the_last_one_and_is_nothing_where_there_was_none(read: Open) -> None:
    async with read(CRANE) as reader:
        await search(reader, "")
        await reader.press("enter")
        assert reader.standing.startswith("search ended")
        await search(reader, "kran")
        await reader.press("enter", "escape", "g")
        await search(reader, "")
        await reader.press("enter")
        assert "“kran”" in reader.standing


async def test_n_goes_on_from_what_is_in_the_window(read: Open) -> None:
    async with read(CRANE, size=(60, 15)) as reader:
        await search(reader, "kran")
        await reader.press("enter", "3", "n")
        row = reader.row_of("Sommer soll der Kran")
        assert row is not None
        await reader.press("g", "N")
        assert reader.standing.startswith("search wrapped to the end")


async def test_a_search_backwards_goes_to_the_hit_above_and_n_goes_on_upwards(read: Open) -> None:
    async with read(CRANE) as reader:
        await reader.press("3", "backslash", *"kran")
        above = int(reader.standing.split("/")[0])
        await reader.press("enter", "n")
        assert reader.standing.startswith(f"{above - 1}/")
        await reader.press("N")
        assert reader.standing.startswith(f"{above}/")


async def test_earlier_searches_come_back_with_the_arrow_and_what_is_typed_is_kept(read: Open) -> None:
    async with read(CRANE) as reader:
        for words in ("ponton", "kran"):
            await search(reader, words)
            await reader.press("enter")
        await search(reader, "wen")
        await reader.press("up")
        assert "“kran”" in reader.standing
        await reader.press("up", "up")
        assert "“ponton”" in reader.standing
        await reader.press("down", "down")
        assert "“wen”" in reader.standing


async def test_a_regular_expression_is_searched_for_and_a_wrong_or_endless_one_is_told(read: Open) -> None:
    async with read(CRANE) as reader:
        await search(reader, "~3[.]100")
        assert lit(reader, current=True) == ["3.100"]
        await reader.press("escape")
        await search(reader, "~(")
        assert reader.standing.startswith("not a regular expression")
        await reader.press("escape")
        await search(reader, "~(\\w+\\s?)+$x")
        assert reader.standing.startswith("this regular expression takes too long")


async def test_captions_are_searched_when_they_are_shown_and_told_when_not(read: Open) -> None:
    async with read(CRANE) as reader:
        await search(reader, "hafenarchiv")
        await reader.press("enter")
        assert reader.standing.startswith("1/2")
        await reader.press("c")
        assert reader.standing.startswith("nothing shown, 2 in captions · c shows them: “hafenarchiv”")
        await reader.press("escape")
        await search(reader, "kran")
        await reader.press("enter")
        assert "2 more in captions" in reader.standing


async def test_tab_goes_to_other_hits_while_one_types(read: Open) -> None:
    async with read(CRANE) as reader:
        await search(reader, "kran")
        await reader.press("tab")
        assert reader.standing.startswith("2/")
        await reader.press("shift+tab")
        assert reader.standing.startswith("1/")


async def test_the_keys_of_the_page_are_letters_while_one_types(read: Open) -> None:
    async with read(CRANE) as reader:
        await search(reader, "qjnt")
        assert reader.app.return_code is None
        assert "qjnt" in reader.whole_screen[-1]


async def test_an_article_of_nothing_can_be_searched(read: Open) -> None:
    async with read(NOTHING) as reader:
        await search(reader, "kran")
        await reader.press("enter", "n", "escape")
        assert reader.app.return_code is None


@EVERYWHERE
async def test_what_is_typed_before_the_line_is_there_is_searched_for_in_its_order(read: Open, steps: int) -> None:
    async with read(CRANE) as reader:
        await reader.type("/qua\x7fer", steps)
        await reader.wait_until(lambda: reader.standing.startswith("1/1 “quer”"))


@EVERYWHERE
async def test_what_is_typed_after_the_search_before_the_line_is_gone_is_no_part_of_it(read: Open, steps: int) -> None:
    async with read(CRANE) as reader:
        await reader.type("/quer\rmq/zz", steps)
        await reader.wait_until(lambda: reader.standing.startswith("nothing found for “zz”"))
        await reader.type("\x7f\x7fponton\r'q'q", steps)
        await reader.wait_until(lambda: reader.standing.startswith("1/1 “ponton”"))
        assert reader.screen.bookmarks.summary() == "q"
        await reader.type("/zz\rq", steps)
        await reader.wait_until(lambda: reader.app.return_code == 0)


@EVERYWHERE
async def test_a_search_begins_where_the_keys_before_it_have_led(read: Open, steps: int) -> None:
    async with read(CRANE) as reader:
        await reader.type("3/kran\n", steps)
        await reader.wait_until(lambda: reader.standing.startswith("5/"))


async def test_a_message_makes_way_for_the_next_key_and_for_what_is_found(read: Open) -> None:
    async with read(CRANE) as reader:
        await reader.press("m", "a")
        assert reader.standing.startswith("bookmark a set")
        await search(reader, "quer")
        assert reader.standing.startswith("1/1 “quer”")
        await reader.press("tab")
        assert reader.standing.startswith("search wrapped to the top")
        await reader.press("backspace")
        assert "“que”" in reader.standing
