"""The world the program runs in is broken in many ways: it does what can be done, and leaves all in order."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from article_reader.reader.settings import SavedPosition
from article_reader.session.positions import NAME, PositionStore
from tests.articles import SAMPLE
from tests.end_to_end.terminal import ALTERNATE_SCREEN_ON, TIMEOUT, Terminal
from tests.hostile.program import PROGRAM, run
from tests.hostile.texts import TEXTS, forbidden

pytestmark = pytest.mark.stress

TITLE = "Kim sichert Putin"
STEERS = [
    b"\x1b]",
    b"\x1b_",
    b"\x1b^",
    b"\x1bX",
    b"\x1bc",
    b"\x1b[5;31m",
    b"\x1b[6n",
    b"\x1b[2J",
    b"9999",
    b"\x07",
    b"\b",
]
"""What the reader itself never sends, and an article mustn't."""


def state_is_valid() -> bool:
    """Tell whether the state is whole: no file, or one with what we wrote; nothing half written beside it."""
    folder = Path(os.environ["XDG_STATE_HOME"]) / "article-reader"
    if not folder.is_dir():
        return True
    names = {path.name for path in folder.iterdir()}
    assert names <= {NAME, f"{NAME}-journal"}
    file = folder / NAME
    if not file.exists():
        return True
    with contextlib.closing(sqlite3.connect(file)) as database:
        return bool(database.execute("PRAGMA integrity_check").fetchone() == ("ok",))


@pytest.fixture(autouse=True)
def the_state_stays_valid() -> Iterator[None]:
    yield
    assert state_is_valid()


def read_and_quit(terminal: Terminal) -> None:
    """Read to the second section and leave."""
    terminal.wait_for(TITLE)
    terminal.press("]")
    terminal.wait_for("2/3")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_as_found()


# Printing


def closing(descriptor: int) -> Callable[[], None]:
    return lambda: os.close(descriptor)


def test_with_its_output_closed_it_says_so() -> None:
    assert "could not be written" in run([SAMPLE], before=closing(1)).complaint


def test_with_its_input_closed_a_file_is_read_and_standard_input_is_told() -> None:
    assert TITLE in run([SAMPLE], before=closing(0)).out.decode()
    assert "standard input is closed" in run(["-"], before=closing(0)).complaint


def test_with_its_errors_closed_it_still_prints_and_still_fails() -> None:
    assert TITLE in run([SAMPLE], before=closing(2)).out.decode()
    assert run(["none"], before=closing(2)).code == 1


def test_with_everything_closed_it_ends() -> None:
    def close_all() -> None:
        os.closerange(0, 3)

    assert run([SAMPLE], before=close_all).code == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device")
@pytest.mark.parametrize("form", ["text", "json", "yaml", "html", "markdown"])
def test_a_full_disk_is_told_in_every_format(form: str) -> None:
    with Path("/dev/full").open("wb") as full:
        assert "could not be written" in run(["-f", form, SAMPLE], stdout=full.fileno()).complaint
        assert "could not be written" in run(["-f", form, "-o", "/dev/full", SAMPLE]).complaint


def test_a_pipe_that_nobody_reads_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = run([SAMPLE], stdout=writer)
    os.close(writer)
    assert (result.code, result.err) == (0, "")


NO_HOME = {"HOME": None, "XDG_STATE_HOME": None, "XDG_CONFIG_HOME": None}


@pytest.mark.parametrize("home", [None, "", "/proc/none", "/proc", "/dev/null", "relative", "~nobody"])
def test_without_a_home_it_prints(home: str | None) -> None:
    result = run([SAMPLE], environment={**NO_HOME, "HOME": home})
    assert (result.code, result.err) == (0, "")
    assert TITLE in result.out.decode()


