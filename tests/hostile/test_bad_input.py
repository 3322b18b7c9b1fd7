"""Whatever is given as an article is read, or refused in one clear line: in time, in bounded memory, no traceback."""

from __future__ import annotations

import gzip
import io
import marshal
import os
import sqlite3
import struct
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from article_reader.output import WRITERS
from tests.hostile.program import Run, run
from tests.hostile.texts import TEXTS, forbidden, without_our_styles

pytestmark = pytest.mark.stress

PROSE = "The council met on Monday to talk about the bridge, and voted for it. It will be built in spring, it said.\n"
BARE_SECONDS = 10.0
"""What a run may take before the article counts: the start of the interpreter on a busy machine."""

BARE_MEMORY = 150_000_000
"""What it may have before the article counts: the interpreter, the weights, what reads web pages."""


def check(result: Run, size: int, lines: int = 0) -> Run:
    """Check what holds for any input of so many bytes and lines: an article or one line, in time and bounded memory."""
    assert result.code in {0, 1, 2}  # 2 where the name of an encoding is none
    assert "Traceback" not in result.err
    if result.code:
        assert "; " in result.complaint, "what to do is told too"
    else:
        assert result.err == ""
        assert result.out.strip()
    assert result.seconds < BARE_SECONDS + 2 * size / 1e6 * 5  # five times over: the machine may be busy
    assert result.memory < BARE_MEMORY + 40 * size + 2_000 * lines
    return result


def read(path: Path, *arguments: str) -> Run:
    data = path.read_bytes()
    return check(run([*arguments, path]), len(data), sum(bool(line.strip()) for line in data.split(b"\n")))


def _sqlite() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table words (word text)")
    connection.execute("insert into words values ('a word of prose')")
    return connection.serialize()


def _zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("story.txt", PROSE * 20)
    return stream.getvalue()


def _code() -> bytes:
    return b"\xa7\r\r\n" + struct.pack("<III", 0, 0, 0) + marshal.dumps(compile("print('a')\n" * 50, "x", "exec"))


BINARIES = {
    "elf": b"\x7fELF\x02\x01\x01" + bytes(9) + struct.pack("<HHIQQQ", 3, 62, 1, 0x1060, 64, 14000) + bytes(200),
    "png": b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", 256, 256, 8, 6, 0, 0, 0) + os.urandom(500),
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xdb\0\x43\0" + os.urandom(500),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Length 600/Filter/FlateDecode>> stream\n"
    + os.urandom(600)
    + b"\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n",
    "gzip": gzip.compress(PROSE.encode() * 20 + os.urandom(300)),
    "zip": _zip(),
    "sqlite": _sqlite(),
    "mp3": b"ID3\x04\0\0\0\0\0\x21TIT2\0\0\0\x17\0\0\0A title" + bytes(16) + b"\xff\xfb\x90\x64" + os.urandom(500),
    "class": b"\xca\xfe\xba\xbe\0\0\0\x41\0\x1d\x0a\0\2\0\3\7\0\4\x0c\0\5\0\6"
    b"\1\0\x10java/lang/Object\1\0\6<init>\1\0\3()V",
    "pyc": _code(),
}


@pytest.mark.parametrize("data", BINARIES.values(), ids=BINARIES.keys())
@pytest.mark.parametrize("ending", ["", ".txt", ".md", ".html", ".eml"])
def test_a_binary_file_is_refused_or_read_without_harm_whatever_its_name(
    tmp_path: Path, data: bytes, ending: str
) -> None:
    path = tmp_path / f"file{ending}"
    path.write_bytes(data)
    result = read(path)
    assert forbidden(result.out.decode()) == set()
    if ending in {"", ".txt"}:
        assert "not text" in result.complaint or "encoding" in result.complaint


def test_a_folder_and_what_is_not_there(tmp_path: Path) -> None:
    assert "folder" in check(run([tmp_path]), 0).complaint
    assert "no such file" in check(run([tmp_path / "none"]), 0).complaint
    assert "no such file" in check(run(["a\udcffb"]), 0).complaint
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    check(run([tmp_path / "loop"]), 0)
    check(run([tmp_path / ("x" * 5000)]), 0)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    assert "no such file" in check(run([tmp_path / "gone"]), 0).complaint


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs the device")
def test_a_device_without_end_is_refused_at_the_limit() -> None:
    result = run(["/dev/zero"])
    assert "--max-size" in result.complaint
    assert result.memory < BARE_MEMORY + 4 * 64_000_000


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs such a file")
def test_a_file_that_the_system_does_not_deliver_is_told() -> None:
    assert "could not be read" in check(run(["/proc/self/mem"]), 0).complaint


