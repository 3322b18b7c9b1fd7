"""Texts filed by keys."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from article_reader.loader.labeller.filed import Filed

_words = st.text(st.characters(blacklist_characters="\n\t", codec="utf-8"), min_size=1)


def test_a_text_is_found_by_its_key() -> None:
    filed = Filed.of({"ab": "abend|abonnieren", "те": "текст"})
    assert filed.get("ab") == "abend|abonnieren"
    assert filed.get("те") == "текст"
    assert filed.get("zz") == ""
    assert set(filed.keys()) == {"ab", "те"}


@given(st.lists(st.dictionaries(_words, _words), min_size=1))
def test_what_is_written_one_after_the_other_is_read_as_it_was(all_texts: list[dict[str, str]]) -> None:
    data = b"".join(Filed.of(texts).written() for texts in all_texts)
    at = 0
    for texts in all_texts:
        filed, at = Filed.read(data, at)
        assert dict(filed.items()) == texts
    assert at == len(data)
