"""Where bytes come from, and what is known of them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from article_reader import errors
from article_reader.loader.inputs import fetch, sources
from article_reader.loader.inputs.sources import LoadOptions, RawInput, address_of, read_file, read_source, read_stream
from article_reader.loader.page import Kind

WORDS = b"The ferry stops.\n"
MARKDOWN = b"# Ferry stops\n\nThe ferry stops.\n"


def test_a_file_is_known_by_its_name_and_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes(MARKDOWN)
    assert read_source(file, LoadOptions()) == RawInput(MARKDOWN, str(file), Kind.MARKDOWN)
    assert read_source(str(file), LoadOptions()) == RawInput(MARKDOWN, str(file), Kind.MARKDOWN)


def test_a_stream_has_no_name() -> None:
    assert read_source(io.BytesIO(WORDS), LoadOptions()) == RawInput(WORDS, None, Kind.TEXT)


def test_what_the_user_says_holds() -> None:
    options = LoadOptions(Kind.TEXT, "latin-1")
    assert read_source(io.BytesIO(MARKDOWN), options) == RawInput(MARKDOWN, None, Kind.TEXT, "latin-1")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    calls: list[tuple[str, int]] = []

    def answer(address: str, *, max_bytes: int) -> fetch.Fetched:
        calls.append((address, max_bytes))
        return fetch.Fetched(MARKDOWN, "https://a.example/found", "koi8-r", "text/plain")

    monkeypatch.setattr(fetch, "fetch", answer)
    return calls


def test_an_address_is_fetched_within_the_user_s_limit(asked: list[tuple[str, int]]) -> None:
    raw = read_source("https://a.example/story", LoadOptions(max_bytes=1000))
    assert asked == [("https://a.example/story", 1000)]
    assert raw == RawInput(MARKDOWN, "https://a.example/found", Kind.MARKDOWN, None, "koi8-r", "text/plain")


def test_an_address_needs_no_scheme_where_it_begins_with_www(asked: list[tuple[str, int]]) -> None:
    read_source("www.a.example/story", LoadOptions())
    assert asked == [("https://www.a.example/story", sources.MAX_BYTES)]


def test_a_file_of_that_name_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("www.a.example").write_bytes(WORDS)
    assert read_source("www.a.example", LoadOptions()).data == WORDS


@pytest.mark.parametrize("name", ["ftp://a.example/story", "file:///etc/passwd", "gopher://a.example", "FTP://x"])
def test_other_addresses_are_refused_as_such(name: str) -> None:
    with pytest.raises(errors.FetchError, match="only http and https addresses can be read"):
        read_source(name, LoadOptions())


@pytest.mark.parametrize("name", ["story.txt", "http.txt", "a:b", "www.txt", "C://"[:2], "wwwhat.ever.txt"])
def test_names_of_files_are_no_addresses(name: str) -> None:
    assert address_of(name) is None


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    assert read_stream(io.BytesIO(b"x" * 10), max_bytes=10) == b"x" * 10
    with pytest.raises(errors.ContentError, match="it is larger than"):
        read_source(io.BytesIO(b"x" * 11), LoadOptions(max_bytes=10))
    (tmp_path / "a").write_bytes(b"x" * 11)
    with pytest.raises(errors.ContentError, match="it is larger than"):
        read_source(tmp_path / "a", LoadOptions(max_bytes=10))


def test_a_file_that_cannot_be_had_says_why(tmp_path: Path) -> None:
    with pytest.raises(errors.NotFound):
        read_file(tmp_path / "missing.txt")
    with pytest.raises(errors.NotFound):
        read_file(tmp_path / "a\0b")
    with pytest.raises(errors.SourceError, match="this is a folder"):
        read_file(tmp_path)
    with pytest.raises(errors.SourceError, match="could not be read"):
        read_file(tmp_path / ("x" * 300))
