"""Whatever an article is given as: told by its name, by its bytes, or by whoever gives it."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import article_reader
from article_reader import Article
from article_reader.cli.run import run
from article_reader.errors import ContentError, FetchError, OptionError
from article_reader.loader import LoadOptions, article_of, explained
from article_reader.loader.inputs.kinds import detect
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
    file.write_text(f"Ferry *runs* again\n\n{_STORY}\n\n{_STORY}It is as [the minutes](https://a.example) say.\n")
    texts = [part.text or "" for part in article_of(str(file), LoadOptions(Kind.MARKDOWN)).parts()]
    assert "Ferry runs again" in texts
    assert any(text.endswith("It is as the minutes say.") for text in texts)
    texts = [part.text or "" for part in article_of(str(file), LoadOptions(Kind.TEXT)).parts()]
    assert "Ferry *runs* again" in texts


def test_front_matter_is_read_by_a_safe_loader_and_shown_where_it_is_none() -> None:
    assert str(article_of(io.BytesIO(MARKDOWN.encode()), LoadOptions(Kind.MARKDOWN)).byline) == "Ina Thorsen"
    hostile = "---\nauthor: !!python/object/apply:os.system [ls]\n---\n# Title\n\nText.\n"
    article = article_of(io.BytesIO(hostile.encode()), LoadOptions(Kind.MARKDOWN))
    assert any("os.system" in part.text for part in article.left_out)


def test_an_encoding_is_taken_at_its_word() -> None:
    data = "Fähre fährt wieder\n\nDie Fähre fährt.".encode("cp850")
    article = article_of(io.BytesIO(data), LoadOptions(encoding="cp850"))
    assert any("Die Fähre fährt." in (part.text or "") for part in article.parts())
    with pytest.raises(OptionError, match="there is no encoding"):
        article_of(io.BytesIO(data), LoadOptions(encoding="no-such-encoding"))


@pytest.mark.parametrize(("name", "text"), [("a.txt", TEXT), ("a.html", PAGE), ("a.md", MARKDOWN), ("a.eml", MAIL)])
def test_every_kind_of_input_is_explained_line_by_line(name: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(text)
    first, *rows = explained(str(file), NOTHING)
    assert first == f"read as {detect(name, None, text.encode())}"
    (headline,) = (row for row in rows if row.endswith(" Ferry runs again"))
    assert " headline " in headline or "[e-mail header]" in headline
    assert any("The ferry between Portmarrow" in row for row in rows)
    assert all(len(row) <= 80 for row in rows)


def test_the_explanation_is_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    assert run(["--explain", str(file)]) == 0
    assert capsys.readouterr().out.startswith("read as text\n    1 headline ")


def test_no_words_are_no_article() -> None:
    for data in (b"123 456\n", b"<html><body>7</body></html>"):
        with pytest.raises(ContentError, match="there is no prose in it"):
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
    with pytest.raises(FetchError, match="the server has no such page"):
        article_reader.load(f"{site}/none")


def test_what_is_not_on_the_web_is_refused() -> None:
    with pytest.raises(FetchError, match="only http and https"):
        article_reader.load("ftp://example.org/story.txt")


def test_a_password_in_an_address_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-p", "http://ina:secret@127.0.0.1:1/story"]) == 1
    told = capsys.readouterr().err
    assert "secret" not in told
    assert told.count("\n") == 1
