import pytest

from eduapp.kiosk.formats import box
from eduapp.kiosk.formats.faults import Foreign, NotOurs, WrongCode
from eduapp.kiosk.formats.seat import MOVE, SEAT, Seat, move_name, open_seat, seal_seat, seat_name
from tests.support.given_kiosk import CHEAP, CODE, NUMBER, a_claim, a_journal, a_sealed_paper, a_seat_file


def test_a_seat_opens_with_number_and_code_of_its_ticket():
    paper = a_sealed_paper()
    seat = Seat(a_claim(), paper)

    content = seal_seat(seat, CODE, CHEAP)

    assert content.startswith(SEAT)
    assert open_seat(content, NUMBER, "7kq2 m1ab") == seat


def test_a_move_carries_all_answers_and_its_name():
    frames = tuple(a_journal().frames)
    content = a_seat_file(records=frames, move="move-1")

    opened = open_seat(content, NUMBER, CODE)

    assert content.startswith(MOVE)
    assert (opened.move, opened.claim.records) == ("move-1", frames)


def test_a_ticket_of_somebody_else_opens_nothing():
    with pytest.raises(WrongCode):
        open_seat(a_seat_file(), NUMBER, "00000000")
    with pytest.raises(WrongCode):
        open_seat(a_seat_file(), NUMBER, "short")
    with pytest.raises(Foreign):
        open_seat(a_seat_file(), NUMBER + 1, CODE)


@pytest.mark.parametrize("content", [b"", SEAT, MOVE, SEAT + bytes(99)])
def test_other_bytes_are_no_seat(content):
    with pytest.raises(NotOurs):
        open_seat(content, NUMBER, CODE)


def test_a_seat_that_says_one_thing_outside_and_another_inside_is_foreign():
    told = a_seat_file()
    inside = box.read(SEAT, told, ("number", "sitting"))
    content = inside.open(inside.key_of(CODE))
    other = box.close(SEAT, {"number": NUMBER, "sitting": "other"}, content, CODE, cost=CHEAP)

    with pytest.raises(Foreign):
        open_seat(other, NUMBER, CODE)


def test_files_are_found_by_the_candidates_number():
    assert (seat_name(7), move_name(7)) == ("seat-7.dagverk", "move-7.dagverk")
