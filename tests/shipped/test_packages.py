"""What is built has everything in it that the program needs, and that people look for beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from article_reader.loader.labeller.model import Family

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src"


def test_the_wheel_has_all_that_lies_beside_the_code() -> None:
    builder = pytest.importorskip("hatchling.builders.wheel").WheelBuilder(str(ROOT))
    packed = {file.distribution_path for file in builder.recurse_included_files()}
    there = {
        file.relative_to(SOURCES).as_posix()
        for file in (SOURCES / "article_reader").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert packed == there
    learned = {f"{name}.json" for name in Family} | {"phrases.json", "phrases.yaml"}
    assert {"article_reader/py.typed", *(f"article_reader/loader/labeller/{name}" for name in learned)} <= packed


def test_the_wheel_puts_manual_and_completions_where_they_are_looked_for() -> None:
    builder = pytest.importorskip("hatchling.builders.wheel").WheelBuilder(str(ROOT))
    shared = {
        Path(source).relative_to(ROOT).as_posix(): target for source, target in builder.config.shared_data.items()
    }
    assert shared == {
        "docs/article-reader.1": "share/man/man1/article-reader.1",
        "completions/article-reader.bash": "share/bash-completion/completions/article-reader",
        "completions/_article-reader": "share/zsh/site-functions/_article-reader",
        "completions/article-reader.fish": "share/fish/vendor_completions.d/article-reader.fish",
    }
    assert all((ROOT / source).is_file() for source in shared)


def test_the_sdist_has_what_the_wheel_and_the_tests_are_made_from() -> None:
    builder = pytest.importorskip("hatchling.builders.sdist").SdistBuilder(str(ROOT))
    packed = {file.distribution_path for file in builder.recurse_included_files()}
    for folder in ("completions", "docs", "seeds", "src", "tests", "training", "benchmarks"):
        there = {
            file.relative_to(ROOT).as_posix()
            for file in (ROOT / folder).rglob("*")
            if file.is_file() and not {"__pycache__", ".hypothesis"} & set(file.parts)
        }
        assert there <= packed, folder
