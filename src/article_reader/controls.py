"""The former place of what lives in safety.py."""

from article_reader.safety import (
    REPLACEMENT,
    UNSHOWN,
    escaped,
    has_controls,
    on_one_line,
    without_controls,
)

__all__ = ["REPLACEMENT", "UNSHOWN", "escaped", "has_controls", "on_one_line", "without_controls"]
