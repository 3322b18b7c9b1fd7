"""Compile loader/phrases.yaml, which people edit, into loader/phrases.json, which the program reads.

    python -m training.phrases

The program never reads YAML on its way to the first frame; this is where it is read, checked and folded.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from article_reader.config.phrase_file import compile_phrases
from article_reader.errors import Mistake

LOADER = Path(__file__).parent.parent / "src" / "article_reader" / "loader"
SOURCE = LOADER / "phrases.yaml"
TARGET = LOADER / "phrases.json"


def compiled() -> str:
    """Return the compiled form of the phrases, as JSON.

    Raises:
        Mistake: the file has one.
    """
    data = compile_phrases(SOURCE.read_text(encoding="utf-8"), SOURCE.name)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace('","', '",\n"') + "\n"


def main() -> int:
    """Compile the file; say what is wrong with it where something is."""
    try:
        TARGET.write_text(compiled(), encoding="utf-8")
    except Mistake as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
