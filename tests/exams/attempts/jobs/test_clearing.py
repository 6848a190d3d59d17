"""After the seal answers go from the folder that are kept here; before it, and what is not kept, never."""

import pytest
from sqlalchemy import func, select

from eduapp.core.progress import NoProgress
from eduapp.exams.attempts import jobs
from eduapp.exams.attempts.jobs.clearing import clear
from eduapp.exams.screens import queries as screens
from eduapp.exams.screens.models import ScreenRecord
from eduapp.kiosk.formats.journal import HEAD
from eduapp.kiosk.formats.record import read_record
from tests.exams.attempts.test_an_exam_is_sealed import sealed, verified
from tests.support import given
from tests.support.given_screens import Pc

__all__ = ["sealed"]


@pytest.fixture
def stick(tmp_path):
    return tmp_path


def synced(hall, stick):
    order = jobs.SyncFolder(sitting_id=hall.sitting_id, folder=stick)
    return jobs.sync_folder(hall.database.acting_as(given.LEADER), order, NoProgress())


def lies_there(hall, stick, number, more=b"", name="answers"):
    """What came in of somebody, as their PC left it in the folder."""
    with hall.database.reading() as session:
        content = b"".join(screens.frames(session, hall.attempts()[number])) + more
    path = stick / f"{name}-{number}.dagverk"
    path.write_bytes(content)
    return path


def one_more(hall, number):
    """A record that somebody's PC has written and nobody has taken in."""
    pc = Pc(hall, number)
    with hall.database.reading() as session:
        there = list(screens.frames(session, pc.attempt))
    pc._n, pc._prev = len(there), read_record(there[-1][HEAD.size :]).mac
    return pc.frame("tick")


def seat_of(hall, number):
    with hall.database.reading() as session:
        return next(seat for seat in screens.seats(session, hall.sitting_id) if seat.number == number)


def records(hall):
    with hall.database.reading() as session:
        return session.scalar(select(func.count()).select_from(ScreenRecord))


def test_what_is_kept_here_goes_and_the_seal_holds(sealed, stick):
    for number in (101, 102):
        lies_there(sealed, stick, number)
    before = records(sealed)

    assert synced(sealed, stick).removed == 2

    assert [one.name for one in stick.iterdir() if one.name.startswith("answers")] == []
    assert records(sealed) == before > 0
    assert verified(sealed).holds
    assert synced(sealed, stick).removed == 0


def test_before_the_seal_everything_stays(hall, stick):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear().answer(1, 2).hand_in()
    path = lies_there(hall, stick, 101)

    assert (synced(hall, stick).removed, path.exists()) == (0, True)


def test_one_record_that_is_not_kept_here_keeps_every_file_in_the_folder(sealed, stick):
    more = lies_there(sealed, stick, 102, one_more(sealed, 102))
    known = lies_there(sealed, stick, 101)

    told = synced(sealed, stick)

    assert (told.removed, len(told.refused)) == (0, 1)
    assert more.exists()
    assert known.exists()


def test_half_a_record_keeps_its_file_and_no_other(sealed, stick):
    torn, whole = lies_there(sealed, stick, 101, b"\0\0\1"), lies_there(sealed, stick, 102)

    assert synced(sealed, stick).removed == 1

    assert (torn.exists(), whole.exists()) == (True, False)


def test_who_is_stopped_in_between_has_the_rest_there_and_goes_on_the_next_time(sealed, stick):
    first, second = lies_there(sealed, stick, 101), lies_there(sealed, stick, 102)

    def stopped():
        yield seat_of(sealed, 101), first.name
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        clear(sealed.database, stick, stopped())

    assert (first.exists(), second.exists()) == (False, True)
    assert synced(sealed, stick).removed == 1
    assert not second.exists()


def test_what_an_exam_pc_wrote_since_it_was_taken_in_is_looked_at_once_more(sealed, stick):
    path = lies_there(sealed, stick, 101, one_more(sealed, 101))

    assert clear(sealed.database, stick, [(seat_of(sealed, 101), path.name)]) == 0
    assert path.exists()


def test_nothing_but_answers_of_seats_goes(sealed, stick):
    path = lies_there(sealed, stick, 101, name="damaged")
    (stick / "notes.txt").write_bytes(b"mine")
    other = stick / "answers-999.dagverk"
    other.write_bytes(b"not a seat of this exam")

    assert synced(sealed, stick).removed == 0

    assert path.exists()
    assert other.exists()
    assert (stick / "notes.txt").exists()
