"""Writing a file: whole, or not at all."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from article_reader.errors import OutputError
from article_reader.output.file import check_free, write_file


def test_a_file_holds_the_text_in_utf_8(tmp_path: Path) -> None:
    write_file(tmp_path / "a.txt", "Größe 日本\n")
    assert (tmp_path / "a.txt").read_bytes() == "Größe 日本\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_its_mode_is_the_one_that_new_files_get(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        write_file(tmp_path / "a.txt", "words")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == mode


def test_a_file_is_overwritten_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(OutputError, match=r"a\.txt: it is there already; .*--force"):
        write_file(path, "new")
    assert path.read_text() == "old"
    write_file(path, "new", force=True)
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_refused_even_by_force(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="this is a folder"):
        write_file(tmp_path, "words", force=True)


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "a.txt", tmp_path / "link.txt"
    link.symlink_to(real)
    write_file(link, "words")
    assert link.is_symlink()
    assert real.read_text() == "words"
    with pytest.raises(OutputError, match="it is there already"):
        write_file(link, "others")


@pytest.mark.parametrize("name", ["none/a.txt", "file/a.txt", "n" * 300, "a\0b"])
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OutputError, match="could not be written"):
        write_file(tmp_path / name, "words")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("failing", ["fsync", "replace"])
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_nothing_is_left_behind_and_nothing_lost_where_writing_breaks_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, failure: BaseException
) -> None:
    def fail(*_arguments: object) -> None:
        raise failure

    path = tmp_path / "a.txt"
    path.write_text("old")
    monkeypatch.setattr(os, failing, fail)
    expected = OutputError if isinstance(failure, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        write_file(path, "new", force=True)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_takes_no_files_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        write_file(tmp_path / "a.txt", "words")
    tmp_path.chmod(0o700)


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=write_file, args=(pipe, "words"))
    writer.start()
    assert pipe.read_text() == "words"
    writer.join()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_device_is_told() -> None:
    with pytest.raises(OutputError, match="No space left"):
        write_file(Path("/dev/full"), "words")


def test_whether_a_name_is_free_is_told_without_writing(tmp_path: Path) -> None:
    check_free(tmp_path / "a.txt", force=False)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "a.txt").write_text("old")
    check_free(tmp_path / "a.txt", force=True)
    with pytest.raises(OutputError):
        check_free(tmp_path / "a.txt", force=False)
