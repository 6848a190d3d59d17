"""Where somebody is: at once or dated ahead, put right, called off, begun once when the day is opened."""

from datetime import date, timedelta

import pytest

from eduapp.core.actor import system_actor
from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.people.learners import queries, service, terms
from eduapp.people.learners.models import StateChange
from eduapp.people.learners.rules import LearnerState, Phase
from tests.support import given
from tests.support.statements import selects_of

FRIDAY = given.TODAY + timedelta(days=4)


def change(database, learner_id, state, from_day=given.TODAY, back=None, version=None):
    if version is None:
        with database.reading() as session:
            version = queries.head(session, learner_id).version
    order = service.ChangeState(
        learner_id=learner_id, version=version, state=state, from_day=from_day, expected_back=back
    )
    return database.execute(service.change_state, order)


def call_off(database, learner_id, change_id):
    database.execute(service.call_off_state, service.CallOffState(learner_id=learner_id, change_id=change_id))


def open_day(database, day=None):
    program = database.acting_as(system_actor(terms.SYSTEM_PERMISSIONS))
    return program.execute(service.begin_due_states, service.BeginDueStates(day=day))


def state_of(database, learner_id):
    with database.reading() as session:
        return queries.head(session, learner_id).state


def history(database, learner_id):
    with database.reading() as session:
        return [(row.state.value, row.phase.value) for row in queries.states(session, learner_id)]


def planned(database, learner_id):
    with database.reading() as session:
        return queries.whereabouts(session, learner_id).planned


def later(clock, days):
    clock.moment += timedelta(days=days)


@pytest.fixture
def ola(database):
    return given.a_learner(database, "Ola Vik")


def test_a_change_of_today_holds_at_once_and_is_kept_with_who_and_when(database, ola, published, notes):
    published.clear()
    notes.clear()
    change(database, ola, "on_leave", back=FRIDAY)

    with database.reading() as session:
        [row] = queries.states(session, ola)
        standing = queries.whereabouts(session, ola).standing
    assert state_of(database, ola) is LearnerState.ON_LEAVE
    assert (row.entered_by, row.entered_at, row.from_day, row.expected_back) == (
        given.LEADER.name,
        given.NOW,
        given.TODAY,
        FRIDAY,
    )
    assert (standing.since, standing.expected_back, standing.previous) == (given.TODAY, FRIDAY, "here")
    assert published[-1] >= {terms.LEARNERS_CHANGED}
    [note] = notes
    assert (note.action, note.learner) == (terms.STATE_CHANGED, ola)
    assert note.details == {
        "name": "Vik, Ola",
        "state": "learner_states:on_leave",
        "day": "2026-11-23",
        "back": "2026-11-27",
    }


def test_coming_back_ends_the_leave_and_keeps_it_in_the_history(database, clock, ola):
    change(database, ola, "on_leave")
    later(clock, 3)

    change(database, ola, "here", clock().date())

    assert state_of(database, ola).is_here
    assert history(database, ola) == [("here", "in_force"), ("on_leave", "past")]


def test_a_change_dated_ahead_waits_until_the_day_is_opened(database, clock, ola, notes):
    change(database, ola, "on_leave", FRIDAY)
    assert state_of(database, ola).is_here
    assert open_day(database) == ()
    assert notes[-1].action == terms.STATE_PLANNED

    later(clock, 4)
    assert open_day(database) == (ola,)

    assert state_of(database, ola) is LearnerState.ON_LEAVE
    assert history(database, ola) == [("on_leave", "in_force")]
    assert notes[-1].action == terms.STATE_BEGUN


def test_opening_a_day_twice_changes_nothing(database, clock, ola, notes):
    change(database, ola, "moved", FRIDAY)
    later(clock, 4)
    open_day(database)
    before, told = history(database, ola), len(notes)

    assert open_day(database) == ()
    assert history(database, ola) == before
    assert len(notes) == told


def test_days_that_were_skipped_are_made_up_for_one_by_one(database, clock, ola):
    change(database, ola, "moved", FRIDAY)
    later(clock, 9)

    assert open_day(database, FRIDAY - timedelta(days=1)) == ()
    assert open_day(database, FRIDAY) == (ola,)


def test_a_day_to_come_is_not_opened(database, ola):
    change(database, ola, "moved", FRIDAY)
    assert open_day(database, FRIDAY) == ()
    assert state_of(database, ola).is_here


def test_what_begins_ends_what_was_in_force(database, clock, ola):
    change(database, ola, "temporarily_out")
    change(database, ola, "here", FRIDAY)
    later(clock, 4)
    open_day(database)

    assert history(database, ola) == [("here", "in_force"), ("temporarily_out", "past")]
    with database.reading() as session:
        assert queries.states(session, ola)[0].previous == "temporarily_out"


