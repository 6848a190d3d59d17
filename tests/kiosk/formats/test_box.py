import pytest

from eduapp.kiosk.formats import box
from eduapp.kiosk.formats.faults import NotOurs, WrongCode
from tests.support.given_kiosk import CHEAP

MAGIC, NAMES = b"BOX-1\n", ("number",)
SEALED = box.close(MAGIC, {"number": 7}, b"inside", "code", cost=CHEAP)


def test_it_opens_by_its_code():
    read = box.read(MAGIC, SEALED, NAMES)

    assert read.open(read.key_of("code")) == b"inside"


def test_what_does_not_open_it_is_told_to_the_room():
    read = box.read(MAGIC, SEALED, NAMES)
    for attempt in (lambda: read.key_of("Code"), lambda: read.open(bytes(32))):
        with pytest.raises(WrongCode) as refused:
            attempt()

        assert refused.value.sentence() == "This code does not open it."


def test_other_bytes_are_told_with_their_place():
    with pytest.raises(NotOurs) as refused:
        box.read(MAGIC, SEALED[: len(MAGIC) + 6], NAMES)

    assert f"({len(MAGIC) + 4})" in refused.value.sentence()
