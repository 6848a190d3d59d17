"""What a place must be."""

from dataclasses import replace

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.education.places.rules import LONGEST_NAME, MOST_SEATS, PlaceFacts, check_place

GOOD = PlaceFacts("Rom 2", "classroom", 16)


def against(**changes):
    return [violation.name for violation in check_place(replace(GOOD, **changes))]


def test_a_whole_place_is_in_order():
    assert against() == []


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"name": ""}, "NameMissing"),
        ({"name": "x" * (LONGEST_NAME + 1)}, "NameTooLong"),
        ({"kind": "garden"}, "KindUnknown"),
    ],
)
def test_each_fault_is_named(change, name):
    assert against(**change) == [name]


@forall(st.integers(-10, MOST_SEATS + 10))
def test_seats_have_their_bounds(seats):
    assert ("SeatsImpossible" in against(seats=seats)) == (not 0 <= seats <= MOST_SEATS)
