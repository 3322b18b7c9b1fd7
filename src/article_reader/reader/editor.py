"""The user's editor: how it is told to open a file at a line, and run."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

_FALLBACK = "vi"
"""The editor that POSIX promises."""

_WITH_COLON = frozenset({"hx", "helix", "subl", "sublime_text", "zed", "micro", "lapce"})
"""Editors that take the line behind the file's name."""

_GO_TO = frozenset({"code", "codium", "code-insiders", "cursor"})
"""Editors that want to be told that a line follows the name."""

_NO_LINE = frozenset({"ed", "ex"})
"""Editors that take no line with the file."""


def editor_command(environment: Mapping[str, str], file: Path, line: int) -> Sequence[str]:
    """Return the command that opens a file at a line, from 1, in $VISUAL, else in $EDITOR, else in vi."""
    wanted = environment.get("VISUAL") or environment.get("EDITOR") or _FALLBACK
    try:
        command = shlex.split(wanted) or [_FALLBACK]
    except ValueError:  # a quotation mark without its partner: the name of a program with one in it
        command = [wanted]
    name = Path(command[0]).name
    path = str(file) if not str(file).startswith(("-", "+")) else f"./{file}"
    if name in _NO_LINE:
        return [*command, path]
    if name in _WITH_COLON:
        return [*command, f"{path}:{line}"]
    if name in _GO_TO:
        return [*command, "--wait", "--goto", f"{path}:{line}"]
    return [*command, f"+{line}", path]


def run_editor(command: Sequence[str], environment: Mapping[str, str]) -> str:
    """Run an editor on the terminal until it ends; return what to say where it can't be started or fails, else ""."""
    name = Path(command[0]).name
    try:
        code = subprocess.run(command, check=False, env=environment).returncode  # noqa: S603  # the user's own editor
    except OSError as error:
        return f"{name} can't be started ({error.strerror}): set VISUAL or EDITOR to another editor"
    return f"{name} ended with exit code {code}" if code else ""
