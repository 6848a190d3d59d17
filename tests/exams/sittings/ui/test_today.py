"""What exams bring to Today and to its week."""

from datetime import date, timedelta

import pytest

from eduapp.core.violations import Override, Violation
from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.rules import publishing, seating, versions
from eduapp.exams.sittings.ui import today
from eduapp.gui.routes import Route
from tests.support import given, given_education
from tests.support.given_exams import (
    a_room_of,
    cancelled,
    candidates,
    enter,
    enter_candidate,
    entered,
    everybody_seated,
    moved,
    plan,
    proposed,
    published,
    seated,
    trained,
)
from tests.support.given_papers import a_paper, items_of, some_singles


def rows(database, day=given.TODAY, actor=given.LEADER):
    with database.reading() as session:
        return today.rows(session, actor, day)


def test_an_exam_of_the_day_stands_among_the_sessions_with_place_and_candidates(
    database, course_id, learner_id
):
    place_id = given_education.a_place(database, "Rom 2")
    order = service.PlanSitting(course_id=course_id, day=given.TODAY, place_id=place_id)
    sitting_id = database.execute(service.plan_sitting, order)
    entered = service.EnterCandidate(sitting_id=sitting_id, learner_id=learner_id)
    database.execute(service.enter_candidate, entered)

    [row] = rows(database)

    assert (row.title, row.detail, row.kind) == ("Exam: Matematikk", "Rom 2, 1 candidate", "session")
    assert (row.start_minute, row.end_minute) == (9 * 60, 14 * 60)
    assert row.route == Route("sittings.sitting", sitting_id)


def test_an_exam_late_in_the_evening_ends_with_the_day(database, course_id):
    order = service.PlanSitting(
        course_id=course_id, day=given.TODAY, start_minute=22 * 60, minutes=120, kind="practical"
    )
    database.execute(service.plan_sitting, order)
    [row] = rows(database)
    assert (row.detail, row.end_minute) == ("0 candidates", 24 * 60)


@pytest.mark.parametrize(("days", "told"), [(-1, 0), (1, 1), (30, 1), (31, 0)])
def test_a_result_that_is_missing_is_told_for_thirty_days(database, sitting_id, candidate_id, days, told):
    found = rows(database, given.TODAY + timedelta(days=days))
    assert [(row.title, row.detail, row.kind) for row in found] == [
        ("1 exam result is missing", "Matematikk, 23.11.2026", "attention")
    ] * told


def test_nothing_is_missing_once_all_are_entered_or_nobody_was(database, sitting_id, course_id, candidate_id):
    other = service.PlanSitting(course_id=course_id, day=date(2026, 11, 20))
    database.execute(service.plan_sitting, other)
    database.execute(service.enter_result, service.EnterResult(candidate_id=candidate_id, grade="4"))
    assert rows(database, given.TODAY + timedelta(days=1)) == []


def test_who_was_absent_has_no_result_to_miss(database, candidate_id):
    order = service.NoteAttendance(candidate_id=candidate_id, attended=False)
    database.execute(service.note_attendance, order)
    assert rows(database, given.TODAY + timedelta(days=1)) == []


def test_who_enters_no_results_is_not_told_of_missing_ones(database, candidate_id):
    assert rows(database, given.TODAY + timedelta(days=1), given.INVIGILATOR) == []
    assert len(rows(database, given.TODAY, given.INVIGILATOR)) == 1


def test_a_leader_is_told_of_a_correction_that_waits_and_who_proposed_it_is_not(database, candidate_id):
    enter(database, candidate_id, "3")
    proposed(database, candidate_id, "4", by=given.TEACHER)
    later = given.TODAY + timedelta(days=1)
    [row] = rows(database, later)
    assert (row.title, row.detail) == (
        "A corrected result waits for you: candidate 101",
        "Matematikk, 23.11.2026: 3 three → 4 four",
    )
    assert rows(database, later, given.TEACHER) == []
    refuse = service.RefuseCorrection(correction_id=the_waiting(database).id, version=1, reason="No")
    database.execute(service.refuse_correction, refuse)
    proposed(database, candidate_id, "4", by=given.LEADER)
    assert rows(database, later) == []  # somebody else must


def the_waiting(database):
    with database.reading() as session:
        [one] = queries.waiting_corrections(session)
    return one


def test_grades_of_an_exam_held_here_are_missed_where_its_marks_are(database, sitting_id, candidate_id):
    moved(database, sitting_id, "published", "open", "running", "collecting", "sealed")
    assert rows(database, given.TODAY + timedelta(days=1)) == []