def test_another_change_dated_ahead_takes_the_place_of_the_first(database, ola):
    first = change(database, ola, "on_leave", FRIDAY)
    change(database, ola, "moved", FRIDAY + timedelta(days=1))

    assert history(database, ola) == [("moved", "planned"), ("on_leave", "replaced")]
    assert planned(database, ola).replaces_id == first


def test_a_day_in_court_leaves_the_planned_leave_as_it_is(database, ola):
    change(database, ola, "on_leave", FRIDAY)
    change(database, ola, "temporarily_out")

    assert history(database, ola) == [("on_leave", "planned"), ("temporarily_out", "in_force")]


@pytest.mark.parametrize("state", ["moved", "on_leave"])
def test_what_can_no_longer_begin_is_replaced(database, ola, state):
    change(database, ola, "on_leave", FRIDAY)
    change(database, ola, state)

    assert planned(database, ola) is None
    assert history(database, ola)[0] == ("on_leave", "replaced")


def test_a_slip_is_put_right_by_another_row(database, ola, notes):
    slip = change(database, ola, "released")
    change(database, ola, "on_leave")

    with database.reading() as session:
        first, second = queries.states(session, ola)
    assert (first.state, first.phase, first.replaces_id) == ("on_leave", Phase.IN_FORCE, slip)
    assert (second.state, second.phase) == ("released", Phase.REPLACED)
    assert first.previous == "here"
    assert notes[-1].action == terms.STATE_PUT_RIGHT


def test_a_slip_can_be_taken_back_whole(database, ola):
    change(database, ola, "released")
    change(database, ola, "here")

    assert state_of(database, ola).is_here
    assert history(database, ola) == [("here", "in_force"), ("released", "replaced")]


def test_what_is_dated_ahead_is_called_off_and_never_begins(database, clock, ola, notes):
    change_id = change(database, ola, "moved", FRIDAY)
    call_off(database, ola, change_id)
    later(clock, 5)

    assert open_day(database) == ()
    assert history(database, ola) == [("moved", "called_off")]
    assert notes[-1].action == terms.STATE_CALLED_OFF


def test_only_what_waits_can_be_called_off(database, ola):
    change_id = change(database, ola, "moved")
    for learner_id in (ola, given.a_learner(database)):
        with pytest.raises(NotFound):
            call_off(database, learner_id, change_id)


def test_all_that_stands_against_it_is_told_at_once_and_leaves_no_trace(database, ola, published, notes):
    published.clear()
    notes.clear()
    with pytest.raises(Refused) as refusal:
        change(database, ola, "here", date(2036, 11, 27), date(2026, 11, 26))

    names = [violation.name for violation in refusal.value.violations]
    assert names == ["DayFarAway", "BackBeforeItBegins", "NobodyComesBack", "AlreadySo"]
    assert published == notes == []
    assert history(database, ola) == []


def test_a_repeated_command_makes_one_change(database, ola):
    order = service.ChangeState(learner_id=ola, version=1, state="on_leave", from_day=given.TODAY)
    assert database.execute(service.change_state, order) == database.execute(service.change_state, order)
    assert history(database, ola) == [("on_leave", "in_force")]


def test_who_looked_at_an_older_record_is_told(database, ola):
    change(database, ola, "on_leave", version=1)
    with pytest.raises(Conflict):
        change(database, ola, "moved", version=1)


def test_somebody_who_is_not_there_is_said_so(database):
    with pytest.raises(NotFound):
        change(database, given.LEADER.user_id, "moved", version=1)


@pytest.mark.parametrize("actor", [given.TEACHER, given.WORKSHOP_LEADER, given.AUDITOR])
def test_a_teacher_does_not_say_where_people_are(database, ola, actor):
    with pytest.raises(NotAllowed):
        change(database.acting_as(actor), ola, "moved", version=1)
    with pytest.raises(NotAllowed):
        call_off(database.acting_as(actor), ola, ola)


def test_the_program_opens_the_day_and_nobody_else(database):
    with pytest.raises(NotAllowed):
        database.execute(service.begin_due_states, service.BeginDueStates())


@pytest.mark.parametrize("phase", ["in_force", "planned"])
def test_the_database_keeps_one_state_in_force_and_one_planned(database, ola, phase):
    twice = [
        StateChange(
            learner_id=ola, state=state, from_day=given.TODAY, phase=phase,
            entered_by=given.LEADER.user_id, entered_at=given.NOW,
        )
        for state in ("on_leave", "moved")
    ]  # fmt: skip

    with pytest.raises(Conflict), database.writing() as uow:
        uow.session.add_all(twice)


def test_opening_the_day_asks_as_much_for_twenty_as_for_one(database, clock):
    people = [given.a_learner(database) for _ in range(20)]
    for learner_id in people:
        change(database, learner_id, "on_leave")
        change(database, learner_id, "here", FRIDAY)
    later(clock, 4)

    with selects_of(database) as selects:
        assert set(open_day(database)) == set(people)
    assert sum("FROM learner" in sql for sql in selects) == 4
