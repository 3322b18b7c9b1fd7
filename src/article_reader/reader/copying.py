"""What a selection copies: text as it was before it was wrapped."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Container, Mapping, Sequence
from shutil import which

from textual.selection import Selection

from article_reader.typeset.page import TOLD, Kind, Piece

_CLIPBOARDS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("TMUX", ("tmux", "load-buffer", "-w", "-")),
)
"""Programs that take a text for a clipboard, each with the variable that tells that it can work."""

_SECONDS = 3.0
"""How long such a program may take."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def selected_text(pieces: Sequence[Piece], hidden: Container[Kind], selection: Selection) -> str:
    """Return the selected text: each piece as it was before it was set, with the blank lines that the page has.

    So a paragraph is on one line, or on those that the source set, and a table has tabs between its cells.

    A selection's offsets have the character in the piece's text as x, and the piece's number as y. Hidden pieces and
    what we say ourselves of lines left out are not copied.
    """
    first = selection.start.y if selection.start else 0
    last = selection.end.y if selection.end else len(pieces) - 1
    copied: list[str] = []
    for number in range(first, min(last + 1, len(pieces))):
        piece = pieces[number]
        span = selection.get_span(number)
        if span is None or piece.kind in hidden or piece.kind in TOLD:
            continue
        begin, end = span
        text = piece.text[begin : None if end < 0 else end]
        if piece.kind is not Kind.TABLE:
            text = text.strip()
        if text.strip():
            copied.append("\n" * bool(copied) + "\n" * bool(copied and piece.above) + text)
    return "".join(copied)


def article_text(pieces: Sequence[Piece], hidden: Container[Kind]) -> str:
    """Return the text of the whole page as it is shown, each piece as it was before it was set."""
    return selected_text(pieces, hidden, Selection(None, None))


def clipboard_command(environment: Mapping[str, str]) -> Sequence[str]:
    """Return the command that takes a text for the clipboard from its standard input; () where none is known.

    A window system's own come first, then tmux, whose own setting keeps what programs send to the terminal from it.
    """
    path = environment.get("PATH")
    for variable, command in _CLIPBOARDS:
        if (not variable or environment.get(variable)) and which(command[0], path=path):
            return command
    return ()


def give_to_clipboard(text: str, environment: Mapping[str, str]) -> bool:
    """Give a text to a program that takes it for the clipboard; return whether one did, within a few seconds."""
    command = clipboard_command(environment)
    if not command:
        return False
    nowhere = subprocess.DEVNULL  # such a program may go on behind ours, and must not keep it waiting
    data = text.encode(errors="replace")
    try:
        subprocess.run(  # noqa: S603  # one of those above
            command, env=environment, input=data, stdout=nowhere, stderr=nowhere, timeout=_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def with_source(text: str, pieces: Sequence[Piece]) -> str:
    """Return a quotation with the headline, and who wrote it, as its source."""
    source = [piece.text for kind in (Kind.HEADLINE, Kind.BYLINE) for piece in pieces if piece.kind is kind]
    return f"{text}\n\n— {', '.join(source)}" if source else text


def word_around(text: str, offset: int) -> tuple[int, int]:
    """Return where the word at an offset begins and ends; of what is no word, the one character."""
    for word in _WORD.finditer(text, max(0, text.rfind(" ", 0, offset))):
        if word.start() <= offset < word.end():
            return word.span()
        if word.start() > offset:
            break
    return offset, min(offset + 1, len(text))
