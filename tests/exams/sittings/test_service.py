"""Planning exams, entering results, and putting wrong ones right."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from eduapp.core.errors import NotAllowed, NotFound, Refused
from eduapp.core.violations import Override
from eduapp.education.places.service import TakeOutOfService, take_out_of_service
from eduapp.exams.sittings import queries, service, terms
from tests.support import given, given_attendance, given_education, given_timetable
from tests.support.given_apart import a_pair


def refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    return {violation.name for violation in refusal.value.violations}


def plan(database, course_id, day=given.TODAY, **more):
    return database.execute(service.plan_sitting, service.PlanSitting(course_id=course_id, day=day, **more))


def enter_candidate(database, sitting_id, learner_id, **more):
    order = service.EnterCandidate(sitting_id=sitting_id, learner_id=learner_id, **more)
    return database.execute(service.enter_candidate, order)


def enter(database, candidate_id, grade):
    return database.execute(service.enter_result, service.EnterResult(candidate_id=candidate_id, grade=grade))


def correct(database, candidate_id, grade, reason="Read wrongly from the list"):
    order = service.CorrectResult(candidate_id=candidate_id, grade=grade, reason=reason)
    return database.execute(service.correct_result, order)


def came(database, candidate_id, attended):
    order = service.NoteAttendance(candidate_id=candidate_id, attended=attended)
    database.execute(service.note_attendance, order)


def candidates(database, sitting_id):
    with database.reading() as session:
        return queries.sitting(session, sitting_id).candidates


def history(database, candidate_id):
    with database.reading() as session:
        return queries.history(session, candidate_id)


def record(database, course_id, learner_id, grade, day=given.TODAY):
    order = service.RecordResult(course_id=course_id, day=day, learner_id=learner_id, grade=grade)
    return database.execute(service.record_result, order)


def test_an_exam_takes_the_scale_its_course_has_on_the_day_it_is_planned(database, course_id, sitting_id):
    with database.reading() as session:
        head = queries.sitting(session, sitting_id)
    assert (head.scale, head.start_minute, head.candidates) == ("K16", 540, ())


def test_an_exam_asks_the_one_calendar_for_its_room_and_its_watch(database, course_id):
    """Rules 5.1: a room that is taken wants a reason, one that is closed is closed, an exam stands."""
    room = given_attendance.a_room(database)
    group = given_attendance.a_running_group(database, place_id=room)
    given_attendance.a_session(database, group, given.TODAY, 540, 600, place_id=room)
    wanted = {"place_id": room, "invigilator_id": given.TEACHER.user_id}
    stands = {"PlaceTaken", "TeacherBusy"}
    assert refused(lambda: plan(database, course_id, **wanted)) == stands
    plan(database, course_id, **wanted, override=Override(frozenset(stands), "The lesson is moved"))

    other = given_education.a_course(database, code="NOR", scale="K16")
    assert refused(lambda: plan(database, other, **wanted)) == {"PlaceTaken", "ExamThen", "TeacherBusy"}
    tomorrow = given.TODAY + timedelta(days=1)
    closed = TakeOutOfService(place_id=room, first_day=tomorrow, last_day=tomorrow, reason="damage")
    database.execute(take_out_of_service, closed)
    assert refused(lambda: plan(database, other, tomorrow, place_id=room)) == {"PlaceOutOfService"}


def test_who_has_another_exam_then_is_not_entered(database, course_id, sitting_id, learner_id, candidate_id):
    other = plan(database, given_education.a_course(database, code="NOR", scale="K16"), start_minute=600)
    assert refused(lambda: enter_candidate(database, other, learner_id)) == {"ExamThen"}
    evening = plan(database, given_education.a_course(database, code="ENG", scale="K16"), start_minute=840)
    enter_candidate(database, evening, learner_id)  # half-open: 09:00 to 14:00, then from 14:00


def test_a_fixed_appointment_wants_a_reason(database, sitting_id, learner_id):
    given_timetable.an_appointment(database, learner_id=learner_id)
    assert refused(lambda: enter_candidate(database, sitting_id, learner_id)) == {"LearnerBusy"}
    reason = Override(frozenset({"LearnerBusy"}), "The appointment is moved")
    enter_candidate(database, sitting_id, learner_id, override=reason)


def test_lessons_give_way_to_an_exam_and_are_told(database, sitting_id):
    school = given_attendance.a_class(database, 1)
    [learner_id] = school.learner_ids
    enter_candidate(database, sitting_id, learner_id)
    with database.reading() as session:
        assert "08:30–10:00" in queries.lessons_then(session, sitting_id, learner_id)
        assert queries.lessons_then(session, sitting_id, given.a_learner(database)) == ""
        assert queries.lessons_then(session, UUID(int=7), learner_id) == ""


def test_the_level_of_the_room_holds_for_candidates(database, course_id):
    room = given_education.a_place(database, "Open hall", highest_level="low")
    sitting_id = plan(database, course_id, place_id=room)
    above = given.a_learner(database, security_level="high")
    assert refused(lambda: enter_candidate(database, sitting_id, above)) == {"LevelTooHigh"}


def test_a_course_without_a_scale_has_no_exam(database):
    course_id = given_education.a_course(database)
    assert refused(lambda: plan(database, course_id)) == {"ScaleMissing"}


def test_a_course_has_one_exam_a_day(database, course_id, sitting_id):
    assert refused(lambda: plan(database, course_id)) == {"SittingExists"}
    assert plan(database, course_id, given.TODAY + timedelta(days=1)) != sitting_id


def test_nobody_is_entered_twice(database, sitting_id, learner_id, candidate_id):
    order = service.EnterCandidate(sitting_id=sitting_id, learner_id=learner_id)
    assert refused(lambda: database.execute(service.enter_candidate, order)) == {"AlreadyCandidate"}


UNKNOWING = replace(given.LEADER, permissions=given.LEADER.permissions - {"apart.see"})


@pytest.mark.parametrize(
    ("actor", "said"),
    [
        (given.LEADER, "Holm, Ada and Berg, Bo cannot be together here."),
        (UNKNOWING, "Holm, Ada: not possible together with somebody who takes part."),
    ],
)
def test_two_who_are_kept_apart_sit_no_exam_together(database, sitting_id, actor, said):
    ada, bo = given.a_learner(database, "Ada Holm"), given.a_learner(database, "Bo Berg")
    a_pair(database, bo, ada, "exam_seat")
    database.execute(service.enter_candidate, service.EnterCandidate(sitting_id=sitting_id, learner_id=bo))

    order = service.EnterCandidate(sitting_id=sitting_id, learner_id=ada)
    with pytest.raises(Refused) as refusal:
        database.acting_as(actor).execute(service.enter_candidate, order)
    assert [violation.name for violation in refusal.value.violations] == ["NotTogether"]
    assert refusal.value.sentence() == said


def test_no_more_candidates_than_seats(database, course_id):
    place_id = given_education.a_place(database, seats=1)
    sitting_id = plan(database, course_id, place_id=place_id)
    first, second = (
        service.EnterCandidate(sitting_id=sitting_id, learner_id=given.a_learner(database)) for _ in range(2)
    )
    database.execute(service.enter_candidate, first)

    assert refused(lambda: database.execute(service.enter_candidate, second)) == {"PlaceTooSmall"}


def test_candidate_numbers_begin_anew_in_each_exam(database, course_id, sitting_id, candidate_id):
    other = plan(database, course_id, date(2026, 11, 20))
    order = service.EnterCandidate(sitting_id=other, learner_id=given.a_learner(database))
    database.execute(service.enter_candidate, order)

    assert [row.candidate_number for row in candidates(database, sitting_id)] == [101]
    assert [row.candidate_number for row in candidates(database, other)] == [101]


def test_a_result_is_fixed_once_it_is_entered(database, sitting_id, candidate_id):
    enter(database, candidate_id, "4")

    assert refused(lambda: enter(database, candidate_id, "5")) == {"ResultFixed"}
    [row] = candidates(database, sitting_id)
    assert (row.grade, row.passed, row.attended) == ("4", True, True)


def test_a_correction_keeps_the_old_result_with_reason_and_name(database, sitting_id, candidate_id):
    enter(database, candidate_id, "1")
    correct(database, candidate_id, "5", " Read wrongly ")

    [row] = candidates(database, sitting_id)
    assert (row.grade, row.passed) == ("5", True)
    new, old = history(database, candidate_id)
    assert (new.grade, new.superseded, new.reason) == ("5", False, "Read wrongly")
    assert (old.grade, old.superseded, old.entered_by) == ("1", True, given.LEADER.name)


def test_a_correction_needs_a_reason_another_grade_and_something_to_correct(database, candidate_id):
    with pytest.raises(NotFound):
        correct(database, candidate_id, "5")
    enter(database, candidate_id, "4")

    assert refused(lambda: correct(database, candidate_id, "4", " ")) == {"ReasonMissing", "SameGrade"}
    assert refused(lambda: correct(database, candidate_id, "9")) == {"GradeUnknown"}


def test_nobody_has_a_result_before_the_exam(database, course_id, learner_id):
    sitting_id = plan(database, course_id, given.TODAY + timedelta(days=1))
    order = service.EnterCandidate(sitting_id=sitting_id, learner_id=learner_id)
    candidate_id = database.execute(service.enter_candidate, order)

    assert refused(lambda: enter(database, candidate_id, "4")) == {"SittingInFuture"}
    assert refused(lambda: came(database, candidate_id, False)) == {"SittingInFuture"}


def test_who_did_not_come_has_no_result_until_that_is_taken_back(database, candidate_id):
    came(database, candidate_id, False)
    assert refused(lambda: enter(database, candidate_id, "4")) == {"DidNotAttend"}

    came(database, candidate_id, True)
    assert enter(database, candidate_id, "4")


def test_who_has_a_result_has_come(database, candidate_id):
    enter(database, candidate_id, "4")
    assert refused(lambda: came(database, candidate_id, False)) == {"ResultFixed"}


def test_a_line_of_a_list_makes_exam_and_candidate_once(database, course_id, learner_id):
    first = record(database, course_id, learner_id, "4")
    again = record(database, course_id, learner_id, "4")

    assert first == again
    with database.reading() as session:
        [row] = queries.sittings(session)
    assert (row.candidates, row.results) == (1, 1)


def test_a_list_never_changes_a_result(database, course_id, learner_id):
    record(database, course_id, learner_id, "4")
    assert refused(lambda: record(database, course_id, learner_id, "5")) == {"ResultFixed"}


def test_a_list_brings_no_results_into_a_course_without_a_scale(database, learner_id):
    course_id = given_education.a_course(database)
    assert refused(lambda: record(database, course_id, learner_id, "4")) == {"ScaleMissing"}


def test_a_refused_line_leaves_neither_exam_nor_candidate(database, course_id, learner_id, published, notes):
    published.clear()
    notes.clear()

    assert refused(lambda: record(database, course_id, learner_id, "no grade")) == {"GradeUnknown"}

    assert (published, notes) == ([], [])
    with database.reading() as session:
        assert queries.sittings(session) == []


def test_two_people_never_enter_one_result_twice(database, sitting_id, candidate_id):
    enter(database, candidate_id, "4")
    colleague = database.acting_as(given.TEACHER)

    assert refused(lambda: enter(colleague, candidate_id, "4")) == {"ResultFixed"}
    assert len(history(database, candidate_id)) == 1


def test_the_same_command_twice_is_one_result(database, candidate_id):
    order = service.EnterResult(candidate_id=candidate_id, grade="4")

    assert database.execute(service.enter_result, order) == database.execute(service.enter_result, order)
    assert len(history(database, candidate_id)) == 1


@pytest.mark.parametrize("actor", [given.WORKSHOP_LEADER, given.AUDITOR], ids=lambda actor: actor.title)
def test_who_may_only_look_enters_nothing(database, course_id, candidate_id, learner_id, actor):
    acting = database.acting_as(actor)
    for act in (
        lambda: plan(acting, course_id, date(2026, 11, 20)),
        lambda: enter(acting, candidate_id, "4"),
        lambda: correct(acting, candidate_id, "4"),
        lambda: came(acting, candidate_id, False),
        lambda: record(acting, course_id, learner_id, "4"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_everything_is_in_the_trail(database, sitting_id, candidate_id, notes):
    enter(database, candidate_id, "4")
    correct(database, candidate_id, "5")

    told = [note.action for note in notes if note.action.startswith("exams.")]
    assert told == [
        terms.SITTING_PLANNED,
        terms.CANDIDATE_ENTERED,
        terms.RESULT_ENTERED,
        terms.RESULT_CORRECTED,
    ]
    assert (notes[-1].details["old"], notes[-1].details["grade"]) == ("4", "5")


def test_screens_hear_of_a_result(database, candidate_id, published):
    published.clear()
    enter(database, candidate_id, "4")
    assert {terms.RESULTS_CHANGED, terms.SITTINGS_CHANGED} <= published[-1]


def test_what_is_gone_is_not_found(database, candidate_id):
    from uuid import uuid4  # noqa: PLC0415

    with pytest.raises(NotFound):
        plan(database, uuid4())
    with pytest.raises(NotFound):
        enter(database, uuid4(), "4")
