import pytest

from eduapp.exams.screens.rules.tickets import SECRET, hashed, opens, token_hash

HERE, ELSEWHERE = bytes(SECRET), bytes([1]) * SECRET


def test_a_ticket_opens_with_its_number_and_code_alone():
    kept = hashed(HERE, 101, "7K2M9QXA")

    assert opens(kept, HERE, 101, "7K2M9QXA")
    assert not opens(kept, HERE, 102, "7K2M9QXA")
    assert not opens(kept, HERE, 101, "7K2M9QXB")


def test_a_ticket_of_another_exam_does_not_open():
    assert not opens(hashed(HERE, 101, "7K2M9QXA"), ELSEWHERE, 101, "7K2M9QXA")


def test_nothing_of_a_code_stands_in_what_is_kept():
    kept = hashed(HERE, 101, "7K2M9QXA")

    assert len(kept) == 32
    assert b"7K2M" not in kept


def test_a_token_is_kept_as_its_hash():
    assert token_hash("00" * 32) != bytes(32)
    with pytest.raises(ValueError):
        token_hash("no hex")
