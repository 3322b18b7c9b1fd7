"""The user's browser: which it is, whether it needs the terminal, and how it is started."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_IN_TERMINAL = frozenset({"w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl"})
"""Browsers that draw on the terminal, which has to be lent to them."""

_WITH_WINDOWS = ("xdg-open", "wslview", "gio open", "sensible-browser", "firefox", "chromium", "google-chrome")
"""What opens a window, where there is a display."""

_SECONDS = 1.0
"""How long to look whether a browser fails to start."""


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that is there."""

    command: Sequence[str]
    """How it is started with an address."""

    in_terminal: bool
    """Whether it draws on the terminal."""

    @property
    def name(self) -> str:
        """What it is called."""
        return Path(self.command[0]).name


def find_browser(address: str, environment: Mapping[str, str]) -> Browser | None:
    """Return the browser to open an address with: $BROWSER, else the desktop's, else one for the terminal.

    None where there is none.
    """
    wanted = [command for command in environment.get("BROWSER", "").split(os.pathsep) if command.strip()]
    if sys.platform == "darwin":
        wanted.append("open")
    elif environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or environment.get("WSL_DISTRO_NAME"):
        wanted += _WITH_WINDOWS
    wanted += sorted(_IN_TERMINAL)
    for command in wanted:
        try:
            words = shlex.split(command)
        except ValueError:
            continue
        if words and shutil.which(words[0], path=environment.get("PATH")):
            name = Path(words[0]).name
            in_words = any("%s" in word for word in words)
            filled = [word.replace("%s", address) for word in words]
            return Browser(filled if in_words else [*words, address], name in _IN_TERMINAL)
    return None


def start_browser(browser: Browser, environment: Mapping[str, str]) -> str:
    """Start a browser that has a window of its own; return what went wrong within a second, "" where nothing did.

    One for the terminal is waited for.
    """
    try:
        if browser.in_terminal:
            code = subprocess.run(browser.command, check=False, env=environment).returncode  # noqa: S603  # theirs
        else:
            process = subprocess.Popen(  # noqa: S603  # the user's own browser
                browser.command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            code = process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        return ""
    except OSError as error:
        return f"{browser.name} can't be started ({error.strerror})"
    return f"{browser.name} ended with exit code {code}" if code else ""
