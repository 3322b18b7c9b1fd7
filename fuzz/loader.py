"""Coverage-guided fuzzing of everything that reads an article: any bytes give an Article, or one clear refusal.

    pip install atheris && python fuzz/loader.py -max_total_time=600 fuzz/corpus

What is promised is in `check`; a test replays the corpus without atheris. Found inputs are added to the corpus once
mended, made small by `-merge=1`.
"""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))  # so that it runs from a checkout

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that must not come out of any writer."""

_WORD = re.compile(r"\w+")


def check(data: bytes) -> None:
    """Read bytes as each kind there is, and hold what comes of them against what is promised.

    Raises:
        AssertionError: a promise is broken.
    """
    from article_reader.errors import ArticleError
    from article_reader.inputs import Wanted, article_of
    from article_reader.loader.kinds import Kind
    from article_reader.output import WRITERS, Sheet

    for kind in (Kind.TEXT, Kind.MARKDOWN, Kind.MAIL):
        try:
            article = article_of(io.BytesIO(data), Wanted(kind))
        except ArticleError as error:
            assert "\n" not in str(error)
            continue
        for name, write in WRITERS.items():
            assert not UNSAFE.search(write(article, Sheet(40))), f"{name} of {kind} holds what steers a terminal"
        if kind is Kind.TEXT:
            check_words(data)


def check_words(data: bytes) -> None:
    """See that every word of a text is in its Article once."""
    from article_reader.loader import parse
    from article_reader.loader.source import clean, decode

    text = clean(decode(data))
    article = parse(text)
    said = Counter(
        word for part in article.parts() for words in _texts(part) for word in _WORD.findall(words.casefold())
    )
    there = Counter(_WORD.findall(text.casefold()))
    lost = {word for word in there if word not in said}
    assert not lost, f"lost: {sorted(lost)[:5]}"


def _texts(part: object) -> list[str]:
    return [words for name in ("text", "credit", "marker") if (words := getattr(part, name, None))]


def main() -> None:
    """Fuzz until told to stop."""
    import atheris

    with atheris.instrument_imports(include=["article_reader"]):
        import article_reader.inputs
        import article_reader.loader
        import article_reader.loader.mail
        import article_reader.loader.markdown
        import article_reader.output.data
        import article_reader.output.html
        import article_reader.output.markdown
        import article_reader.output.text  # noqa: F401  # loaded here to be instrumented

    atheris.Setup(sys.argv, check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
