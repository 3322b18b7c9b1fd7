"""Compile loader/phrases.yaml, which people edit, into loader/phrases.json, which the program reads.

    python -m training.phrases

The program never reads YAML on its way to the first frame; this is where it is read, checked and folded.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from article_reader.loader.phrases import UNSPACED, fold, fold_literal

LOADER = Path(__file__).parent.parent / "src" / "article_reader" / "loader"
SOURCE = LOADER / "phrases.yaml"
TARGET = LOADER / "phrases.json"

_PLACES = ("whole", "start", "within")


class PhrasesError(Exception):
    """The file isn't what it should be; the text says where, and what was expected."""


def compile_phrases(text: str) -> str:
    """Return the compiled form of a phrases file.

    Raises:
        PhrasesError: it has an unknown key, or something else than phrases where phrases belong.
    """
    try:
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise PhrasesError(f"not YAML: {error}") from error
    if not isinstance(data, dict):
        raise PhrasesError("expected categories, each with a reason and its phrases")
    compiled = {str(name): _category(str(name), kinds) for name, kinds in data.items()}
    return json.dumps(compiled, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def _category(name: str, kinds: object) -> dict[str, str]:
    if not isinstance(kinds, dict) or not isinstance(kinds.get("reason"), str):
        raise PhrasesError(f"{name}: expected a reason, in the reader's words, and phrases")
    if unknown := set(kinds) - {"reason", *_PLACES}:
        raise PhrasesError(
            f"{name}: unknown key {sorted(map(str, unknown))[0]!r}; expected reason, {', '.join(_PLACES)}"
        )
    forms: dict[str, set[str]] = {}
    for place in _PLACES:
        for phrase in _phrases(f"{name}.{place}", kinds.get(place, {})):
            key, form = _form(place, phrase)
            forms.setdefault(key, set()).add(form)
    return {"reason": kinds["reason"], **{key: "\n".join(sorted(found - {""})) for key, found in sorted(forms.items())}}


def _phrases(where: str, languages: object) -> Iterator[str]:
    if not isinstance(languages, Mapping):
        raise PhrasesError(f"{where}: expected lists of phrases by language")
    for language, phrases in languages.items():
        if not isinstance(phrases, list):
            raise PhrasesError(f"{where}.{language}: expected a list of phrases")
        for phrase in phrases:
            if not isinstance(phrase, str) or not phrase.strip():
                raise PhrasesError(f"{where}.{language}: {phrase!r} is no phrase; quote what YAML would misread")
            yield phrase


def _form(place: str, phrase: str) -> tuple[str, str]:
    """Return the key that a phrase is filed under, and the form in which it is compared."""
    words = fold(phrase)
    if place == "whole":
        return place, "".join(words)
    if not words or any(bracket in phrase for bracket in "()[]（）【】") or UNSPACED.search(phrase):
        return f"literal {place}", fold_literal(phrase).strip()
    return place, " ".join(words)


def main() -> int:
    """Compile the file; say what is wrong with it where something is."""
    try:
        TARGET.write_text(compile_phrases(SOURCE.read_text(encoding="utf-8")), encoding="utf-8")
    except PhrasesError as error:
        print(f"{SOURCE.name}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