@pytest.mark.parametrize(
    "language", [{"LANG": "C"}, {"LC_ALL": "POSIX"}, {"LANG": "nonsense"}, {"LANG": "de_DE.ISO-8859-1"}, {"LANG": None}]
)
def test_in_any_locale_it_prints_and_complains(language: dict[str, str | None]) -> None:
    for utf8 in ("0", "1"):
        result = run([SAMPLE], environment={"LC_ALL": None, **language, "PYTHONUTF8": utf8, "PYTHONCOERCECLOCALE": "0"})
        assert (result.code, result.err) == (0, "")
        odd = run(["Größe\udcff \u202e"], environment={**language, "PYTHONUTF8": utf8})
        assert odd.code == 1
        assert odd.complaint


@pytest.mark.parametrize("folder", ["XDG_CONFIG_HOME", "XDG_STATE_HOME"])
def test_where_a_folder_should_be_there_is_a_file(tmp_path: Path, folder: str) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    result = run([SAMPLE], environment={folder: str(file)})
    assert (result.code, result.err) == (0, "")
    forgotten = run(["--forget", SAMPLE], environment={folder: str(file)})
    assert forgotten.code in {0, 1}
    assert len(forgotten.err.splitlines()) == 1


def test_with_little_memory_it_says_so_or_reads(tmp_path: Path) -> None:
    def little() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (120_000_000, 120_000_000))

    story = tmp_path / "story.txt"
    story.write_text("A paragraph of prose that goes on for a while.\n\n" * 200_000)
    result = run([story], before=little)
    assert result.code == 1
    assert "memory" in result.complaint


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("when", ["it reads", "it works", "it prints"])
def test_a_signal_ends_a_print_without_a_word_of_its_insides(number: signal.Signals, when: str) -> None:
    """A pipe holds 64 kB: a megabyte has been written once the program reads it, and is printed once somebody does."""
    story = b"A paragraph of prose that goes on for a while, as paragraphs do.\n\n" * 15_000
    pipe = subprocess.PIPE
    with subprocess.Popen([*PROGRAM, "-"], stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(story)
        if when != "it reads":
            process.stdin.close()
        if when == "it prints":
            process.stdout.read(1)
        process.send_signal(number)
        process.stdout.close()
        err = process.stderr.read()
    assert process.returncode in {0, 130, -number, 128 + number}
    assert b"Traceback" not in err


# Reading


@pytest.mark.parametrize("home", [None, "/proc/none", "/proc", "/dev/null"])
def test_without_a_home_it_is_read(home: str | None) -> None:
    """Nothing is remembered: without HOME the system names a real one, which is not a test's to write to."""
    command = ("/usr/bin/env", *(f"-u{name}" for name in NO_HOME), *([f"HOME={home}"] if home else ()), *PROGRAM)
    with Terminal(["--no-resume", str(SAMPLE)], command=command) as terminal:
        read_and_quit(terminal)
        assert b"Traceback" not in terminal.written


@pytest.mark.parametrize("folder", ["XDG_CONFIG_HOME", "XDG_STATE_HOME"])
def test_where_a_folder_should_be_there_is_a_file_it_is_read(tmp_path: Path, folder: str) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    with Terminal([str(SAMPLE)], environment={folder: str(file)}, command=PROGRAM) as terminal:
        read_and_quit(terminal)
        assert b"Traceback" not in terminal.written
        if folder == "XDG_STATE_HOME":
            assert b"can't be kept" in terminal.written
    assert file.read_text() == "not a folder"


def test_without_a_terminal_of_its_own_an_article_on_standard_input_is_told(tmp_path: Path) -> None:
    """Without /dev/tty, but with a screen: as in a container that somebody has half attached to."""
    code = (
        "import os, sys; os.fork() and os._exit(os.waitstatus_to_exitcode(os.wait()[1])); os.setsid(); "
        f"os.dup2(os.open({str(SAMPLE)!r}, os.O_RDONLY), 0); "
        "os.execv(sys.executable, [sys.executable, '-m', 'article_reader', '-'])"
    )
    with Terminal(["-c", code], command=(sys.executable,)) as terminal:
        assert terminal.exit_code() == 1
        assert b"no keyboard" in terminal.written
        assert ALTERNATE_SCREEN_ON not in terminal.written


@pytest.mark.parametrize("term", ["", "dumb"])
def test_on_a_terminal_that_can_do_nothing_it_is_printed(term: str) -> None:
    with Terminal([str(SAMPLE)], environment={"TERM": term}, command=PROGRAM) as terminal:
        assert terminal.exit_code() == 0
        assert TITLE.encode() in terminal.written
        assert b"\x1b[?" not in terminal.written


@pytest.mark.parametrize("term", ["nonsense", "vt100", "linux", "screen", "xterm-kitty"])
def test_on_a_terminal_that_nobody_knows_it_is_read(term: str) -> None:
    with Terminal([str(SAMPLE)], environment={"TERM": term}, command=PROGRAM) as terminal:
        read_and_quit(terminal)


@pytest.mark.parametrize("language", ["C", "POSIX", "nonsense", "de_DE.ISO-8859-1"])
def test_in_any_locale_it_is_read(language: str) -> None:
    surroundings = {"LANG": language, "LC_ALL": language, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with Terminal([str(SAMPLE)], environment=surroundings, command=PROGRAM) as terminal:
        read_and_quit(terminal)


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (2, 1), (1, 30), (300, 1), (3, 3)])
def test_in_the_smallest_windows_it_opens_takes_every_key_and_quits(columns: int, rows: int) -> None:
    with Terminal([str(SAMPLE)], columns, rows, command=PROGRAM) as terminal:
        wait_until(lambda: ALTERNATE_SCREEN_ON in terminal.written, terminal)
        for key in "jk db]npG1g{}cotTzyo+-=?":
            terminal.press(key)
            terminal.look()
        terminal.press("\x1b")
        terminal.look(0.5)
        terminal.press("q")
        terminal.look(0.5)
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_as_found()
        assert b"Traceback" not in terminal.written


