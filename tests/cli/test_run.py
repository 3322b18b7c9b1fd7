"""What the command prints, where, and what it exits with. Run as a program: imports and exit codes are its contract."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from article_reader import __version__
from article_reader.output import WRITERS
from tests.articles import SAMPLE

PROGRAM = [sys.executable, "-m", "article_reader"]
HEADLINE = 'Kim sichert Putin Unterstützung in "heiligem Krieg" gegen Westen zu'


def run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


def complaint(result: subprocess.CompletedProcess[bytes]) -> str:
    """Return the one line that a failed run said."""
    assert result.stdout == b""
    lines = result.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_in_a_pipe_the_article_is_printed_plain() -> None:
    result = run(SAMPLE)
    assert result.returncode == 0
    assert result.stderr == b""
    lines = result.stdout.decode().splitlines()
    assert lines[0] == "Treffen"
    assert lines[1] == HEADLINE
    assert b"\x1b" not in result.stdout
    assert max(map(len, lines)) <= 68


def test_what_was_left_out_is_not_printed() -> None:
    assert "Teilen" not in run(SAMPLE).stdout.decode().splitlines()


def test_it_is_printed_in_its_place_with_the_reason_where_that_is_asked_for() -> None:
    lines = run("--left-out", SAMPLE).stdout.decode().splitlines()
    assert "┊ Teilen" in lines
    assert any(line.startswith("┊ left out: ") for line in lines)


def test_how_much_was_left_out_is_told_in_a_pipe_only_where_that_is_asked_for() -> None:
    result = run("-v", SAMPLE)
    assert result.returncode == 0
    assert re.fullmatch(r"article-reader: \d+ lines left out; --left-out prints them\n", result.stderr.decode())
    assert result.stdout == run(SAMPLE).stdout
    assert run("-v", "-f", "json", SAMPLE).stderr == b""


def test_every_line_can_be_taken_as_the_story() -> None:
    result = run("--all", "-v", SAMPLE)
    assert "Teilen" in result.stdout.decode().splitlines()
    assert result.stderr == b""


def test_an_article_comes_from_standard_input_named_or_not() -> None:
    data = SAMPLE.read_bytes()
    assert run("-", stdin=data).stdout == run(stdin=data).stdout == run(SAMPLE).stdout


def test_json_is_the_whole_article() -> None:
    data = json.loads(run("--format", "json", SAMPLE).stdout)
    assert data["schema"] == "article-reader/1"
    assert data["headline"] == HEADLINE
    assert data["byline"] is None
    assert [section["heading"] for section in data["sections"]] == [
        None,
        "Erster Besuch seit 4 Jahren",
        "Es geht um Waffenlieferungen",
    ]


def test_the_column_is_as_wide_as_asked_and_as_the_window_says() -> None:
    assert max(map(len, run("--width", "30", SAMPLE).stdout.decode().splitlines())) <= 30
    assert max(map(len, run(SAMPLE, COLUMNS="40").stdout.decode().splitlines())) in range(35, 41)
    assert max(map(len, run("-w", "100", SAMPLE, COLUMNS="40").stdout.decode().splitlines())) > 68


def test_captions_can_be_left_out_of_text_and_data() -> None:
    assert b"METZEL" in run(SAMPLE).stdout
    assert b"METZEL" not in run("--no-captions", SAMPLE).stdout
    assert b"METZEL" not in run("--no-captions", "-f", "json", SAMPLE).stdout


def test_one_section_can_be_printed_alone() -> None:
    second = run("--section", "2", SAMPLE).stdout.decode()
    assert second.startswith("Erster Besuch seit 4 Jahren\n")
    assert "Es geht um Waffenlieferungen" not in second
    first = run("--section", "1", SAMPLE).stdout.decode()
    assert first.startswith("Treffen\n")


def test_colour_is_used_only_where_wanted() -> None:
    assert b"\x1b[1m" in run("--color", "always", SAMPLE).stdout
    assert b"\x1b" not in run("--color", "auto", SAMPLE).stdout
    assert b"\x1b" not in run("--color", "never", SAMPLE).stdout


def test_version_and_help_are_data() -> None:
    assert run("--version").stdout.decode() == f"article-reader {__version__}\n"
    assert b"--no-captions" in run("--help").stdout


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0", "not text"),
        ("numbers.txt", b"1 2 3\n4 5 6\n", "no prose"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(tmp_path: Path, name: str, content: bytes | None, says: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = run(path)
    assert result.returncode == 1
    assert complaint(result).startswith(f"article-reader: {path}: ")
    assert says in complaint(result)
    assert "; " in complaint(result), "what to do is told too"


def test_a_folder_is_told_from_a_file(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.returncode == 1
    assert "folder" in complaint(result)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("words")
    path.chmod(0)
    assert "permission" in complaint(run(path))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--widht", "40"], "--widht"),
        (["--width", "wide"], "whole number"),
        (["--width", "3"], "minimum 20"),
        (["--section", "0"], "minimum 1"),
        (["--format", "pdf"], "pdf"),
        (["-", "two.txt"], "standard input can only be read alone"),
        (["two.txt", "-f", "html"], "only one article fits into html"),
        (["two.txt", "--explain"], "--explain takes one FILE"),
        (["two.txt", "--section", "2"], "--section takes one FILE"),
    ],
)
def test_wrong_arguments_are_told_in_one_line(arguments: list[str], says: str) -> None:
    result = run(*arguments, SAMPLE)
    assert result.returncode == 2
    assert says in complaint(result)


def test_several_files_are_printed_one_after_the_other(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The ferry was late\n\nThe ferry from the island came in an hour late on Tuesday morning.\n")
    printed = run(SAMPLE, other).stdout.decode()
    assert printed.index(HEADLINE) < printed.index("\n\nThe ferry was late\n")
    found = run("-f", "json", SAMPLE, other).stdout.decode()
    first, end = json.JSONDecoder().raw_decode(found)
    second = json.loads(found[end:])
    assert [first["headline"], second["headline"]] == [HEADLINE, "The ferry was late"]


def test_of_several_files_one_that_cannot_be_read_is_told_and_the_others_are_printed(tmp_path: Path) -> None:
    result = run(tmp_path / "none.txt", SAMPLE)
    assert result.returncode == 1
    assert HEADLINE in result.stdout.decode()
    assert result.stderr.decode() == f"article-reader: {tmp_path / 'none.txt'}: no such file; check the name\n"


def test_a_section_that_is_not_there_is_told() -> None:
    result = run("--section", "9", SAMPLE)
    assert result.returncode == 2
    assert "no section 9" in complaint(result)


def test_a_hostile_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    result = run(tmp_path / "a\x1b]0;owned\x07\nb.txt")
    assert result.returncode == 1
    assert "\x1b" not in complaint(result)


def test_a_reader_of_our_output_may_go_away(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("A paragraph of prose that goes on for a while, as paragraphs do.\n\n" * 20_000)
    pipe = subprocess.Popen([*PROGRAM, str(long)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert pipe.stdout is not None
    assert pipe.stderr is not None
    pipe.stdout.readline()
    pipe.stdout.close()
    assert pipe.stderr.read() == b""
    pipe.stderr.close()
    assert pipe.wait(timeout=60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run([*PROGRAM, str(SAMPLE)], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert result.returncode == 1
    assert b"could not be written" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_closed_output_is_told() -> None:
    result = subprocess.run(
        ["/bin/sh", "-c", f'exec "$0" -m article_reader "{SAMPLE}" >&-', sys.executable],
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1


def test_a_terminal_that_knows_no_unicode_gets_what_it_can_show() -> None:
    result = run(SAMPLE, PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert b"Unterst?tzung" in result.stdout


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("story.json", b'{\n  "schema": "article-reader/1"'),
        ("story.yaml", b"schema: article-reader/1\n"),
        ("story.yml", b"schema: article-reader/1\n"),
        ("STORY.HTML", b"<!DOCTYPE html>\n"),
        pytest.param(
            "story.md",
            b"---\n",
            marks=pytest.mark.skipif("markdown" not in WRITERS, reason="needs the Markdown output"),
        ),
        ("story.txt", b"Treffen\n"),
        ("story", b"Treffen\n"),
    ],
)
def test_a_file_is_written_in_the_format_of_its_ending(tmp_path: Path, name: str, begins: bytes) -> None:
    result = run("--output", tmp_path / name, SAMPLE)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_file_is_written_in_the_format_asked_for_whatever_its_ending(tmp_path: Path) -> None:
    run("-f", "html", "-o", tmp_path / "story.json", SAMPLE)
    assert (tmp_path / "story.json").read_bytes() == run("-f", "html", SAMPLE).stdout


def test_a_written_file_is_what_would_be_printed_but_knows_no_window(tmp_path: Path) -> None:
    run("-o", tmp_path / "story.txt", SAMPLE, COLUMNS="30")
    assert (tmp_path / "story.txt").read_bytes() == run(SAMPLE).stdout


def test_a_dash_for_the_output_is_standard_output() -> None:
    assert run("-o", "-", SAMPLE).stdout == run(SAMPLE).stdout


def test_a_file_that_is_there_is_overwritten_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("old")
    result = run("-o", path, SAMPLE)
    assert result.returncode == 1
    assert complaint(result).startswith(f"article-reader: {path}: it is there already; ")
    assert "--force" in complaint(result)
    assert path.read_text() == "old"
    assert run("-o", path, "--force", SAMPLE).returncode == 0
    assert path.read_bytes() == run(SAMPLE).stdout


def test_an_output_that_can_t_be_written_is_told_before_the_article_is_looked_for(tmp_path: Path) -> None:
    assert "folder" in complaint(run("-o", tmp_path, tmp_path / "missing.txt"))
    result = run("-o", tmp_path / "none" / "story.txt", SAMPLE)
    assert result.returncode == 1
    assert complaint(result).startswith(f"article-reader: {tmp_path / 'none' / 'story.txt'}: it could not be written")


def test_an_explanation_is_written_too(tmp_path: Path) -> None:
    run("--explain", "-o", tmp_path / "why.txt", SAMPLE)
    assert (tmp_path / "why.txt").read_bytes() == run("--explain", SAMPLE).stdout


def test_an_article_that_can_t_be_had_leaves_no_file(tmp_path: Path) -> None:
    assert run("-o", tmp_path / "story.json", tmp_path / "missing.txt").returncode == 1
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_halfway_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    path.write_text("old")
    result = subprocess.run(
        ["/bin/sh", "-c", f'ulimit -f 1; exec "$0" -m article_reader --force -o "{path}" "{SAMPLE}"', sys.executable],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 1
    assert complaint(result).startswith(f"article-reader: {path}: it could not be written")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
