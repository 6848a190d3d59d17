"""What is told is what the database counts; what is small stays there. On both engines."""

import pytest

from eduapp.core.small_numbers import Told
from eduapp.records.summary import queries, rules
from eduapp.records.summary.rules.report import NOT_PASSED, PASSED, Share
from eduapp.workshops.machines.rules.training import Step
from tests.support import (
    given,
    given_attendance,
    given_certificates,
    given_education,
    given_exams,
    given_machines,
    given_workshops,
)
from tests.support.given_summary import FEW, MANY, OTHER, YEAR

pytestmark = pytest.mark.both_databases


def report(database):
    with database.reading() as look:
        return queries.report(look, YEAR.first, YEAR.last)


def line_of(found, section, label):
    return next(line for line in found.lines if (line.section, line.label) == (section, label))


def test_what_is_told_is_right_and_what_is_small_is_not_told(database, sites):
    found = report(database)

    for label in ("Basic: all enrolments", "Learners", "Enrolments"):
        cell = line_of(found, "Courses", label).cells[FEW]
        assert (cell.told, cell.number) == (Told.SMALL, None)
    shown = {
        (line.label, site): cell.number
        for line in found.lines
        for site, cell in line.cells.items()
        if cell.told is Told.SHOWN
    }
    assert (shown["Enrolments", MANY], shown["Enrolments", OTHER]) == (26, 19)
    right = {3, 8, 9, 11, 17, 19, 26, 31, 48}
    assert set(shown.values()) <= right - {3}


def test_nobody_at_all_is_a_report_of_small_numbers(database):
    found = report(database)

    assert found.lines
    assert not [cell for line in found.lines for cell in line.cells.values() if cell.number is not None]
    assert line_of(found, "Exams", "Passed").cells[rules.columns(found)[-1]].told is Told.SMALL


def test_who_was_there_before_or_after_is_not_counted(database, sites):
    with database.reading() as look:
        before = queries.report(look, YEAR.first.replace(year=2024), YEAR.last.replace(year=2024))

    assert not [cell for line in before.lines for cell in line.cells.values() if cell.number is not None]


def counted(database):
    with database.reading() as look:
        return queries.counted(look, YEAR.first, YEAR.last)


def test_attendance_is_of_marks_in_force_and_without_what_the_prison_kept_somebody_from(database):
    group = given_attendance.a_class(database, 4)
    ada, bo, cato, dina = group.learner_ids
    given_attendance.marked(database, group.session_id, ada)
    given_attendance.marked(database, group.session_id, bo, "absent")
    given_attendance.marked(database, group.session_id, cato, "held")
    given_attendance.marked(database, group.session_id, dina, guest=True)

    assert list(counted(database).attendance.values()) == [Share(2, 2, 1)]


def test_hours_are_those_approved_of_each_workshop(database):
    item = given_certificates.some_practice(database, days=2)
    given_workshops.some_hours(database, item.basis_id, item.learner_id, given_workshops.YESTERDAY)
    given_workshops.a_workshop(database, "Kitchen")

    found = {work.name: (work.people, work.minutes) for work in counted(database).work}

    assert found == {"Kitchen": (0, 0), "Snekkerverksted": (1, 2 * 390)}


def test_training_is_counted_once_a_person_and_machine_and_when_it_is_signed(database):
    saw = given_machines.a_machine(database)
    for name in ("Ada Berg", "Bo Dahl"):
        given_machines.trained(database, saw, given.a_learner(database, name))
    given_machines.trained(database, saw, given.a_learner(database, "Cato Eide"), Step.THEORY)

    assert sum(counted(database).trainings.values()) == len(("Ada", "Bo"))


def test_exams_count_grades_in_force(database):
    sitting = given_exams.plan(database, given_education.a_course(database, scale="K16"))
    for grade in ("1", "4", "5"):
        candidate = given_exams.enter_candidate(database, sitting, given.a_learner(database))
        given_exams.enter(database, candidate, grade)
    given_exams.corrected(database, candidate, "1")
    given_exams.enter_candidate(database, sitting, given.a_learner(database))

    found = counted(database).exams

    assert {how: count for (how, _site), count in found.items()} == {NOT_PASSED: 2, PASSED: 1}
