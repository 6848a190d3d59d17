import threading
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.base import new_id
from eduapp.core.errors import NotAllowed, Refused
from eduapp.people.audit import service, terms
from eduapp.people.audit.models import AuditRead, DetailKey
from eduapp.people.audit.queries import TrailFilter, check, first_break, trail
from tests.core.test_violations import Unsafe
from tests.support import accounts, given


def test_an_entry_is_there_exactly_when_its_change_is(database):
    def break_down(uow):
        uow.audit("test.done", given.LEADER.user_id)
        uow.enforce([Unsafe()])

    with pytest.raises(Refused), database.writing() as uow:
        break_down(uow)
    with database.reading() as session:
        assert trail(session, TrailFilter(action="test.")) == []

    with database.writing() as uow:
        uow.audit("test.done", given.LEADER.user_id, count=1)
        uow.audit("test.done", given.LEADER.user_id, count=2)
    with database.reading() as session:
        assert [row.details for row in trail(session, TrailFilter(action="test."))] == [
            {"count": 2},
            {"count": 1},
        ]
        assert first_break(session) is None


def test_several_at_once_never_fork_the_chain(database):
    def write():
        for _turn in range(10):
            with database.writing() as uow:
                uow.audit("test.done", given.LEADER.user_id)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with database.reading() as session:
        assert first_break(session) is None
        assert len(trail(session, TrailFilter(action="test."))) == 40


# ── Shredding ────────────────────────────────────────────────────────────────────────────────────


def details_of(database, learner_id):
    with database.reading() as session:
        return [row.details for row in trail(session, TrailFilter(learner_id=learner_id))]


def test_what_is_told_of_a_person_is_shredded_and_the_chain_stays_whole(database):
    person, other = given.a_learner(database, "Karim Haddad"), given.a_learner(database, "Jonas Lie")
    with database.writing() as uow:
        uow.audit("test.done", person, person, name="Karim Haddad", reason="Karim asked for it")

    assert database.execute(service.shred_details, service.ShredDetails(learner_id=person)) == 2

    assert details_of(database, person) == [None, None]
    assert details_of(database, other)[0]["name"] == "Lie, Jonas"
    with database.reading() as session:
        assert first_break(session) is None
        [told, *_older] = trail(session, TrailFilter())
        assert (told.action, told.learner_id, told.details) == (terms.DETAILS_SHREDDED, None, {"entries": 2})
        assert told.subject_id not in (person, other)
        assert session.scalar(select(DetailKey.key).where(DetailKey.owner_id == person)) is None


def test_no_letter_of_a_shredded_name_is_left_in_the_trail(database):
    person = given.a_learner(database, "Zephyrina Quartz")
    database.execute(service.shred_details, service.ShredDetails(learner_id=person))
    with database.reading() as session:
        for table in ("audit_entry", "audit_shredding", "audit_detail_key", "audit_read"):
            rows = session.execute(text(f"SELECT * FROM {table}")).all()
            assert "Zephyrina" not in str(rows)
            assert "Quartz" not in str(rows)


def test_what_is_told_later_has_a_key_of_its_own_and_can_be_shredded_again(database):
    person = given.a_learner(database)
    for turn in range(3):
        with database.writing() as uow:
            uow.audit("test.done", person, person, turn=turn)
        with database.reading() as session:
            assert first_break(session) is None
        database.execute(service.shred_details, service.ShredDetails(learner_id=person))
    with database.reading() as session:
        assert first_break(session) is None
    assert details_of(database, person) == [None] * 4


class GivenUp(Exception):
    """Somebody thought better of it."""


def given_up(_trail):
    raise GivenUp


