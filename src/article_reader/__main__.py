"""The program's door: as little as can be between the interpreter's start and the arguments."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command and end the process with its exit code.

    Garbage isn't looked for until the reader has drawn its first frame: there is next to none, and looking takes time.
    """
    gc.disable()
    try:
        from article_reader.cli import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
