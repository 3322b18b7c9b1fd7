"""The entry point: run the command, and end the process with its exit code."""

from __future__ import annotations

import gc
import os
import sys
from types import TracebackType


def main() -> None:
    """Run the command and end the process with its exit code.

    Garbage collection is off until the reader has drawn its first frame: at start-up there is hardly any garbage, and
    looking for it takes time. The process ends without the interpreter's clean-up: all output has been written by then,
    and freeing the memory object by object would take a tenth of the time that printing takes.
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
