"""Where the user's config.yaml is, and what stands in it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from article_reader.errors import ArticleError, MissingFile, NotFound


class ConfigText(NamedTuple):
    """A config file as it is."""

    name: str
    """What it is called in messages."""

    text: str
    """What stands in it."""


def config_text(asked: Path | None) -> ConfigText | None:
    """Return the config file that is asked for, else the user's own; None where they have none.

    Raises:
        MissingFile: it can't be read.
    """
    path = asked or _own()
    if asked is None and not path.exists():
        return None
    from article_reader.loader.source import decode, read_file  # not before: most have no file, and a loader takes long

    try:
        return ConfigText(str(path), decode(read_file(path), "utf-8"))
    except ArticleError as error:
        if asked is None and isinstance(error, NotFound):
            return None
        raise MissingFile(str(path), error) from error


def _own() -> Path:
    from platformdirs import user_config_path

    return user_config_path("article-reader") / "config.yaml"
