import pytest

from eduapp.kiosk.formats.unlocking import (
    Locked,
    is_word_of_the_room,
    locked_bytes,
    read_locked,
    read_unlocked,
    unlocked_bytes,
)

KEY = bytes(range(32))


def test_a_word_of_the_room_says_how_often_and_for_whom():
    word = unlocked_bytes(3, KEY, "attempt-7")

    assert read_unlocked(word) == 3
    assert is_word_of_the_room(word, KEY, "attempt-7")
    assert not is_word_of_the_room(word, bytes(32), "attempt-7")
    assert not is_word_of_the_room(word, KEY, "attempt-8")
    assert not is_word_of_the_room(word.replace(b"3 ", b"4 "), KEY, "attempt-7")


@pytest.mark.parametrize("content", [b"", b"many", b"-1 x", b"9999999 x", b"\xff 1"])
def test_what_says_nothing_unlocks_nothing(content):
    assert read_unlocked(content) == 0


def test_a_locked_ticket_is_told_and_anything_else_is_not():
    locked = Locked("ab" * 32, 2)

    assert read_locked(locked_bytes(locked)) == locked
    for content in (b"", b"x", b"{}", b'{"mark":"ab","unlocked":0}', locked_bytes(Locked("ab" * 32, 5000))):
        assert read_locked(content) is None
