"""What is kept too long goes by two people, whole, and without a trace of what it said; nothing else does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from eduapp.core.clock import StillClock
from eduapp.core.errors import Conflict, NotAllowed, Refused
from eduapp.people.audit.queries import TrailFilter, first_break, reads_of, trail
from eduapp.people.audit.service import NoteReads, note_reads
from eduapp.people.learners.models import Learner, StateChange
from eduapp.privacy import queries, service, terms
from eduapp.privacy.models import DisposalLine, DisposalPermit
from eduapp.schema import Base
from tests.support import accounts, given
from tests.support.given_due import HOLDINGS, a_pair_long_ago, somebody_long_gone
from tests.support.given_plans import a_goal


@pytest.fixture
def second(database):
    """A second leader."""
    return database.acting_as(
        replace(given.LEADER, user_id=given.OTHER_WORKSHOP_LEADER.user_id, name="Siri Lund")
    )


def whole(database):
    with database.reading() as session:
        return queries.plan(session, HOLDINGS, database.today())


def propose(database):
    order = service.ProposeDisposal(holdings=HOLDINGS, digest=whole(database).digest)
    return database.execute(service.propose_disposal, order)


def confirm(database, run_id, version=1):
    order = service.ConfirmDisposal(run_id=run_id, version=version, holdings=HOLDINGS)
    return database.execute(service.confirm_disposal, order)


def refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    return [one.name for one in refusal.value.violations]


def count(database, kind):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(kind))


def test_a_person_of_whom_nothing_else_is_left_goes_whole_and_the_log_says_how_much(database, second):
    person, other = somebody_long_gone(database), given.a_learner(database)
    database.execute(note_reads, NoteReads(learner_ids=(person,)))

    rows = confirm(second, propose(database))

    assert rows == 4  # the person, a state, a read, and what the trail told of them
    with database.reading() as session:
        assert session.get(Learner, person) is None
        assert session.get(Learner, other) is not None
        assert reads_of(session, person) == []
        lines = {line.kind: (line.rows, line.persons) for line in session.scalars(select(DisposalLine))}
        told = trail(session, TrailFilter(learner_id=person))
        assert first_break(session) is None
    assert lines["learner"] == (1, 1)
    assert {row.details for row in told} == {None}
    assert count(database, DisposalPermit) == 0


def test_what_is_kept_for_good_keeps_the_name_it_belongs_to(database, second):
    person = somebody_long_gone(database)
    a_goal(database, person)

    confirm(second, propose(database))

    with database.reading() as session:
        assert session.get(Learner, person) is not None
        assert session.scalars(select(StateChange).where(StateChange.learner_id == person)).all()


def test_rules_for_single_rows_take_those_alone(database, second):
    one, other = given.a_learner(database), given.a_learner(database)
    a_pair_long_ago(database, one, other, days=100)
    a_pair_long_ago(database, one, other, days=10)
    plan = whole(database)

    assert {gone.table.name: len(gone.rows) for gone in plan.tables} == {}  # two are more than five per cent

    for _more in range(38):
        given.a_learner(database)
    assert {gone.table.name: len(gone.rows) for gone in whole(database).tables} == {"keep_apart": 1}
    assert confirm(second, propose(database)) == 1


def test_nobody_on_hold_loses_anything(database, second):
    person = somebody_long_gone(database)
    hold = database.execute(service.set_hold, service.SetHold(learner_id=person, ground="asked"))
    assert whole(database).rows == 0
    assert refused(lambda: propose(database)) == ["NothingDue"]

    database.execute(service.lift_hold, service.LiftHold(hold_id=hold, version=1))

    assert confirm(second, propose(database)) > 0


def test_a_run_is_about_at_most_five_in_a_hundred_and_the_rest_waits(database):
    for number in range(3):
        somebody_long_gone(database, f"Long Gone{number}")
    for _more in range(17):
        given.a_learner(database)

    plan = whole(database)

    assert (len(plan.persons), plan.left) == (1, 2)


def test_it_takes_two_and_what_changed_meanwhile_is_not_deleted(database, second):
    person = somebody_long_gone(database)
    run = propose(database)

    assert refused(lambda: propose(second)) == ["ProposedAlready"]
    assert refused(lambda: confirm(database, run)) == ["OwnProposal"]
    database.execute(note_reads, NoteReads(learner_ids=(person,)))
    assert refused(lambda: confirm(second, run)) == ["ChangedSince"]
    second.execute(service.refuse_disposal, service.RefuseDisposal(run_id=run, version=1))
    assert refused(lambda: confirm(second, run, version=2)) == ["AnsweredAlready", "ChangedSince"]
    with pytest.raises(Conflict):
        confirm(second, run, version=1)
    assert confirm(second, propose(database)) > 0


@pytest.mark.parametrize("off", [timedelta(days=-1), timedelta(days=400)])
def test_nothing_goes_while_the_clock_is_suspect(database, off):
    somebody_long_gone(database)
    given.a_learner(database)
    wrong = database.at(StillClock(given.NOW + off))

    assert "ClockSuspect" in refused(lambda: propose(wrong))


@pytest.mark.parametrize("actor", [given.TEACHER, given.OFFICE, given.ADMINISTRATOR, given.AUDITOR])
def test_who_may_not_does_neither(database, actor):
    somebody_long_gone(database)
    run = propose(database)
    other = database.acting_as(actor)

    for act in (
        lambda: propose(other),
        lambda: confirm(other, run),
        lambda: other.execute(service.refuse_disposal, service.RefuseDisposal(run_id=run, version=1)),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize("table", ["learner", "learner_state"])
def test_without_a_run_of_two_the_database_lets_nothing_go(database, table):
    somebody_long_gone(database)
    run = propose(database)

    for statements in (
        [f"DELETE FROM {table}"],
        [f"INSERT INTO disposal_permit (disposal_id) VALUES ('{run.hex}')", f"DELETE FROM {table}"],
    ):
        with accounts.owner_of(database) as owner, pytest.raises(DBAPIError, match="two people"):
            by_force(owner, statements)
    assert count(database, Learner) == 2


def by_force(owner, statements):
    with owner.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_the_log_and_the_trail_name_nobody(database, second):
    somebody_long_gone(database, "Karim Haddad")

    confirm(second, propose(database))

    with database.reading() as session:
        told = trail(session, TrailFilter(action="privacy.disposal."))
        assert {row.action for row in told} == {terms.DISPOSAL_PROPOSED, terms.DISPOSAL_DONE}
        for table in Base.metadata.sorted_tables:
            for row in session.execute(select(table)):
                assert "Karim" not in repr(tuple(row)), table.name
                assert "Sentinel" not in repr(tuple(row)), table.name
