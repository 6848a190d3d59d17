"""Entering candidates, taking them off the list, and rooms apart."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from eduapp.core.errors import NotAllowed, Refused
from eduapp.core.violations import Override
from eduapp.exams.sittings import queries, service
from tests.support import given, given_arrangements, given_attendance, given_education, given_timetable
from tests.support.given_apart import a_pair
from tests.support.given_exams import (
    OTHER_TIME,
    a_room_of,
    came,
    cancelled,
    candidates,
    enter,
    enter_candidate,
    entered,
    moved,
    plan,
    published,
    refused,
    seated,
)


def test_who_has_another_exam_then_is_not_entered(database, course_id, sitting_id, learner_id, candidate_id):
    norwegian = given_education.a_course(database, code="NOR", scale="K16")
    other = plan(database, norwegian, start_minute=600, override=OTHER_TIME)
    assert refused(lambda: enter_candidate(database, other, learner_id)) == {"ExamThen"}
    english = given_education.a_course(database, code="ENG", scale="K16")
    evening = plan(database, english, start_minute=840, override=OTHER_TIME)
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
def test_two_who_must_never_be_in_one_room_sit_no_exam_in_one(database, sitting_id, actor, said):
    ada, bo = given.a_learner(database, "Ada Holm"), given.a_learner(database, "Bo Berg")
    a_pair(database, bo, ada, "session")
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


def test_two_who_must_never_be_in_one_room_sit_an_exam_in_two(database, sitting_id):
    ada, bo, cy = (given.a_learner(database) for _number in range(3))
    a_pair(database, bo, ada, "session")
    a_pair(database, cy, ada, "session")
    enter_candidate(database, sitting_id, bo)
    room = given_education.a_place(database, "Study 2")

    enter_candidate(database, sitting_id, ada, own_place_id=room)
    assert refused(lambda: enter_candidate(database, sitting_id, cy, own_place_id=room)) == {"NotTogether"}
    enter_candidate(database, sitting_id, cy)


@pytest.mark.parametrize("level", ["exam_seat", "workshop"])
def test_others_who_are_kept_apart_are_told_from_each_other_by_their_seats(database, sitting_id, level):
    ada, bo = given.a_learner(database, "Ada Holm"), given.a_learner(database, "Bo Berg")
    a_pair(database, bo, ada, level)
    one, other = (enter_candidate(database, sitting_id, id) for id in (ada, bo))
    a_room_of(database, sitting_id, 1, 6)

    seated(database, one, 0, 0)
    assert refused(lambda: seated(database, other, 0, 2)) == {"ApartTooNear"}
    seated(database, other, 0, 3)


def test_a_cancelled_entry_stays_with_its_number_and_frees_seat_and_calendar(database, sitting_id):
    learner = given.a_learner(database)
    candidate = enter_candidate(database, sitting_id, learner)
    a_room_of(database, sitting_id, 1, 2)
    seated(database, candidate, 0, 1)
    cancelled(database, candidate, "moved")

    [row] = candidates(database, sitting_id)
    assert (row.cancelled, row.seat, row.documented, row.candidate_number) == ("moved", None, True, 101)
    with database.reading() as session:
        [listed] = queries.sittings(session)
    assert listed.candidates == 0

    other = given_education.a_course(database, code="NOR", scale="K16")
    enter_candidate(database, plan(database, other), learner)  # nothing is in the way any more
    [second] = entered(database, sitting_id, 1)
    assert {row.candidate_number for row in candidates(database, sitting_id)} == {101, 102}
    assert second != candidate


def test_who_was_cancelled_can_be_entered_again_with_the_same_number(database, sitting_id, learner_id):
    candidate = enter_candidate(database, sitting_id, learner_id)
    cancelled(database, candidate, "entered_wrongly")
    assert refused(lambda: cancelled(database, candidate)) == {"EntryCancelled"}
    assert refused(lambda: enter(database, candidate, "4")) == {"EntryCancelled"}
    assert enter_candidate(database, sitting_id, learner_id) == candidate
    assert [row.cancelled for row in candidates(database, sitting_id)] == [""]


def test_nobody_is_cancelled_without_a_known_reason_or_with_a_result_or_once_it_is_open(
    database, sitting_id, candidate_id
):
    assert refused(lambda: cancelled(database, candidate_id, "ill")) == {"EndUnknown"}
    enter(database, candidate_id, "4")
    assert refused(lambda: cancelled(database, candidate_id)) == {"CandidateHasResult"}
    moved(database, sitting_id, "published", "open")
    learner = given.a_learner(database)
    assert refused(lambda: cancelled(database, candidate_id)) == {"CandidateHasResult", "TooLateForThat"}
    assert refused(lambda: enter_candidate(database, sitting_id, learner)) == {"TooLateForThat"}


@pytest.mark.parametrize(
    ("ground", "before", "stands"),
    [
        ("postponed", "documented", set()),
        ("postponed", "absent", {"NoGround"}),
        ("postponed", "moved", set()),
        ("new", "1", set()),
        ("new", "3", {"NoGround", "AlreadyPassed"}),
        ("new", "", {"NoGround"}),
        ("special", "", set()),
        ("special", "1", {"NoGround"}),
        ("other", "", {"GroundUnknown"}),
    ],
)
def test_a_resit_has_its_own_ground(database, course_id, sitting_id, learner_id, ground, before, stands):
    """§§ 9-36 to 9-38: postponed after documented absence, new after a 1, special where there was no exam."""
    earlier = plan(database, course_id, given.TODAY - timedelta(days=30))
    if before:
        candidate = enter_candidate(database, earlier, learner_id)
        if before == "moved":
            cancelled(database, candidate, "moved")
        elif before in {"documented", "absent"}:
            came(database, candidate, False, documented=before == "documented")
        else:
            enter(database, candidate, before)
    if stands:
        assert refused(lambda: enter_candidate(database, sitting_id, learner_id, ground=ground)) == stands
    else:
        enter_candidate(database, sitting_id, learner_id, ground=ground)
        assert [row.ground for row in candidates(database, sitting_id)] == [ground]


def test_nobody_is_granted_so_much_that_an_exam_would_end_the_next_day(database, course_id, learner_id):
    evening = 24 * 60 - 300
    sitting_id = plan(database, course_id, start_minute=evening, override=OTHER_TIME)
    given_arrangements.a_decision(database, learner_id, given_arrangements.AN_HOUR)

    assert refused(lambda: enter_candidate(database, sitting_id, learner_id)) == {"EndsNextDay"}
    other = given.a_learner(database)
    enter_candidate(database, sitting_id, other)
    given_arrangements.a_decision(database, other, given_arrangements.AN_HOUR)
    assert "EndsNextDay" in refused(lambda: published(database, sitting_id))


def apart(database, candidate_id, place_id, **more):
    order = service.SitApart(candidate_id=candidate_id, place_id=place_id, **more)
    database.execute(service.sit_apart, order)


def test_somebody_who_is_entered_gets_a_room_apart_and_comes_back_with_the_same_number(database, sitting_id):
    [candidate] = entered(database, sitting_id, 1)
    room = given_education.a_place(database, "Study 2")
    a_room_of(database, sitting_id, 1, 2)
    seated(database, candidate, 0, 1)
    for _time in range(2):  # again changes nothing
        apart(database, candidate, room)
    [row] = candidates(database, sitting_id)
    assert (row.own_place, row.seat, row.candidate_number) == ("Study 2", None, 101)

    apart(database, candidate, None)
    [row] = candidates(database, sitting_id)
    assert (row.own_place, row.seat, row.candidate_number) == ("", None, 101)


def test_a_room_apart_is_judged_like_a_room(database, sitting_id):
    ada, bo = given.a_learner(database, security_level="high"), given.a_learner(database)
    a_pair(database, ada, bo, "session")
    study = given_education.a_place(database, "Study 2")
    one = enter_candidate(database, sitting_id, ada, own_place_id=study)
    other = enter_candidate(database, sitting_id, bo)
    assert refused(lambda: apart(database, other, study)) == {"NotTogether"}
    assert refused(lambda: apart(database, one, None)) == {"NotTogether"}
    low = given_education.a_place(database, "Open hall", highest_level="low")
    assert refused(lambda: apart(database, one, low)) == {"LevelTooHigh"}


def test_rooms_are_settled_once_the_exam_is_open_and_never_for_who_was_cancelled(database, sitting_id):
    one, other = entered(database, sitting_id, 2)
    room = given_education.a_place(database, "Study 2")
    cancelled(database, other)
    assert refused(lambda: apart(database, other, room)) == {"EntryCancelled"}
    moved(database, sitting_id, "published", "open")
    assert refused(lambda: apart(database, one, room)) == {"TooLateForThat"}


def test_who_may_not_plan_gives_nobody_a_room(database, sitting_id):
    [one] = entered(database, sitting_id, 1)
    with pytest.raises(NotAllowed):
        apart(database.acting_as(given.TEACHER), one, None)


@pytest.mark.both_databases
def test_one_grade_bears_one_new_exam_at_a_time(
    database, clock, course_id, sitting_id, learner_id, candidate_id
):
    enter(database, candidate_id, "1")
    first, second, third = (plan(database, course_id, date(2026, 12, day)) for day in (8, 9, 10))
    again = enter_candidate(database, first, learner_id, ground="new")
    other = lambda sitting=second: enter_candidate(database, sitting, learner_id, ground="new")  # noqa: E731

    assert refused(other) == {"ResitEntered"}
    enter_candidate(database, second, given.a_learner(database))
    cancelled(database, again)
    moved_on = other()
    with pytest.raises(Refused):
        enter_candidate(database, first, learner_id, ground="new")
    clock.moment = given.NOW.replace(month=12, day=9)
    enter(database, moved_on, "1")  # not passed again
    enter_candidate(database, third, learner_id, ground="new")
