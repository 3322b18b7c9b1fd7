"""Frozen records: classes of named, typed values, defined without what a dataclass needs imported for that.

`dataclasses` imports inspect, ast, dis and tokenize: nine milliseconds, where an interpreter starts in eleven; and each
frozen dataclass takes half a millisecond to define. Printing an article takes forty-five in all.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any, ClassVar, NoReturn, Self, TypeVar, dataclass_transform

    _Record = TypeVar("_Record", bound="Record")
else:

    def dataclass_transform(**_):
        """Stand in for typing's, which is there for type checkers."""
        return lambda made: made


def _initializer(fields: Sequence[str], defaults: Mapping[str, object]) -> Callable[..., None]:
    """Return `__init__(self, first, second=default, …)`."""
    given = ", ".join(f"{field}=_defaults[{field!r}]" if field in defaults else field for field in fields)
    put = "; ".join(f"_put(self, {field!r}, {field})" for field in fields)
    known = {"_defaults": defaults, "_put": object.__setattr__}
    made: dict[str, Callable[..., None]] = {}
    exec(f"def __init__(self, {given}): {put or 'pass'}", known, made)  # noqa: S102  # nosec B102  # our own names
    return made["__init__"]


class _Kind(type):
    """Makes the classes of records: their fields are slots, and the initializer takes them by place or by name."""

    def __new__(mcs, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> _Kind:
        fields = tuple(space.get("__annotations__", ()))
        defaults = {field: space.pop(field) for field in fields if field in space}
        slots = {"__slots__": fields, "__match_args__": fields}
        return super().__new__(mcs, name, bases, {**space, **slots, "__init__": _initializer(fields, defaults)})


@dataclass_transform(frozen_default=True)
class Record(metaclass=_Kind):
    """A frozen record. Its subclasses annotate their fields in order, those with a default value last.

    Records are equal where they are of one class and their fields are equal. They can be hashed, copied and pickled
    where their fields can; pattern matching knows the fields by their places.
    """

    if TYPE_CHECKING:
        __match_args__: ClassVar[tuple[str, ...]]

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__match_args__)

    def __hash__(self) -> int:
        return hash((type(self), *self._values()))

    def __repr__(self) -> str:
        fields = map("{}={!r}".format, self.__match_args__, self._values())
        return f"{type(self).__qualname__}({', '.join(fields)})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"cannot set {name}: a {type(self).__qualname__} is frozen")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"cannot delete {name}: a {type(self).__qualname__} is frozen")

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...]]:
        return type(self), self._values()

    def __replace__(self, **changes: Any) -> Self:
        """Return the record with some fields changed, as copy.replace does from Python 3.13 on."""
        return type(self)(**dict(zip(self.__match_args__, self._values(), strict=True)) | changes)

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self.__match_args__])


def replace(record: _Record, **changes: Any) -> _Record:
    """Return a record with some fields changed.

    Raises:
        TypeError: it has no such field.
    """
    return record.__replace__(**changes)
