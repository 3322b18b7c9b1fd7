"""The sample read in a real pseudo-terminal, as a person reads it."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from tests.articles import SAMPLE
from tests.end_to_end.terminal import ALTERNATE_SCREEN_OFF, ALTERNATE_SCREEN_ON, PROGRAM, Terminal

SECOND = "Erster Besuch seit 4 Jahren"
THIRD = "Es geht um Waffenlieferungen"
MOUSE_ON = b"\x1b[?1000h"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A copy of the sample, which an editor may change."""
    return Path(shutil.copy(SAMPLE, tmp_path / "article.txt"))


def editor_that(folder: Path, commands: str) -> str:
    """Return an editor that does what a shell does with these commands."""
    editor = folder / "editor"
    editor.write_text(f"#!/bin/sh\n{commands}\n")
    editor.chmod(0o700)
    return str(editor)


def test_keys_go_through_the_article_and_leave_the_terminal_as_it_was() -> None:
    with Terminal([str(SAMPLE)]) as terminal:
        terminal.wait_for("Kim sichert Putin")
        assert ALTERNATE_SCREEN_ON in terminal.written
        terminal.press("]")
        terminal.wait_for(SECOND)
        assert (terminal.row_of(SECOND) or 0) <= 1
        terminal.press("]")
        terminal.wait_for("Das Raumfahrtzentrum")
        assert (terminal.row_of(THIRD) or 0) <= 1
        terminal.press("g")
        terminal.wait_for("Kim sichert Putin")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert ALTERNATE_SCREEN_OFF in terminal.written
        assert terminal.left_as_found()


def test_captions_hide_and_come_back() -> None:
    with Terminal([str(SAMPLE)], rows=60) as terminal:
        terminal.wait_for("Mikhail METZEL")
        terminal.press("c")
        terminal.wait_until_gone("Mikhail METZEL")
        terminal.press("c")
        terminal.wait_for("Mikhail METZEL")
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_lines_left_out_are_shown_on_demand_with_their_reason() -> None:
    with Terminal([str(SAMPLE)]) as terminal:
        terminal.wait_for("Kim sichert Putin")
        assert "Teilen" not in terminal.text
        terminal.press("o")
        terminal.wait_for("Teilen")
        assert "share button" in terminal.text
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_a_resize_keeps_the_place() -> None:
    with Terminal([str(SAMPLE)]) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press("2")
        terminal.wait_for(SECOND)
        terminal.resize(40, 15)
        terminal.wait_for("Es ist der erste Besuch")
        assert (terminal.row_of(SECOND) or 0) <= 1
        terminal.resize(120, 40)
        terminal.wait_for("Es ist der erste Besuch des nordkoreanischen Machthabers")
        assert (terminal.row_of(SECOND) or 0) <= 1
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_an_article_on_standard_input_leaves_the_keyboard_to_the_reader() -> None:
    command = ("/bin/sh", "-c", f"cat '{SAMPLE}' | '{sys.executable}' -m article_reader -")
    with Terminal([], command=command) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press("]")
        terminal.wait_for(SECOND)
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_as_found()


