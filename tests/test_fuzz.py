"""The inputs that fuzzing has found, or begins from, keep every promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.loader import check

CORPUS = sorted((Path(__file__).parent.parent / "fuzz" / "corpus").iterdir())


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.name)
def test_what_was_fuzzed_keeps_every_promise(file: Path) -> None:
    check(file.read_bytes())
