from datetime import date, timedelta

import pytest

from eduapp.core.actor import system_actor
from eduapp.people.audit import queries
from eduapp.people.audit.queries import TrailFilter
from tests.support import given


@pytest.fixture
def five(database):
    """Five learners, so five entries."""
    return [given.a_learner(database, f"Person N{number}") for number in range(5)]


def test_the_trail_is_found_by_person_day_and_kind(database, five, clock):
    clock.moment += timedelta(days=1)
    given.a_learner(database, "Late Comer")
    with database.reading() as session:
        everything = queries.trail(session, TrailFilter())
        of_one = queries.trail(session, TrailFilter(learner_id=five[2]))
        yesterday = queries.trail(session, TrailFilter(last=date(2026, 11, 23)))
        today = queries.trail(session, TrailFilter(first=date(2026, 11, 24)))
        others = queries.trail(session, TrailFilter(action="certificates."))
    assert [row.id for row in everything] == [6, 5, 4, 3, 2, 1]
    assert [row.learner_id for row in of_one] == [five[2]]
    assert (len(yesterday), len(today), others) == (5, 1, [])


def test_older_entries_are_read_on(database, five):
    with database.reading() as session:
        assert [row.id for row in queries.trail(session, TrailFilter(), before=3)] == [2, 1]


def test_who_did_the_last_of_some_actions_to_a_record_or_about_a_learner(database, five, clock):
    learner = five[1]
    clock.moment += timedelta(minutes=5)
    with database.acting_as(given.OFFICE).writing() as uow:
        uow.audit("learners.state.changed", five[0], learner)
        uow.audit("handouts.plan_printed", learner, learner)
    with database.reading() as session:
        found = queries.last_change(session, learner, ("learners.",))
        assert found == (given.OFFICE.user_id, given.OFFICE.name, clock.moment)
        assert queries.last_change(session, five[2], ("learners.",))[1] == given.LEADER.name
        assert queries.last_change(session, None, ("learners.",)) == found
        assert queries.last_change(session, learner, ("learners_",)) is None


def test_of_several_features_at_once(database, five):
    with database.writing() as uow:
        uow.audit("grading.fixed", five[0])
        uow.audit("custody.sealed", five[0])
        uow.audit("exams_other", five[0])
    with database.reading() as session:
        wanted = TrailFilter(action="exams.", also=("grading.", "custody."))
        assert [row.action for row in queries.trail(session, wanted)] == ["custody.sealed", "grading.fixed"]


def test_exceptions_are_named_acts_and_what_people_do_out_of_hours(database, five, clock):
    def note(action, hours, by=given.LEADER):
        clock.moment = given.NOW + timedelta(hours=hours)
        with database.acting_as(by).writing() as uow:
            uow.audit(action, five[0])

    note("test.usual", 1)
    note("test.named", 2)
    note("test.late", 14)
    note("test.by_itself", 14, system_actor(()))
    note("test.named", 15, system_actor(()))
    note("test.usual", 24)
    wanted = TrailFilter(exceptions=("test.named",))
    with database.reading() as session:
        found = queries.trail(session, wanted)
        assert [row.action for row in found] == ["test.named", "test.late", "test.named"]
        assert [row.is_out_of_hours() for row in found] == [False, True, False]
        assert list(queries.in_order(session, wanted)) == found
        assert queries.trail(session, wanted, found[0].id, 1) == found[1:2]


def test_for_a_file_all_that_fits_comes_in_order(database, five):
    with database.reading() as session:
        assert list(queries.in_order(session, TrailFilter())) == queries.trail(session, TrailFilter())