def test_a_fifo_without_end_is_refused_at_the_limit(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    writer = threading.Thread(target=_pour, args=(fifo,), daemon=True)
    writer.start()
    assert "--max-size" in run([fifo]).complaint
    writer.join(10)


def _pour(fifo: Path) -> None:
    try:
        with fifo.open("wb") as stream:
            while True:
                stream.write(PROSE.encode() * 1000)
    except BrokenPipeError:
        pass


def test_a_fifo_with_an_article_is_read_once(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    writer = threading.Thread(target=fifo.write_text, args=(PROSE * 3,), daemon=True)
    writer.start()
    assert b"council" in check(run([fifo]), 0).out


EMPTY = {
    "empty": b"",
    "blank": b" \n\t\r\n" * 99,
    "mark only": b"\xef\xbb\xbf",
    "nul only": b"\0" * 99,
    "dots": b"...\n",
}


@pytest.mark.parametrize("data", EMPTY.values(), ids=EMPTY.keys())
@pytest.mark.parametrize("kind", ["text", "markdown", "html", "mail"])
def test_what_says_nothing_is_refused_as_whatever_it_is_read(tmp_path: Path, data: bytes, kind: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    assert read(path, "--as", kind).complaint


UMLAUTS = "Größere Züge fahren häufiger über die Brücke, hieß es am Montag im Rathaus der Stadt.\n\n" * 20
DAMAGED = {
    "utf-8 cut off": UMLAUTS.encode()[:-60],
    "utf-8 cut in a letter": UMLAUTS.encode()[:3],
    "utf-16 cut in a letter": UMLAUTS.encode("utf-16")[:-1],
    "utf-16 without a mark, cut": UMLAUTS.encode("utf-16-be")[:-1],
    "utf-32 cut in a letter": UMLAUTS.encode("utf-32")[:-3],
    "half a pair": UMLAUTS.encode("utf-16-le") + b"\x00\xd8\x41\x00",
    "a surrogate in utf-8": UMLAUTS.encode() + b"\xed\xa0\x80 and on",
    "overlong": UMLAUTS.encode() + b"\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80",
    "mixed": UMLAUTS.encode() + UMLAUTS.encode("cp1252") + UMLAUTS.encode("utf-16"),
    "two halves": UMLAUTS.encode() * 3 + UMLAUTS.encode("cp1252"),
    "nuls between": UMLAUTS.replace(" ", "\0 ").encode(),
    "nul at the start": b"\0" + UMLAUTS.encode(),
    "c1 controls": UMLAUTS.encode() + "\x9b31mred\x9d0;t\x9c".encode(),
    "c1 controls in latin 1": UMLAUTS.encode("latin-1") + b"\x9b31mred\x9d0;t\x9c",
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_damaged_text_is_read_as_far_as_it_can_be_or_refused(tmp_path: Path, data: bytes) -> None:
    for kind in ("text", "html", "mail", "markdown"):
        path = tmp_path / kind
        path.write_bytes(data)
        assert forbidden(read(path, "--as", kind, "--color", "never").out.decode()) == set()


@pytest.mark.parametrize(
    "name", ["utf-7", "unicode_escape", "rot13", "idna", "punycode", "nonsense", "mbcs", "\x1b[31m", "a" * 999]
)
def test_an_encoding_that_is_odd_or_none_is_borne(tmp_path: Path, name: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(rb"One \ud800 two \x9b31m +2AA- three \x1b]0;t\x07 four" * 9)
    result = read(path, "--encoding", name)
    assert forbidden(result.out.decode()) == set()


LARGE: dict[str, Callable[[], str]] = {
    "one line of five megabytes": lambda: "word after word " * 320_000,
    "one word of a megabyte": lambda: "x" * 1_000_000,
    "a million blank lines": lambda: PROSE + "\n" * 1_000_000 + PROSE,
    "ten thousand nested quotes": lambda: ">" * 10_000 + " deep\n\n" + PROSE,
    "ten thousand nested quotes, spaced": lambda: "> " * 10_000 + " deep\n\n" + PROSE,
    "a hundred thousand list markers": lambda: "- " * 100_000 + "deep\n\n" + PROSE,
    "lists in lists": lambda: "".join(f"{' ' * 2 * depth}- deep\n" for depth in range(700)) + PROSE,
    "ten thousand nested tags": lambda: "<html><body>" + "<div>" * 10_000 + PROSE + "</div>" * 10_000,
    "ten thousand nested inline tags": lambda: "<html><p>" + "<b><i>" * 5_000 + PROSE,
    "nested tables": lambda: "<html>" + "<table><tr><td>" * 3_000 + PROSE,
    "brackets": lambda: "[" * 50_000 + PROSE + "](" * 50_000,
    "stars": lambda: "*a **b _c " * 10_000 + PROSE,
    "ticks": lambda: "".join("`" * (number % 97) + "x" for number in range(10_000)) + PROSE,
    "entities": lambda: "&lt;&#x41;&amp" * 30_000 + PROSE,
    "unclosed comments": lambda: "<html><p>" + PROSE + "<!-- " * 50_000,
    "unclosed attributes": lambda: "<html><p>" + PROSE + "<a href='" * 30_000,
    "short lines": lambda: "a b\n" * 20_000,
    "capitals": lambda: "BREAKING NEWS\n\n" * 10_000,
    "credits": lambda: "© dpa\n" * 10_000 + PROSE,
    "combining marks": lambda: PROSE + "e" + "\u0301" * 100_000 + PROSE,
    "escapes that never end": lambda: "\x1b]0;" * 100_000 + PROSE,
    "csi that never ends": lambda: PROSE + "\x1b[" + "1;" * 200_000,
    "backspaces": lambda: PROSE + "ab" + "\b" * 100_000,
    "mail parts": lambda: "From: a@b.example\nTo: c@d.example\nSubject: Parts\nMIME-Version: 1.0\nContent-Type: "
    "multipart/mixed; boundary=b\n\n" + "--b\nContent-Type: text/plain\n\nA part of it.\n" * 3_000,
    "mail in mail": lambda: ("From: a@b.example\nTo: c@d.example\nSubject: One\n"
    "Content-Type: message/rfc822\n\n") * 2_000 + PROSE,
    "headers": lambda: "From: a@b.example\nTo: c@d.example\n" + "X-A: b\n c\n" * 10_000 + "\n" + PROSE,
    "alias bomb": lambda: "---\na: &a [x, x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(24))
    + "title: *y\n---\n\n" + PROSE,
    "deep front matter": lambda: "---\ntitle: " + "[" * 20_000 + "\n---\n\n" + PROSE,
    "brace bomb": lambda: "---\ntitle: {a: " * 3_000 + "\n---\n\n" + PROSE,
    "merge bomb": lambda: "---\na: &a {x: y}\ntitle: {<<: *a, <<: *a}\n---\n\n" + PROSE,
}  # fmt: skip


@pytest.mark.parametrize("name", LARGE)
def test_what_is_large_or_deep_takes_time_and_memory_in_proportion(tmp_path: Path, name: str) -> None:
    text = LARGE[name]()
    kinds = [""] if len(text) > 2_000_000 else ["", ".md", ".html", ".eml"]
    for ending in kinds:
        path = tmp_path / f"story{ending}"
        path.write_text(text, encoding="utf-8")
        read(path)


@pytest.mark.parametrize("ending", ["", ".md", ".eml"])
def test_a_text_of_more_lines_than_an_article_has_is_refused(tmp_path: Path, ending: str) -> None:
    story = tmp_path / f"story{ending}"
    story.write_text("From: a@b.example\nTo: c@d.example\nSubject: Lines\n\n" + "a\n" * 1_000_000)
    assert "250,000 lines" in read(story).complaint


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_all_hostile_texts_at_once_through_the_program(tmp_path: Path, form: str) -> None:
    text = "\n\n".join(f"{name} {hostile} {PROSE}" for name, hostile in TEXTS.items() if "nul" not in name)
    for ending in ("", ".md", ".html", ".eml"):
        path = tmp_path / f"story{ending}"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        for colour in ("always", "never") if form == "text" else ("never",):
            result = read(path, "-f", form, "--color", colour)
            assert forbidden(without_our_styles(result.out.decode())) == set(), ending


CONFIGS = {
    "alias bomb": "a: &a [x, x]\nb: &b [*a, *a]\nkeys: *b\n",
    "deep": "keys: " + "[" * 20_000,
    "tag": "theme: !!python/object/apply:os.system ['id']\n",
    "escapes": 'theme: "\\e]0;title\\a \\x9b31m \\u202E"\n',
    "escaped key": '"\\e[31m\\u202E": 1\n',
    "raw escapes": "theme: \x1b]0;title\x07\n",
    "c1": "theme: \x9b31m\n",
    "no mapping": "- a\n",
    "binary": "\0\1\2\3" * 99,
    "nothing in it that is known": "width: \u202e60\n",
    "huge number": "width: " + "9" * 10_000 + "\n",
    "not a number": "width: .nan\n",
}


NO_MISTAKE = {"escapes"}
"""Those in whose values only the reader finds something wrong."""


@pytest.mark.parametrize(("name", "text"), CONFIGS.items(), ids=CONFIGS.keys())
def test_a_hostile_config_is_told_in_one_line(tmp_path: Path, name: str, text: str) -> None:
    story, config = tmp_path / "story.txt", tmp_path / "config.yaml"
    story.write_text(PROSE)
    config.write_text(text, encoding="utf-8")
    for option in ("--config", "--phrases"):
        result = run([option, config, story])
        assert forbidden(result.out.decode() + result.err) == set()
        if option == "--phrases" or name not in NO_MISTAKE:
            assert result.code == 2
            assert result.complaint


def test_a_config_that_is_a_folder_or_a_device_is_told(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(PROSE)
    for config in (tmp_path, "/dev/zero"):
        assert run(["--config", config, story]).code == 2


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_hostile_argument_is_told_without_harm(text: str) -> None:
    argument = text.replace("\0", "").encode("utf-8", "surrogatepass")[:2000].decode("utf-8", "surrogateescape")
    for arguments in ([argument], ["--theme", argument, "-p", "none"], [f"--{argument}"], ["-f", argument, "none"]):
        result = run(arguments)
        assert result.code in {1, 2}
        assert forbidden(result.complaint) == set()
