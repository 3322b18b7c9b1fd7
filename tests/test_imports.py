"""What is imported on which path: start-up is imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.articles import SAMPLE

HEAVY = (
    "textual",
    "rich",
    "yaml",
    "charset_normalizer",
    "markdown_it",
    "mdit_py_plugins",
    "pyphen",
    "lxml",
    "httpx",
    "http",
    "email",
)
"""What only some articles need, or only the reader."""


def imported_by(code: str) -> set[str]:
    """Return the top names of what a fresh interpreter has imported after the code has run."""
    program = f"{code}\nimport sys\nsys.stderr.write(' '.join(sys.modules))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    return {name.partition(".")[0] for name in result.stderr.split()}


@pytest.mark.parametrize(
    "code",
    [
        "import article_reader",
        f"import article_reader; article_reader.load({str(SAMPLE)!r})",
        f"from article_reader.cli.run import run; run([{str(SAMPLE)!r}])",
        f"from article_reader.cli.run import run; run(['-f', 'json', {str(SAMPLE)!r}])",
        f"from article_reader.cli.run import run; run(['-f', 'html', {str(SAMPLE)!r}])",
        f"from article_reader.cli.run import run; run(['-o', '/dev/null', {str(SAMPLE)!r}])",
        f"from article_reader.cli.run import run; run(['--color', 'always', {str(SAMPLE)!r}])",
    ],
    ids=[
        "the package",
        "loading",
        "printing text",
        "printing JSON",
        "printing HTML",
        "writing a file",
        "printing in colour",
    ],
)
def test_nothing_heavy_is_imported(code: str) -> None:
    assert imported_by(code).isdisjoint(HEAVY)


def test_printing_a_file_parses_no_arguments_and_looks_for_no_folders() -> None:
    """Each takes a tenth and more of the time in which the interpreter starts."""
    slow = {"argparse", "gettext", "locale", "platformdirs", "socket", "ssl"}
    without = imported_by("pass")
    imported = imported_by(f"from article_reader.cli.run import run; run([{str(SAMPLE)!r}])")
    assert (imported - without).isdisjoint(slow)


def test_the_package_alone_imports_no_loader() -> None:
    loaders = "[name for name in sys.modules if name.startswith('article_reader.loader')]"
    assert "json" not in imported_by(f"import sys, article_reader; assert not {loaders}")


@pytest.mark.parametrize(
    ("page", "needed"),
    [
        ("<!doctype html><title>Weir</title><p>The weir was built in 1890 by masons from the town.</p>", {"lxml"}),
        ("# Weir\n\nThe weir was built in **1890** by masons.\n", {"lxml", "markdown_it", "mdit_py_plugins"}),
    ],
    ids=["a page", "Markdown"],
)
def test_a_kind_of_input_imports_what_it_needs_and_no_more(page: str, needed: set[str]) -> None:
    code = f"""
import io
from article_reader.loader import load
load(io.BytesIO({page!r}.encode()))
"""
    assert imported_by(code) & {"lxml", "markdown_it", "mdit_py_plugins", "httpx", "yaml", "textual"} == needed


def test_yaml_is_imported_to_write_it_and_nothing_else_heavy_with_it() -> None:
    imported = imported_by(f"from article_reader.cli.run import run; run(['-f', 'yaml', {str(SAMPLE)!r}])")
    assert imported & set(HEAVY) == {"yaml"}


def test_until_the_loading_begins_the_reader_has_imported_neither_textual_nor_a_loader() -> None:
    """The other process imports the loader, and this one Textual, at the same time."""
    code = f"""
import article_reader.session.loading, article_reader.session.reading
article_reader.session.reading.read = lambda *_, **__: 0
article_reader.session.loading.start = lambda load: None
from article_reader.cli import run
run.format_meant = lambda options: None
run.run([{str(SAMPLE)!r}])
import sys
sys.stderr.write(" loader " if any("article_reader.loader" in name for name in sys.modules) else "")
"""
    assert imported_by(code).isdisjoint({*HEAVY, "loader"})
