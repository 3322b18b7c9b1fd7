"""Whatever an article is given as: told by its name, by its bytes, or by whoever gives it."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import article_reader
from article_reader import Article, Code, Mark, MarkKind
from article_reader.cli import run
from article_reader.errors import BadAddress, NoProse, PageMissing, UnknownEncoding
from article_reader.loader import LoadOptions, article_of, explained
from article_reader.loader.page import Kind

_STORY = "The ferry between Portmarrow and the island runs again from Monday, the harbour master said. " * 3
MARKDOWN = f"---\nauthor: Ina Thorsen\n---\n# Ferry runs again\n\n{_STORY}[Times](https://ferry.example).\n"
PAGE = (
    "<!doctype html><html lang=en><title>Ferry runs again | Gazette</title><nav>Home News</nav><article>"
    f"<h1>Ferry runs again</h1><p>{_STORY}</p><p>{_STORY}</p>"
    "<figure><img src=x><figcaption>The ferry</figcaption></figure></article>"
)
MAIL = f"From: Ina <ina@gazette.example>\nTo: you@example.org\nSubject: Ferry runs again\n\n{_STORY}\n\n{_STORY}\n"
TEXT = f"Ferry runs again\n\n{_STORY}\n\n{_STORY}\n"
NOTHING = LoadOptions()


def test_an_ending_tells_what_a_file_is(tmp_path: Path) -> None:
    for name, text in (("a.md", MARKDOWN), ("a.html", PAGE), ("a.eml", MAIL), ("a.txt", TEXT)):
        file = tmp_path / name
        file.write_text(text)
        article = article_reader.load(file)
        assert str(article.headline) == "Ferry runs again", name
        assert article.source == str(file)


@pytest.mark.parametrize("text", [PAGE, MAIL, TEXT], ids=["page", "mail", "text"])
def test_without_a_name_the_bytes_tell(text: str) -> None:
    assert str(article_of(io.BytesIO(text.encode()), NOTHING).headline) == "Ferry runs again"


def test_what_is_said_counts_more_than_what_the_name_tells(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("# Title\n\nA [link](https://a.example).\n\n```\ncode\n```\n")
    article = article_of(str(file), LoadOptions(Kind.MARKDOWN))
    blocks = article.sections[0].blocks
    assert isinstance(blocks[-1], Code)
    marks = blocks[0].marks  # type: ignore[union-attr]  # it is a paragraph
    assert marks == (Mark(MarkKind.LINK, 2, 6, "https://a.example"),)


def test_front_matter_is_read_by_a_safe_loader_and_shown_where_it_is_none() -> None:
    assert str(article_of(io.BytesIO(MARKDOWN.encode()), LoadOptions(Kind.MARKDOWN)).byline) == "Ina Thorsen"
    hostile = "---\nauthor: !!python/object/apply:os.system [ls]\n---\n# Title\n\nText.\n"
    article = article_of(io.BytesIO(hostile.encode()), LoadOptions(Kind.MARKDOWN))
    assert any("os.system" in part.text for part in article.left_out)


def test_an_encoding_is_taken_at_its_word() -> None:
    data = "Fähre fährt wieder\n\nDie Fähre fährt.".encode("cp850")
    assert "Fähre" in str(article_of(io.BytesIO(data), LoadOptions(encoding="cp850")).headline)
    with pytest.raises(UnknownEncoding):
        article_of(io.BytesIO(data), LoadOptions(encoding="no-such-encoding"))


def test_what_was_guessed_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(
        ("Fähre fährt wieder\n\n" + "Die Fähre zur Insel fährt täglich und überall über Mönkebüll. " * 20).encode(
            "latin-1"
        )
    )
    first, *_ = explained(str(file), NOTHING)
    assert first.startswith("read as text in ")
    assert "utf" not in first
    file.write_text(TEXT)
    assert run(["--explain", str(file)]) == 0
    assert capsys.readouterr().out.startswith("read as text in utf-8\n    1 headline ")
    told = list(explained(str(file), LoadOptions(Kind.MARKDOWN)))
    assert told[0] == "read as markdown; its markup tells what its parts are"
    assert "Ferry runs again" in told[1]


def test_no_words_are_no_article() -> None:
    for data in (b"123 456\n", b"<html><body>7</body></html>"):
        with pytest.raises(NoProse):
            article_of(io.BytesIO(data), NOTHING)


class _Site(BaseHTTPRequestHandler):
    """Serves a page, Markdown, and nothing else."""

    def do_GET(self) -> None:  # http.server's name
        served = {"/page": ("text/html; charset=utf-8", PAGE), "/notes": ("text/markdown", MARKDOWN)}
        kind, text = served.get(self.path, ("text/plain", ""))
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_address_is_fetched_and_read_as_what_the_server_says(site: str) -> None:
    page: Article = article_reader.load(f"{site}/page")
    assert str(page.headline) == "Ferry runs again"
    assert page.source == f"{site}/page"
    assert str(article_reader.load(f"{site}/notes").byline) == "Ina Thorsen"
    with pytest.raises(PageMissing):
        article_reader.load(f"{site}/none")


def test_what_is_not_on_the_web_is_refused() -> None:
    with pytest.raises(BadAddress, match="only http and https"):
        article_reader.load("ftp://example.org/story.txt")


def test_a_password_in_an_address_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-p", "http://ina:secret@127.0.0.1:1/story"]) == 1
    told = capsys.readouterr().err
    assert "secret" not in told
    assert told.count("\n") == 1
