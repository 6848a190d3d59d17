"""The exams on screen of the sample site are held as real ones are: what is kept can be believed."""

from eduapp.app.sample_site import worked_exam
from eduapp.app.screenshots import staff
from eduapp.exams.marking import queries as marking
from eduapp.exams.room import queries as room
from eduapp.exams.screens import queries as screens
from eduapp.exams.sittings import queries as sittings


def the_exam(session):
    return next(row for row in sittings.sittings(session) if row.day == worked_exam.DAY).id


def test_every_journal_is_genuine_to_its_end(site):
    with site.acting_as(staff(site)["leader"]).reading() as session:
        readings = screens.read(session, the_exam(session))

    assert len(readings) == 20
    assert {reading.fault for reading in readings.values()} == {None}


def test_everybody_answered_on_a_version_and_is_read_as_the_bank_keeps_choices(site):
    with site.acting_as(staff(site)["leader"]).reading() as session:
        exam = the_exam(session)
        people = marking.sat(session, exam)
        marks = marking.item_marks(session, [exam])
        paper = marking.paper_of(session, exam)
    first = [mark.value for mark in marks if mark.version_id == paper.items[0].version_id]

    assert {one.letter for one in people} == {"A", "B"}
    assert first == [answers[0] for answers in worked_exam.answers()]


def test_the_log_was_signed_by_two_and_holds(site):
    with site.acting_as(staff(site)["leader"]).reading() as session:
        assert room.verify(session, the_exam(session)).holds
