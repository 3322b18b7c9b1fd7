"""The pages for users and newcomers name files, tests and pages that are there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "SECURITY.md", *(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")))

WHERE_NAMES_START = ("", "src/article_reader", "src/article_reader/loader", "tests")
"""The folders from which pages name what is in them."""


def named(page: str) -> Iterable[str]:
    """Return the modules, tests and folders that a page names in code, and the files that it leads to."""
    text = (ROOT / page).read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    yield from re.findall(r"`([\w./-]+(?:\.(?:py|svg)|/))`", text)
    for target in re.findall(r"\]\(([^)#:]+)(?:#[\w-]+)?\)", re.sub(r"`[^`]*`", "", text)):
        yield (Path(page).parent / target).as_posix()


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_is_there(page: str) -> None:
    missing = [name for name in named(page) if not any((ROOT / start / name).exists() for start in WHERE_NAMES_START)]
    assert missing == []


def test_pages_name_much() -> None:
    assert sum(len(list(named(page))) for page in PAGES) >= 60


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_leads_to_within_a_page_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target, heading in re.findall(r"\]\(([^)#:]*)#([\w-]+)\)", text):
        led_to = (ROOT / page).parent / target if target else ROOT / page
        headings = re.findall(r"^#+ (.*)$", led_to.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert heading in {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}, heading
