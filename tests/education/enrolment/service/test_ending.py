"""Ending for good: at once or planned; what lies ahead goes, what has been stays."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.education.enrolment import queries, rules, service, terms
from eduapp.education.enrolment.models import Exclusion, Pause
from eduapp.education.enrolment.ui.contributions import CONTRIBUTIONS
from tests.support import given
from tests.support.given_education import (
    FIRST_DAY,
    LAST_DAY,
    a_course,
    a_group,
    an_ended_enrolment,
    an_enrolment,
)


def put(database, learner_id, group_id, first_day=given.TODAY):
    return an_enrolment(database, learner_id, group_id, first_day=first_day)


def end(
    database, enrolment_id, state="completed", reason="completed", last_day=given.TODAY, version=1, **more
):
    order = service.EndEnrolment(
        enrolment_id=enrolment_id, version=version, state=state, reason=reason, last_day=last_day, **more
    )
    database.execute(service.end_enrolment, order)


def look(database, enrolment_id):
    with database.reading() as session:
        return queries.enrolment(session, enrolment_id)


def told(database, enrolment_id):
    with database.reading() as session:
        return queries.history(session, enrolment_id, given.TODAY)


def refused(do, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        do(*args, **kwargs)
    return [violation.name for violation in refusal.value.violations]


def test_an_end_is_kept_with_its_reason(database, notes):
    learner_id = given.a_learner(database, "Karim Haddad")
    enrolment_id = an_enrolment(database, learner_id, a_group(database, a_course(database, name="Norsk A2")))
    notes.clear()

    end(database, enrolment_id, "transferred", "moved", date(2026, 11, 20))

    head = look(database, enrolment_id)
    assert (head.state, head.end_reason, head.last_day) == ("transferred", "moved", date(2026, 11, 20))
    [note] = notes
    assert (note.action, note.learner) == (terms.TRANSFERRED, learner_id)
    assert note.details == {
        "name": "Haddad, Karim",
        "course": "Norsk A2",
        "group": "Høst 2026",
        "reason": "end_reasons:moved",
    }


def test_who_never_began_has_no_last_day(database):
    group_id = a_group(database)
    enrolment_id = put(database, given.a_learner(database), group_id, date(2026, 12, 1))

    end(database, enrolment_id, "withdrawn", "own_wish")

    assert look(database, enrolment_id).last_day is None
    with database.reading() as session:
        assert queries.members(session, group_id, date(2026, 12, 1)) == []


def test_what_was_planned_and_has_begun_ends_like_the_rest(database, clock):
    enrolment_id = put(database, given.a_learner(database), a_group(database), date(2026, 11, 30))
    clock.moment = clock.moment.replace(month=12, day=7)

    end(database, enrolment_id, last_day=date(2026, 12, 4))

    assert look(database, enrolment_id).state == "completed"


@pytest.mark.parametrize(
    ("step", "names"),
    [
        ({"reason": "moved"}, ["ReasonMissing"]),
        ({"state": "active"}, ["EndNotAllowed"]),
        ({"state": "elsewhere"}, ["EndNotAllowed"]),
        ({"last_day": date(2026, 8, 1)}, ["LastDayImpossible"]),
        ({"last_day": date(2026, 12, 1), "reason": ""}, ["ReasonMissing", "LastDayImpossible"]),
    ],
)
def test_an_end_follows_the_table(database, step, names):
    assert refused(end, database, an_enrolment(database), **step) == names


def test_an_ended_enrolment_stays_as_it_is(database):
    enrolment_id = an_ended_enrolment(database, an_enrolment(database))
    assert refused(end, database, enrolment_id, "withdrawn", "own_wish", version=2) == ["EndNotAllowed"]


def test_a_stale_end_is_refused(database):
    with pytest.raises(Conflict):
        end(database, an_enrolment(database), version=7)


def test_every_end_of_the_table_has_its_own_sentence_in_the_trail():
    ends = {step.target for state in rules.LIVE for step in rules.ends_of(state)}
    assert set(service.ENDED) == ends
    assert set(service.ENDED.values()) <= set(CONTRIBUTIONS.audit_sentences)


def test_the_states_kept_are_those_of_the_table(database):
    for step in rules.ends_of("active"):
        for reason in step.reasons:
            enrolment_id = an_enrolment(database)
            end(
                database,
                enrolment_id,
                step.target,
                reason,
                LAST_DAY if LAST_DAY <= given.TODAY else FIRST_DAY,
            )
            assert look(database, enrolment_id).state == step.target


def test_an_end_to_come_is_a_plan_that_can_be_taken_back(database, notes):
    enrolment_id = an_enrolment(database, given.a_learner(database, "Karim Haddad"))
    notes.clear()

    end(database, enrolment_id, "transferred", "moved", date(2026, 12, 4), reached="Modul 1 og 2")

    seen = told(database, enrolment_id)
    assert (look(database, enrolment_id).state, seen.planned_last_day) == ("active", date(2026, 12, 4))
    assert [note.action for note in notes] == [terms.END_PLANNED]
    database.execute(service.keep_on, service.KeepOn(enrolment_id=enrolment_id, version=seen.version))
    assert told(database, enrolment_id).planned_last_day is None
    assert [step.what for step in told(database, enrolment_id).steps] == [
        "enrolled", "consent_noted", "end_planned", "end_dropped",
    ]  # fmt: skip


def test_taking_back_what_is_not_planned_changes_nothing(database, notes):
    enrolment_id = an_enrolment(database)
    notes.clear()
    database.execute(service.keep_on, service.KeepOn(enrolment_id=enrolment_id, version=1))
    assert notes == []


def test_rule_16_no_end_is_planned_after_the_group(database):
    enrolment_id = an_enrolment(database)
    wish = ("withdrawn", "own_wish", LAST_DAY + timedelta(1))
    assert refused(end, database, enrolment_id, *wish) == ["LastDayAfterTheGroup"]


def test_rule_17_who_is_taken_off_before_the_start_never_began(database):
    group_id = a_group(database)
    enrolment_id = put(database, given.a_learner(database), group_id, date(2026, 12, 1))

    end(database, enrolment_id, "withdrawn_staff", "entered_by_mistake", date(2026, 11, 1))

    head = look(database, enrolment_id)
    assert (head.state, head.first_day, head.last_day) == ("withdrawn_staff", date(2026, 12, 1), None)
    with database.reading() as session:
        assert queries.members(session, group_id, date(2026, 12, 1)) == []


def a_pause(enrolment_id, first, last=None):
    return service.Suspend(
        enrolment_id=enrolment_id, version=1, first_day=first, last_day=last, reason="own_wish"
    )


def exclusions_of(enrolment_id):
    for first, last in ((24, 25), (24, 30), (30, None)):
        yield service.Exclude(
            enrolment_id=enrolment_id,
            version=1,
            weekdays=frozenset({0, 1}),
            first_day=date(2026, 11, first),
            last_day=date(2026, 11, last) if last else None,
        )


def test_rule_18_an_end_takes_what_lies_ahead_and_keeps_what_has_been(database, clock):
    enrolment_id = an_enrolment(database)
    for order in exclusions_of(enrolment_id):
        database.execute(service.exclude, order)
    database.execute(service.suspend, a_pause(enrolment_id, date(2026, 12, 1)))
    clock.moment += timedelta(days=4)

    end(database, enrolment_id, "withdrawn", "own_wish", date(2026, 11, 27))

    with database.reading() as session:
        rows = session.execute(
            select(Exclusion.last_day, Exclusion.dropped).order_by(Exclusion.first_day, Exclusion.id)
        ).all()
        [pause] = session.scalars(select(Pause)).all()
    assert rows == [(date(2026, 11, 25), False), (date(2026, 11, 27), False), (None, True)]
    assert pause.state == rules.PAUSE_DROPPED


def test_an_end_ends_the_pause_that_runs(database):
    enrolment_id = an_enrolment(database)
    database.execute(service.suspend, a_pause(enrolment_id, given.TODAY))

    end(database, enrolment_id, "withdrawn", "own_wish", version=2)

    with database.reading() as session:
        [pause] = session.scalars(select(Pause)).all()
    assert (pause.state, pause.last_day) == (rules.PAUSE_OVER, given.TODAY)


def test_what_was_reached_is_carried_to_whoever_asks_later(database):
    learner_id, course_id = given.a_learner(database), a_course(database)
    first = an_enrolment(database, learner_id, a_group(database, course_id, "Vår"))
    end(database, first, "transferred", "moved", reached=" Modul 1  og 2 ")
    second = an_enrolment(database, learner_id, a_group(database, course_id, "Høst"))

    [earlier] = told(database, second).earlier

    assert (earlier.id, earlier.group, earlier.reached) == (first, "Vår", "Modul 1 og 2")


def test_who_may_not_end_does_not(database):
    other = database.acting_as(given.OFFICE)
    with pytest.raises(NotAllowed):
        end(other, given.TEACHER.user_id)
    with pytest.raises(NotAllowed):
        other.execute(service.keep_on, service.KeepOn(enrolment_id=given.TEACHER.user_id, version=1))
    with pytest.raises(NotFound):
        end(database, given.TEACHER.user_id)
