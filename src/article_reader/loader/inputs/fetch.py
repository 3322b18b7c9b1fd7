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

from article_reader.errors import ArticleError, FetchError
from article_reader.loader.inputs.sources import not_on_the_web
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
        FetchError: there is no connection, the server gives no page, or none that can be read.
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
    raise _as_article_error(found, urlsplit(address).hostname or "", timeout) from found


def _followed(client: httpx.Client, address: str, deadline: float, max_bytes: int, max_redirects: int) -> Fetched:
    """Return the page that an address leads to after any redirects; `deadline` is a moment of the monotonic clock."""
    with client:
        for _ in range(max_redirects + 1):
            with client.stream("GET", address) as response:
                target = _redirect(response, address)
                if target is None:
                    return _received(response, address, deadline, max_bytes)
                address = target
    raise FetchError(f"the address leads on more than {max_redirects} times", "check the address in a browser")


def _redirect(response: httpx.Response, address: str) -> str | None:
    """Return the address that a response sends us to, None where it doesn't.

    Raises:
        FetchError: it isn't one of the web.
    """
    target = response.headers.get("Location")
    if response.status_code not in {301, 302, 303, 307, 308} or not target:
        return None
    try:
        return public_address(urljoin(address, target))
    except (FetchError, ValueError) as error:
        raise FetchError("the address leads away from the web", "check the address in a browser") from error


def _received(response: httpx.Response, address: str, deadline: float, max_bytes: int) -> Fetched:
    if response.status_code != 200:
        raise _refusal(response.status_code)
    content_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if _NO_ARTICLE.fullmatch(content_type):
        raise FetchError(f"this is no article but {content_type}", "give the address of a page or a text")
    packed = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in {"identity", "", "gzip", "x-gzip", "deflate"}:
        raise _bad_answer(f"it is packed as {packed}")
    if int(response.headers.get("Content-Length", "0")) > max_bytes:
        raise _too_large(max_bytes)
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
            raise _too_large(max_bytes)
    if unpacking and received and not unpacking.eof:
        raise _no_connection("the server broke off")
    return bytes(data)


def _refusal(status: int) -> ArticleError:
    if status in {404, 410}:
        return FetchError(f"the server has no such page (status {status})", "check the address")
    if status in {401, 402, 403, 407, 429, 451}:
        return FetchError(f"the server doesn't give the page away (status {status})", "save it from a browser")
    if status >= 500:
        return FetchError(f"the server failed (status {status})", "try later")
    return _bad_answer(f"status {status}")


def _bad_answer(why: str) -> FetchError:
    return FetchError(f"the server's answer makes no sense ({why})", "try later or save the page from a browser")


def _too_large(limit: int) -> FetchError:
    return FetchError(f"the page is larger than {limit / 1_000_000:g} MB", "allow more by --max-size, or save it")


def _no_connection(why: str) -> FetchError:
    return FetchError(f"the connection failed ({why})", "check the network or try later")


def _timed_out(seconds: float) -> FetchError:
    remedy = "try later or save it from a browser"
    return FetchError(f"the page didn't arrive within {seconds:g} seconds", remedy)


def _no_such_host(host: str) -> FetchError:
    return FetchError(f"there is no host '{host}'", "check the address and the network")


def _as_article_error(error: Exception, host: str, timeout: float) -> Exception:
    """Return what went wrong as an ArticleError; errors that nobody thought of as they are."""
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return _timed_out(timeout)
    if isinstance(error, httpx.RemoteProtocolError) and re.search("disconnected|closed connection", str(error)):
        return _no_connection("the server broke off")
    if (cause := _system_error(error)) is not None:
        return _unconnected(cause, host, timeout)
    if isinstance(error, UnicodeError):  # a host whose name is too long to be looked up
        return _no_such_host(host)
    if isinstance(error, httpx.HTTPError | httpx.InvalidURL | zlib.error | ValueError):
        return _bad_answer(type(error).__name__)
    return error


def _unconnected(error: OSError, host: str, timeout: float) -> ArticleError:
    match error:
        case TimeoutError():
            return _timed_out(timeout)
        case socket.gaierror():
            return _no_such_host(host)
        case ssl.SSLCertVerificationError():
            what = f"the certificate of {host} is no good ({error.verify_message})"
            return FetchError(what, "check the address and the computer's clock")
        case ConnectionRefusedError():
            return FetchError(f"{host} refused the connection", "check the address or try later")
        case _:
            return _no_connection(error.strerror or type(error).__name__)


def _system_error(error: BaseException) -> OSError | None:
    """Return the system's error that lies behind another one, None where there is none."""
    found: BaseException | None = error
    while found is not None and not isinstance(found, OSError):
        found = found.__cause__ or found.__context__
    return found


def public_address(url: str) -> str:
    """Return an address as it is asked for and may be shown: in ASCII, without name and password, or place in the page.

    Raises:
        FetchError: it is none of the web.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
        host = f"[{host}]" if ":" in host else host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError as error:
        raise not_on_the_web() from error
    if parts.scheme not in {"http", "https"} or not host or any(map(str.isspace, host)):
        raise not_on_the_web()
    place = f"{host}:{port}" if port is not None else host
    path = quote(parts.path, safe=_UNQUOTED) or "/"
    return urlunsplit((parts.scheme, place, path, quote(parts.query, safe=_UNQUOTED), ""))
