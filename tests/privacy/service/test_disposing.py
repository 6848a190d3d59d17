"""What is kept too long goes by two people, whole, and without a trace of what it said; nothing else does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from eduapp.core.clock import StillClock
from eduapp.core.errors import Conflict, NotAllowed, Refused
from eduapp.exchange.handoff.models import HandoffExport
from eduapp.people.audit.queries import TrailFilter, first_break, reads_of, trail
from eduapp.people.audit.service import NoteReads, note_reads
from eduapp.people.learners.models import Learner, StateChange
from eduapp.privacy import queries, service, terms
from eduapp.privacy.models import DisposalLine, DisposalPermit
from eduapp.records.lists.models import ListEdition
from eduapp.schema import Base
from eduapp.workshops.hours.models import ShiftDraft
from tests.support import accounts, given, given_attendance
from tests.support.given_due import HOLDINGS, a_pair_long_ago, somebody_long_gone
from tests.support.given_lines import later, on_every_list
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


# ── Lines of lists, hand-offs and sheets ─────────────────────────────────────────────────────────


def by_two(database, second):
    """A run of two on the day of the database."""
    run = propose(database)
    return confirm(second.at(database.clock), run)


def others(database, count=40):
    """Enough people for a run about two of them."""
    given_attendance.people(database, *(f"Other Person{number}" for number in range(count)))


def lines(database):
    """What the JSON of lists, hand-offs and sheets says."""
    with database.reading() as session:
        return {
            kind: [row.content for row in session.scalars(select(kind))]
            for kind in (ListEdition, HandoffExport, ShiftDraft)
        }


def names_in(database, learner_id):
    """How many contents of each kind have somebody's id."""
    return [sum(str(learner_id) in repr(one) for one in kept) for kept in lines(database).values()]


def test_lines_of_lists_and_hand_offs_go_each_by_its_own_rule(database, second, tmp_path):
    on_every_list(database, tmp_path)
    others(database)

    def due(days):
        return {gone.holding.name: gone.count for gone in whole(later(database, days)).lines}

    assert due(150) == {}
    assert due(200) == {"shift_draft.content": 2}
    assert due(800) == {"shift_draft.content": 2, "printed_list_edition.content": 6}
    assert due(1300)["handoff_export.content"] == 2


def test_what_was_looked_at_goes_from_the_content_and_the_paper_keeps_number_and_digest(
    database, second, tmp_path
):
    one, other = on_every_list(database, tmp_path).learner_ids
    others(database)
    then = later(database, 1400)
    with database.reading() as session:
        kept = [(row.edition, row.digest) for row in session.scalars(select(ListEdition).order_by("id"))]
    assert names_in(database, one) == [3, 1, 1]
    due = whole(then)
    counts = due.by_person()

    assert by_two(then, second) == due.rows

    assert (counts[one], counts[other]) == (
        {"prints": 5, "handoffs": 1, "drafts": 1},
        {"prints": 3, "handoffs": 1, "drafts": 1},
    )
    assert names_in(database, one) == names_in(database, other) == [0, 0, 0]
    with database.reading() as session:
        left = [(row.edition, row.digest) for row in session.scalars(select(ListEdition).order_by("id"))]
        logged = {row.kind: (row.rows, row.persons) for row in session.scalars(select(DisposalLine))}
        assert session.scalars(select(HandoffExport.content)).one() == {"days": [], "ended": True}
    assert set(left) < set(kept)  # the week plan of one person went as a row
    assert logged["printed_list_edition.content"] == (6, 2)
    assert logged["handoff_export.content"] == (2, 2)
    assert whole(then).rows == 0


def test_who_is_on_hold_keeps_their_lines_and_others_lose_theirs(database, second, tmp_path):
    one, other = on_every_list(database, tmp_path).learner_ids
    others(database)
    database.execute(service.set_hold, service.SetHold(learner_id=one, ground="asked"))

    by_two(later(database, 1400), second)

    assert names_in(database, one) == [3, 1, 1]
    assert names_in(database, other) == [0, 0, 0]


def test_a_person_stays_as_long_as_a_line_names_them(database, tmp_path):
    """Somebody who left long ago, and whom a list names that was printed for a later day."""
    person = somebody_long_gone(database)
    assert person in {key[0] for gone in whole(database).tables for key in gone.rows}
    _first_id, second_id = on_every_list(database, tmp_path).learner_ids
    with accounts.owner_of(database) as owner:
        statements = [
            "DROP TRIGGER kept_printed_list_edition_content",
            f"UPDATE printed_list_edition SET content = replace(content, '{second_id}', '{person}')",
        ]
        if owner.engine.dialect.name == "postgresql":
            statements[0] += " ON printed_list_edition"
        by_force(owner, statements)

    assert person not in {key[0] for gone in whole(database).tables for key in gone.rows}


def test_what_was_printed_changes_in_no_other_way_than_a_run_of_two(database, tmp_path):
    on_every_list(database, tmp_path)
    before = lines(database)

    with accounts.owner_of(database) as owner, pytest.raises(DBAPIError, match="two people"):
        by_force(owner, ["UPDATE printed_list_edition SET content = '{}'"])

    assert lines(database) == before


def test_after_a_whole_life_no_table_knows_who_was_on_every_list(database, second, tmp_path):
    """What is kept for good has gone to the archive; the rest goes by the rules alone."""
    person, _other = on_every_list(database, tmp_path).learner_ids
    given.a_state(database, person, "released")
    with accounts.owner_of(database) as owner:
        by_force(
            owner, [f"DELETE FROM {table}" for table in ("attendance_mark", "enrolment_step", "enrolment")]
        )
    then = later(database, 4200)
    others(then)

    by_two(then, second)  # their lines, and with these gone the name that nothing else needs

    with database.reading() as session:
        assert session.get(Learner, person) is None
        for table in Base.metadata.sorted_tables:
            for row in session.execute(select(table)):
                assert "Dahl" not in repr(tuple(row)), table.name
                if not table.name.startswith("audit_"):  # whose chain of digests keeps the bare id
                    assert str(person) not in repr(tuple(row)), table.name
