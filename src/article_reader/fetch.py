"""An address -> the page that it leads to, within limits on time, size and redirects."""

from __future__ import annotations

import functools
import http.client
import io
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from article_reader.errors import (
    ArticleError,
    BadAddress,
    BadAnswer,
    BadCertificate,
    BadRedirect,
    ConnectionRefused,
    NoArticleThere,
    NoConnection,
    NoSuchHost,
    PageForbidden,
    PageMissing,
    PageTooLarge,
    ServerFailed,
    TimedOut,
    TooManyRedirects,
)
from article_reader.version import __version__

SECONDS = 20.0
"""How long a page may take, from the first look-up of its host to its last byte."""

LIMIT = 20_000_000
"""How many bytes a page may have, unpacked."""

REDIRECTS = 5
"""How many times an address may lead on to another."""

_AT_ONCE = 65_536

_ARTICLE_TYPES = frozenset(
    {"application/xhtml+xml", "application/xml", "multipart/related", "message/rfc822", "application/x-mimearchive"}
)
"""Content types that may hold an article, beside all of text."""

_UNQUOTED = "/%:=&?~+!$,;'@()*[]#"
"""What stays as it is in an address's path and query."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it arrived."""

    data: bytes
    """What it holds, unpacked."""

    url: str
    """The address it was found at in the end."""

    charset: str | None
    """The encoding that the server tells, None where it doesn't."""

    content_type: str
    """The content type that the server tells, such as text/html; "" where it doesn't."""


def fetch(url: str, *, seconds: float = SECONDS, limit: int = LIMIT, redirects: int = REDIRECTS) -> Fetched:
    """Return the page that an http or https address leads to; names and passwords in the address aren't used.

    It takes `seconds` at the most, however slowly the server speaks, has `limit` bytes at the most, unpacked, and is
    found after at most `redirects` redirects.

    Raises:
        BadAddress, NoSuchHost, ConnectionRefused, NoConnection, TimedOut, BadCertificate: there is no connection.
        PageMissing, PageForbidden, ServerFailed, BadAnswer: the server gives no page.
        NoArticleThere, PageTooLarge, TooManyRedirects, BadRedirect: it gives none that we take.
    """
    address = public_address(url)
    deadline = _Deadline(seconds)
    for _ in range(redirects + 1):
        try:
            with _opened(address, deadline) as answer:
                if (target := _led_on(answer, address)) is None:
                    return _received(answer, address, deadline, limit)
                address = target
        except (OSError, http.client.HTTPException, zlib.error) as error:
            raise _explained(error, urlsplit(address).hostname or "", seconds) from error
    raise TooManyRedirects(redirects)


@dataclass(slots=True)
class _Deadline:
    """The moment at which we have waited long enough."""

    seconds: float
    """How long that is from now."""

    end: float = 0.0
    """That moment, by the clock that only counts."""

    def __post_init__(self) -> None:
        self.end = time.monotonic() + self.seconds

    def left(self) -> float:
        """Return how many seconds are left.

        Raises:
            TimeoutError: none are.
        """
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Patient(io.RawIOBase):
    """What a socket receives, until the deadline: of a server that drips, each wait is short and all are long."""

    def __init__(self, sock: socket.socket, deadline: _Deadline) -> None:
        self._sock, self._deadline = sock, deadline
        self._stream: Any = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._deadline.left())
        received: int | None = self._stream.readinto(buffer)
        return received

    def close(self) -> None:
        self._stream.close()
        super().close()


class _Answer(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *arguments: Any, deadline: _Deadline, **options: Any) -> None:
        super().__init__(sock, *arguments, **options)
        self.fp.close()
        self.fp = io.BufferedReader(_Patient(sock, deadline))


class _Connection(http.client.HTTPConnection):
    """A connection whose every step ends at the deadline."""

    def __init__(self, host: str, *arguments: Any, deadline: _Deadline, **options: Any) -> None:
        super().__init__(host, *arguments, **options)
        self.deadline = deadline
        self.response_class = functools.partial(_Answer, deadline=deadline)  # type: ignore[assignment]

    def connect(self) -> None:
        self.sock = _connected(self.host, self.port, self.deadline)
        if getattr(self, "_tunnel_host", None):
            self._tunnel()  # type: ignore[attr-defined]  # how urllib asks for a way through a proxy
        self.sock.settimeout(self.deadline.left())


class _SecureConnection(_Connection):
    """The same, secured by TLS."""

    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        host = getattr(self, "_tunnel_host", None) or self.host
        context = ssl.create_default_context()
        context.set_alpn_protocols(["http/1.1"])
        self.sock = context.wrap_socket(self.sock, server_hostname=host)
        self.sock.settimeout(self.deadline.left())


