"""The code of docs/many-pages.md does what the page says, with two workers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.articles import SAMPLE

PAGE = Path(__file__).parents[2] / "docs" / "many-pages.md"

CODE = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)

HEADLINE = 'Kim sichert Putin Unterstützung in "heiligem Krieg" gegen Westen zu'


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    """Names of files: an article, an empty file, and a page."""
    empty, page = tmp_path / "empty.txt", tmp_path / "page.html"
    empty.touch()
    words = "The ferry from the island came in an hour late on Tuesday morning, as it did on Monday. "
    page.write_text(f"<title>The ferry was late</title><h1>The ferry was late</h1><p>{words * 3}</p>")
    return [str(SAMPLE), str(empty), str(page)]


def run(code: str, paths: list[str], tmp_path: Path) -> object:
    """Run code as a program of its own, as its readers do, and return what it prints as JSON."""
    program = tmp_path / "program.py"
    program.write_text(code, encoding="utf-8")
    command = [sys.executable, str(program), *paths]
    printed = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert printed.returncode == 0, printed.stderr
    return json.loads(printed.stdout)


def test_with_multiprocessing_each_page_is_an_article_or_says_why_it_is_none(paths: list[str], tmp_path: Path) -> None:
    ending = """
if __name__ == "__main__":
    import json, sys

    pages = [page for _, page in load_pages([Path(name) for name in sys.argv[1:]], workers=2)]
    print(json.dumps([page.headline.text if isinstance(page, Article) else str(page) for page in pages]))
"""
    found = run(CODE[0] + ending, paths, tmp_path)
    assert found == [HEADLINE, "it is empty; give a file with the article's text", "The ferry was late"]


def test_with_dask_the_headlines_of_all_articles_are_had(paths: list[str], tmp_path: Path) -> None:
    ending = """
if __name__ == "__main__":
    import json, sys

    print(json.dumps(headlines([Path(name) for name in sys.argv[1:]], workers=2)))
"""
    assert run(CODE[0] + CODE[1] + ending, paths, tmp_path) == [HEADLINE, "The ferry was late"]