def test_a_window_that_is_resized_a_thousand_times_shows_the_place_in_the_end() -> None:
    with Terminal([str(SAMPLE)], command=PROGRAM) as terminal:
        terminal.wait_for(TITLE)
        terminal.press("]")
        terminal.wait_for("2/3")
        for number in range(1000):
            terminal.resize(1 + number * 37 % 150, 1 + number * 13 % 60)
            terminal.look(0.002)
        terminal.resize(80, 24)
        terminal.wait_for("Erster Besuch")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_as_found()


def wait_until(condition: Callable[[], bool], terminal: Terminal) -> None:
    deadline = time.monotonic() + TIMEOUT
    while not condition():
        assert terminal.look() or condition(), terminal.text
        assert time.monotonic() < deadline, terminal.text


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("moment", [0.0, 0.1, 0.2, 0.3, 0.5, 1.0])
def test_a_signal_at_any_moment_leaves_the_terminal_as_it_was(number: signal.Signals, moment: float) -> None:
    with Terminal([str(SAMPLE)], command=PROGRAM) as terminal:
        end = time.monotonic() + moment
        while time.monotonic() < end:
            terminal.look(0.01)
        terminal.process.kill(number)
        assert terminal.exit_code() in {128 + number, -number, 130}
        assert terminal.left_as_found()
        if moment >= 0.2:
            assert b"Traceback" not in terminal.written


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_the_article_is_being_loaded_ends_it_at_once(tmp_path: Path, number: signal.Signals) -> None:
    fifo = tmp_path / "nobody-writes"
    os.mkfifo(fifo)
    with Terminal([str(fifo)], command=PROGRAM) as terminal:
        terminal.wait_for("reading the article")
        terminal.process.kill(number)
        assert terminal.exit_code() in {128 + number, 130}
        assert terminal.left_as_found()


def test_while_the_article_never_comes_the_keys_work_and_q_quits(tmp_path: Path) -> None:
    fifo = tmp_path / "nobody-writes"
    os.mkfifo(fifo)
    with Terminal([str(fifo)], command=PROGRAM) as terminal:
        terminal.wait_for("reading the article")
        terminal.press("?")
        terminal.wait_for("a line down")
        terminal.press("\x1b")
        terminal.wait_until_gone("a line down")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_as_found()


