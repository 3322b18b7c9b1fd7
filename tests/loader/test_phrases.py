"""Stock phrases: compiled, and found in lines."""

from __future__ import annotations

import pytest

from article_reader.loader.phrases import START, WHOLE, WITHIN, default_phrases, index_phrases
from training.phrases import SOURCE, TARGET, PhrasesError, compile_phrases


def test_the_compiled_phrases_are_those_of_the_yaml() -> None:
    compiled = compile_phrases(SOURCE.read_text(encoding="utf-8"))
    assert TARGET.read_text(encoding="utf-8") == compiled, "run: python -m training.phrases"


def test_a_phrase_is_found_where_it_stands() -> None:
    phrases = index_phrases(
        {"share": {"reason": "share button", "whole": "teilen"}, "more": {"reason": "link", "start": "lesen sie"}}
        | {"agency": {"reason": "credit", "within": "getty images"}}
    )
    assert phrases.match("Teilen") == {"share": WHOLE}
    assert phrases.match("TEILEN (3)") == {"share": WHOLE}
    assert phrases.match("Lesen Sie auch: mehr") == {"more": START}
    assert phrases.match("Lesen sie?") == {"more": START | WHOLE}
    assert phrases.match("Ein Bild von Getty Images, 2020") == {"agency": WITHIN}
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
        ("share: [a]", "expected a reason"),
        ("share: {reason: x, everywhere: {de: [a]}}", "unknown key 'everywhere'"),
        ("share: {reason: x, whole: [a]}", "by language"),
        ("share: {reason: x, whole: {de: a}}", "expected a list"),
        ("share: {reason: x, whole: {de: [no]}}", "quote what YAML would misread"),
        ("a: [", "not YAML"),
        ("- a", "expected categories"),
    ],
)
def test_a_mistake_in_the_yaml_is_told(text: str, says: str) -> None:
    with pytest.raises(PhrasesError, match=says):
        compile_phrases(text)
