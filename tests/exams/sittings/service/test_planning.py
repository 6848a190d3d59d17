"""Planning exams, entering candidates and taking them off the list."""

from datetime import timedelta

import pytest

from eduapp.core.errors import Conflict, Refused
from eduapp.core.violations import Override
from eduapp.education.places.service import TakeOutOfService, take_out_of_service
from eduapp.exams.sittings import queries, service
from tests.support import given, given_attendance, given_education
from tests.support.given_exams import (
    OTHER_TIME,
    enter_candidate,
    entered,
    head,
    moved,
    plan,
    refused,
)


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


def test_a_course_without_a_scale_has_no_exam(database):
    course_id = given_education.a_course(database)
    assert refused(lambda: plan(database, course_id)) == {"ScaleMissing"}


def test_a_course_has_one_exam_a_day(database, course_id, sitting_id):
    assert refused(lambda: plan(database, course_id)) == {"SittingExists"}
    assert plan(database, course_id, given.TODAY + timedelta(days=1)) != sitting_id


def test_written_exams_begin_at_nine_or_somebody_says_why(database, course_id):
    """§§ 9-28, 15-20: the number and its paragraph stand in exam_law."""
    with pytest.raises(Refused) as refusal:
        plan(database, course_id, start_minute=600)
    [violation] = refusal.value.violations
    assert violation.sentence().startswith(
        "Written exams begin at 09:00 (opplæringsforskrifta §§ 9-28, 15-20)"
    )
    plan(database, course_id, start_minute=600, override=OTHER_TIME)


@pytest.mark.parametrize(("kind", "most"), [("written", 300), ("oral", 30), ("oral_practical", 45)])
def test_no_exam_lasts_longer_than_the_law_lets_it(database, course_id, kind, most):
    assert refused(lambda: plan(database, course_id, kind=kind, minutes=most + 1)) == {"LastsTooLong"}
    assert refused(lambda: plan(database, course_id, kind=kind, minutes=0)) == {"NoMinutes"}
    assert head(database, plan(database, course_id, kind=kind, minutes=most)).minutes == most


def test_an_exam_keeps_its_room_as_long_as_it_lasts(database, course_id):
    room = given_education.a_place(database, "Hall")
    plan(database, course_id, minutes=120, place_id=room)
    other = given_education.a_course(database, code="NOR", scale="K16")
    assert "PlaceTaken" in refused(
        lambda: plan(database, other, start_minute=659, place_id=room, override=OTHER_TIME)
    )
    plan(database, other, start_minute=660, place_id=room, override=OTHER_TIME)


def change(database, sitting_id, **more):
    known = head(database, sitting_id)
    facts = {"version": known.version, "start_minute": known.start_minute, "minutes": known.minutes}
    facts |= {"place_id": known.place_id}
    order = service.ChangeSitting(sitting_id=sitting_id, **(facts | more))
    database.execute(service.change_sitting, order)


def test_an_exam_is_changed_until_it_is_opened_and_the_calendar_follows(database, course_id, sitting_id):
    room = given_education.a_place(database, "Hall", seats=1)
    learner = given.a_learner(database)
    enter_candidate(database, sitting_id, learner)
    change(database, sitting_id, place_id=room, minutes=60)
    assert (head(database, sitting_id).place, head(database, sitting_id).minutes) == ("Hall", 60)

    english = given_education.a_course(database, code="ENG", scale="K16")
    later = plan(database, english, start_minute=600, place_id=room, override=OTHER_TIME)
    enter_candidate(database, later, learner)  # the first is over by then
    stands = refused(lambda: change(database, later, start_minute=560))
    assert stands == {"StartsOtherwise", "PlaceTaken", "ExamThen"}

    moved(database, sitting_id, "published", "open")
    assert refused(lambda: change(database, sitting_id, minutes=30)) == {"TooLateForThat"}


def test_a_change_is_refused_if_somebody_else_changed_it_or_the_room_is_too_small(database, sitting_id):
    entered(database, sitting_id, 2)
    room = given_education.a_place(database, "Study", seats=1)
    assert refused(lambda: change(database, sitting_id, place_id=room)) == {"PlaceTooSmall"}
    with pytest.raises(Conflict):
        change(database, sitting_id, version=head(database, sitting_id).version + 1)


@pytest.mark.parametrize(
    ("begins", "why"), [(22 * 60, "EndsNextDay"), (25 * 60, "StartImpossible"), (-5, "StartImpossible")]
)
def test_an_exam_begins_and_ends_on_its_day(database, course_id, begins, why):
    assert why in refused(lambda: plan(database, course_id, start_minute=begins, override=OTHER_TIME))
