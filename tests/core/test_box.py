import random

import pytest

from eduapp.core import box
from eduapp.core.box import DoesNotOpen, NotABox
from eduapp.core.canonical import canonical
from tests.support.given_kiosk import CHEAP

MAGIC, NAMES = b"BOX-1\n", ("number",)


def closed(content=b"inside", code="code", key=None):
    return box.close(MAGIC, {"number": 7}, content, code, key=key, cost=CHEAP)


def test_it_opens_by_code_and_by_key():
    key = bytes(32)
    read = box.read(MAGIC, closed(key=key), NAMES)

    assert read.header == {"number": 7}
    assert read.key_of("code") == key
    assert read.open(key) == b"inside"


@pytest.mark.parametrize("code", ["", "Code", "code "])
def test_another_code_opens_nothing_and_is_told_nothing(code):
    with pytest.raises(DoesNotOpen) as refused:
        box.read(MAGIC, closed(), NAMES).key_of(code)

    assert not refused.value.args


@pytest.mark.parametrize("key", [b"", bytes(31), b"x" * 32])
def test_another_key_opens_nothing(key):
    with pytest.raises(DoesNotOpen):
        box.read(MAGIC, closed(), NAMES).open(key)


def test_nothing_of_what_is_inside_can_be_read_from_outside():
    assert b"a planted sentence" not in closed(b"a planted sentence " * 20)


def test_two_boxes_of_the_same_are_different():
    key = bytes(32)

    assert closed(key=key) != closed(key=key)


def test_a_key_has_thirty_two_bytes():
    with pytest.raises(ValueError):
        closed(key=b"short")


@pytest.mark.parametrize(
    "cost",
    [
        {"time": 0, "memory": 64, "lanes": 1},
        {"time": 10**6, "memory": 64, "lanes": 1},
        {"time": 1, "memory": 2**31, "lanes": 1},
        {"time": 1, "memory": 64, "lanes": 64},
        {"time": 1, "memory": 64},
        "cheap",
    ],
)
def test_a_box_from_elsewhere_cannot_ask_the_pc_for_more_than_it_has(cost):
    lock = {"argon2": cost, "nonce": "00" * 12, "salt": "00" * 16, "wrapped": "00" * 48, "number": 7}
    header = canonical(lock).encode()

    with pytest.raises(NotABox):
        box.read(MAGIC, MAGIC + len(header).to_bytes(4, "big") + header + bytes(20), NAMES)


def test_two_thousand_damaged_boxes_open_for_nobody():
    rng = random.Random(7)
    sound = closed(b"inside" * 30)
    for _round in range(2000):
        content = bytearray(sound)
        at = rng.randrange(len(content))
        if rng.random() < 0.5:
            content[at] ^= 1 << rng.randrange(8)
        elif rng.random() < 0.5:
            del content[at:]
        else:
            content[at:at] = rng.randbytes(3)
        with pytest.raises((NotABox, DoesNotOpen)):
            opened(bytes(content))


def opened(content):
    read = box.read(MAGIC, content, NAMES)
    return read.open(read.key_of("code"))
