"""Pages from addresses, against a server of our own that misbehaves in every way."""

from __future__ import annotations

import contextlib
import gzip
import http.server
import re
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from article_reader import errors
from article_reader.loader.inputs.fetch import Fetched, fetch, public_address

PAGE = "<html><body><p>Größe</p></body></html>".encode()


class Server(http.server.ThreadingHTTPServer):
    """A server whose answer depends on the path, and which remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that goes away is what is tested."""


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        name, _, argument = self.path.strip("/").partition("/")
        getattr(self, f"answer_{name}")(argument)

    def answer(self, body: bytes, *headers: tuple[str, str], status: int = 200) -> None:
        self.send_response(status)
        for key, value in headers or (("Content-Type", "text/html; charset=UTF-8"),):
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self, _: str) -> None:
        self.answer(PAGE)

    def answer_status(self, status: str) -> None:
        self.answer(b"", status=int(status))

    def answer_type(self, content_type: str) -> None:
        self.answer(PAGE, ("Content-Type", content_type))

    def answer_gzip(self, size: str) -> None:
        self.answer(gzip.compress(b"x" * int(size)), ("Content-Type", "text/html"), ("Content-Encoding", "gzip"))

    def answer_damaged(self, _: str) -> None:
        self.answer(b"no gzip", ("Content-Type", "text/html"), ("Content-Encoding", "gzip"))

    def answer_cut(self, _: str) -> None:
        self.answer(gzip.compress(PAGE * 9)[:-12], ("Content-Type", "text/html"), ("Content-Encoding", "gzip"))

    def answer_brotli(self, _: str) -> None:
        self.answer(PAGE, ("Content-Type", "text/html"), ("Content-Encoding", "br"))

    def answer_large(self, size: str) -> None:
        self.answer(b"x" * int(size))

    def answer_endless(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"x" * 10_000)

    def answer_drip(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.drip()

    def answer_slowhead(self, _: str) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
        self.drip()

    def drip(self) -> None:
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def answer_short(self, _: str) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\nshort")

    def answer_nonsense(self, _: str) -> None:
        self.wfile.write(b"220 mail.example ready\r\n\r\n")

    def answer_silence(self, _: str) -> None:
        self.close_connection = True

    def answer_hop(self, times: str) -> None:
        target = f"/hop/{int(times) - 1}" if int(times) > 1 else "/page"
        self.answer(b"", ("Location", target), status=302)

    def answer_to(self, target: str) -> None:
        self.answer(b"", ("Location", target), status=301)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with running(Server()) as one:
        yield one


@contextlib.contextmanager
def running(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def test_a_page_arrives_with_its_address_encoding_and_type(server: Server) -> None:
    assert fetch(f"{server.url}/page#here") == Fetched(PAGE, f"{server.url}/page", "utf-8", "text/html")


def test_we_say_who_we_are(server: Server) -> None:
    fetch(f"{server.url}/page")
    assert server.asked[0][1]["User-Agent"].startswith("article-reader/")


def test_a_packed_page_is_unpacked(server: Server) -> None:
    assert fetch(f"{server.url}/gzip/5000").data == b"x" * 5000


@pytest.mark.parametrize("content_type", ["text/plain", "application/xhtml+xml", "multipart/related; boundary=x"])
def test_texts_and_archives_are_taken_too(server: Server, content_type: str) -> None:
    assert fetch(f"{server.url}/type/{content_type.replace(' ', '%20')}").data == PAGE


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("status/404", "no such page (status 404)"),
        ("status/410", "no such page (status 410)"),
        ("status/403", "doesn't give the page away (status 403)"),
        ("status/503", "the server failed (status 503)"),
        ("status/418", "makes no sense (status 418)"),
        ("type/image/png", "no article but image/png"),
        ("type/application/pdf", "no article but application/pdf"),
        ("large/200001", "the page is larger than 0.2 MB"),
        ("gzip/5000000", "the page is larger than 0.2 MB"),
        ("endless", "the page is larger than 0.2 MB"),
        ("hop/4", "leads on more than 3 times"),
        ("to/file:///etc/passwd", "away from the web"),
        ("to/ftp://host/file", "away from the web"),
        ("short", "the connection failed (the server broke off)"),
        ("cut", "the connection failed (the server broke off)"),
        ("silence", "the connection failed (the server broke off)"),
        ("nonsense", "makes no sense"),
        ("damaged", "makes no sense"),
        ("brotli", "packed as br"),
        ("drip", "didn't arrive within 1 seconds"),
        ("slowhead", "didn't arrive within 1 seconds"),
    ],
)
def test_each_failure_says_what_is_wrong(server: Server, path: str, said: str) -> None:
    began = time.monotonic()
    with pytest.raises(errors.FetchError, match=re.escape(said)) as raised:
        fetch(f"{server.url}/{path}", timeout=1, max_bytes=200_000, max_redirects=3)
    assert time.monotonic() - began < 4
    assert "\n" not in str(raised.value)


def test_redirects_are_followed_up_to_the_limit(server: Server) -> None:
    assert fetch(f"{server.url}/hop/3", max_redirects=3).url == f"{server.url}/page"


def test_a_page_of_exactly_the_limit_is_taken(server: Server) -> None:
    assert len(fetch(f"{server.url}/large/1000", max_bytes=1000).data) == 1000
    assert len(fetch(f"{server.url}/gzip/1000", max_bytes=1000).data) == 1000


def test_names_and_passwords_are_neither_sent_nor_kept(server: Server) -> None:
    secret = server.url.replace("http://", "http://ann:secret@")
    fetched = fetch(f"{secret}/to/{secret}/page")
    assert fetched.url == f"{server.url}/page"
    assert all("secret" not in str(headers) for _, headers in server.asked)
    assert public_address(f"{secret}/page") == f"{server.url}/page"


def test_a_host_that_refuses_is_told_from_one_that_there_isn_t() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(errors.FetchError, match="refused"):
        fetch(f"http://127.0.0.1:{port}/")
    with pytest.raises(errors.FetchError, match=r"there is no host 'nowhere\.invalid'"):
        fetch("http://nowhere.invalid/")


def test_a_look_up_that_takes_too_long_ends_too(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()

    def look(*_: object, **__: object) -> list[object]:
        over.wait(5)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look)
    with pytest.raises(errors.FetchError, match="didn't arrive within"):
        fetch("http://slow.example/", timeout=0.1)
    over.set()


def test_a_certificate_that_proves_nothing_is_refused(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "1"]
    try:
        subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("there is no openssl to make a certificate with")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = Server()
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with running(server), pytest.raises(errors.FetchError, match=r"the certificate of 127\.0\.0\.1 is no good"):
        fetch(server.url.replace("http://", "https://"), timeout=5)


@pytest.mark.parametrize(
    "url",
    ["", "page.html", "file:///etc/passwd", "ftp://host/x", "http://", "http://[", "http://host:port/", "javascript:1"],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(errors.FetchError, match="only http and https addresses"):
        fetch(url)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://zeitung.example/größe?q=ä b#oben", "https://zeitung.example/gr%C3%B6%C3%9Fe?q=%C3%A4%20b"),
        ("HTTPS://bücher.example", "https://xn--bcher-kva.example/"),
        ("http://host.example:8080/a%20b", "http://host.example:8080/a%20b"),
        ("http://[::1]/a", "http://[::1]/a"),
    ],
)
def test_addresses_are_asked_for_in_ascii(url: str, asked: str) -> None:
    assert public_address(url) == asked
