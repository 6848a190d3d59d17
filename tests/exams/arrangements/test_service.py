"""Decisions are recorded, replaced and withdrawn, never changed; who may not does not."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from eduapp.core.db.unit_of_work import Command
from eduapp.core.errors import NotAllowed, NotFound, Refused
from eduapp.core.violations import Override
from eduapp.exams.arrangements import queries, rules, service, terms
from eduapp.exams.arrangements.models import ArrangementDecision, ArrangementEnd, ArrangementMeasure
from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.arrangements.service import RecordDecision, WithdrawDecision
from eduapp.people.audit import queries as trail
from eduapp.people.audit.queries import TrailFilter
from eduapp.schema import Base
from tests.support import given
from tests.support.given_arrangements import MORE_TIME, OWN_ROOM, READER, a_decision, facts, withdrawn

MAY_NOT = [actor for actor in given.STAFF if actor not in (given.LEADER, given.OFFICE)]


def kept(database, kind=ArrangementDecision):
    columns = [column for column in kind.__table__.columns if column.name != "version"]
    with database.reading() as session:
        return sorted(map(str, session.execute(select(*columns))))


def record(database, learner_id, *measures, replaces=None, **said):
    order = RecordDecision(learner_id=learner_id, facts=facts(*measures, **said), replaces=replaces)
    return database.execute(service.record_decision, order)


def refused(call, *arguments, **named):
    with pytest.raises(Refused) as refusal:
        call(*arguments, **named)
    return [one.name for one in refusal.value.violations]


def test_a_decision_is_kept_as_its_letter_says_it(database, learner_id, course_id, published):
    published.clear()
    record(
        database,
        learner_id,
        MORE_TIME,
        Measure("dictionary", detail="ar"),
        office="  Oslo   kommune ",
        reference=" 2026/7 ",
        decider="municipality",
        course_id=course_id,
        valid_until=date(2027, 6, 30),
    )
    with database.reading() as session:
        [row] = queries.of_learner(session, learner_id, given.TODAY).decisions
    assert row.facts == facts(
        MORE_TIME,
        Measure("dictionary", detail="ar"),
        office="Oslo kommune",
        reference="2026/7",
        decider="municipality",
        course_id=course_id,
        valid_until=date(2027, 6, 30),
    )
    assert row.recorded_by == given.LEADER.name
    assert terms.ARRANGEMENTS_CHANGED in published[-1]


def test_replacing_adds_a_decision_and_an_end_and_changes_nothing(database, learner_id):
    first = record(database, learner_id, OWN_ROOM)
    before = kept(database), kept(database, ArrangementMeasure)
    second = record(
        database, learner_id, READER, replaces=first, decided_on=date(2026, 11, 1), valid_from=given.TODAY
    )

    assert set(before[0]) < set(kept(database))
    assert set(before[1]) < set(kept(database, ArrangementMeasure))
    with database.reading() as session:
        [end] = session.execute(
            select(
                ArrangementEnd.decision_id,
                ArrangementEnd.from_day,
                ArrangementEnd.reason,
                ArrangementEnd.replaced_by_id,
                ArrangementEnd.ended_by,
                ArrangementEnd.ended_at,
            )
        )
    assert end == (first, given.TODAY, "replaced", second, given.LEADER.user_id, given.NOW)


def test_withdrawing_keeps_the_decision_and_what_held_until_yesterday(database, learner_id):
    first = record(database, learner_id, OWN_ROOM)
    before = kept(database), kept(database, ArrangementMeasure)
    database.execute(service.withdraw_decision, WithdrawDecision(decision_id=first, reason="appeal"))

    assert (kept(database), kept(database, ArrangementMeasure)) == before
    with database.reading() as session:
        now = queries.in_force(session, [learner_id], None, given.TODAY)
        earlier = queries.in_force(session, [learner_id], None, given.TODAY - timedelta(days=1))
    assert now == {learner_id: ()}
    assert [one.kind for one in earlier[learner_id]] == ["own_room"]


def test_two_for_the_same_exams_are_refused_and_nothing_is_kept(database, learner_id, course_id, published):
    record(database, learner_id)
    before, spoken = kept(database), len(published)
    assert refused(record, database, learner_id, READER) == ["HoldsAlready"]
    assert (kept(database), len(published)) == (before, spoken)
    record(database, learner_id, READER, course_id=course_id)
    assert refused(record, database, learner_id, course_id=course_id) == ["HoldsAlready"]


def test_after_a_withdrawal_another_can_be_recorded(database, learner_id):
    withdrawn(database, record(database, learner_id))
    assert refused(record, database, learner_id) == ["HoldsAlready"]  # until yesterday the first one held
    record(database, learner_id, valid_from=given.TODAY)


def test_a_diagnosis_is_refused_whoever_writes_it(database, learner_id):
    assert refused(record, database, learner_id, reference="2026/1 dysleksi") == ["TellsOfHealth"]
    assert refused(record, database, learner_id, office="Helse Bergen") == ["TellsOfHealth"]
    override = Override(frozenset({"TellsOfHealth"}), "we need it")
    with pytest.raises(Refused), database.writing() as uow:
        uow.enforce(rules.check_decision(facts(reference="1 adhd"), uow.today), override)


def test_there_is_no_field_for_a_diagnosis_or_a_reason():
    assert {name: set(Base.metadata.tables[name].columns.keys()) for name in TABLES} == TABLES


TABLES = {
    "arrangement_decision": {
        *("id", "version", "learner_id", "course_id", "decider", "office", "decided_on", "reference"),
        *("valid_from", "valid_until", "recorded_by", "recorded_at"),
    },
    "arrangement_measure": {"decision_id", "kind", "detail", "minutes", "percent"},
    "arrangement_end": {
        *("id", "version", "decision_id", "from_day", "reason", "replaced_by_id", "ended_by", "ended_at"),
    },
}


def test_what_is_not_there_is_said_so(database, learner_id):
    with pytest.raises(NotFound):
        record(database, uuid4())
    with pytest.raises(NotFound):
        record(database, learner_id, course_id=uuid4())
    with pytest.raises(NotFound):
        record(database, learner_id, replaces=uuid4())
    with pytest.raises(NotFound):
        withdrawn(database, uuid4())


def test_nobody_replaces_the_decision_of_somebody_else(database, learner_id):
    theirs = a_decision(database, given.a_learner(database))
    with pytest.raises(NotFound):
        record(database, learner_id, replaces=theirs)


def test_what_is_withdrawn_is_not_withdrawn_or_replaced_again(database, learner_id):
    first = withdrawn(database, record(database, learner_id))
    assert refused(withdrawn, database, first) == ["EndedAlready"]
    later = {"valid_from": given.TODAY}
    assert refused(record, database, learner_id, replaces=first, **later) == ["NothingToReplace"]
    assert refused(withdrawn, database, first, "") == ["EndUnknown", "EndedAlready"]


def test_a_repeated_command_records_once(database, learner_id):
    order = RecordDecision(learner_id=learner_id, facts=facts())
    assert database.execute(service.record_decision, order) == database.execute(
        service.record_decision, order
    )
    assert len(kept(database)) == 1


@pytest.mark.parametrize("actor", MAY_NOT, ids=lambda actor: actor.title)
def test_only_leaders_and_the_office_record(database, learner_id, actor):
    first = record(database, learner_id)
    with pytest.raises(NotAllowed):
        record(database.acting_as(actor), learner_id)
    order = WithdrawDecision(decision_id=first, reason="wrong")
    with pytest.raises(NotAllowed):
        database.acting_as(actor).execute(service.withdraw_decision, order)


def test_the_trail_tells_that_and_when_and_never_what_is_granted(database, learner_id, notes):
    first = record(database, learner_id, READER)
    notes.clear()
    second = record(database, learner_id, OWN_ROOM, replaces=first, valid_from=given.TODAY)
    withdrawn(database, second, "wrong")

    told = {"name": "Moe, Kari", "reference": "2026/1234-5", "day": "01.10.2026"}
    assert [(note.action, note.subject, note.learner, note.details) for note in notes] == [
        (terms.DECISION_REPLACED, second, learner_id, told),
        (terms.DECISION_WITHDRAWN, second, learner_id, told | {"reason": "recorded wrongly"}),
    ]
    with database.acting_as(given.AUDITOR).reading() as session:
        rows = trail.trail(session, TrailFilter(action="arrangements."))
    assert not any(word in str(row) for row in rows for word in ("own_room", "reader", "own room"))


# ── As a sitting will use it ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Enter(Command):
    """A person comes to an exam that tests some skills."""

    learner_id: object
    skills: frozenset[str]
    override: Override | None = None


def enter(uow, command):
    granted = queries.in_force(uow.session, [command.learner_id], None, uow.today)[command.learner_id]
    uow.enforce(rules.removed_skills(granted, command.skills, uow.today), command.override)


def test_a_measure_that_takes_away_what_is_tested_stops_until_a_leader_gives_a_reason(
    database, learner_id, notes
):
    record(database, learner_id, READER, OWN_ROOM)
    order = Enter(learner_id=learner_id, skills=frozenset({"reading"}))
    database.execute(enter, Enter(learner_id=learner_id, skills=frozenset({"calculating"})))
    assert refused(database.execute, enter, order) == ["RemovesSkill"]

    because = Override(frozenset({"RemovesSkill"}), "Only the second part is read aloud.")
    aside = Enter(learner_id=learner_id, skills=order.skills, override=because)
    with pytest.raises(NotAllowed):
        database.acting_as(given.OFFICE).execute(enter, aside)
    notes.clear()
    database.execute(enter, aside)
    assert [(note.action, note.details) for note in notes] == [
        ("rule.overridden", {"rule": "RemovesSkill", "reason": "Only the second part is read aloud."})
    ]


# ── The last fence ──────────────────────────────────────────────────────────────────────────────


def a_row(uow, learner_id, **said):
    known = {"decider": "county", "office": "X", "decided_on": date(2026, 1, 1), "reference": "1"}
    known |= {"valid_from": date(2026, 1, 1), "recorded_by": uow.actor.user_id, "recorded_at": uow.now}
    return ArrangementDecision(learner_id=learner_id, **(known | said))


@pytest.mark.parametrize(
    "said",
    [
        {"valid_from": date(2025, 12, 31)},
        {"valid_until": date(2025, 12, 31)},
        {"reference": ""},
    ],
)
def test_the_database_refuses_days_that_run_backwards_and_a_decision_written_nowhere(
    database, learner_id, said
):
    with pytest.raises(IntegrityError), database.writing() as uow:
        uow.session.add(a_row(uow, learner_id, **said))


@pytest.mark.parametrize("said", [{"minutes": -1}, {"percent": -1}, {"minutes": 5, "percent": 5}])
def test_the_database_refuses_impossible_amounts(database, learner_id, said):
    decision_id = record(database, learner_id)
    with pytest.raises(IntegrityError), database.writing() as uow:
        uow.session.add(ArrangementMeasure(decision_id=decision_id, kind="breaks", **said))


@pytest.mark.parametrize("reason", ["replaced", "wrong"])
def test_the_database_wants_to_know_by_what_a_decision_was_replaced(database, learner_id, reason):
    first = record(database, learner_id)
    by = None if reason == "replaced" else first
    with pytest.raises(IntegrityError), database.writing() as uow:
        uow.session.add(
            ArrangementEnd(
                decision_id=first,
                from_day=uow.today,
                reason=reason,
                replaced_by_id=by,
                ended_by=uow.actor.user_id,
                ended_at=uow.now,
            )
        )