def test_an_article_that_turns_out_to_be_none_while_it_is_read_is_told_after_the_screen_is_left(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    with Terminal([str(fifo)], command=PROGRAM) as terminal:
        terminal.wait_for("reading the article")
        fifo.write_bytes(b"\x7fELF" + bytes(range(256)) * 4)
        assert terminal.exit_code() == 1
        assert b"not text" in terminal.written
        assert terminal.left_as_found()


def close_the_terminal_of(command: str, tmp_path: Path, keys: str = "") -> int:
    """Read in a terminal that is closed, quite full or not, and return the exit code."""
    told = tmp_path / "told"
    script = f'trap "" HUP; {command} 2>"{tmp_path}/errors"; echo $? >"{told}"'
    terminal = Terminal([str(SAMPLE)], command=("/bin/sh", "-c", script))
    if keys:
        time.sleep(2)  # nobody takes what it draws
        terminal.press(keys)
        time.sleep(0.3)
    else:
        terminal.wait_for(TITLE)
    if keys:
        terminal.process.close(force=True)
    else:
        terminal.process.ptyproc.fileobj.close()  # type: ignore[attr-defined]  # nothing but that: no signal
    deadline = time.monotonic() + TIMEOUT
    while not (told.exists() and told.read_text().strip()):
        assert time.monotonic() < deadline, "it goes on without a terminal"
        time.sleep(0.05)
    assert (tmp_path / "errors").read_text() == ""
    return int(told.read_text())


def test_a_terminal_that_is_closed_ends_it(tmp_path: Path) -> None:
    assert close_the_terminal_of(f'"{sys.executable}" -m article_reader "$0"', tmp_path) == 129


@pytest.mark.skipif(shutil.which("setsid") is None, reason="needs setsid")
def test_a_terminal_that_is_gone_without_a_word_ends_it_too(tmp_path: Path) -> None:
    assert close_the_terminal_of(f'setsid -w "{sys.executable}" -m article_reader "$0"', tmp_path) == 129


def test_a_terminal_that_is_closed_while_it_quits_does_not_keep_it(tmp_path: Path) -> None:
    """Nobody takes what it draws; the hang-up comes with a CONT, as it does from the system."""
    code = close_the_terminal_of(f'"{sys.executable}" -m article_reader "$0"', tmp_path, keys="q")
    assert code in {0, 129, 130}


@pytest.mark.parametrize("times", [1, 5])
def test_a_signal_to_continue_that_nobody_waited_for_changes_nothing(times: int) -> None:
    with Terminal([str(SAMPLE)], command=PROGRAM) as terminal:
        terminal.wait_for(TITLE)
        for _ in range(times):
            terminal.process.kill(signal.SIGCONT)
            terminal.look(0.2)
        read_and_quit(terminal)


def test_stopped_and_continued_it_goes_on_where_it_was() -> None:
    with Terminal(
        [str(SAMPLE)], command=("/bin/sh", "-ic", f'set -m; "{sys.executable}" -m article_reader "$0"; echo BACK; fg')
    ) as terminal:
        terminal.wait_for(TITLE)
        terminal.press("]")
        terminal.wait_for("2/3")
        terminal.press("\x1a")
        terminal.wait_for("Erster Besuch")
        terminal.press("q")
        assert terminal.exit_code() in {0, 1}
        assert terminal.left_as_found()


def test_a_file_that_vanishes_while_it_is_read_stays_on_the_screen(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_bytes(SAMPLE.read_bytes())
    with Terminal([str(story)], command=PROGRAM) as terminal:
        terminal.wait_for(TITLE)
        story.unlink()
        terminal.press("r")
        terminal.wait_for("not read: ")
        assert TITLE in terminal.text
        story.mkdir()
        terminal.press("r")
        terminal.wait_for("folder")
        story.rmdir()
        story.write_bytes(b"\x7fELF" + bytes(300))
        terminal.press("r")
        terminal.wait_for("not text")
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_two_hundred_readers_of_one_article_at_once_all_keep_their_places(tmp_path: Path) -> None:
    """Each writes where it stopped, and sets a bookmark of its own; no bookmark is lost."""
    code = (
        "import sys; from pathlib import Path; from article_reader.session.positions import PositionStore; "
        "from article_reader.reader.settings import Anchor, Bookmark, SavedPosition; "
        "n = int(sys.argv[2]); place = Anchor(n, n, n); "
        "PositionStore(Path(sys.argv[1])).write('article', SavedPosition(place, {f'm{n}': Bookmark(place)}))"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "state"), str(number)], stderr=subprocess.PIPE)
        for number in range(200)
    ]
    for process in processes:
        _, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, b"")
    saved = PositionStore(tmp_path / "state").read("article")
    assert isinstance(saved, SavedPosition)
    assert set(saved.bookmarks) == {f"m{number}" for number in range(200)}


