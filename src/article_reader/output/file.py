"""Text -> a file that is there whole, or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from article_reader.errors import OutputError


def check_free(path: Path, *, force: bool) -> None:
    """Do nothing where a file may be written under that name; `force` says that it may take another's place.

    Devices and pipes may be written to any time: there is nothing in them to lose.

    Raises:
        OutputError: there is a file and no leave to overwrite it, or a folder, or the system doesn't let us look.
    """
    mode = _mode(path)
    if mode is None:
        return
    if stat.S_ISDIR(mode):
        raise OutputError(str(path), "this is a folder", "name a file in it")
    if stat.S_ISREG(mode) and not force:
        raise OutputError(str(path), "it is there already", "name another, or overwrite it with --force")


def write_file(path: Path, text: str, *, force: bool = False) -> None:
    """Write the text in UTF-8; whatever breaks off the writing, there is either all of it or what was there before.

    A symbolic link is followed, and stays. The file's mode is the one that new files get.

    Raises:
        OutputError: as check_free, or the folder isn't there, the disk is full, or the system refuses otherwise.
    """
    check_free(path, force=force)
    data = text.encode(errors="replace")
    try:
        mode = _mode(path)
        if mode is None or stat.S_ISREG(mode):
            _put_in_place(Path(os.path.realpath(path)), data)
        else:
            path.write_bytes(data)
    except OSError as error:
        raise _not_written(path, error.strerror or type(error).__name__) from error


def _mode(path: Path) -> int | None:
    """Return the type and permissions of what has that name, None where nothing has."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _not_written(path, error.strerror or type(error).__name__) from error
    except ValueError as error:
        raise _not_written(path, "no file can have that name") from error


def _put_in_place(target: Path, data: bytes) -> None:
    """Write beside the target, then rename: there is never half a file under the name."""
    beside = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)  # the umask takes its part of it
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(descriptor)
        beside.replace(target)
    finally:  # Ctrl-C included; after the swap there is nothing left to remove
        beside.unlink(missing_ok=True)


def _not_written(path: Path, why: str) -> OutputError:
    remedy = "check the name, the folder's mode and the disk's free space"
    return OutputError(str(path), f"it could not be written ({why})", remedy)
