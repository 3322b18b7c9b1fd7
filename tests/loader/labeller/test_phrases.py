"""Stock phrases: compiled, and found in lines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from article_reader.cli.phrase_file import compile_phrases, phrases_with
from article_reader.errors import SettingsError
from article_reader.loader import parse
from article_reader.loader.labeller.phrases import START, WHOLE, WITHIN, default_phrases, read_compiled
from article_reader.loader.labeller.phrases import compiled as compiled_file
from training.phrases import TARGET, compiled


def test_the_compiled_phrases_are_those_of_the_yaml() -> None:
    assert TARGET.read_bytes() == compiled(), "run: python -m training.phrases"
    assert compiled_file(read_compiled(compiled())) == compiled()


def test_a_phrase_is_found_where_it_stands() -> None:
    phrases = compile_phrases(
        """
        share: {reason: share button, whole: {de: [Teilen]}}
        more: {reason: link, start: {de: [Lesen Sie]}}
        agency: {reason: credit, within: {any: [Getty Images]}}
        ad: {reason: advertisement, within: {any: ["[Ad]"], ja: [広告]}}
        """,
        "phrases.yaml",
    )
    assert phrases.match("Teilen") == {"share": WHOLE}
    assert phrases.match("TEILEN (3)") == {"share": WHOLE}
    assert phrases.match("Lesen Sie auch: mehr") == {"more": START}
    assert phrases.match("Lesen sie?") == {"more": START | WHOLE}
    assert phrases.match("Ein Bild von Getty Images, 2020") == {"agency": WITHIN}
    assert phrases.match("das [Ad] hier") == {"ad": WITHIN}
    assert phrases.match("これは広告です") == {"ad": WITHIN}
    assert phrases.match("Wir teilen uns das Brot") == {}
    assert phrases.match("") == {}


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("Teilen", "share"),
        ("Partager", "share"),
        ("Compartir", "share"),
        ("シェアする", "share"),
        ("مشاركة", "share"),
        ("Поделиться", "share"),
        ("À lire aussi : Les quais", "read_more"),
        ("Fehler im Artikel gefunden? Jetzt melden.", "report_error"),
        ("Read more: Another story", "read_more"),
        ("Foto: dpa", "credit"),
        ("写真：共同通信社", "credit"),
    ],
)
def test_the_stock_phrases_of_many_languages_are_known(line: str, category: str) -> None:
    assert default_phrases().begins(category, line)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("\nshare: [a]", "line 2: share is not what it should be; expected a reason"),
        ("share: {whole: {de: [a]}}", "line 1: share has no reason"),
        ("share:\n  reason: x\n  everywhere: {de: [a]}", "line 3: share: unknown key 'everywhere'; expected reason"),
        ("my share: {reason: x}", "line 1: 'my share' is no category's name; expected one word"),
        ("share: {reason: x, whole: [a]}", "by language"),
        ("share: {reason: x, whole: {de: a}}", "expected a list"),
        ("share: {reason: x, whole: {de: [no]}}", "quotes around what YAML misreads"),
        ("a: [", "not YAML"),
        ("- a", "expected categories"),
        ("a: &x {reason: y}\nb: *x", "line 2: an alias"),
        ("a: {reason: x}\na: {reason: x}", "line 2: the key 'a' twice"),
        ("a: {reason: !!python/name:os.system x}", "no plain value"),
        ("a: " + "[" * 50 + "]" * 50, "too deep"),
    ],
)
def test_a_mistake_in_the_yaml_is_told(text: str, says: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(says)):
        compile_phrases(text, "mine.yaml")


def test_phrases_of_one_s_own_are_known_too(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("share: {whole: {de: [Gezwitscher]}}\nclub: {reason: club news, start: {de: [Für Mitglieder]}}")
    text = "Titel der Geschichte\n\nGezwitscher\n\n" + "Ein Satz, der zur Geschichte gehört und länger ist. " * 5
    article = parse(text, phrases=phrases_with([file]))
    assert [(part.text, part.reason) for part in article.left_out] == [("Gezwitscher", "share button")]
    assert phrases_with([file]).match("Für Mitglieder und Freunde") == {"club": START}
    assert phrases_with([file]).begins("share", "Teilen")


def test_a_phrase_of_several_lines_hides_none_of_those_that_are_known(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text('advertisement: {within: {any: ["[Anzeige\\nEnde]"]}}')
    phrases = phrases_with([file])
    assert phrases.contains("advertisement", "das [Anzeige Ende] hier")
    assert all(phrases.literal[key].endswith(text) for key, text in default_phrases().literal.items())


def test_a_missing_phrases_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.yaml: no such file; check the name"):
        phrases_with([tmp_path / "none.yaml"])
