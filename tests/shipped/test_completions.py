"""Completions offer what the parser takes, in the shells themselves where these are installed."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pexpect
import pytest

from article_reader.reader.theme_names import THEME_NAMES
from tests.shipped.options import CHOICES, SPELLINGS

FOLDER = Path(__file__).parents[2] / "completions"
BASH, ZSH, FISH = FOLDER / "article-reader.bash", FOLDER / "_article-reader", FOLDER / "article-reader.fish"
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
CLEAR_BELOW = "\x1b[J"
CURSOR_UP = re.compile(r"\x1b\[\d*A")

Completed = Callable[[str], Sequence[str]]


def in_bash(line: str, folder: Path) -> Sequence[str]:
    """Return what bash offers at the end of a line, its words divided as readline divides them."""
    words = re.findall(r"=|[^\s=]+", line) + ([""] if line.endswith((" ", "=")) else [])
    words = words[:-1] if line.endswith("=") else words
    script = (
        f"source {shlex.quote(str(BASH))}; COMP_WORDS=({' '.join(map(shlex.quote, words))}); "
        f'COMP_CWORD={len(words) - 1}; _article_reader; printf "%s\\n" "${{COMPREPLY[@]}}"'
    )
    return shell(["bash", "--norc", "-c", script], folder).split()


def in_fish(line: str, folder: Path) -> Sequence[str]:
    """Return what fish offers at the end of a line."""
    script = f"source {shlex.quote(str(FISH))}; complete -C {shlex.quote(line)}"
    return [offer.split("\t")[0] for offer in shell(["fish", "--no-config", "-c", script], folder).splitlines()]


def in_zsh(line: str, folder: Path) -> Sequence[str]:
    """Return what zsh shows when Tab is pressed at the end of a line."""
    zsh = pexpect.spawn(
        "zsh",
        ["-f", "-i"],
        dimensions=(200, 120),
        encoding="utf-8",
        timeout=30,
        cwd=str(folder),
        env={"PATH": "/usr/bin:/bin:/usr/local/bin", "TERM": "xterm", "HOME": str(folder), "LANG": "C.UTF-8"},
    )
    try:
        zsh.sendline(
            f"fpath=({shlex.quote(str(FOLDER))} $fpath); autoload -Uz compinit; compinit -u -D; PROMPT=; RPROMPT=; "
            "setopt no_list_ambiguous no_list_beep; LISTMAX=0; zstyle ':completion:*' insert-unambiguous false; "
            "print RE''ADY"
        )
        zsh.expect("READY")
        zsh.send(f"{line}\t\x15print DO''NE\r")
        zsh.expect("DONE")
        return list(listed((zsh.before or "").split(CLEAR_BELOW)))
    finally:
        zsh.close(force=True)


def listed(drawn: Sequence[str]) -> Iterator[str]:
    """Yield what zsh lists below the line; `drawn` is all that it draws, cut where it clears what is below."""
    below = CURSOR_UP.split(drawn[-3], maxsplit=1)[0] if len(drawn) > 3 else ""
    for row in ESCAPE.sub("", below).splitlines():
        yield from row.split(" -- ")[0].split()


def shell(command: Sequence[str], folder: Path) -> str:
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=folder)
    assert result.stderr == ""
    return result.stdout


@pytest.fixture(params=["bash", "zsh", "fish"])
def complete(request: pytest.FixtureRequest, tmp_path: Path) -> Completed:
    name: str = request.param
    if shutil.which(name) is None:
        pytest.skip(f"{name} isn't installed")
    (tmp_path / "a story.txt").touch()  # what must not be offered where a word belongs
    offered = {"bash": in_bash, "zsh": in_zsh, "fish": in_fish}[name]
    return lambda line: offered(line, tmp_path)


def test_every_option_is_offered_and_none_that_there_isn_t(complete: Completed) -> None:
    offered = {word for start in ("-", "--") for word in complete(f"article-reader {start}") if word[:1] == "-"}
    assert offered - {"-", "--"} == SPELLINGS


@pytest.mark.parametrize("option", CHOICES)
def test_an_option_s_choices_are_offered_and_nothing_else(complete: Completed, option: str) -> None:
    assert sorted(complete(f"article-reader {option} ")) == sorted(CHOICES[option])


def test_only_what_begins_as_typed_is_offered(complete: Completed) -> None:
    assert set(complete("article-reader story.txt --co")) == {"--color", "--config", "--config-example"}
    assert set(complete("article-reader --as m")) == {"markdown", "mail"}


def test_every_theme_is_offered(complete: Completed) -> None:
    assert sorted(complete("article-reader --theme ")) == sorted(["auto", *THEME_NAMES])


@pytest.mark.parametrize("spelling", sorted(CHOICES.keys() - {"-f"}))
def test_choices_are_offered_behind_an_equals_sign_too(complete: Completed, spelling: str) -> None:
    offered = [word.removeprefix(f"{spelling}=") for word in complete(f"article-reader {spelling}=")]
    assert sorted(offered) == sorted(CHOICES[spelling])


@pytest.mark.parametrize("before", ["", "--phrases ", "--config ", "-o ", "-- "])
def test_fish_offers_files_where_files_belong(before: str, tmp_path: Path) -> None:
    if shutil.which("fish") is None:
        pytest.skip("fish isn't installed")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "story.txt").touch()
    assert list(in_fish(f"article-reader {before}", folder)) == ["story.txt"]
    assert list(in_fish("article-reader --width ", folder)) == []


@pytest.mark.parametrize("before", ["", "--phrases ", "--config ", "-o ", "-- -", "-- "])
def test_bash_leaves_files_to_readline(before: str, tmp_path: Path) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash isn't installed")
    assert in_bash(f"article-reader {before}", tmp_path) == []
    assert "complete -o default " in BASH.read_text(encoding="utf-8")


@pytest.mark.parametrize("option", ["--max-size", "-w", "--width", "--section"])
def test_bash_offers_no_files_where_a_number_belongs(option: str) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash isn't installed")
    script = (
        f'source {shlex.quote(str(BASH))}; compopt() {{ printf "%s " "$@"; }}; '
        f'COMP_WORDS=(article-reader {option} ""); '
        f'COMP_CWORD=2; _article_reader; printf "%s" "${{COMPREPLY[@]}}"'
    )
    assert shell(["bash", "--norc", "-c", script], FOLDER) == "+o default "


@pytest.mark.parametrize("file", [BASH, ZSH, FISH], ids=lambda file: str(file.name))
def test_each_file_names_every_option_even_where_its_shell_isn_t_installed(file: Path) -> None:
    said = file.read_text(encoding="utf-8")
    for spelling in SPELLINGS:
        name = re.escape(spelling.lstrip("-"))
        form = rf"-{'l' if spelling.startswith('--') else 's'} {name}\b" if file == FISH else rf"(?<![\w-])-+{name}\b"
        assert re.search(form, said), spelling
    for words in CHOICES.values():
        assert " ".join(words) in said
