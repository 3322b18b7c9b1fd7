"""The user's config: what is taken, and what is refused with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from platformdirs import user_config_path

from article_reader.cli.config import OPTIONS, Configuration, example, read_configuration
from article_reader.cli.config_file import config_text, own_file
from article_reader.errors import MissingFile, Mistake
from article_reader.reader.commands import default_keys

KEYS = default_keys()


def configuration(text: str) -> Configuration:
    return read_configuration(text, "config.yaml", KEYS)


def test_an_empty_file_changes_nothing() -> None:
    assert configuration("") == configuration("# only a remark\n") == Configuration()


def test_what_it_says_is_taken() -> None:
    text = """
    measure: 72
    captions: false
    theme: night
    hyphenation: true
    justification: true
    resume: false
    quote_source: true
    phrases: [mine.yaml, ~/more.yaml]
    keys:
      captions: [x, f2]
      next_theme: []
      zen: ctrl+k
    """
    assert configuration(text) == Configuration(
        measure=72,
        captions=False,
        theme="night",
        hyphenation=True,
        justification=True,
        resume=False,
        quote_source=True,
        phrases=(Path("mine.yaml"), Path("~/more.yaml").expanduser()),
        keys={"captions": ("x", "f2"), "next_theme": (), "zen": ("ctrl+k",)},
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("measure: 72\nmesure: 60", "config.yaml, line 2: unknown setting 'mesure'; did you mean measure?"),
        ("colour: red", "line 1: unknown setting 'colour'; there are measure, captions, "),
        ("\nmeasure: wide", "line 2: measure is 'wide'; expected a whole number of cells from 20"),
        ("measure: 5", "line 1: measure is 5; expected"),
        ("measure: true", "line 1: measure is True; expected"),
        ("captions: 1", "line 1: captions is 1; expected true or false"),
        ("keys:\n  quit: [shift+q]", "line 2: 'shift+q' is no key"),
        ("keys:\n  zen: ['4']", "line 2: '4' is no key"),
        ("theme_light: papper", "line 1: there is no theme 'papper'; did you mean paper?"),
        ("theme: papper", "line 1: there is no theme 'papper'; did you mean paper?"),
        ("phrases: mine.yaml", "line 1: phrases is 'mine.yaml'; expected a list of files"),
        ("keys:\n  captoins: [x]", "line 2: unknown action 'captoins'; did you mean captions?"),
        ("keys:\n  captions: [hyper]", "line 2: 'hyper' is no key; expected a character but no digit"),
        ("keys:\n  captions: 3", "line 2: captions has 3; expected keys in quotes"),
        ("keys:\n  zen: [x]\n  captions: [x]", "'x' is for "),
        ("keys:\n  captions: [j]", "line 2: 'j' is for line_down and for captions; give one of them another"),
        ("a: b: c", "line 1: not YAML"),
        ("- measure", "line 1: no settings in it; write one a line, as measure: 72"),
        ("measure: 72\nmeasure: 60", "line 2: the key 'measure' twice"),
        ("phrases: &a [x]\nkeys: *a", "line 2: an alias"),
        ("theme: !!python/object/apply:os.system [ls]", "is no plain value"),
    ],
)
def test_a_mistake_is_refused_with_its_line_and_what_was_expected(text: str, says: str) -> None:
    with pytest.raises(Mistake, match=re.escape(says)):
        configuration(text)


def test_two_actions_may_change_their_keys() -> None:
    assert configuration("keys: {line_down: [k], line_up: [j]}").keys == {"line_down": ("k",), "line_up": ("j",)}


def test_the_example_is_what_holds_without_a_file() -> None:
    text = example(KEYS)
    assert configuration(text) == Configuration()
    told = "\n".join(re.sub(r"^#(?=\w+:)", "", line) for line in text.splitlines())
    assert configuration(told) == Configuration()
    assert all(f"#{option.name}: " in text for option in OPTIONS)
    actions = "\n".join(line[3:] for line in text.splitlines() if line.startswith("#  "))
    assert configuration("keys:\n" + "\n".join(f"  {line}" for line in actions.splitlines())).keys == KEYS


def test_the_file_is_looked_for_in_the_config_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert config_text(None) is None
    folder = tmp_path / "article-reader"
    folder.mkdir()
    (folder / "config.yaml").write_text("measure: 50")
    found = config_text(None)
    assert found is not None
    assert found.text == "measure: 50"
    assert found.name.endswith("article-reader/config.yaml")


@pytest.mark.parametrize("home", [None, "", "relative", "/somewhere/else"])
def test_the_config_folder_is_the_one_that_platformdirs_knows(
    home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if home is None:
        monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CONFIG_HOME", home)
    assert Path(own_file()) == user_config_path("article-reader") / "config.yaml"


def test_a_file_that_is_asked_for_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match=r"none\.yaml: no such file"):
        config_text(tmp_path / "none.yaml")
