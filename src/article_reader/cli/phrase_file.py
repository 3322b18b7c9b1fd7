"""Phrases as people write them, in YAML -> phrases as the loader indexes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from article_reader.cli.marked_yaml import Marked, YamlMistake, read_marked
from article_reader.errors import ArticleError, SettingsError
from article_reader.loader.inputs.decode import decode_utf8
from article_reader.loader.inputs.sources import read_file
from article_reader.loader.labeller.phrases import (
    START,
    WITHIN,
    Phrases,
    added,
    default_phrases,
    fold,
    fold_literal,
)
from article_reader.loader.scripts import UNSPACED

_PLACES = {"start": START, "within": WITHIN}

_KEYS = ("reason", "whole", *_PLACES)


def phrases_with(files: Iterable[Path]) -> Phrases:
    """Return the phrases that come with the program, and those of files that the user wrote.

    Raises:
        SettingsError: a file can't be read, or has a mistake.
    """
    known = default_phrases()
    for file in files:
        try:
            text = decode_utf8(read_file(file))
        except ArticleError as error:
            raise SettingsError(str(file), error.what, error.remedy) from error
        known = added(known, compile_phrases(text, str(file), known.reasons))
    return known


def compile_phrases(text: str, name: str, known: Mapping[str, str] | None = None) -> Phrases:
    """Return the phrases of a file as people write it; `name` is the file's.

    `known` are the reasons of the categories that there are already: a file that adds to one of them needs none.

    Raises:
        SettingsError: it has an unknown key, or something else than phrases where phrases belong.
    """
    try:
        marked = read_marked(text)
    except YamlMistake as error:
        raise SettingsError(name, str(error), "see loader/labeller/phrases.yaml for the form", error.line) from error
    file = _File(name, marked)
    reasons: dict[str, str] = {}
    whole: dict[str, str] = {}
    indexes: dict[str, _Index] = {place: {} for place in ("whole", "start", "within", "literal")}
    for category, kinds in sorted(file.mapping((), "categories, each with a reason and its phrases").items()):
        reasons[category] = file.reason(category, kinds, known or {})
        whole |= {"".join(fold(phrase)): category for phrase in file.phrases(category, "whole")}
        for place in _PLACES:
            for phrase in sorted(set(file.phrases(category, place))):
                _put(indexes, category, place, phrase)
    for line, category in sorted(whole.items()):
        if line:
            _add(indexes["whole"], line[:2], category, line)
    return Phrases(reasons, **{place: _packed(index) for place, index in indexes.items()})


_Index = dict[str, dict[str, dict[str, None]]]
"""Phrases, each once and in order, by their keys and categories."""


def _put(indexes: dict[str, _Index], category: str, place: str, phrase: str) -> None:
    """Put a phrase where a line's words, or its characters, lead to it."""
    words = fold(phrase)
    if not words or any(bracket in phrase for bracket in "()[]（）【】") or UNSPACED.count(phrase):
        text = fold_literal(phrase).strip()
        _add(indexes["literal"], text[0], f"{category} {_PLACES[place]}", text)
    else:
        _add(indexes[place], words[0] if place == "start" else max(words, key=len), category, " ".join(words))


def _add(index: _Index, key: str, category: str, phrase: str) -> None:
    index.setdefault(key, {}).setdefault(category, {})[phrase] = None


def _packed(index: _Index) -> dict[str, str]:
    """Return an index as the loader reads it."""
    return {
        key: ";".join(f"{category}|{'|'.join(phrases)}|" for category, phrases in categories.items())
        for key, categories in sorted(index.items())
    }


class _File:
    """A phrases file, asked for its parts; what isn't as it should be is a SettingsError with its line."""

    def __init__(self, name: str, marked: Marked) -> None:
        self._name = name
        self._marked = marked

    def mapping(self, path: Sequence[str], expected: str) -> Mapping[str, object]:
        """Return the mapping that keys lead to, an empty one where there is none."""
        value = self._marked.value
        for key in path:
            value = value.get(key, {}) if isinstance(value, dict) else None
        if not isinstance(value, dict):
            raise self._mistake(path, f"{'.'.join(path) or 'the file'} is not what it should be", expected)
        return value

    def reason(self, category: str, kinds: object, known: Mapping[str, str]) -> str:
        """Return what people are told of a category."""
        given = self.mapping((category,), f"a reason and phrases under {', '.join(_KEYS[1:])}")
        if any(sign.isspace() or sign in "|;" for sign in category):
            raise self._mistake((category,), f"{category!r} is no category's name", "one word, without | and ;")
        for key in given:
            if key not in _KEYS:
                raise self._mistake((category, key), f"{category}: unknown key {key!r}", ", ".join(_KEYS))
        reason = given.get("reason", known.get(category))
        if not isinstance(reason, str) or not reason.strip():
            raise self._mistake((category, "reason"), f"{category} has no reason", "a few words for the reader")
        return reason

    def phrases(self, category: str, place: str) -> Iterator[str]:
        """Yield the phrases of a category that stand at a place, of all languages."""
        for language, phrases in self.mapping((category, place), "lists of phrases by language").items():
            where = f"{category}.{place}.{language}"
            if not isinstance(phrases, list):
                raise self._mistake((category, place, language), f"{where} is no list", "a list of phrases")
            for number, phrase in enumerate(phrases):
                if not isinstance(phrase, str) or not phrase.strip():
                    path = (category, place, language, str(number))
                    raise self._mistake(path, f"{where}: {phrase!r} is no phrase", "quotes around what YAML misreads")
                yield phrase

    def _mistake(self, path: Sequence[str], what: str, expected: str) -> SettingsError:
        return SettingsError(self._name, what, f"expected {expected}", self._marked.line(*path))
