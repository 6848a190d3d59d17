"""Opening a day does everything once, in order, on the day it was due, and keeps what it changed."""

from datetime import date, timedelta

import pytest

from eduapp.core.errors import NotAllowed, Refused
from eduapp.education.enrolment import queries as enrolments
from eduapp.education.enrolment import service as enrolment
from eduapp.records.day import queries, service, terms
from eduapp.workshops.machines import queries as machines
from eduapp.workshops.machines.rules.training import Step
from tests.support import given
from tests.support.given_days import all_opened, in_the_programs_name, opened, steps
from tests.support.given_education import a_group, an_enrolment
from tests.support.given_machines import a_machine, trained
from tests.support.given_waiting import in_line, offered
from tests.support.given_waiting import states as of_the_line

TODAY = given.TODAY
ONE_DAY = timedelta(days=1)

pytestmark = pytest.mark.both_databases


def state(database, enrolment_id):
    with database.reading() as session:
        return enrolments.enrolment(session, enrolment_id).state


def pause(database, enrolment_id, first, last):
    with database.reading() as session:
        version = enrolments.enrolment(session, enrolment_id).version
    order = enrolment.Suspend(
        enrolment_id=enrolment_id, version=version, first_day=first, last_day=last, reason="agreement"
    )
    database.execute(enrolment.suspend, order)


def test_who_was_to_begin_begins_and_it_is_told(database, clock):
    group_id = a_group(database)
    tomorrow = an_enrolment(
        database, given.a_learner(database, "Ola Vik"), group_id, first_day=TODAY + ONE_DAY
    )
    later = an_enrolment(database, given.a_learner(database), group_id, first_day=TODAY + 2 * ONE_DAY)
    opened(database)
    clock.moment += ONE_DAY

    assert all_opened(database) == 1

    assert [state(database, one) for one in (tomorrow, later)] == ["active", "planned"]
    assert steps(database, TODAY + ONE_DAY) == [("begun", "Vik, Ola")]


def test_a_whole_week_that_was_skipped_is_done_day_by_day(database, clock):
    """Rule 28: begun, paused, back from the pause and ended on their own days, though nobody was here."""
    opened(database)
    group_id = a_group(database)
    begins = an_enrolment(database, given.a_learner(database, "Ola Vik"), group_id, first_day=TODAY + ONE_DAY)
    rests = an_enrolment(database, given.a_learner(database, "Eva Berg"), group_id)
    pause(database, rests, TODAY + 2 * ONE_DAY, TODAY + 3 * ONE_DAY)
    leaves = given.a_learner(database, "Karim Haddad")
    left = an_enrolment(database, leaves, group_id)
    given.a_state(database, leaves, "released", TODAY + 4 * ONE_DAY)
    clock.moment += 7 * ONE_DAY

    all_opened(database)

    assert steps(database, TODAY + ONE_DAY) == [("begun", "Vik, Ola")]
    assert steps(database, TODAY + 2 * ONE_DAY) == [("paused", "Berg, Eva")]
    assert steps(database, TODAY + 4 * ONE_DAY) == [
        ("states", "Haddad, Karim"), ("left", "Haddad, Karim"), ("resumed", "Berg, Eva"),
    ]  # fmt: skip
    assert steps(database, TODAY + 7 * ONE_DAY) == []
    assert [state(database, one) for one in (begins, rests, left)] == ["active", "active", "released"]


def test_opened_twice_changes_nothing_more(database, clock, notes):
    group_id = a_group(database)
    an_enrolment(database, given.a_learner(database), group_id, first_day=TODAY + ONE_DAY)
    opened(database)
    clock.moment += ONE_DAY
    assert all_opened(database) == 1
    notes.clear()

    assert all_opened(database) == 0
    assert opened(database, TODAY + ONE_DAY) == 0
    assert notes == []


def test_rule_22_who_is_away_is_laid_aside_and_taken_back_the_pause_underneath_kept(database, clock):
    learner = given.a_learner(database, "Ola Vik")
    enrolment_id = an_enrolment(database, learner, a_group(database))
    opened(database)
    pause(database, enrolment_id, TODAY, TODAY + 9 * ONE_DAY)
    given.a_state(database, learner, "on_leave", TODAY + ONE_DAY, TODAY + 3 * ONE_DAY)
    clock.moment += ONE_DAY
    all_opened(database)
    assert state(database, enrolment_id) == "auto_suspended"
    given.a_state(database, learner, "here", TODAY + 3 * ONE_DAY)
    clock.moment += 2 * ONE_DAY

    all_opened(database)

    assert state(database, enrolment_id) == "suspended"
    assert steps(database, TODAY + ONE_DAY) == [("states", "Vik, Ola"), ("away", "Vik, Ola")]
    assert steps(database, TODAY + 3 * ONE_DAY) == [("states", "Vik, Ola"), ("back", "Vik, Ola")]


def test_rule_23_a_place_is_kept_for_so_long_and_not_longer(database, clock):
    learner = given.a_learner(database, "Ola Vik")
    enrolment_id = an_enrolment(database, learner, a_group(database, last_day=date(2027, 6, 1)))
    given.a_state(database, learner, "temporarily_out")
    opened(database)
    clock.moment += 60 * ONE_DAY

    all_opened(database)

    with database.reading() as session:
        ended = enrolments.enrolment(session, enrolment_id)
    assert (ended.state, ended.end_reason) == ("interrupted", "away_too_long")


def test_an_offer_nobody_answered_goes_back_to_its_place(database, clock):
    opened(database)
    group_id = a_group(database, capacity=1)
    learner = given.a_learner(database, "Ola Vik")
    offered(database, in_line(database, group_id, learner))
    clock.moment += 10 * ONE_DAY

    all_opened(database)

    assert list(of_the_line(database, group_id).values()) == ["approved"]
    told = [step for number in range(1, 11) for step in steps(database, TODAY + number * ONE_DAY)]
    assert told == [("offers", "Vik, Ola")]


def test_tomorrow_is_not_opened_today(database):
    with pytest.raises(Refused):
        opened(database, TODAY + ONE_DAY)


def test_only_the_program_itself_opens_days(database):
    with pytest.raises(NotAllowed):
        database.execute(service.open_day, service.OpenDay(day=TODAY))


def test_the_trail_has_one_line_for_a_day(database, notes):
    opened(database)
    [note] = [note for note in notes if note.action == terms.OPENED]
    assert note.details == {"day": "2026-11-23", "count": 0}


def test_two_pcs_open_a_day_once(database):
    own = in_the_programs_name(database)
    order = service.OpenDay(day=TODAY)
    own.execute(service.open_day, order)
    own.execute(service.open_day, service.OpenDay(day=TODAY))
    with database.reading() as session:
        assert queries.last_opened(session) == TODAY


def test_training_whose_time_is_over_lapses_when_the_day_is_opened(database):
    machine_id = a_machine(database, "Forklift", "M-07", demand="certified")
    learner_id = given.a_learner(database, "Ola Vik")
    card = (Step.CARD, Step.THEORY, Step.PRACTICE, Step.INSTRUCTOR_SIGNED, Step.LEARNER_SIGNED)
    trained(database, machine_id, learner_id, *card, day=TODAY - ONE_DAY, until=TODAY - ONE_DAY)

    opened(database)
    with database.reading() as session:
        last = machines.entries_of(session, machine_id, learner_id)[-1]
    assert (last.step, last.day) == (Step.LAPSED, TODAY)
    with database.reading() as session:
        head = machines.machine_head(session, machine_id, TODAY)
    assert head.history[0].entered_by == "Dagverk"
