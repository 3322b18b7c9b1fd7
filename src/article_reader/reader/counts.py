"""Numbers typed before a key: how often it acts, as in less and vim, or alone a section's."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer

PAUSE = 0.6
"""How many seconds after the last digit a number that stands alone is a section's."""

MOST = 1000
"""How often a key acts at the most."""

_DIGITS = 6
"""How many digits a number has at the most."""

REPEATED = frozenset(
    {
        *("line_down", "line_up", "page_down", "page_up", "half_page_down", "half_page_up"),
        *("next_paragraph", "previous_paragraph", "next_section", "previous_section"),
        *("next", "previous_hit", "next_link", "previous_link"),
    }
)
"""The actions that a number repeats."""


class Count:
    """The number that is being typed."""

    def __init__(self, after_pause: Callable[[Callable[[], None]], Timer], alone: Callable[[int], None]) -> None:
        """Begin without one.

        Args:
            after_pause: calls something after PAUSE.
            alone: takes a number that no key has followed.
        """
        self._after_pause = after_pause
        self._alone = alone
        self._timer: Timer | None = None
        self.digits = ""
        """What has been typed so far."""

    def takes(self, character: str) -> bool:
        """Take a character, and tell whether it is a digit; a number doesn't begin with 0."""
        if len(character) != 1 or character not in "0123456789" or (character == "0" and not self.digits):
            return False
        self.digits = (self.digits + character)[:_DIGITS]
        self._stop()
        self._timer = self._after_pause(self._ended)
        return True

    def taken(self) -> int | None:
        """Return the number and forget it; None where there is none."""
        digits, self.digits = self.digits, ""
        self._stop()
        return int(digits) if digits else None

    def _ended(self) -> None:
        if (number := self.taken()) is not None:
            self._alone(number)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
