"""A journal from a stick: whole and its own, or none of it."""

from eduapp.exams.attempts import service
from eduapp.exams.screens import queries as screens
from tests.support.given_exams import refused
from tests.support.given_screens import Pc


def keep(hall, number, *frames):
    order = service.KeepJournal(
        sitting_id=hall.sitting_id, attempt_id=hall.attempts()[number], frames=tuple(frames)
    )
    return hall.run(service.keep_journal, order)


def told_of(hall, pc):
    facts = {"attempt": str(pc.attempt), "sitting": str(hall.sitting_id), "number": pc.number}
    return {**facts, "kiosk": "k", "machine": "m"}


def frames_of(hall, number):
    pc = Pc(hall, number)
    return [pc.frame("opened", told_of(hall, pc)), pc.frame("answer", 1, 1), pc.frame("answer", 2, 1)]


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
    assert refused(lambda: keep(hall, 101, *frames_of(hall, 101)[:1], theirs[1])) == {"JournalBroken"}


def test_nothing_comes_in_before_the_room_is_open(hall):
    assert refused(lambda: keep(hall, 101, *frames_of(hall, 101))) == {"TooLate"}


def test_what_goes_apart_from_what_is_here_is_kept_beside_it_once(hall):
    hall.let_in(101).at("09:00").start()
    one = Pc(hall, 101).open().hear()
    other = one.goes_on_elsewhere()
    with hall.database.reading() as session:
        common = list(screens.frames(session, one.attempt))
    tail = [one.frame("answer", 2, 1), one.frame("answer", "Only there", 9)]
    other.answer(1, 0)

    assert keep(hall, 101, *common, *tail) == 2
    assert keep(hall, 101, *common, *tail) == 0
    assert [(version.question, version.value) for version in hall.card(101).aside] == [
        (1, 2),
        (9, "Only there"),
    ]
    assert hall.card(101).answered == 1


def test_what_a_pc_that_was_left_wrote_is_kept_beside_it_before_the_other_has_written_anything(hall):
    hall.let_in(101).at("09:00").start()
    old = Pc(hall, 101).open().hear()
    with hall.database.reading() as session:
        common = list(screens.frames(session, old.attempt))
    new = old.goes_on_elsewhere()
    tail = [old.frame("answer", 2, 1)]
    new.take_seat()

    assert keep(hall, 101, *common, *tail) == 1
    assert hall.card(101).answered == 0
    assert [version.value for version in hall.card(101).aside] == [2]
    new.answer(1, 0)  # the PC that has the seat goes on undisturbed
    assert hall.card(101).answered == 1


def test_who_came_to_a_pc_with_a_file_goes_on_there(hall):
    hall.let_in(101).at("09:00").start()
    old = Pc(hall, 101).open().hear()
    with hall.database.reading() as session:
        common = list(screens.frames(session, old.attempt))
    more = [old.frame("moved_out", {"move": "m"})]
    opened = {**told_of(hall, old), "kiosk": "came with a stick"}
    more += [old.frame("opened", opened), old.frame("moved_in", {"move": "m", "by": "file", "upto": 4})]
    more += [old.frame("answer", 2, 1)]

    assert keep(hall, 101, *common, *more) == 4
    assert (hall.card(101).answered, hall.card(101).aside) == (1, ())


def test_two_pcs_that_went_on_from_one_file_are_told(hall):
    hall.let_in(101).at("09:00").start()
    old = Pc(hall, 101).open().hear()
    with hall.database.reading() as session:
        common = list(screens.frames(session, old.attempt))
    common.append(old.frame("moved_out", {"move": "m"}))
    copies = [Pc(hall, 101), Pc(hall, 101)]
    for name, pc in zip("ab", copies, strict=True):
        pc._n, pc._prev = old._n, old._prev
        opened = pc.frame("opened", {**told_of(hall, old), "kiosk": name})
        came = pc.frame("moved_in", {"move": "m", "by": "file", "upto": 4})
        keep(hall, 101, *common, opened, came, pc.frame("answer", f"Written at {name}", 9))

    card = hall.card(101)
    assert card.notice.startswith("two PCs went on from one file")
    assert [(one.value, one.other) for one in card.aside] == [("Written at b", "Written at a")]