def test_a_key_that_is_remembered_counts_only_where_nobody_has_written_since(database, monkeypatch):
    """Else what is told of somebody would be under a key that was given up, or that another shredded."""
    person, stranger = given.a_learner(database), new_id()
    with suppress(GivenUp), database.writing() as uow:
        uow.audit("test.done", stranger, stranger)
        service.write_audit(uow)
        raise GivenUp  # and the key that was made with it
    monkeypatch.setattr(service._Trail, "write", given_up)
    with suppress(GivenUp), database.writing() as uow:
        uow.audit("test.done", stranger, stranger)
    monkeypatch.undo()
    with database.writing() as uow:
        uow.audit("test.done", stranger, stranger)
    another = database._like(_writers=database.engine.execution_options(sqlite_begin="IMMEDIATE"))
    another.execute(service.shred_details, service.ShredDetails(learner_id=person))
    with database.writing() as uow:
        uow.audit("test.done", person, person, again=True)
    with database.reading() as session:
        assert first_break(session) is None
        keys = select(DetailKey.owner_id).where(DetailKey.owner_id.in_([person, stranger]))
        assert set(session.scalars(keys)) == {person, stranger}
    assert details_of(database, person) == [{"again": True}, None]


def test_what_the_same_transaction_tells_of_the_person_is_kept(database):
    person = given.a_learner(database)
    with database.writing() as uow:
        uow.audit("test.before", person, person, kept=True)
        service.shred_details(uow, service.ShredDetails(learner_id=person))
        uow.audit("test.after", person, person, kept=True)
    assert details_of(database, person) == [{"kept": True}, {"kept": True}, None]
    with database.reading() as session:
        assert first_break(session) is None


def test_nobody_of_whom_nothing_is_told_is_shredded(database, notes):
    assert database.execute(service.shred_details, service.ShredDetails(learner_id=new_id())) == 0
    assert notes == []


def test_only_who_may_shreds(database):
    person = given.a_learner(database)
    for actor in (given.TEACHER, given.OFFICE):
        with pytest.raises(NotAllowed):
            database.acting_as(actor).execute(service.shred_details, service.ShredDetails(learner_id=person))


@pytest.mark.parametrize(
    "words",
    [
        "UPDATE audit_entry SET actor_name = 'x'",
        "UPDATE audit_entry SET details = '{}'",
        "UPDATE audit_entry SET details = NULL, at = '2020-01-01 00:00:00'",
        "DELETE FROM audit_entry",
        "UPDATE audit_detail_key SET owner_id = owner_id",
        "UPDATE audit_shredding SET until_seq = 1",
        "DELETE FROM audit_shredding",
    ],
)
def test_the_database_itself_refuses_other_changes_to_the_trail_also_its_owner(database, words):
    person = given.a_learner(database)
    database.execute(service.shred_details, service.ShredDetails(learner_id=person))
    given.a_learner(database)
    with (
        accounts.owner_of(database) as owner,
        pytest.raises(DBAPIError, match="only added"),
        owner.engine.begin() as connection,
    ):
        connection.execute(text(words))


# ── Reads ────────────────────────────────────────────────────────────────────────────────────────


def test_reads_are_summed_by_person_and_day_and_add_nothing_to_the_trail(database, clock, notes):
    person = given.a_learner(database)
    notes.clear()
    first = clock.moment
    for _time in range(3):
        clock.moment += timedelta(minutes=5)
        database.execute(service.note_reads, service.NoteReads(learner_ids=(person, person)))
    with database.reading() as session:
        [row] = session.execute(select(AuditRead)).scalars()
        assert (row.times, row.last_at - row.first_at) == (6, timedelta(minutes=10))
        assert row.first_at == first + timedelta(minutes=5)
        assert row.actor_name == given.LEADER.name
        assert len(trail(session, TrailFilter())) == 1
    assert notes == []


def test_two_who_read_at_once_lose_no_count(database):
    person = given.a_learner(database)

    def read():
        for _time in range(5):
            database.execute(service.note_reads, service.NoteReads(learner_ids=(person,)))

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert session.scalar(select(AuditRead.times)) == 15


# ── Checkpoints ──────────────────────────────────────────────────────────────────────────────────


def test_every_hundred_entries_a_checkpoint_is_due_with_the_commit(database):
    due = []
    for count in (60, 39, 1, 99, 250):
        with database.writing() as uow:
            for _entry in range(count):
                uow.audit("test.done", given.LEADER.user_id)
            session = uow.session
        due.append(session.info.get(service.CHECKPOINT))
    assert [anchor and anchor.seq for anchor in due] == [None, None, 100, None, 449]
    with database.reading() as session:
        assert check(session, [one for one in due if one]).witnessed.seq == 449