def test_the_week_shows_its_own_exams_by_code(database, course_id):
    for day in (date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 29), date(2026, 11, 30)):
        database.execute(service.plan_sitting, service.PlanSitting(course_id=course_id, day=day))

    with database.reading() as session:
        marks = today.week(session, given.LEADER, given.TODAY)

    assert [(mark.day, mark.text) for mark in marks] == [
        (date(2026, 11, 29), "MAT"),
        (date(2026, 11, 23), "MAT"),
    ]


def coming(database, day=given.TODAY, actor=given.LEADER):
    with database.reading() as session:
        return today.coming(session, actor, day)


@pytest.mark.parametrize(("days", "told"), [(0, 1), (14, 1), (15, 0)])
def test_an_exam_that_is_not_published_is_told_with_what_is_missing(
    database, sitting_id, candidate_id, days, told
):
    found = coming(database, given.TODAY - timedelta(days=days))
    assert [(row.title, row.detail, row.token) for row in found] == [
        (
            "Not published: exam in Matematikk",
            "Monday 23 November. Missing: room, invigilators, seats",
            "late",
        )
    ] * told
    assert [row.route for row in found] == [Route("sittings.sitting", sitting_id)] * told


def test_everything_in_order_is_told_too_and_nothing_once_it_is_published(database, course_id):
    id = an_exam_in_order(database, course_id)
    [row] = coming(database)
    assert row.detail == "Monday 23 November. Everything is in order: publish it."
    published(database, id)
    assert coming(database) == []


def test_who_cannot_be_there_is_told_in_the_week_before(database, course_id):
    id = an_exam_in_order(database, course_id)
    published(database, id)
    [first, second] = candidates(database, id)
    given.a_state(database, first.learner_id, "released", given.TODAY)

    [row] = coming(database, given.TODAY - timedelta(days=7))
    assert (row.title, row.detail) == ("1 candidate cannot be at the exam", "Matematikk, Monday 23 November")
    assert coming(database, given.TODAY - timedelta(days=8)) == []
    given.a_state(database, second.learner_id, "released", given.TODAY)
    assert [row.title for row in coming(database)] == ["2 candidates cannot be at the exam"]


def test_what_is_not_in_order_any_more_is_told_once_it_is_published(database, course_id):
    id = an_exam_in_order(database, course_id)
    published(database, id)
    first = candidates(database, id)[0]
    cancelled(database, first.id)
    enter_candidate(database, id, first.learner_id)

    [row] = coming(database)
    assert (row.title, row.detail) == (
        "Not in order any more: exam in Matematikk",
        "Monday 23 November. Missing: seats",
    )


def test_neighbours_alike_since_seats_were_changed_are_told(database, course_id):
    id = an_exam_in_order(database, course_id)
    paper = a_paper(database, items_of(some_singles(database, 3)), versions=2)
    database.execute(service.choose_paper, service.ChoosePaper(sitting_id=id, paper_id=paper))
    enter_candidate(database, id, given.a_learner(database))
    everybody_seated(database, id)
    database.execute(service.spread_versions, service.SpreadVersions(sitting_id=id))
    published(database, id)
    assert coming(database) == []
    by_seat = {row.seat.label: row.id for row in candidates(database, id)}
    screen = Override(frozenset({"NeighboursAlike"}), "A screen stands between them")
    seated(database, by_seat["A1"], 0, 1, screen)  # A, B, A: two change seats, so it is B, A, A

    assert [row.detail for row in coming(database)] == ["Monday 23 November. Missing: versions of the paper"]


def test_every_reason_against_publishing_has_a_word():
    reasons = {
        name
        for module in (publishing, seating, versions)
        for name, found in vars(module).items()
        if isinstance(found, type) and issubclass(found, Violation) and found is not Violation
    }
    told = today.missing_words([type(name, (Violation,), {})() for name in sorted(reasons)])
    assert "other things" not in told
    assert today.missing_words([type("New", (Violation,), {})()]) == "other things"


def test_an_exam_that_was_annulled_is_nobodys_business_any_more(database, sitting_id, candidate_id):
    moved(database, sitting_id, "annulled", reason="Wrong paper")
    assert rows(database) == []
    assert rows(database, given.TODAY + timedelta(days=1)) == []
    assert coming(database) == []
    with database.reading() as session:
        assert today.week(session, given.LEADER, given.TODAY) == []


def an_exam_in_order(database, course_id):
    room = given_education.a_place(database, "Rom 2", seats=12)
    id = plan(database, course_id, place_id=room, invigilator_id=given.INVIGILATOR.user_id)
    trained(database, given.INVIGILATOR.user_id)
    a_room_of(database, id, 2, 3)
    entered(database, id, 2)
    everybody_seated(database, id)
    return id
