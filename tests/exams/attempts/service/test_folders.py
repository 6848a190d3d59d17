"""A journal from a stick: whole and its own, or none of it."""

from eduapp.exams.attempts import service
from tests.support.given_exams import refused
from tests.support.given_screens import Pc


def keep(hall, number, *frames):
    order = service.KeepJournal(
        sitting_id=hall.sitting_id, attempt_id=hall.attempts()[number], frames=tuple(frames)
    )
    return hall.run(service.keep_journal, order)


def frames_of(hall, number):
    pc = Pc(hall, number)
    told = {
        "attempt": str(pc.attempt),
        "sitting": str(hall.sitting_id),
        "number": number,
        "kiosk": "k",
        "machine": "m",
    }
    return [pc.frame("opened", told), pc.frame("answer", 1, 1), pc.frame("answer", 2, 1)]


def test_what_is_new_comes_in_and_what_was_there_changes_nothing(hall):
    hall.let_in(101)
    frames = frames_of(hall, 101)

    assert keep(hall, 101, *frames[:2]) == 2
    assert keep(hall, 101, *frames) == 1
    assert keep(hall, 101, *frames) == 0
    assert hall.card(101).answered == 1


def test_damaged_foreign_and_other_records_are_refused_by_name(hall):
    hall.let_in(101, 102)
    mine, theirs = frames_of(hall, 101), frames_of(hall, 102)
    flipped = bytes([*mine[1][:-3], mine[1][-3] ^ 1, *mine[1][-2:]])

    assert refused(lambda: keep(hall, 101, mine[0], flipped)) == {"JournalBroken"}
    assert refused(lambda: keep(hall, 101, *theirs)) == {"JournalBroken"}
    assert refused(lambda: keep(hall, 101, mine[0], mine[2])) == {"JournalBroken"}
    keep(hall, 101, *mine)
    assert "OtherJournal" in refused(lambda: keep(hall, 101, *frames_of(hall, 101)[:1], mine[1]))


def test_nothing_comes_in_before_the_room_is_open(hall):
    assert refused(lambda: keep(hall, 101, *frames_of(hall, 101))) == {"TooLate"}