def test_readers_that_hang_up_at_once_leave_the_state_whole() -> None:
    terminals = [Terminal([str(SAMPLE)], command=PROGRAM) for _ in range(6)]
    try:
        for terminal in terminals:
            terminal.wait_for(TITLE)
            terminal.press("]")
            terminal.wait_for("2/3")
        for terminal in terminals:
            terminal.process.kill(signal.SIGHUP)
        assert [terminal.exit_code() for terminal in terminals] == [128 + signal.SIGHUP] * len(terminals)
    finally:
        for terminal in terminals:
            terminal.__exit__(None, None, None)
    with Terminal([str(SAMPLE)], command=PROGRAM) as terminal:
        terminal.wait_for("where you left it")


def test_with_no_space_for_the_state_it_is_read_and_the_loss_is_told() -> None:
    limit = f'ulimit -f 0; exec "{sys.executable}" -m article_reader "$0"'
    with Terminal([str(SAMPLE)], command=("/bin/sh", "-c", limit)) as terminal:
        read_and_quit(terminal)
        assert b"can't be kept" in terminal.written


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".eml"])
def test_hostile_texts_in_the_reader_send_the_terminal_nothing_of_their_own(tmp_path: Path, ending: str) -> None:
    story = tmp_path / f"story\x1b]0;title\x07\u202e\x9b31m{ending}"
    texts = "\n\n".join(text for name, text in TEXTS.items() if "nul" not in name and "flood" not in name)
    prose = "The council met on Monday to talk about the bridge, and voted for it. It will be built in spring.\n\n"
    story.write_bytes((f"{prose}{texts}\n\n" + prose * 3 + "The end.\n").encode("utf-8", "surrogatepass"))
    with Terminal([str(story)], rows=60, command=PROGRAM) as terminal:
        terminal.wait_for("council")
        for keys in ("o", " ", " ", "t", "\x1b", "/e\r", "n", "\x1b", "?", "\x1b", "Y", "yG", "g", "\x10"):
            terminal.press(keys)
            terminal.look(0.3)
        terminal.press("\x1b")
        terminal.look(0.5)
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_as_found()
    written = terminal.written
    # The background asked for, the pointer's shape, what y and Y copy, and where links lead.
    ours = (
        rb"\x1b\](?:11;\?|22;default|52;c;[A-Za-z0-9+/=]*|8;[\w=:.-]*;(?:(?:https?://|mailto:)[!-~]*)?)(?:\x07|\x1b\\)"
    )
    rest = re.sub(ours, b"", written)
    for sequence in STEERS:
        assert sequence not in rest
    assert forbidden(written.decode().replace("\x1b", "").replace("\r", "").replace("\x07", "")) == set()


def test_an_error_that_nobody_thought_of_is_one_line_too_and_where_asked_for_its_place() -> None:
    code = (
        "import article_reader.cli.run as cli, article_reader.__main__ as door; cli.run = lambda _: 1 / 0; door.main()"
    )
    for debug, lines in (("", 1), ("1", 2)):
        result = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "ARTICLE_READER_DEBUG": debug},
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 1
        assert result.stderr.splitlines()[-1].startswith("article-reader: unexpected error (ZeroDivisionError")
        assert (len(result.stderr.splitlines()) > 1) == (lines > 1)
