"""The inputs that fuzzing has found, or begins from, keep every promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.promises import check_bytes

CORPUS = sorted((Path(__file__).parent.parent / "fuzz" / "corpus").iterdir())


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.name)
def test_what_was_fuzzed_keeps_every_promise(file: Path) -> None:
    check_bytes(file.read_bytes())
