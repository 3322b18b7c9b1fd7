"""The user's config: what is taken, and what is refused with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from platformdirs import user_config_path

from article_reader.cli.config import example, read_config
from article_reader.cli.config_file import config_text, own_file
from article_reader.cli.options import Options, resolve
from article_reader.cli.settings import IN_CONFIG
from article_reader.errors import SettingsError
from article_reader.reader.commands import default_keys

KEYS = default_keys()


def config(text: str) -> Mapping[str, Any]:
    return read_config(text, "config.yaml", KEYS)


def test_an_empty_file_changes_nothing() -> None:
    assert config("") == config("# only a remark\n") == {}


def test_a_key_without_a_value_changes_nothing() -> None:
    assert config("width:\ntheme:\nkeys:\n") == {}


def test_what_it_says_is_taken() -> None:
    text = """
    width: 72
    captions: false
    theme: night
    hyphenation: true
    justification: true
    resume: false
    quote_source: true
    mouse: false
    phrases: [mine.yaml, ~/more.yaml]
    keys:
      captions: [x, f2]
      next_theme: []
      zen: ctrl+k
    """
    assert config(text) == {
        "width": 72,
        "captions": False,
        "theme": "night",
        "hyphenation": True,
        "justification": True,
        "resume": False,
        "quote_source": True,
        "mouse": False,
        "phrases": (Path("mine.yaml"), Path("~/more.yaml").expanduser()),
        "keys": {"captions": ("x", "f2"), "next_theme": (), "zen": ("ctrl+k",)},
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("width: 72\nwitdh: 60", "config.yaml, line 2: unknown setting 'witdh'; did you mean width?"),
        ("colour: red", "line 1: unknown setting 'colour'; there are phrases, width, captions, "),
        ("\nwidth: wide", "line 2: invalid width 'wide' (a whole number is needed); expected a whole number from 20"),
        ("width: 5", "line 1: invalid width 5 (minimum 20)"),
        ("width: true", "line 1: invalid width True (a whole number is needed)"),
        ("captions: 1", "line 1: invalid captions 1; expected true or false"),
        ("keys:\n  quit: [shift+q]", "line 2: 'shift+q' is no key"),
        ("keys:\n  zen: ['4']", "line 2: '4' is no key"),
        ("theme_light: papper", "line 1: invalid theme light 'papper'; did you mean paper?"),
        ("theme: papper", "line 1: invalid theme 'papper'; did you mean paper?"),
        ("phrases: mine.yaml", "line 1: invalid phrases 'mine.yaml'; expected a list of files"),
        ("keys:\n  captoins: [x]", "line 2: unknown action 'captoins'; did you mean captions?"),
        ("keys:\n  captions: [hyper]", "line 2: 'hyper' is no key; expected a character but no digit"),
        ("keys:\n  captions: 3", "line 2: captions has 3; expected keys in quotes"),
        ("keys:\n  zen: [x]\n  captions: [x]", "key 'x' is bound to both "),
        ("keys:\n  captions: [j]", "line 2: key 'j' is bound to both line_down and captions; change one of them"),
        ("a: b: c", "line 1: not YAML"),
        ("- width", "line 1: no settings in it; write one a line, as width: 72"),
        ("width: 72\nwidth: 60", "line 2: the key 'width' twice"),
        ("phrases: &a [x]\nkeys: *a", "line 2: an alias"),
        ("theme: !!python/object/apply:os.system [ls]", "is no plain value"),
    ],
)
def test_a_mistake_is_refused_with_its_line_and_what_was_expected(text: str, says: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(says)):
        config(text)


def test_two_actions_may_change_their_keys() -> None:
    assert config("keys: {line_down: [k], line_up: [j]}")["keys"] == {"line_down": ("k",), "line_up": ("j",)}


def test_the_example_is_what_holds_without_a_file() -> None:
    text = example(KEYS)
    assert config(text) == {}
    told = "\n".join(re.sub(r"^#(?=\w+:)", "", line) for line in text.splitlines())
    assert resolve({}, config(told)) == Options()
    assert config(told).keys() == IN_CONFIG.keys()
    actions = "\n".join(line[3:] for line in text.splitlines() if line.startswith("#  "))
    assert config("keys:\n" + "\n".join(f"  {line}" for line in actions.splitlines()))["keys"] == KEYS


def test_the_file_is_looked_for_in_the_config_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert config_text(None) is None
    folder = tmp_path / "article-reader"
    folder.mkdir()
    (folder / "config.yaml").write_text("width: 50")
    found = config_text(None)
    assert found is not None
    assert found.text == "width: 50"
    assert found.name.endswith("article-reader/config.yaml")


@pytest.mark.parametrize("home", [None, "", "/somewhere/else"])
def test_the_config_folder_is_the_one_that_platformdirs_knows(
    home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if home is None:
        monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CONFIG_HOME", home)
    assert Path(own_file()) == user_config_path("article-reader") / "config.yaml"


def test_a_config_folder_that_is_no_absolute_path_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert Path(own_file()) == Path("~/.config/article-reader/config.yaml").expanduser()


def test_a_file_that_is_asked_for_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.yaml: no such file"):
        config_text(tmp_path / "none.yaml")
