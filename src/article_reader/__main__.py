"""The program's door: as little as can be between the interpreter's start and the arguments."""

from __future__ import annotations

import gc
import os
import sys
from types import TracebackType


def main() -> None:
    """Run the command and end the process with its exit code.

    Garbage isn't looked for until the reader has drawn its first frame: there is next to none, and looking takes time.
    Nor is anything tidied up at the end: all has been written by then, and the interpreter would take a tenth of the
    time that printing takes to free what goes with the process anyway.
    """
    gc.disable()
    sys.excepthook = _tell
    try:
        from article_reader.cli.run import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    os._exit(code)


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print an unexpected error on one line, and with DEBUG set its traceback."""
    from article_reader.errors import DEBUG, unexpected

    if os.environ.get(DEBUG):
        sys.__excepthook__(kind, error, trace)
    if sys.stderr is not None:
        print(f"article-reader: {unexpected(error)}", file=sys.stderr)


if __name__ == "__main__":
    main()
