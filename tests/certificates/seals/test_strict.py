from datetime import date

import pytest

from eduapp.certificates.seals import cbor, strict
from eduapp.certificates.seals.faults import Damaged, Newer, NotCanonical, Unfit


def test_a_map_has_its_version_and_exactly_its_keys():
    assert strict.versioned_map(cbor.encode({0: 1, 1: "a"}), 1, (1,)) == {1: "a"}


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ({0: 2, 9: 1}, Newer),
        ({1: "a"}, Unfit),
        ({0: 1}, Unfit),
        ({0: True, 1: "a"}, Unfit),
        ({0: 0, 1: "a"}, Unfit),
        ({0: 1, 1: "a", 2: "b"}, Unfit),
        ({0: 1, "a": "b"}, Unfit),
        ([0, 1], Unfit),
    ],
)
def test_any_other_map_is_refused(value, fault):
    with pytest.raises(fault):
        strict.versioned_map(cbor.encode(value), 1, (1,))


def test_what_is_no_map_is_damaged():
    with pytest.raises(Damaged):
        strict.versioned_map(b"", 1, ())


def test_values_are_of_their_kind_and_in_their_bounds():
    assert strict.whole(3, 0, 1, 3) == 3
    assert strict.octets(b"abc", 0, 3) == b"abc"
    assert strict.day(1, 0) == date(1970, 1, 2)
    assert strict.row([1, 2], 0, 2) == [1, 2]
    strict.ascending([1, 2, 3], 0)
    for wrong in (
        lambda: strict.whole(4, 7, 1, 3),
        lambda: strict.whole(2**53, 7),
        lambda: strict.whole(True, 7),
        lambda: strict.octets(b"abc", 7, 2),
        lambda: strict.octets("abc", 7),
        lambda: strict.day(10**9, 7),
        lambda: strict.day("1970-01-01", 7),
        lambda: strict.row([1], 7, 2),
        lambda: strict.row({}, 7, 0),
    ):
        with pytest.raises(Unfit):
            wrong()


@pytest.mark.parametrize("keys", [[2, 1], [1, 1]])
def test_one_order_and_nothing_twice(keys):
    with pytest.raises(NotCanonical):
        strict.ascending(keys, 0)
