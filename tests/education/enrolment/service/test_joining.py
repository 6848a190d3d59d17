"""Putting people into groups, with every reason against it told at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest

from eduapp.core.errors import EduError, NotAllowed, NotFound, Refused
from eduapp.core.violations import Override
from eduapp.education.courses.service import WithdrawQualification, withdraw_qualification
from eduapp.education.enrolment import queries, service, terms
from eduapp.education.enrolment.models import Enrolment
from eduapp.people.learners.models import Learner
from tests.support import given
from tests.support.given_apart import a_pair
from tests.support.given_attendance import a_session
from tests.support.given_education import (
    a_course,
    a_group,
    a_module,
    a_place,
    a_qualification,
    a_reached_module,
    an_ended_enrolment,
    an_enrolment,
)


def put(database, learner_id, group_id, first_day=given.TODAY, **more):
    told = {"consented_on": given.TODAY} | more
    order = service.Enrol(learner_id=learner_id, group_id=group_id, first_day=first_day, **told)
    return database.execute(service.enrol, order)


def end(database, enrolment_id, state="completed", reason="completed", last_day=given.TODAY, version=1):
    order = service.EndEnrolment(
        enrolment_id=enrolment_id, version=version, state=state, reason=reason, last_day=last_day
    )
    database.execute(service.end_enrolment, order)


def told(do, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        do(*args, **kwargs)
    return [violation.sentence() for violation in refusal.value.violations]


def look(database, enrolment_id):
    with database.reading() as session:
        return queries.enrolment(session, enrolment_id)


def refused(do, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        do(*args, **kwargs)
    return [violation.name for violation in refusal.value.violations]


def test_somebody_takes_part_from_a_day_on(database, published, notes):
    group_id = a_group(database, a_course(database, name="Norsk A2"))
    learner_id = given.a_learner(database, "Karim Haddad")
    published.clear()
    notes.clear()

    enrolment_id = put(database, learner_id, group_id)

    head = look(database, enrolment_id)
    assert (head.state, head.first_day, head.last_day) == ("active", given.TODAY, None)
    assert [terms.ENROLMENTS_CHANGED in topics for topics in published] == [True]
    [note] = notes
    assert (note.action, note.learner) == (terms.ENROLLED, learner_id)
    assert note.details == {
        "name": "Haddad, Karim",
        "course": "Norsk A2",
        "group": "Høst 2026",
        "first_day": "2026-11-23",
        "consented_on": "2026-11-23",
    }


def test_who_begins_later_is_planned_until_the_day_comes(database, clock):
    group_id = a_group(database)
    enrolment_id = put(database, given.a_learner(database), group_id, date(2026, 11, 30))
    assert look(database, enrolment_id).state == "planned"
    assert database.execute(service.begin_due, service.BeginDue()) == ()

    clock.moment = clock.moment.replace(month=12, day=1)

    assert database.execute(service.begin_due, service.BeginDue()) == (enrolment_id,)
    assert look(database, enrolment_id).state == "active"
    assert database.execute(service.begin_due, service.BeginDue()) == ()


def test_all_reasons_are_told_together(database):
    a_course(database, "NOR-A2")
    course_id = a_course(database, "NOR-B1", prerequisites="NOR-A2")
    group_id = a_group(database, course_id, capacity=1)
    everything = Override(frozenset({"NotYetCompleted"}), "tested at the start")
    an_enrolment(database, group_id=group_id, override=everything)
    learner_id = given.a_learner(database, "Jonas Lie", available_until=date(2026, 12, 1))

    assert refused(put, database, learner_id, group_id, date(2027, 1, 1)) == [
        "OutsideTheGroup",
        "GroupFull",
        "NotYetCompleted",
        "LeavesBeforeTheEnd",
    ]


def test_a_refusal_leaves_no_trace(database, published, notes):
    group_id = a_group(database, capacity=1)
    an_enrolment(database, group_id=group_id)
    learner_id = given.a_learner(database)
    published.clear()
    notes.clear()

    assert refused(put, database, learner_id, group_id) == ["GroupFull"]

    assert published == notes == []
    with database.reading() as session:
        assert queries.of_learner(session, learner_id) == []


def test_a_full_group_takes_one_more_with_a_reason(database, notes):
    group_id = a_group(database, capacity=1)
    an_enrolment(database, group_id=group_id)

    put(
        database,
        given.a_learner(database),
        group_id,
        override=Override(frozenset({"GroupFull"}), "one is away until spring"),
    )

    with database.reading() as session:
        assert queries.taken(session, group_id) == 2
    [overridden] = [note for note in notes if note.action == "rule.overridden"]
    assert overridden.details == {"rule": "GroupFull", "reason": "one is away until spring"}


def test_an_override_without_a_reason_covers_nothing(database):
    group_id = a_group(database, capacity=1)
    an_enrolment(database, group_id=group_id)
    override = Override(frozenset({"GroupFull"}), "  ")
    assert refused(put, database, given.a_learner(database), group_id, override=override) == ["GroupFull"]


def test_only_who_may_override_does(database):
    group_id = a_group(database, capacity=1)
    an_enrolment(database, group_id=group_id)
    override = Override(frozenset({"GroupFull"}), "agreed")

    with pytest.raises(NotAllowed):
        put(database.acting_as(given.TEACHER), given.a_learner(database), group_id, override=override)


def test_nobody_takes_the_same_course_twice_at_once(database):
    course_id = a_course(database)
    learner_id = given.a_learner(database)
    first = put(database, learner_id, a_group(database, course_id, "Høst"))
    other = a_group(database, course_id, "Kveld")
    override = Override(frozenset({"AlreadyTakingPart"}), "wants to")
    assert refused(put, database, learner_id, other, override=override) == ["AlreadyTakingPart"]

    an_ended_enrolment(database, first, "withdrawn", "own_wish")

    assert put(database, learner_id, other) != first


def test_completing_a_course_opens_the_next(database):
    first = a_course(database, "NOR-A2")
    next_group = a_group(database, a_course(database, "NOR-B1", prerequisites="NOR-A2"))
    learner_id = given.a_learner(database)
    enrolment_id = an_enrolment(database, learner_id, a_group(database, first))
    assert refused(put, database, learner_id, next_group) == ["NotYetCompleted"]

    end(database, enrolment_id)

    put(database, learner_id, next_group)


def test_a_module_that_was_reached_opens_a_course_that_asks_for_it_and_others_do_not(database):
    first = a_course(database, "NOR-A2")
    second = a_module(database, first, "2")
    a_module(database, first, "1")
    wanted = "module:NOR-A2/2 and certificate:TRUCK or module:NOR-A2/2 and module:NOR-A2/1"
    next_group = a_group(database, a_course(database, "NOR-B1", prerequisites="module:NOR-A2/2"))
    strict = a_group(database, a_course(database, "NOR-B2", prerequisites=wanted))
    learner_id = given.a_learner(database)
    assert refused(put, database, learner_id, next_group) == ["NotYetCompleted"]

    a_reached_module(database, learner_id, second)

    put(database, learner_id, next_group)
    assert refused(put, database, learner_id, strict) == ["NotYetCompleted"]


@pytest.mark.parametrize("kind", ["certificate", "safety"])
def test_what_is_held_on_the_first_day_opens_a_course_that_asks_for_it(database, kind):
    next_group = a_group(database, a_course(database, prerequisites=f"{kind}:TRUCK"))
    learner_id = given.a_learner(database)
    last = given.TODAY + timedelta(days=7)
    a_qualification(database, learner_id, "TRUCK", kind, until=last)
    a_qualification(database, learner_id, "CRANE", kind)

    assert refused(put, database, learner_id, next_group, last + timedelta(days=1)) == ["NotYetCompleted"]
    put(database, learner_id, next_group, last)


@pytest.mark.parametrize(
    ("held", "opens"),
    [
        ({}, True),
        ({"known": "issued_here"}, True),
        ({"known": "told"}, False),
        ({"until": given.TODAY - timedelta(days=1)}, False),
        ({"kind": "safety"}, False),
        ({"code": "CRANE"}, False),
    ],
)
def test_what_is_not_proven_or_has_run_out_opens_nothing(database, held, opens):
    next_group = a_group(database, a_course(database, prerequisites="certificate:TRUCK"))
    learner_id = given.a_learner(database, "Karim Haddad")
    a_qualification(database, given.a_learner(database))  # somebody else's opens nothing
    a_qualification(database, learner_id, **held)

    if opens:
        put(database, learner_id, next_group)
    else:
        assert told(put, database, learner_id, next_group) == [
            "Haddad, Karim has not completed what the course asks for: a valid certificate TRUCK."
        ]


def test_what_was_withdrawn_or_obtained_later_opens_nothing(database):
    next_group = a_group(database, a_course(database, prerequisites="certificate:TRUCK"))
    learner_id = given.a_learner(database)
    entry_id = a_qualification(database, learner_id, day=given.TODAY)
    yesterday = given.TODAY - timedelta(days=1)
    assert refused(put, database, learner_id, next_group, yesterday) == ["NotYetCompleted"]

    order = WithdrawQualification(entry_id=entry_id, version=1, reason="called back")
    database.execute(withdraw_qualification, order)

    assert refused(put, database, learner_id, next_group) == ["NotYetCompleted"]


def test_not_completing_opens_nothing(database):
    first = a_course(database, "NOR-A2")
    next_group = a_group(database, a_course(database, "NOR-B1", prerequisites="NOR-A2"))
    learner_id = given.a_learner(database)
    end(
        database,
        an_enrolment(database, learner_id, a_group(database, first)),
        "not_completed",
        "criteria_not_met",
    )
    assert refused(put, database, learner_id, next_group) == ["NotYetCompleted"]


def test_what_is_gone_is_said_so(database):
    nobody = given.TEACHER.user_id
    with pytest.raises(NotFound):
        put(database, given.a_learner(database), nobody)
    with pytest.raises(NotFound):
        put(database, nobody, a_group(database))
    with pytest.raises(NotFound):
        end(database, nobody)


def test_a_group_that_is_over_takes_nobody(database):
    group_id = a_group(database, last_day=date(2026, 11, 20))
    assert refused(put, database, given.a_learner(database), group_id, date(2026, 11, 20)) == ["GroupIsOver"]


def test_whoever_is_gone_takes_part_in_nothing(database):
    learner_id = given.a_learner(database)
    with database.writing() as uow:
        uow.session.get(Learner, learner_id).state = "moved"
    assert refused(put, database, learner_id, a_group(database)) == ["NotHere"]


@pytest.mark.parametrize("state", ["on_leave", "temporarily_out", "outside_programme"])
def test_whoever_is_away_for_a_while_may_be_put_on_a_course(database, state):
    learner_id = given.a_learner(database)
    given.a_state(database, learner_id, state)
    assert put(database, learner_id, a_group(database))


def test_a_repeated_command_makes_one_enrolment(database):
    order = service.Enrol(
        learner_id=given.a_learner(database),
        group_id=a_group(database),
        first_day=given.TODAY,
        consented_on=given.TODAY,
    )

    assert database.execute(service.enrol, order) == database.execute(service.enrol, order)
    with database.reading() as session:
        assert queries.taken(session, order.group_id) == 1


@pytest.mark.parametrize("actor", [given.OFFICE, given.WORKSHOP_LEADER, given.ADMINISTRATOR])
def test_who_may_not_neither_enrols_nor_ends(database, actor):
    other = database.acting_as(actor)
    with pytest.raises(NotAllowed):
        put(other, given.TEACHER.user_id, given.TEACHER.user_id)
    with pytest.raises(NotAllowed):
        end(other, given.TEACHER.user_id)
    with pytest.raises(NotAllowed):
        other.execute(service.begin_due, service.BeginDue())


def at_the_same_time(*calls):
    """What each call answered or raised; all of them start together, each on a PC of its own."""
    start = Barrier(len(calls))

    def run(call):
        start.wait()
        try:
            return call()
        except EduError as error:
            return error

    with ThreadPoolExecutor(len(calls)) as pcs:
        return list(pcs.map(run, calls))


def test_two_pcs_never_both_give_away_the_last_place(database):
    group_id = a_group(database, capacity=1)
    people = [given.a_learner(database) for _ in range(4)]

    answers = at_the_same_time(*(lambda who=who: put(database, who, group_id) for who in people))

    refusals = [answer for answer in answers if isinstance(answer, Refused)]
    assert len(refusals) == 3
    assert {violation.name for error in refusals for violation in error.violations} == {"GroupFull"}
    with database.reading() as session:
        assert queries.taken(session, group_id) == 1


def test_two_pcs_never_put_somebody_on_the_same_course_twice(database):
    course_id = a_course(database)
    groups = [a_group(database, course_id, name) for name in ("Høst", "Kveld")]
    learner_id = given.a_learner(database)

    answers = at_the_same_time(*(lambda group=group: put(database, learner_id, group) for group in groups))

    [refusal] = [answer for answer in answers if isinstance(answer, Refused)]
    assert [violation.name for violation in refusal.violations] == ["AlreadyTakingPart"]


def columns(database, enrolment_id):
    with database.reading() as session:
        found = session.get(Enrolment, enrolment_id)
        return found.from_minute, found.consented_on, found.consent_noted_by, found.follows_id


def test_nobody_is_put_on_without_having_said_yes(database):
    """L21: the day of the yes and who noted it are kept; without it everything else is told too."""
    group_id = a_group(database)
    learner_id = given.a_learner(database, available_until=date(2026, 12, 1))
    found = refused(put, database, learner_id, group_id, consented_on=None)
    assert found == ["LeavesBeforeTheEnd", "ConsentMissing"]

    enrolment_id = put(database, given.a_learner(database), group_id, consented_on=date(2026, 11, 20))

    assert columns(database, enrolment_id)[1:3] == (date(2026, 11, 20), database.actor.user_id)


def test_a_yes_still_to_come_is_none(database):
    learner_id, group_id = given.a_learner(database), a_group(database)
    assert refused(put, database, learner_id, group_id, consented_on=date(2026, 11, 24)) == [
        "ConsentStillToCome"
    ]


def test_rule_14_who_begins_today_begins_from_now(database, clock):
    clock.moment = clock.moment.replace(hour=9, minute=10)  # 10.10 in Norway
    group_id = a_group(database)

    from_now = put(database, given.a_learner(database), group_id)
    all_day = put(database, given.a_learner(database), group_id, from_minute=0)
    earlier = put(database, given.a_learner(database), group_id, date(2026, 11, 20), from_minute=700)

    assert [columns(database, one)[0] for one in (from_now, all_day, earlier)] == [610, 0, 0]


def test_coming_back_is_a_new_enrolment_that_follows_the_old_one(database):
    learner_id, course_id = given.a_learner(database), a_course(database)
    first = put(database, learner_id, a_group(database, course_id, "Vår"))
    an_ended_enrolment(database, first, "withdrawn", "own_wish")

    second = put(database, learner_id, a_group(database, course_id, "Høst"))
    other = put(database, learner_id, a_group(database))

    assert columns(database, second)[3] == first
    assert columns(database, other)[3] is None
    assert look(database, first).state == "withdrawn"


def test_rule_20_a_workshop_takes_nobody_more_for_no_reason(database):
    group_id = a_group(database, capacity=1, place_id=a_place(database, kind="workshop"))
    an_enrolment(database, group_id=group_id)
    override = Override(frozenset({"NoMachineLeft", "GroupFull"}), "one is away")
    assert refused(put, database, given.a_learner(database), group_id, override=override) == ["NoMachineLeft"]


def test_rule_11_the_missing_hours_are_told_from_the_timetable(database):
    group_id = a_group(database, a_course(database, planned_hours=8))
    for day in (24, 26):
        a_session(database, group_id, date(2026, 11, day))
        a_session(database, group_id, date(2026, 12, day - 23))
    learner_id = given.a_learner(database, "Karim Haddad", available_until=date(2026, 11, 30))

    with pytest.raises(Refused) as refusal:
        put(database, learner_id, group_id)

    [sentence] = [violation.sentence() for violation in refusal.value.violations]
    assert "4 of 8 lessons of 45 minutes by 30.11.2026, 4 too few" in sentence


# --- safety: nobody sets it aside ---------------------------------------------------------------------------


@pytest.mark.parametrize("level", ["session", "course"])
@pytest.mark.parametrize("same_group", [True, False])
def test_who_is_kept_apart_is_never_put_on_one_course(database, level, same_group):
    course_id = a_course(database)
    group_id = a_group(database, course_id)
    other_group = group_id if same_group else a_group(database, course_id, name="Vinter")
    one, other = given.a_learner(database, "Ola Berg"), given.a_learner(database, "Per Dahl")
    an_enrolment(database, one, group_id)
    a_pair(database, one, other, level)
    override = Override(frozenset({"NotTogether"}), "Det går nok bra")

    assert refused(put, database, other, other_group, override=override) == ["NotTogether"]
    assert told(put, database.acting_as(given.TEACHER), other, other_group) == [
        "Dahl, Per: not possible together with somebody who takes part."
    ]


def test_who_is_kept_apart_in_workshops_only_may_take_the_same_course(database):
    group_id = a_group(database)
    one, other = given.a_learner(database), given.a_learner(database)
    an_enrolment(database, one, group_id)
    a_pair(database, one, other, "workshop")

    assert put(database, other, group_id)


def test_the_highest_level_of_the_groups_place_holds(database):
    place_id = a_place(database, highest_level="low")
    group_id = a_group(database, place_id=place_id)
    high = given.a_learner(database, security_level="high")
    unknown = given.a_learner(database, security_level="")
    lower = given.a_learner(database, security_level="low")

    assert refused(put, database, high, group_id) == ["LevelTooHigh"]
    assert refused(put, database, unknown, group_id) == ["LevelNotRecorded"]
    assert put(database, lower, group_id)