class _Plain(urllib.request.HTTPHandler):
    def __init__(self, deadline: _Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(functools.partial(_Connection, deadline=self._deadline), req)


class _Secure(urllib.request.HTTPSHandler):
    def __init__(self, deadline: _Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(functools.partial(_SecureConnection, deadline=self._deadline), req)


def _opened(address: str, deadline: _Deadline) -> Any:
    """Return the server's answer, whatever its status; proxies are those of the environment."""
    opener = urllib.request.OpenerDirector()
    for handler in (urllib.request.ProxyHandler(), _Plain(deadline), _Secure(deadline)):
        opener.add_handler(handler)
    headers = {
        "User-Agent": f"article-reader/{__version__}",
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    return opener.open(urllib.request.Request(address, headers=headers), timeout=deadline.left())  # noqa: S310


def _connected(host: str, port: int, deadline: _Deadline) -> socket.socket:
    """Return a socket connected to the first of the host's addresses that answers."""
    failed: OSError = OSError(f"{host} has no address")
    for family, kind, protocol, _, place in _looked_up(host, port, deadline):
        sock = socket.socket(family, kind, protocol)
        try:
            sock.settimeout(deadline.left())
            sock.connect(place)
        except OSError as error:
            sock.close()
            failed = error
        else:
            return sock
    raise failed


def _looked_up(host: str, port: int, deadline: _Deadline) -> list[Any]:
    """Return the addresses of a host; the look-up is left alone where it takes too long, since it can't be stopped."""
    found: list[Any] = []
    failed: list[OSError] = []

    def look() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except UnicodeError:
            failed.append(socket.gaierror(socket.EAI_NONAME, "no such name"))
        except OSError as error:
            failed.append(error)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if thread.is_alive():
        raise TimeoutError
    if failed:
        raise failed[0]
    return found


def _led_on(answer: http.client.HTTPResponse, address: str) -> str | None:
    """Return the address that the answer sends us to, None where it doesn't.

    Raises:
        BadRedirect: it isn't one of the web.
    """
    target = answer.headers.get("Location")
    if answer.status not in {301, 302, 303, 307, 308} or not target:
        return None
    try:
        return public_address(urljoin(address, target))
    except (BadAddress, ValueError) as error:
        raise BadRedirect from error


def _received(answer: http.client.HTTPResponse, address: str, deadline: _Deadline, limit: int) -> Fetched:
    if answer.status != http.HTTPStatus.OK:
        raise _refusal(answer.status)
    content_type = answer.headers.get_content_type() if answer.headers.get("Content-Type") else ""
    if content_type and not content_type.startswith("text/") and content_type not in _ARTICLE_TYPES:
        raise NoArticleThere(content_type)
    packed = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in {"identity", "", "gzip", "x-gzip", "deflate"}:
        raise BadAnswer(f"it is packed as {packed}")
    data = _read(answer, deadline, limit, is_packed=packed not in {"identity", ""})
    return Fetched(data, address, answer.headers.get_content_charset(), content_type)


def _read(answer: http.client.HTTPResponse, deadline: _Deadline, limit: int, *, is_packed: bool) -> bytes:
    """Return the answer's body, unpacked; at no moment is more of it held than the limit and a little."""
    if (answer.length or 0) > limit:
        raise PageTooLarge(limit)
    data = bytearray()
    received = 0
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32) if is_packed else None
    while block := answer.read1(_AT_ONCE):
        deadline.left()
        received += len(block)
        data += unpacking.decompress(block, limit + 1 - len(data)) if unpacking else block
        if len(data) > limit or received > limit:
            raise PageTooLarge(limit)
    if answer.length or (unpacking and received and not unpacking.eof):
        raise http.client.IncompleteRead(b"")
    return bytes(data)


def _refusal(status: int) -> ArticleError:
    if status in {404, 410}:
        return PageMissing(status)
    if status in {401, 402, 403, 407, 429, 451}:
        return PageForbidden(status)
    return ServerFailed(status) if status >= 500 else BadAnswer(f"status {status}")


def _explained(error: Exception, host: str, seconds: float) -> ArticleError:
    """Return what went wrong in our words."""
    if isinstance(error, urllib.error.URLError) and isinstance(error.reason, OSError):
        error = error.reason
    if isinstance(error, TimeoutError):
        return TimedOut(seconds)
    if isinstance(error, http.client.IncompleteRead | http.client.RemoteDisconnected):
        return NoConnection("the server broke off")
    if isinstance(error, OSError):
        return _unconnected(error, host)
    return BadAnswer(type(error).__name__)


def _unconnected(error: OSError, host: str) -> ArticleError:
    match error:
        case socket.gaierror():
            return NoSuchHost(host)
        case ssl.SSLCertVerificationError():
            return BadCertificate(host, error.verify_message)
        case ConnectionRefusedError():
            return ConnectionRefused(host)
        case _:
            return NoConnection(error.strerror or type(error).__name__)


def public_address(url: str) -> str:
    """Return an address as it is asked for and may be shown: in ASCII, without name and password, or place in the page.

    Raises:
        BadAddress: it is none of the web.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
        host = f"[{host}]" if ":" in host else host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError as error:
        raise BadAddress from error
    if parts.scheme not in {"http", "https"} or not host or any(map(str.isspace, host)):
        raise BadAddress
    place = f"{host}:{port}" if port is not None else host
    path = quote(parts.path, safe=_UNQUOTED) or "/"
    return urlunsplit((parts.scheme, place, path, quote(parts.query, safe=_UNQUOTED), ""))


def is_address(name: str) -> bool:
    """Tell whether a name is the address of a page rather than a file's."""
    return name.lower().startswith(("http://", "https://"))
