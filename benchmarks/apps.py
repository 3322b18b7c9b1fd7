"""The least that a Textual app can be, to measure against: `python -m benchmarks.apps empty` or `static FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """Nothing at all."""

    BINDINGS = [("q", "quit", "")]  # noqa: RUF012  # as Textual's guide writes it


class OneStatic(Empty):
    """One widget with a text in it."""

    def compose(self) -> ComposeResult:
        """Show the text."""
        yield Static(Path(sys.argv[2]).read_text(encoding="utf-8"), markup=False)


if __name__ == "__main__":
    (OneStatic if sys.argv[1] == "static" else Empty)().run()
