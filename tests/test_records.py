"""Frozen records: what a frozen dataclass promises, they promise too."""

from __future__ import annotations

import copy
import pickle

import pytest

from article_reader.records import Record, replace


class Boat(Record):
    """A record."""

    name: str
    masts: int = 1


class Ship(Record):
    """Another one with the same fields."""

    name: str
    masts: int = 1


def test_fields_are_given_by_place_or_by_name_and_defaults_fill_the_rest() -> None:
    assert Boat("Ida") == Boat(name="Ida", masts=1)
    assert Boat("Ida", 2).masts == 2


def test_a_field_that_is_missing_or_unknown_is_an_error() -> None:
    with pytest.raises(TypeError, match="name"):
        Boat()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="sails"):
        Boat("Ida", sails=3)  # type: ignore[call-arg]


def test_records_are_equal_in_their_own_class_only() -> None:
    assert Boat("Ida") != Boat("Ada")
    assert Boat("Ida") != Ship("Ida")
    assert len({Boat("Ida"), Boat("Ida"), Ship("Ida")}) == 2


def test_nothing_in_a_record_can_be_changed() -> None:
    boat = Boat("Ida")
    with pytest.raises(AttributeError, match="frozen"):
        boat.name = "Ada"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del boat.name
    assert boat == Boat("Ida")


def test_a_record_with_other_values_is_another_one() -> None:
    boat = Boat("Ida", 2)
    assert replace(boat, name="Ada") == Boat("Ada", 2)
    assert boat == Boat("Ida", 2)
    with pytest.raises(TypeError, match="sails"):
        replace(boat, sails=3)


def test_records_are_copied_pickled_shown_and_matched() -> None:
    boat = Boat("Ida", 2)
    assert pickle.loads(pickle.dumps(boat)) == copy.deepcopy(boat) == boat  # noqa: S301  # our own
    assert repr(boat) == "Boat(name='Ida', masts=2)"
    match boat:
        case Boat(name, masts):
            assert (name, masts) == ("Ida", 2)
