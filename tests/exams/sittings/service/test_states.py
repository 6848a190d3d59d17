"""From planned to sealed, one row a move; and what must be in order before an exam is published."""

from datetime import timedelta

import pytest

from eduapp.core.errors import NotAllowed, Refused
from eduapp.core.violations import Override
from eduapp.exams.sittings import queries, service
from tests.support import given, given_education
from tests.support.given_apart import a_pair
from tests.support.given_exams import (
    NOT_TRAINED,
    a_room_of,
    enter,
    enter_candidate,
    entered,
    everybody_seated,
    fixed,
    head,
    moved,
    plan,
    published,
    refused,
    seated,
    trained,
)

pytestmark = pytest.mark.both_databases


@pytest.fixture
def ready(database, course_id):
    """An exam in a room with somebody trained to watch, and two candidates with seats."""
    room = given_education.a_place(database, "Hall")
    watch = given.INVIGILATOR.user_id
    sitting_id = plan(database, course_id, place_id=room, invigilator_id=watch)
    trained(database, watch)
    entered(database, sitting_id, 2)
    everybody_seated(database, sitting_id)
    return sitting_id


def test_an_exam_in_order_is_published(database, ready):
    published(database, ready)
    assert head(database, ready).state == "published"


def test_everything_that_is_missing_is_said_at_once(database, course_id):
    sitting_id = plan(database, course_id)
    assert refused(lambda: published(database, sitting_id)) == {"NobodyEntered", "NoRoom", "NoWatch"}
    entered(database, sitting_id, 1)
    assert refused(lambda: published(database, sitting_id)) == {"NotSeated", "NoRoom", "NoWatch"}


def test_training_and_independence_can_be_answered_for(database, course_id):
    room = given_education.a_place(database, "Hall")
    given_education.a_group(database, course_id=course_id, teacher_id=given.TEACHER.user_id)
    sitting_id = plan(database, course_id, place_id=room, invigilator_id=given.TEACHER.user_id)
    entered(database, sitting_id, 1)
    everybody_seated(database, sitting_id)
    stands = {"WatchNotTrained", "WatchNotIndependent"}
    assert refused(lambda: published(database, sitting_id)) == stands
    published(database, sitting_id, Override(frozenset(stands), "Nobody else is here"))


def test_a_pair_moved_together_afterwards_stops_publishing_for_good(database, ready):
    one, other = head(database, ready).candidates
    a_pair(database, one.learner_id, other.learner_id, "exam_seat")
    assert refused(lambda: published(database, ready, NOT_TRAINED)) == {"ApartTooNear"}
    everybody_seated(database, ready)
    published(database, ready)


def test_who_cannot_be_there_is_named_and_can_be_answered_for(database, ready):
    one, _other = head(database, ready).candidates
    given.a_state(database, one.learner_id, "moved")
    with pytest.raises(Refused) as refusal:
        published(database, ready)
    [violation] = refusal.value.violations
    assert violation.sentence() == f"Candidate {one.candidate_number}, {one.name}: on that day: moved."
    published(database, ready, Override(frozenset({"NotAvailable"}), "Comes back for the day"))


def test_every_move_is_a_row_with_name_time_and_reason(database, ready):
    published(database, ready)
    moved(database, ready, "open", "running")
    moved(database, ready, "paused", reason=" Fire alarm ")
    moved(database, ready, "running", "collecting", "sealed")

    with database.reading() as session:
        rows = queries.events(session, ready)
    assert [row.to_state for row in rows] == [
        "published", "open", "running", "paused", "running", "collecting", "sealed",
    ]  # fmt: skip
    assert [row.place for row in rows] == list(range(1, 8))
    assert {(row.by, row.at) for row in rows} == {(given.LEADER.name, given.NOW)}
    assert [row.reason for row in rows if row.reason] == ["Fire alarm"]


def test_what_the_table_does_not_have_is_refused_and_leaves_nothing(database, ready):
    assert refused(lambda: moved(database, ready, "running")) == {"MoveImpossible"}
    assert refused(lambda: moved(database, ready, "annulled")) == {"MoveNeedsReason"}
    with database.reading() as session:
        assert queries.events(session, ready) == []


def test_grades_wait_until_the_exam_is_sealed_and_then_come_from_its_marks(database, ready):
    published(database, ready)
    moved(database, ready, "open", "running", "collecting")
    first = head(database, ready).candidates[0]
    assert refused(lambda: fixed(database, first.id, "4")) == {"NoResultsNow"}
    moved(database, ready, "sealed")
    assert refused(lambda: enter(database, first.id, "4")) == {"HeldHere"}
    assert fixed(database, first.id, "4")


def annul(database, sitting_id, reason="The wrong paper was handed out"):
    order = service.AnnulSitting(sitting_id=sitting_id, reason=reason)
    database.execute(service.annul_sitting, order)


def test_an_annulled_exam_frees_everybody_and_makes_room_for_another(database, course_id, ready):
    first = head(database, ready).candidates[0]
    annul(database, ready)
    assert refused(lambda: enter(database, first.id, "4")) == {"NoResultsNow"}

    again = plan(database, course_id, place_id=head(database, ready).place_id)
    enter_candidate(database, again, first.learner_id)
    assert refused(lambda: annul(database, ready)) == {"MoveImpossible"}


def test_no_grade_of_an_annulled_exam_counts(database, course_id):
    """§ 9-40: an exam held elsewhere, its grade from a list; then it is annulled."""
    sitting_id = plan(database, course_id)
    [candidate_id] = entered(database, sitting_id, 1)
    enter(database, candidate_id, "5")
    learner_id = head(database, sitting_id).candidates[0].learner_id

    annul(database, sitting_id)

    with database.reading() as session:
        assert queries.results_of_course(session, course_id) == {}
        assert session.execute(queries.verdicts().select()).all() == []
        assert [row.superseded for row in queries.history(session, candidate_id)] == [True]
    again = plan(database, course_id, given.TODAY + timedelta(days=1))
    with database.reading() as session:
        assert queries.earlier(session, again, learner_id) == []


def test_only_a_leader_annuls(database, ready):
    with pytest.raises(NotAllowed):
        annul(database.acting_as(given.TEACHER), ready)


def test_a_room_too_small_for_everybody_apart_says_so(database, course_id):
    sitting_id = plan(database, course_id, given.TODAY + timedelta(days=1))
    entered(database, sitting_id, 3)
    a_room_of(database, sitting_id, 2, 2, empty=1)
    assert refused(lambda: everybody_seated(database, sitting_id)) == {"SeatsDoNotSuffice"}
    first = head(database, sitting_id).candidates[0]
    seated(database, first.id, 0, 0)


def test_why_an_exam_was_annulled_tells_of_nobody(database, ready):
    for reason in ("Juks av kandidat 101", "Vakten ble syk", "Kandidat 102 sitter i varetekt"):
        assert refused(lambda why=reason: annul(database, ready, why)) == {"ReasonTells"}
