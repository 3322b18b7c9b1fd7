"""An address -> the page that it leads to, within limits on time, size and redirects."""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
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

if TYPE_CHECKING:
    import httpx

TIMEOUT = 20.0
"""How many seconds a page may take, from the first look-up of its host to its last byte."""

MAX_BYTES = 20_000_000
"""How many bytes a page may have, unpacked, where the user doesn't say."""

MAX_REDIRECTS = 5
"""How many times an address may lead on to another."""

_CHUNK = 65_536

_NO_ARTICLE = re.compile(
    r"(?:image|audio|video|font|model)/.*|application/(?:pdf|zip|gzip|epub\+zip|msword|rtf|wasm|vnd\..*|x-[\w-]*zip[\w-]*)"
)
"""Content types that hold no article; what others hold, the bytes tell."""

_HEADERS = {
    "User-Agent": f"article-reader/{__version__}",
    "Accept": "text/html, application/xhtml+xml, text/markdown;q=0.9, text/plain;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}

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


def fetch(
    url: str, *, timeout: float = TIMEOUT, max_bytes: int = MAX_BYTES, max_redirects: int = MAX_REDIRECTS
) -> Fetched:
    """Return the page that an http or https address leads to; names and passwords in the address aren't used.

    It takes `timeout` seconds at the most, however slowly the server speaks, has `max_bytes` bytes at the most,
    unpacked, and is found after at most `max_redirects` redirects.

    Raises:
        BadAddress, NoSuchHost, ConnectionRefused, NoConnection, TimedOut, BadCertificate: there is no connection.
        PageMissing, PageForbidden, ServerFailed, BadAnswer: the server gives no page.
        NoArticleThere, PageTooLarge, TooManyRedirects, BadRedirect: it gives none that we take.
    """
    import httpx

    address = public_address(url)
    # Made before the time begins to run: certificates take long to load.
    client = httpx.Client(headers=_HEADERS, timeout=timeout, verify=ssl.create_default_context())
    outcome: list[Fetched | Exception] = []

    def run() -> None:
        try:
            outcome.append(_followed(client, address, time.monotonic() + timeout, max_bytes, max_redirects))
        except Exception as error:  # it is raised where it is waited for
            outcome.append(error)

    # httpx limits each wait, not all of them together, and nothing limits the look-up of a host.
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(timeout)
    found = outcome[0] if outcome else TimeoutError()
    if isinstance(found, Fetched):
        return found
    if isinstance(found, ArticleError):
        raise found
    raise _in_our_words(found, urlsplit(address).hostname or "", timeout) from found


def _followed(client: httpx.Client, address: str, deadline: float, max_bytes: int, max_redirects: int) -> Fetched:
    """Return the page that an address leads to after any redirects; `deadline` is a moment of the monotonic clock."""
    with client:
        for _ in range(max_redirects + 1):
            with client.stream("GET", address) as response:
                target = _redirect(response, address)
                if target is None:
                    return _received(response, address, deadline, max_bytes)
                address = target
    raise TooManyRedirects(max_redirects)


def _redirect(response: httpx.Response, address: str) -> str | None:
    """Return the address that a response sends us to, None where it doesn't.

    Raises:
        BadRedirect: it isn't one of the web.
    """
    target = response.headers.get("Location")
    if response.status_code not in {301, 302, 303, 307, 308} or not target:
        return None
    try:
        return public_address(urljoin(address, target))
    except (BadAddress, ValueError) as error:
        raise BadRedirect from error


def _received(response: httpx.Response, address: str, deadline: float, max_bytes: int) -> Fetched:
    if response.status_code != 200:
        raise _refusal(response.status_code)
    content_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if _NO_ARTICLE.fullmatch(content_type):
        raise NoArticleThere(content_type)
    packed = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in {"identity", "", "gzip", "x-gzip", "deflate"}:
        raise BadAnswer(f"it is packed as {packed}")
    if int(response.headers.get("Content-Length", "0")) > max_bytes:
        raise PageTooLarge(max_bytes)
    data = _read(response, deadline, max_bytes, is_packed=packed not in {"identity", ""})
    return Fetched(data, address, response.charset_encoding, content_type)


def _read(response: httpx.Response, deadline: float, max_bytes: int, *, is_packed: bool) -> bytes:
    """Return the body of a response, unpacked; at no moment is more of it held than the limit and a little."""
    data = bytearray()
    received = 0
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32) if is_packed else None
    for chunk in response.iter_raw(_CHUNK):
        if time.monotonic() > deadline:
            raise TimeoutError
        received += len(chunk)
        data += unpacking.decompress(chunk, max_bytes + 1 - len(data)) if unpacking else chunk
        if max(len(data), received) > max_bytes:
            raise PageTooLarge(max_bytes)
    if unpacking and received and not unpacking.eof:
        raise NoConnection("the server broke off")
    return bytes(data)


def _refusal(status: int) -> ArticleError:
    if status in {404, 410}:
        return PageMissing(status)
    if status in {401, 402, 403, 407, 429, 451}:
        return PageForbidden(status)
    return ServerFailed(status) if status >= 500 else BadAnswer(f"status {status}")


def _in_our_words(error: Exception, host: str, timeout: float) -> Exception:
    """Return what went wrong as an ArticleError; errors that nobody thought of as they are."""
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return TimedOut(timeout)
    if isinstance(error, httpx.RemoteProtocolError) and re.search("disconnected|closed connection", str(error)):
        return NoConnection("the server broke off")
    if (cause := _system_error(error)) is not None:
        return _unconnected(cause, host, timeout)
    if isinstance(error, UnicodeError):  # a host whose name is too long to be looked up
        return NoSuchHost(host)
    if isinstance(error, httpx.HTTPError | httpx.InvalidURL | zlib.error | ValueError):
        return BadAnswer(type(error).__name__)
    return error


def _unconnected(error: OSError, host: str, timeout: float) -> ArticleError:
    match error:
        case TimeoutError():
            return TimedOut(timeout)
        case socket.gaierror():
            return NoSuchHost(host)
        case ssl.SSLCertVerificationError():
            return BadCertificate(host, error.verify_message)
        case ConnectionRefusedError():
            return ConnectionRefused(host)
        case _:
            return NoConnection(error.strerror or type(error).__name__)


def _system_error(error: BaseException) -> OSError | None:
    """Return the system's error that lies behind another one, None where there is none."""
    found: BaseException | None = error
    while found is not None and not isinstance(found, OSError):
        found = found.__cause__ or found.__context__
    return found


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
