"""Coverage-guided fuzzing of everything that reads an article: any bytes give an Article, or one clear refusal.

Each input is read as every kind in turn: text, Markdown, a web page, a letter, our own data.

    pip install atheris && python -m fuzz.loader -max_total_time=600 fuzz/corpus

What is promised is `check_bytes`; a test holds the corpus to it without atheris. Found inputs are added to the corpus
once mended, made small by `-merge=1`.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Fuzz until told to stop."""
    import atheris

    with atheris.instrument_imports(include=["article_reader"]):
        from tests.promises import check_bytes

    atheris.Setup(sys.argv, check_bytes)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
