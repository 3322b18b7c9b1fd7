"""What is remembered of articles: kept whole, kept apart, and given up without a word where it is damaged."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from article_reader.session.positions import MOST, Damaged, Kept, Positions, identity_of, identity_of_bytes
from tests.reader.pages import CRANE, JAPANESE, PLAIN


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    positions = Positions(tmp_path / "new" / "folder")
    assert positions.read("a") is None
    positions.write("a", Kept((3, 40), {"x": (1, 2)}))
    positions.write("b", Kept((0, 0)))
    assert positions.read("a") == Kept((3, 40), {"x": (1, 2)})
    assert positions.read("b") == Kept((0, 0))


def test_nobody_else_can_read_it_and_nothing_else_is_left_behind(tmp_path: Path) -> None:
    Positions(tmp_path / "folder").write("a", Kept((0, 0)))
    (file,) = (path for path in (tmp_path / "folder").iterdir() if path.suffix == ".json")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {path.name for path in (tmp_path / "folder").iterdir()} == {"positions.json", "positions.lock"}


def test_the_longest_unread_are_forgotten_first(tmp_path: Path) -> None:
    entries = {f"old {number}": {"spot": [1, 1], "marks": {}, "seen": number} for number in range(MOST)}
    (tmp_path / "positions.json").write_text(json.dumps({"version": 1, "articles": entries}))
    positions = Positions(tmp_path)
    positions.write("new", Kept((2, 2)))
    assert positions.read("old 0") is None
    assert positions.read("old 1") == Kept((1, 1))
    assert positions.read("new") == Kept((2, 2))
    assert len(json.loads((tmp_path / "positions.json").read_text())["articles"]) == MOST


def test_marks_that_another_reader_has_set_meanwhile_stay(tmp_path: Path) -> None:
    positions = Positions(tmp_path)
    positions.write("a", Kept((1, 0), {"x": (1, 0)}))
    positions.write("a", Kept((2, 0), {"y": (2, 0)}))
    assert positions.read("a") == Kept((2, 0), {"x": (1, 0), "y": (2, 0)})


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 9, "articles": {}}', '{"version": 1}', "[" * 100_000])
def test_a_damaged_file_is_set_aside_and_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "positions.json").write_text(text)
    positions = Positions(tmp_path)
    with pytest.raises(Damaged, match=r"it is now positions\.json\.damaged"):
        positions.read("a")
    assert (tmp_path / "positions.json.damaged").read_text() == text
    assert positions.read("a") is None
    positions.write("a", Kept((1, 1)))
    assert positions.read("a") == Kept((1, 1))


@pytest.mark.parametrize(
    "entry", [None, 3, {}, {"spot": "x"}, {"spot": [1]}, {"spot": [-1, 0]}, {"spot": ["a", "b"]}, {"spot": [1, 2, 3]}]
)
def test_an_entry_that_isn_t_ours_is_not_believed(tmp_path: Path, entry: object) -> None:
    (tmp_path / "positions.json").write_text(json.dumps({"version": 1, "articles": {"a": entry}}))
    positions = Positions(tmp_path)
    assert positions.read("a") is None
    positions.write("b", Kept((1, 1)))


def test_that_a_file_is_read_with_every_line_as_the_story_is_known_by_its_bytes(tmp_path: Path) -> None:
    positions = Positions(tmp_path)
    positions.write(identity_of_bytes(b"a"), Kept((0, 0), everything=True))
    assert positions.read(identity_of_bytes(b"a")) == Kept((0, 0), everything=True)
    assert positions.read(identity_of_bytes(b"b")) is None


def test_one_article_or_all_can_be_forgotten(tmp_path: Path) -> None:
    positions = Positions(tmp_path)
    assert not positions.forget(None)
    assert list(tmp_path.iterdir()) == []
    positions.write("a", Kept((1, 1)))
    positions.write("b", Kept((1, 1)))
    assert positions.forget("a")
    assert not positions.forget("a")
    assert positions.read("b") is not None
    assert positions.forget(None)
    assert positions.read("b") is None


def test_readers_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from article_reader.session.positions import Kept, Positions\n"
        "for number in range(10): Positions(Path(sys.argv[1])).write(f'{sys.argv[2]} {number}', Kept((number, 0)))"
    )
    writers = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path), str(name)]) for name in range(8)]
    assert [writer.wait() for writer in writers] == [0] * 8
    positions = Positions(tmp_path)
    for name in range(8):
        for number in range(10):
            assert positions.read(f"{name} {number}") == Kept((number, 0))


def test_an_article_is_known_by_its_words() -> None:
    assert len({identity_of(article) for article in (CRANE, PLAIN, JAPANESE)}) == 3
    assert identity_of(CRANE) == identity_of(CRANE)
