import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.certificates.seals import cbor
from eduapp.certificates.seals.faults import Damaged, NotCanonical

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**64), 2**64 - 1)
    | st.binary(max_size=40)
    | st.text(max_size=40)
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.integers(0, 23), inner, max_size=5),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_written_is_read_unless_it_lies_too_deep(value):
    content = cbor.encode(value)
    try:
        assert cbor.decode(content) == value
    except NotCanonical:
        assert depth_of(value) > cbor.DEEPEST


def depth_of(value):
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(depth_of, value), default=0) if isinstance(value, list) else 0


@given(st.binary(max_size=60))
def test_what_is_read_is_what_would_be_written(content):
    try:
        value = cbor.decode(content)
    except (Damaged, NotCanonical):
        return
    assert cbor2.dumps(value) == content


@pytest.mark.parametrize(
    "content",
    [
        "1800",  # 0 in two bytes
        "1817",  # 23 in two bytes
        "1900ff",  # 255 in three
        "1a0000ffff",
        "1b00000000ffffffff",
        "5801ff",  # the length of bytes
        "780161",
        "980100",
        "b8010000",
        "5f41ff41ffff",  # without a length
        "9f00ff",
        "bf0000ff",
        "7f6161ff",
        "a201000000",  # keys not in order
        "a200000000",  # a key twice
        "c000",  # tags: a date, a large number, shared values, a pattern
        "c24101",
        "d81c80",
        "d82361",
        "d9d9f700",
        "d2818040",
        "f90000",  # floats
        "fa00000000",
        "fb0000000000000000",
        "f7",  # undefined
        "e0",
        "f820",
        "f818",
        "ff",
        "1c",
        "8181818181818100",  # seven lists within one another
    ],
)
def test_a_second_way_to_write_the_same_is_refused(content):
    with pytest.raises(NotCanonical):
        cbor.decode(bytes.fromhex(content))


@pytest.mark.parametrize(
    "content",
    [
        *("", "18", "1900", "41", "4201", "61", "61ff", "81", "a1", "a100", "0000", "8100ff"),
        *("5bffffffffffffffff", "9bffffffffffffffff", "bbffffffffffffffff", "9affffffff00"),
    ],
)
def test_what_is_cut_or_too_long_is_damaged(content):
    with pytest.raises(Damaged):
        cbor.decode(bytes.fromhex(content))


def test_nothing_larger_than_needed_is_looked_into():
    with pytest.raises(Damaged):
        cbor.decode(bytes(cbor.LARGEST + 1))


@pytest.mark.parametrize("depth", [1000, 10**6])
def test_nothing_is_deeper_than_needed(depth):
    with pytest.raises(NotCanonical):
        cbor.decode(b"\x81" * depth + b"\0")
