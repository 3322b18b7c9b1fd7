"""Compile loader/labeller/phrases.yaml, which people edit, into loader/labeller/phrases.json, which the program reads.

    python -m training.phrases

The program never reads YAML on its way to the first frame; this is where it is read, checked and folded.
"""

from __future__ import annotations

import sys
from pathlib import Path

from article_reader.cli.phrase_file import compile_phrases
from article_reader.errors import SettingsError
from article_reader.loader.labeller.phrases import compiled as compiled_file

LABELLER = Path(__file__).parent.parent / "src" / "article_reader" / "loader" / "labeller"
SOURCE = LABELLER / "phrases.yaml"
TARGET = LABELLER / "phrases.json"


def compiled() -> bytes:
    """Return the compiled form of the phrases.

    Raises:
        SettingsError: the file has one.
    """
    return compiled_file(compile_phrases(SOURCE.read_text(encoding="utf-8"), SOURCE.name))


def main() -> int:
    """Compile the file; say what is wrong with it where something is."""
    try:
        TARGET.write_bytes(compiled())
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
