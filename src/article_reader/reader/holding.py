"""What is typed in one go: done in its order, also while the keyboard changes hands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.events import Event, InputEvent, Key, Paste
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen


async def done_at_once(screen: Screen[Any], event: Key) -> bool:
    """Do what a key is bound to on a screen; return whether there was something to do.

    Textual does it only after the key has been passed up to the app: by then the next key may have come already, and
    mean something else than it will when this one is done.
    """
    bound = screen.active_bindings.get(event.key)
    return bound is not None and await screen.app.run_action(bound.binding.action, bound.node)


class HoldsTyped(MessagePump):
    """Can hold what is typed instead of handling it.

    Textual moves the focus between two keys wherever that falls: what comes after reaches the new widget at once, what
    came before may still wait at the old one. So both hold; the old one hands over what it has once nothing more can
    come to it, and the new one takes that before its own.
    """

    _held: list[Event] | None = None

    def hold_typed(self) -> None:
        """Hold what is typed from here on."""
        if self._held is None:
            self._held = []

    def let_go(self) -> Sequence[Event]:
        """Hold no longer, and return what was held, in its order."""
        held, self._held = self._held, None
        return held or ()

    async def take_typed(self, before: Sequence[Event]) -> None:
        """Hold no longer: handle what was typed before this one's turn, then what it has held itself."""
        for event in (*before, *self.let_go()):
            await self.on_event(event)

    async def on_event(self, event: Event) -> None:
        """Hold what is typed, or let it through; once the program is ending, drop it."""
        if self.app._exit and isinstance(event, InputEvent):
            return  # typed behind the key that quits
        if self._held is not None and isinstance(event, Key | Paste):
            self._held.append(event)
        else:
            await super().on_event(event)


class TakesOver(HoldsTyped):
    """A widget that tells when it has got the keyboard, for what was typed before to be handed to it."""

    class Ready(Message):
        """What is typed comes here now."""

        def __init__(self, to: TakesOver) -> None:
            super().__init__()
            self.to = to
            """Who has the keyboard."""

    def on_focus(self) -> None:
        """Tell that what is typed comes here now."""
        self.post_message(self.Ready(self))
