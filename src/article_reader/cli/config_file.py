"""Where the user's config.yaml is, and what stands in it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

from article_reader.errors import ArticleError, Empty, NotFound, SettingsError

_PROGRAM, _NAME = "article-reader", "config.yaml"


@dataclass(frozen=True, slots=True)
class ConfigText:
    """A config file as it is."""

    name: str
    """What it is called in messages."""

    text: str
    """What stands in it."""


def config_text(asked: str | os.PathLike[str] | None) -> ConfigText | None:
    """Return the config file that is asked for, else the user's own; None where they have none, or an empty one.

    Raises:
        SettingsError: it can't be read.
    """
    path = asked or own_file()
    if asked is None and not os.path.exists(path):
        return None
    from article_reader.loader.inputs.decode import decode_utf8  # not before: most have no file
    from article_reader.loader.inputs.sources import read_file

    try:
        return ConfigText(str(path), decode_utf8(read_file(path)))
    except Empty:
        return None
    except ArticleError as error:
        if asked is None and isinstance(error, NotFound):
            return None
        raise SettingsError(str(path), error.what, error.remedy) from error


def own_file() -> str:
    """Return where the user's config file belongs.

    On Linux that is little to ask: platformdirs takes as long to import as the sample takes to be labelled.
    """
    if sys.platform == "linux":
        folder = os.environ.get("XDG_CONFIG_HOME", "")
        home = folder if os.path.isabs(folder) else os.path.expanduser("~/.config")
        return os.path.join(home, _PROGRAM, _NAME)
    from platformdirs import user_config_dir

    return os.path.join(user_config_dir(_PROGRAM), _NAME)
