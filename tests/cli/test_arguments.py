"""Options that need no parser."""

from __future__ import annotations

import pytest

from article_reader.cli.arguments import parse_arguments
from article_reader.cli.options import Options, of_a_file_alone


@pytest.mark.parametrize("file", ["story.txt", "-", "", "a b.txt", "https://example.org/story?-p", "@story", "1"])
def test_a_file_alone_asks_for_what_the_parser_finds_in_it(file: str) -> None:
    assert of_a_file_alone([file]) == parse_arguments([file])


def test_without_arguments_all_is_as_it_comes() -> None:
    assert parse_arguments([]) == Options()


@pytest.mark.parametrize("arguments", [[], ["-p"], ["--help"], ["--"], ["-1"], ["story.txt", "-p"], ["a", "b"]])
def test_anything_else_is_for_the_parser(arguments: list[str]) -> None:
    assert of_a_file_alone(arguments) is None
