"""No control of the input reaches an output, through whatever door it comes in and whatever it goes out as."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given

from article_reader import Article, parse
from article_reader.article import ADDRESS
from article_reader.cli.marked_yaml import YamlMistake, read_marked
from article_reader.errors import ContentError
from article_reader.loader import LoadOptions, article_of, article_of_page, explained
from article_reader.loader.inputs.html import read_html
from article_reader.loader.inputs.markdown import read_markdown
from article_reader.loader.inputs.own_data import read_own_data
from article_reader.loader.page import Kind
from article_reader.output import WRITERS, Sheet
from article_reader.output.data import to_json, to_yaml
from article_reader.safety import clean
from article_reader.typeset.page import page
from tests.hostile.texts import TEXTS, forbidden, made_by_hand, without_our_styles
from tests.strategies import hostile

pytestmark = pytest.mark.stress

PROSE = "The council met on Monday to talk about the bridge, and voted for it. It will be built in spring, it said."

each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())


def outputs(article: Article) -> Iterator[tuple[str, str]]:
    """Yield what every writer makes of an article, without the styles that are ours."""
    for name, write in WRITERS.items():
        yield name, write(article, Sheet(40))
    yield "text in colour", without_our_styles(WRITERS["text"](article, Sheet(40, color=True)))
    yield "text justified", WRITERS["text"](article, Sheet(40, hyphenate=True, justify=True))
    yield "the page", "\n".join(piece.text + piece.marker for piece in page(article))


def check(article: Article) -> None:
    for name, written in outputs(article):
        assert forbidden(written) == set(), name
    for target in re.findall(r'<a href="([^"]*)"', WRITERS["html"](article, Sheet(40))):
        assert re.fullmatch(ADDRESS, target)


def around(text: str) -> str:
    return f"{text}\n\nA headline {text}\n\n{PROSE} {text} {PROSE}\n\n- {text}\n- {text}\n\n© {text}/dpa\n\n{text}\n"


@each_text
def test_in_plain_text(text: str) -> None:
    check(parse(around(text), source=text))


@each_text
def test_in_markdown(text: str) -> None:
    marked = (
        f"# {text}\n\n**{text}**\n\n## {text}\n\n> {text}\n\n- {text}\n\n```{text}\n{text}\n```\n\n![{text}](<{text}>)"
    )
    marked = clean(f"{marked}\n\n[{text}](https://a.example/{text})\n\n<b>{text}</b>\n\n{PROSE}")
    check(article_of_page(read_markdown(marked, text), text))


@each_text
def test_in_front_matter(text: str) -> None:
    quoted = json.dumps(text)  # JSON's escapes are YAML's too: they come to life after the text was cleaned
    front = (
        f"---\ntitle: {quoted}\nauthor: [{quoted}]\ndate: {quoted}\nlang: {quoted}\nkicker: {text}\n---\n\n{PROSE}\n"
    )
    check(article_of_page(read_markdown(clean(front))))


@each_text
def test_in_an_e_mail(text: str, tmp_path: Path) -> None:
    data = text.encode("utf-8", "surrogatepass")
    word = base64.b64encode(data).decode()
    one_line = text.replace("\n", " ").replace("\r", " ").encode("utf-8", "surrogatepass")
    message = (
        b"From: " + one_line + b" <a@b.example>\nTo: x@y.example\nMIME-Version: 1.0\n"
        b"Subject: =?utf-8?b?" + word.encode() + b"?= " + one_line + b"\nDate: " + one_line + b"\nX-" + b"Odd: "
        + one_line + b"\nContent-Type: multipart/mixed; boundary=b\n\n" + data + b"\n--b\n"
        b"Content-Type: text/plain; charset=utf-8\n\n" + around(text).encode("utf-8", "surrogatepass") + b"\n--b\n"
        b"Content-Type: image/png\nContent-Disposition: attachment; filename*=utf-8''" + word.encode() + b"\n\nx\n--b\n"
        b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
        + base64.b64encode(f"<p>{text}</p>".encode("utf-8", "surrogatepass")) + b"\n--b--\n" + data
    )  # fmt: skip
    path = tmp_path / "letter.eml"
    path.write_bytes(message)
    check(article_of(str(path), LoadOptions()))


@each_text
def test_in_a_web_page(text: str) -> None:
    facts = json.dumps({"@type": "NewsArticle", "headline": text, "author": text, "datePublished": text})
    markup = (
        f'<html lang="{text}"><head><title>{text}</title><meta name="author" content="{text}">'
        f'<script type="application/ld+json">{facts}</script></head><body><h1>{text}</h1><article>'
        f'<p>{PROSE} {text}</p><p>{PROSE}</p><figure><img alt="{text}"><figcaption>{text}</figcaption></figure>'
        f'<p><a href="{text}">{text}</a> <a href="javascript:{text}">no</a> {PROSE}</p><ul><li>{text}</ul>'
        f"<pre>{text}</pre><blockquote>{text}</blockquote></article></body></html>"
    )
    check(article_of_page(read_html(markup, text), text))


@each_text
def test_in_a_file_name_and_an_error_message(text: str, tmp_path: Path) -> None:
    name = (
        text.replace("/", "")
        .replace("\0", "")
        .encode("utf-8", "surrogatepass")[:200]
        .decode("utf-8", "surrogateescape")
    )
    path = tmp_path / (name + ".txt")
    path.write_text(PROSE)
    check(article_of(str(path), LoadOptions()))
    assert forbidden("".join(f"{line}\n" for line in explained(str(path), LoadOptions()))) == set()


@each_text
def test_in_a_text_that_is_explained(text: str, tmp_path: Path) -> None:
    for kind in Kind:
        path = tmp_path / "story"
        path.write_bytes(around(text).encode("utf-8", "surrogatepass"))
        try:
            lines = "\n".join(explained(str(path), LoadOptions(kind)))
        except ContentError:  # nearly all control characters
            continue
        assert forbidden(lines) == set(), kind


@each_text
def test_in_an_article_made_by_hand(text: str) -> None:
    check(made_by_hand(text))


@given(hostile)
def test_in_any_article_made_by_hand(text: str) -> None:
    check(made_by_hand(text or "x"))


@each_text
def test_data_tells_the_hostile_characters_by_their_escapes(text: str) -> None:
    article = made_by_hand(text)
    whole = text.encode("utf-8", "replace").decode()
    assert json.loads(to_json(article))["sections"][0]["blocks"][0]["text"] == text
    assert yaml.load(to_yaml(article), yaml.CSafeLoader)["sections"][0]["blocks"][0]["text"] == whole


@each_text
def test_in_yaml_nothing_is_run_and_mistakes_are_told(text: str) -> None:
    try:
        value = read_marked(text).value
    except YamlMistake:
        return
    assert type(value) in {str, list, dict, type(None)}


@each_text
def test_as_json_it_is_refused(text: str) -> None:
    with pytest.raises(ContentError, match="was expected"):
        read_own_data(text)
