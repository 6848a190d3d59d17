"""Bytes that are closed with a public key open for the key behind it, and for nobody else."""

import pytest

from eduapp.exams.marking.formats import marks_box as b
from eduapp.kiosk.formats.faults import NotOurs, WrongCode

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
FILE, MARKS = "0" * 36, b'[[101,1,[150,null],""]]'


@pytest.fixture
def closed():
    return b.close(FILE, MARKS, b.public_of(KEY))


def test_what_was_closed_opens_for_the_key_and_says_of_which_file_it_is(closed):
    read = b.read(closed)

    assert (read.file, read.open(KEY)) == (FILE, MARKS)
    assert MARKS not in closed


@pytest.mark.parametrize("key", [OTHER, b"", bytes(31), bytes(32)])
def test_another_key_opens_nothing(closed, key):
    with pytest.raises(WrongCode):
        b.read(closed).open(key)


def test_what_left_opens_nothing(closed):
    with pytest.raises(WrongCode):
        b.read(closed).open(b.public_of(KEY))


def test_the_same_is_never_closed_twice_alike(closed):
    assert b.close(FILE, MARKS, b.public_of(KEY)) != closed


def test_no_changed_or_missing_byte_is_believed(closed):
    for place in range(len(closed)):
        changed = bytearray(closed)
        changed[place] ^= 1 << (place % 8)
        with pytest.raises((NotOurs, WrongCode)):
            b.read(bytes(changed)).open(KEY)
        with pytest.raises((NotOurs, WrongCode)):
            b.read(closed[:place]).open(KEY)


def test_a_key_of_the_sender_that_hides_nothing_is_refused(closed):
    """A point of small order would give everybody the same secret."""
    start = closed.index(FILE.encode()) + len(FILE)
    with pytest.raises(WrongCode):
        b.read(closed[:start] + bytes(32) + closed[start + 32 :]).open(KEY)


@pytest.mark.parametrize("content", [b"", b.MAGIC, b.MAGIC + bytes(200), b.MAGIC + b"\xff" * 400])
def test_anything_else_is_not_ours(content):
    with pytest.raises(NotOurs):
        b.read(content)
