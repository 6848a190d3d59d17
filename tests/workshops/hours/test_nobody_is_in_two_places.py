"""Hours overlap with no lesson and no exam: by hand, on the sheet, from a file, when approved, when counted.

A register is never stopped by a workshop: what it says later is held against hours when they are approved.
"""

import re

import pytest

from eduapp.core.errors import Refused
from eduapp.education.timetable import service as timetable
from eduapp.people.learners.models import Learner
from eduapp.workshops.hours import queries, service, terms
from eduapp.workshops.hours.rules.times import Times
from tests.support import given, given_attendance, given_workshops
from tests.support.given_timetable import kept
from tests.support.given_workshops import a_row, approved, brought_in, some_hours

pytestmark = pytest.mark.both_databases
WHOLE = Times(480, 900, 30)


@pytest.fixture
def shop(database, clock):
    given_workshops.at(clock, given.TODAY, 16)
    return given_workshops.a_workshop(database)


@pytest.fixture
def group(database):
    return given_attendance.a_class(database, 1)


@pytest.fixture
def ada(database, shop, group):
    """At a lesson from half past eight to ten today, and placed in the workshop."""
    [learner_id] = group.learner_ids
    post = service.PlaceLearner(workshop_id=shop, learner_id=learner_id, first_day=given_workshops.FIRST_DAY)
    database.acting_as(given.LEADER).execute(service.place_learner, post)
    return learner_id


def stopped(pattern):
    """Refused, with a sentence like this among the reasons."""
    return pytest.raises(
        Refused, check=lambda error: any(re.search(pattern, one.sentence()) for one in error.violations)
    )


def hours(database, shop, ada, times=WHOLE):
    return some_hours(database, shop, ada, given.TODAY, times)


def view(database, shop):
    with database.reading() as session:
        return queries.sheet_view(session, shop, given.TODAY)


LESSON = "overlaps with 08:30–10:00"


def test_hours_by_hand_give_way_to_a_lesson(database, shop, group, ada):
    given_attendance.mark(database, group.session_id, ada, "present")

    with stopped(LESSON):
        hours(database, shop, ada)
    hours(database, shop, ada, Times(600, 900, 30))


def test_who_was_late_worked_until_the_lesson_began_for_that_person(database, shop, group, ada):
    given_attendance.mark(database, group.session_id, ada, "late", minutes_late=30)

    hours(database, shop, ada, Times(480, 540))
    with stopped("overlaps with 09:00–10:00"):
        hours(database, shop, ada, Times(540, 660))


def test_who_was_absent_may_have_worked(database, shop, group, ada):
    given_attendance.mark(database, group.session_id, ada, "absent")

    hours(database, shop, ada)


def test_an_exam_is_booked_so_nobody_works_meanwhile(database, shop, ada):
    exam = kept(database, learners=[ada])
    with stopped("in Maths 1P"):
        hours(database, shop, ada)

    with database.acting_as(given.LEADER).writing() as uow:
        timetable.release(uow, "sitting", exam)
    hours(database, shop, ada)


def test_the_sheet_is_filled_around_a_lesson_and_signed_as_it_stands(database, shop, group, ada):
    given_attendance.mark(database, group.session_id, ada, "present")
    shown = view(database, shop)

    [line] = shown.plan.lines
    assert line.times == Times(600, 900, 30)
    [person] = shown.people
    assert [(busy.span.start, busy.span.end) for busy in person.busy] == [(510, 600)]

    mine = database.acting_as(given.WORKSHOP_LEADER)
    order = service.SignShift(workshop_id=shop, day=given.TODAY, times=WHOLE, lines=shown.plan.lines)
    mine.execute(service.sign_shift, order)


def test_a_sheet_that_overlaps_is_not_signed(database, shop, group, ada):
    [line] = view(database, shop).plan.lines
    given_attendance.mark(database, group.session_id, ada, "present")

    order = service.SignShift(workshop_id=shop, day=given.TODAY, times=WHOLE, lines=(line,))
    with stopped(LESSON):
        database.acting_as(given.WORKSHOP_LEADER).execute(service.sign_shift, order)


def test_a_file_names_the_row(database, shop, group, ada):
    given_attendance.mark(database, group.session_id, ada, "present")
    with database.reading() as session:
        number = session.get_one(Learner, ada).number

    with stopped(f"Row 2: .*{LESSON}"):
        brought_in(database, a_row(number, 2, given.TODAY))


def test_a_lesson_recorded_later_stops_the_approval(database, shop, group, ada):
    entry = hours(database, shop, ada)
    given_attendance.mark(database, group.session_id, ada, "present")  # the register is never stopped

    with stopped(LESSON):
        approved(database, entry)


def test_and_one_recorded_after_the_approval_stops_the_counting(database, shop, group, ada):
    entry = hours(database, shop, ada)
    approved(database, entry)
    given_attendance.mark(database, group.session_id, ada, "present")

    order = service.CountHours(entry_ids=(entry,), statement="2026-1")
    with stopped(LESSON):
        database.acting_as(given.OFFICE).execute(service.count_hours, order)
    with database.reading() as session:
        row = queries.entry(session, entry)
    assert row.state == terms.APPROVED
    correct = service.CorrectHours(
        entry_id=entry, version=row.version, times=Times(600, 900, 30), reason="at school"
    )
    database.acting_as(given.WORKSHOP_LEADER).execute(service.correct_hours, correct)
    approved(database, entry)
    database.acting_as(given.OFFICE).execute(service.count_hours, order)
