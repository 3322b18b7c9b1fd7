"""Each thing that the reader takes from Textual's insides, by its name: what a release changes fails here first."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key

import article_reader
from article_reader.reader.compat import QuietApp, app_of, draw_on, events_of, has_exited

ROOT = Path(article_reader.__file__).parent
COMPAT = ROOT / "reader" / "compat.py"


class Failing(QuietApp):
    def __init__(self) -> None:
        super().__init__()
        self.failures = 0

    def fail(self) -> None:
        self.failures += 1

    def on_key(self) -> None:
        raise RuntimeError("in a handler")


async def test_app_exit_is_known_as_soon_as_it_is_asked_for() -> None:
    app: App[None] = App()
    async with app.run_test():
        assert not has_exited(app)
        app.exit()
        assert has_exited(app)


async def test_a_linux_driver_tells_its_app_and_draws_on_another_file(tmp_path: Path) -> None:
    app: App[None] = App()
    driver = LinuxDriver(app, size=(80, 24))
    assert app_of(driver) is app
    with (tmp_path / "drawn").open("w", encoding="utf-8") as file:
        draw_on(driver, file)
        assert driver._file is file


def test_xterm_parser_makes_keys_of_bytes() -> None:
    keys = [event.key for event in events_of(b"j\x1b[A/") if isinstance(event, Key)]
    assert keys == ["j", "up", "slash"]


async def test_fatal_error_and_panic_are_told_and_end_the_app() -> None:
    app = Failing()
    with pytest.raises(RuntimeError, match="in a handler"):
        async with app.run_test() as pilot:
            await pilot.press("x")
    assert app.failures == 1
    other = Failing()
    async with other.run_test():
        other.panic("given up")
    assert other.failures == 1


def insides_used(path: Path) -> set[str]:
    """Return the private names of other objects, and the private modules of libraries, that a module uses."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__"):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            if owner not in {"self", "cls", "other", "os"}:
                found.add(node.attr)
        elif isinstance(node, ast.ImportFrom) and node.module and "._" in node.module:
            found.add(node.module)
    return found - {"_replace", "_make", "_fields"}  # public, of every named tuple


@pytest.mark.parametrize("path", sorted(set(ROOT.rglob("*.py")) - {COMPAT}), ids=lambda path: str(path.name))
def test_no_other_module_uses_a_librarys_insides(path: Path) -> None:
    assert insides_used(path) == set()


def test_the_check_above_sees_what_compat_uses() -> None:
    assert {"_exit", "_app", "_file", "textual._xterm_parser"} <= insides_used(COMPAT)