def test_the_screen_is_drawn_on_the_terminal_wherever_stderr_goes(tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = ("/bin/sh", "-c", f"'{sys.executable}' -m article_reader '{SAMPLE}' 2>'{log}'")
    with Terminal([], command=command) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert log.read_bytes() == b""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_reader_and_leaves_the_terminal_as_it_was(number: signal.Signals) -> None:
    with Terminal([str(SAMPLE)]) as terminal:
        terminal.wait_for("Kim sichert Putin")
        assert terminal.process.pid is not None
        os.kill(terminal.process.pid, number)
        assert terminal.exit_code() in {-number, 128 + number}
        assert terminal.left_as_found()
        assert b"Traceback" not in terminal.written


def test_control_c_is_an_interrupt() -> None:
    with Terminal([str(SAMPLE)]) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press("\x03")
        assert terminal.exit_code() == 130
        assert terminal.left_as_found()


def test_a_dumb_terminal_gets_the_article_printed() -> None:
    with Terminal([str(SAMPLE)], environment={"TERM": "dumb"}) as terminal:
        assert terminal.exit_code() == 0
        assert ALTERNATE_SCREEN_ON not in terminal.written
        assert b"\x1b" not in terminal.written
        assert b"Es geht um Waffenlieferungen" in terminal.written


def test_an_unknown_theme_is_told_before_the_screen_is_taken() -> None:
    with Terminal([str(SAMPLE), "--theme", "nosuch"]) as terminal:
        assert terminal.exit_code() == 2
        assert ALTERNATE_SCREEN_ON not in terminal.written
        assert b"invalid theme 'nosuch'" in terminal.written


def test_it_opens_where_it_was_left_with_its_marks() -> None:
    with Terminal([str(SAMPLE)]) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press("ma]")
        terminal.wait_for("2/3")
        terminal.press("q")
        assert terminal.exit_code() == 0
    with Terminal([str(SAMPLE)]) as terminal:
        terminal.wait_for("where you left it")
        assert (terminal.row_of(SECOND) or 0) <= 1
        terminal.press("'a")
        terminal.wait_for("Kim sichert Putin")
        terminal.press("]q")
        assert terminal.exit_code() == 0
    with Terminal(["--no-resume", str(SAMPLE)]) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press("q")
        assert terminal.exit_code() == 0
    with Terminal(["--forget", str(SAMPLE)]) as terminal:
        terminal.wait_for("forgot where it was left")
        assert terminal.exit_code() == 0
    with Terminal([str(SAMPLE)]) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press("q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_where_it_was_is_kept_when_it_is_ended_from_outside(number: signal.Signals) -> None:
    with Terminal([str(SAMPLE)]) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press("]")
        terminal.wait_for("2/3")
        terminal.process.kill(number)
        assert terminal.exit_code() == 128 + number
    with Terminal([str(SAMPLE)]) as terminal:
        terminal.wait_for("where you left it")


def test_the_editor_opens_at_the_line_and_the_article_is_read_again(tmp_path: Path, article: Path) -> None:
    editor = editor_that(tmp_path, 'echo "at $1"; read line; sed -i "s/Raumfahrtzentrum/Weltraumbahnhof/" "$2"')
    with Terminal([str(article)], environment={"EDITOR": editor}) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press("3")
        terminal.wait_for("3/3")
        terminal.press("e")
        terminal.wait_for("at +29")
        assert terminal.left_as_found()
        terminal.press("\r")
        terminal.wait_for("Weltraumbahnhof")
        assert (terminal.row_of(THIRD) or 0) <= 1
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_as_found()


@pytest.mark.parametrize("editor", ["nosuch", "nosuch --wait", "/dev/null"])
def test_an_editor_that_cannot_start_leaves_the_reader_as_it_was(article: Path, editor: str) -> None:
    with Terminal([str(article)], environment={"VISUAL": editor}) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press("e")
        terminal.wait_for("can't be started")
        terminal.press("]")
        terminal.wait_for("2/3")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_as_found()


def test_an_editor_gets_the_users_own_environment(tmp_path: Path, article: Path) -> None:
    editor = editor_that(tmp_path, 'echo "<${TEXTUAL_FPS-unset}|${NO_COLOR-unset}>"; read line')
    with Terminal(["--color", "never", str(article)], environment={"EDITOR": editor}) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press("e")
        terminal.wait_for("<unset|unset>")
        terminal.press("\r")
        terminal.wait_for("Kim sichert Putin")
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_what_is_typed_behind_q_does_nothing_and_does_not_reach_the_shell(tmp_path: Path, article: Path) -> None:
    editor = editor_that(tmp_path, f"touch {tmp_path}/started")
    shell = ("/bin/sh", "-c", f'{PROGRAM} {article}; echo ended; IFS= read -r line; echo "<$line>"')
    with Terminal([], environment={"EDITOR": editor}, command=shell) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press("qhello\r")
        terminal.wait_for("ended")
        terminal.press("mine\r")
        terminal.wait_for("<mine>")
    assert not (tmp_path / "started").exists()


def test_a_paste_at_the_terminal_is_read_up_to_control_d() -> None:
    """A line longer than 4096 bytes is what a terminal that edits lines by itself would cut."""
    words = "Das Wehr ist seit Dienstag wieder offen. " * 150
    for arguments in (["-"], []):
        with Terminal(arguments) as terminal:
            terminal.wait_for("then press Ctrl-D")
            terminal.press(f"Das Wehr ist wieder offen\n\n{words}Ganz am Ende.\n")
            terminal.press("\x04")
            terminal.wait_for("left")
            terminal.press("G")
            terminal.wait_for("Ganz am Ende.")
            terminal.press("q")
            assert terminal.exit_code() == 0
            assert terminal.left_as_found()


def test_control_c_instead_of_a_paste_ends_it() -> None:
    with Terminal([]) as terminal:
        terminal.wait_for("then press Ctrl-D")
        terminal.press("Half of it\x03")
        assert terminal.exit_code() == 130


def test_keys_that_the_config_names_replace_those_that_come_along(tmp_path: Path) -> None:
    config = tmp_path / "mine.yaml"
    config.write_text("captions: false\nkeys:\n  line_down: [k]\n  line_up: [j]\n  captions: [x]\n  zen: []\n")
    with Terminal(["--config", str(config), str(SAMPLE)], rows=60) as terminal:
        terminal.wait_for("x captions")
        assert "Mikhail METZEL" not in terminal.text
        terminal.press("c")
        terminal.press("x")
        terminal.wait_for("Mikhail METZEL")
        terminal.press("q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("is_used", [True, False])
def test_the_config_tells_whether_the_mouse_is_used(is_used: bool, tmp_path: Path) -> None:
    config = tmp_path / "mine.yaml"
    config.write_text(f"mouse: {str(is_used).lower()}\n")
    with Terminal(["--config", str(config), str(SAMPLE)]) as terminal:
        terminal.wait_for("Kim sichert Putin")
        assert (MOUSE_ON in terminal.written) == is_used
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_a_mistake_in_the_config_is_told_before_anything_is_drawn(tmp_path: Path) -> None:
    config = tmp_path / "mine.yaml"
    config.write_text("\nmesure: 60\n")
    with Terminal(["--config", str(config), str(SAMPLE)]) as terminal:
        terminal.wait_for("line 2: unknown setting 'mesure'; did you mean")
        assert terminal.exit_code() == 2
        assert ALTERNATE_SCREEN_ON not in terminal.written


def test_a_long_article_is_there_at_once_and_tells_that_the_rest_is_being_read(tmp_path: Path) -> None:
    article = tmp_path / "long.txt"
    more = (
        f"Im Absatz {number} der langen Meldung steht, was in keinem anderen steht: Es waren {number * 7} Schiffe, die "
        f"an Kai {number % 90} lagen, und das Amt zählte davon {number * 3} mit, wie es am Abend mitteilte."
        for number in range(12_000)
    )
    article.write_text("\n\n".join([SAMPLE.read_text(encoding="utf-8"), *more]), encoding="utf-8")
    with Terminal([str(article)]) as terminal:
        terminal.wait_for("reading the rest")
        assert "Kim sichert Putin" in terminal.text
        terminal.press("?")
        terminal.wait_for("a line down")
        terminal.press("\x1b")
        terminal.wait_until_gone("a line down")
        terminal.press("]")
        terminal.wait_for("2/")
        terminal.wait_until_gone("reading the rest")
        assert "2/" in terminal.text
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_what_is_typed_in_one_go_is_searched_for() -> None:
    with Terminal([str(SAMPLE)]) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press("/wostotschny")
        terminal.wait_for("“wostotschny”")
        terminal.press("\rma'b]q")
        assert terminal.exit_code() == 0


def test_search_and_outline_in_a_small_window() -> None:
    with Terminal([str(SAMPLE)], columns=20, rows=6) as terminal:
        terminal.wait_for("Putin")
        terminal.press("/Waffen")
        terminal.wait_for("1/")
        terminal.press("\r")
        terminal.press("t")
        terminal.wait_for("▶")
        terminal.press("\x1b")
        terminal.wait_until_gone("▶")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_as_found()


@pytest.mark.parametrize(
    ("answer", "environment", "light"),
    [
        ("\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?62;c", {}, True),
        ("\x1b]11;rgb:1e/1e/2e\x1b\\\x1b[?62;c", {}, False),
        ("\x1b[?62;c", {"COLORFGBG": "0;15"}, True),
        ("\x1b[?62;c", {}, False),
    ],
)
def test_the_theme_follows_the_terminals_background(answer: str, environment: dict[str, str], light: bool) -> None:
    """What is typed at the same time is for the reader."""
    colors = {"COLORTERM": "truecolor", **environment}
    with Terminal([str(SAMPLE)], environment=colors) as terminal:
        terminal.wait_for_bytes(b"\x1b]11;?")
        terminal.press(f"{answer}]")
        terminal.wait_for("2/3")
        assert (int(terminal.screen.buffer[23][40].bg[:2], 16) > 0x80) is light
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert "rgb" not in terminal.text


def test_a_terminal_over_the_network_is_not_asked_for_its_background() -> None:
    with Terminal([str(SAMPLE)], environment={"SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"}) as terminal:
        terminal.wait_for("Kim sichert Putin")
        assert b"\x1b]11;?" not in terminal.written


def test_articles_read_are_listed_and_a_changed_theme_and_width_are_remembered() -> None:
    with Terminal([str(SAMPLE)]) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press("+")
        terminal.wait_for("72 cells wide")
        terminal.press("ZZ")
        assert terminal.exit_code() == 0
    with Terminal(["--recent"]) as terminal:
        assert terminal.exit_code() == 0
        assert b"Kim sichert Putin" in terminal.written
        assert SAMPLE.name.encode() in terminal.written
    with Terminal([str(SAMPLE)]) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press("+")
        terminal.wait_for("76 cells wide")
        terminal.press(":q")
        assert terminal.exit_code() == 0


def test_several_files_are_read_and_a_paste_into_the_open_reader(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The ferry was late\n\nThe ferry from the island came in an hour late on Tuesday morning.\n")
    with Terminal([str(SAMPLE), str(other)]) as terminal:
        terminal.wait_for("Kim sichert Putin")
        terminal.press(":n")
        terminal.wait_for("2/2")
        terminal.wait_for("The ferry was late")
        terminal.press(
            "\x1b[200~The bus was early\r\rIt came ten minutes early on Wednesday, and nobody was there.\x1b[201~"
        )
        terminal.wait_for("read what was pasted (15 words)?")
        terminal.press("y")
        terminal.wait_for("The bus was early")
        terminal.press("\x0f")
        terminal.wait_for("The ferry was late")
        terminal.press(":p")
        terminal.wait_for("Kim sichert Putin")
        terminal.press(":q")
        assert terminal.exit_code() == 0


def test_links_are_listed_and_opened_by_the_users_browser(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    words = "The ferry from the island came in an hour late on Tuesday morning, as it did on Monday. "
    page.write_text(
        f'<h1>The ferry was late</h1><p>{words * 3}See <a href="https://ferry.example/t">the timetable</a>.</p>'
    )
    program = tmp_path / "browser"
    program.write_text('#!/bin/sh\necho "$1" > "$(dirname "$0")/opened"\n')
    program.chmod(0o755)
    with Terminal([str(page)], environment={"BROWSER": str(program)}) as terminal:
        terminal.wait_for("The ferry was late")
        terminal.press("L")
        terminal.wait_for("https://ferry.example/t")
        terminal.press("\r")
        terminal.wait_for("opened in browser: https://ferry")
        assert (tmp_path / "opened").read_text() == "https://ferry.example/t\n"
        terminal.press("qq")
        assert terminal.exit_code() == 0


def test_rows_that_are_pasted_into_a_search_are_one_phrase(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("The ferry was late\n\nIt lay at the quay in the morning and nobody knew why it had not left.\n")
    with Terminal([str(story)]) as terminal:
        terminal.wait_for("The ferry was late")
        terminal.press("/\x1b[200~the quay\rin the morning\x1b[201~\r")
        terminal.wait_for("1/1 “the quay in the morning”")
        terminal.press("q")
        assert terminal.exit_code() == 0
