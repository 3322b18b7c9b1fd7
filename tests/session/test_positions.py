"""What is remembered of articles: kept whole, kept apart, and given up with a word where it is damaged."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from article_reader.reader.settings import Anchor, Bookmark, SavedPosition
from article_reader.session.positions import MOST, NAME, DamagedError, PositionStore, identity_of

HERE = SavedPosition(
    Anchor(12, 40, 3), {"x": Bookmark(Anchor(2, 0, 1), "why?")}, everything=True, paragraphs=frozenset({1, 2**32 - 1})
)


def at(line: int) -> SavedPosition:
    return SavedPosition(Anchor(line, 0, line))


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    store = PositionStore(tmp_path / "new" / "folder")
    assert store.read("a") is None
    store.write("a", HERE)
    store.write("b", SavedPosition())
    assert store.read("a") == HERE
    assert store.read("b") == SavedPosition(Anchor())
    assert store.read("c") is None


def test_nobody_else_can_read_it_and_nothing_else_is_left_behind(tmp_path: Path) -> None:
    PositionStore(tmp_path / "folder").write("a", HERE)
    (file,) = (tmp_path / "folder").iterdir()
    assert file.name == NAME
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_what_earlier_versions_kept_is_removed(tmp_path: Path) -> None:
    for name in ("positions.json", "positions.lock"):
        (tmp_path / name).write_text("{}")
    PositionStore(tmp_path).write("a", HERE)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_the_longest_unread_are_forgotten_first(tmp_path: Path) -> None:
    store = PositionStore(tmp_path)
    store.write("old 0", HERE)
    with sqlite3.connect(tmp_path / NAME) as database:
        for number in range(1, MOST):
            database.execute(
                "INSERT INTO articles VALUES (?, 1, 1, 1, 0, ?, '', '', 0, x'')", (f"old {number}", number)
            )
        database.execute("UPDATE articles SET seen = 0 WHERE identity = 'old 0'")
    store.write("new", at(2))
    assert store.read("old 0") is None
    assert store.read("old 1") is not None
    assert store.read("new") == at(2)
    with sqlite3.connect(tmp_path / NAME) as database:
        assert database.execute("SELECT count(*) FROM bookmarks").fetchone() == (0,)


def test_bookmarks_that_another_reader_has_set_meanwhile_stay_and_removed_ones_go(tmp_path: Path) -> None:
    store = PositionStore(tmp_path)
    store.write("a", replace(at(1), bookmarks={"x": Bookmark(Anchor(1)), "z": Bookmark(Anchor(3))}))
    store.write("a", replace(at(2), bookmarks={"y": Bookmark(Anchor(2)), "z": None}))
    assert store.read("a") == replace(at(2), bookmarks={"x": Bookmark(Anchor(1)), "y": Bookmark(Anchor(2))})


def test_a_source_that_has_changed_is_known_by_its_name(tmp_path: Path) -> None:
    store = PositionStore(tmp_path)
    store.write("before", HERE, source="/a/story.txt")
    store.write("another", at(7), source="/a/other.txt")
    assert store.read_source("/a/story.txt") == HERE
    store.write("now", at(5), source="/a/story.txt")
    assert store.read_source("/a/story.txt") == at(5)
    assert store.read("before") is None
    assert store.read("another") == at(7)


def test_the_articles_read_last_are_listed_latest_first(tmp_path: Path) -> None:
    store = PositionStore(tmp_path)
    assert store.recent(5) == []
    for name in ("a", "b", "c"):
        store.write(name, at(1), source=f"/{name}", headline=name.upper(), percent=30)
    store.write("without a headline", at(1))
    assert [(one.headline, one.source, one.percent) for one in store.recent(2)] == [("C", "/c", 30), ("B", "/b", 30)]


def test_settings_are_remembered_and_forgotten(tmp_path: Path) -> None:
    store = PositionStore(tmp_path)
    assert store.settings() == {}
    store.change_settings({"theme": "night", "width": "72"})
    store.change_settings({"theme": None, "width": "80"})
    assert store.settings() == {"width": "80"}


@pytest.mark.parametrize("data", [b"not a database" * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_file_is_set_aside_and_said(tmp_path: Path, data: bytes) -> None:
    (tmp_path / NAME).write_bytes(data)
    store = PositionStore(tmp_path)
    with pytest.raises(DamagedError, match=r"it is now articles\.db\.damaged"):
        store.read("a")
    assert (tmp_path / f"{NAME}.damaged").read_bytes() == data
    assert store.read("a") is None
    store.write("a", HERE)
    assert store.read("a") == HERE


def test_a_damaged_file_keeps_nothing_from_being_remembered(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"not a database" * 100)
    store = PositionStore(tmp_path)
    store.write("a", HERE)
    assert store.read("a") == HERE


def test_a_database_of_another_version_is_set_aside(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("CREATE TABLE articles (identity TEXT)")
        database.execute("PRAGMA user_version = 9")
    with pytest.raises(DamagedError):
        PositionStore(tmp_path).read("a")


def test_a_folder_that_can_t_be_made_is_a_system_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match=r"."):
        PositionStore(tmp_path / "file" / "folder").write("a", HERE)
    (tmp_path / NAME).mkdir()
    with pytest.raises(OSError, match="unable to open"):
        PositionStore(tmp_path).read("a")


def test_one_article_or_all_can_be_forgotten(tmp_path: Path) -> None:
    store = PositionStore(tmp_path)
    assert not store.forget(None)
    assert list(tmp_path.iterdir()) == []
    store.write("a", HERE)
    store.write("b", HERE)
    assert store.forget("a")
    assert not store.forget("a")
    assert store.read("b") is not None
    assert store.forget(None)
    assert store.read("b") is None
    assert not store.forget(None)


def test_readers_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from article_reader.session.positions import PositionStore\n"
        "from article_reader.reader.settings import Anchor, SavedPosition\n"
        "for number in range(10):\n"
        "    position = SavedPosition(Anchor(number + 1))\n"
        "    PositionStore(Path(sys.argv[1])).write(f'{sys.argv[2]} {number}', position)"
    )
    writers = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path), str(name)]) for name in range(8)]
    assert [writer.wait() for writer in writers] == [0] * 8
    store = PositionStore(tmp_path)
    for name in range(8):
        for number in range(10):
            assert store.read(f"{name} {number}") == SavedPosition(Anchor(number + 1))


def test_an_input_is_known_by_its_bytes() -> None:
    assert len({identity_of(data) for data in (b"", b"a", b"b")}) == 3
    assert identity_of(b"a") == identity_of(b"a")
