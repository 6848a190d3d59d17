from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from threading import Barrier

import pytest
import sqlcipher3
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, OperationalError

from eduapp.core.actor import OVERRIDE_RULES
from eduapp.core.changes import Topic
from eduapp.core.db.commands import CommandDone
from eduapp.core.db.faults import Overtaken, Unfinished
from eduapp.core.db.unit_of_work import MOST_TIMES, Command, Database, already_done
from eduapp.core.errors import Change, Conflict, NotAllowed, Refused, SignedOut, Unavailable
from eduapp.core.violations import Override
from eduapp.education.places import service as places
from eduapp.people.learners.models import Learner
from tests.core.test_violations import Full, Unsafe
from tests.support import given, given_education


@dataclass(frozen=True, kw_only=True)
class Add(Command):
    number: str = "1"


def add(uow, command):
    learner = Learner(
        number=command.number, family_name="Vik", given_name="", sort_key="vik", search_text=" vik"
    )
    uow.session.add(learner)
    uow.session.flush()
    uow.audit("test.added", learner.id, learner.id, name="Vik")
    uow.publish(Topic("test"))
    return learner.id


def count(database):
    with database.reading() as session:
        return session.query(Learner).count()


def test_a_commit_tells_the_screens_and_the_trail(database, published, notes):
    database.execute(add, Add())
    assert "test" in published[-1]
    assert [note.action for note in notes] == ["test.added"]


def test_an_error_leaves_nothing_and_tells_nobody(database, published, notes):
    def break_down(uow, command):
        add(uow, command)
        raise Refused(Unsafe())

    with pytest.raises(Refused):
        database.execute(break_down, Add())
    assert (count(database), published, notes) == (0, [], [])


def test_a_repeated_command_changes_nothing_and_answers_the_same(database):
    """Rule 89 of the field: a double click is no second wish."""
    order = Add()
    assert database.execute(add, order) == database.execute(add, order)
    assert count(database) == 1


def test_a_commit_whose_answer_was_lost_is_looked_up_before_anybody_is_told(database, monkeypatch):
    commit = Database._commit
    lost = []

    def commit_and_lose_the_answer(self, session, command_id):
        real = session.commit

        def lose():
            real()
            if not lost:
                lost.append(True)
                raise DBAPIError("COMMIT", {}, Exception("connection lost"))

        session.commit = lose
        commit(self, session, command_id)

    monkeypatch.setattr(Database, "_commit", commit_and_lose_the_answer)
    database.execute(add, Add())

    assert lost == [True]
    assert count(database) == 1


def test_a_commit_that_failed_is_told_as_failed(database, monkeypatch):
    def fail(_self, _session, _command_id):
        raise DBAPIError("COMMIT", {}, Exception("database or disk is full"))

    monkeypatch.setattr(Database, "_commit", fail)
    with pytest.raises(Unavailable) as error:
        database.execute(add, Add())
    assert "disk is full" in error.value.sentence()
    monkeypatch.undo()
    assert count(database) == 0


def failing_at(database, monkeypatch, *commits):
    """The disk fails at these COMMITs, after SQLite has written everything; how many there are is told."""
    dialect, said = database.engine.dialect, []
    real = dialect.do_commit

    def commit(connection):
        said.append(connection)
        if len(said) in commits:
            connection.rollback()
            raise sqlcipher3.OperationalError("disk I/O error")
        real(connection)

    monkeypatch.setattr(dialect, "do_commit", commit)
    return said


def a_file(database):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("a server looks after its own log")


def test_a_save_the_disk_failed_is_written_over_so_that_no_start_brings_it_back(database, monkeypatch):
    """See tests/torture/test_unknown_commits.py for the log itself."""
    a_file(database)
    said = failing_at(database, monkeypatch, 1)
    with pytest.raises(Unavailable) as error:
        database.execute(add, Add())
    assert not isinstance(error.value, Unfinished)
    assert "The disk could not be read or written" in error.value.sentence()
    assert len(said) == 2
    with database.reading() as session:
        assert session.query(CommandDone).count() == 0
    database.execute(add, Add())
    assert count(database) == 1


def test_where_it_cannot_be_written_over_nobody_is_told_that_it_is_not_saved(database, monkeypatch):
    a_file(database)
    order = Add()
    failing_at(database, monkeypatch, 1, 2, 3)
    with pytest.raises(Unfinished) as error:
        database.execute(add, order)
    assert "nobody knows yet" in error.value.sentence()
    with pytest.raises(Unavailable), database.writing():
        pass
    database.execute(add, order)
    assert count(database) == 1


def test_nobody_does_what_the_role_does_not_allow(database):
    with pytest.raises(NotAllowed), database.acting_as(given.TEACHER).writing() as uow:
        uow.require("access.manage_users")


def test_an_override_needs_its_permission_and_is_noted_with_its_reason(database, notes):
    agreed = Override(frozenset({"Full"}), "agreed")
    with database.writing() as uow:
        uow.enforce([Full(free=0)], agreed)
    assert (notes[-1].action, notes[-1].details["reason"]) == ("rule.overridden", "agreed")

    assert OVERRIDE_RULES not in given.TEACHER.permissions
    with pytest.raises(NotAllowed), database.acting_as(given.TEACHER).writing() as uow:
        uow.enforce([Full(free=0)], agreed)


def test_safety_cannot_be_overridden_and_all_reasons_are_told(database):
    with pytest.raises(Refused) as refusal, database.writing() as uow:
        uow.enforce([Full(free=0), Unsafe()], Override(frozenset({"Full", "Unsafe"}), "agreed"))
    assert {violation.name for violation in refusal.value.violations} == {"Full", "Unsafe"}


def test_a_record_read_before_somebody_else_changed_it_is_a_conflict(database):
    learner_id = database.execute(add, Add())
    with pytest.raises(Conflict), database.writing() as uow:
        uow.expect_version(uow.session.get(Learner, learner_id), 7)


def test_the_same_number_on_two_pcs_is_a_conflict_not_a_crash(database):
    database.execute(add, Add())
    with pytest.raises(Conflict):
        database.execute(add, Add())


def test_today_is_the_day_in_norway(database, clock):
    clock.moment = clock.moment.replace(hour=23, minute=30)  # 00:30 of the next day in Norway
    with database.writing() as uow:
        assert uow.today == database.today() == given.TODAY.replace(day=24)


def test_others_wait_for_every_record_that_is_locked_in_whatever_order_it_is_named(database):
    ids = [database.execute(add, Add(number=number)) for number in "321"]
    locked = text(
        "SELECT id FROM learner WHERE number = '2' FOR UPDATE NOWAIT"
        if database.engine.dialect.name == "postgresql"
        else "BEGIN IMMEDIATE"
    )
    with database.writing() as uow, database.engine.connect() as other:
        uow.lock(Learner, *ids, ids[0])
        if other.dialect.name == "sqlite":
            other.exec_driver_sql("ROLLBACK")
            other.exec_driver_sql("PRAGMA busy_timeout = 0")
        with pytest.raises(OperationalError):
            other.execute(locked)


def test_nothing_is_locked_where_nothing_is_named(database):
    with database.writing() as uow:
        uow.lock(Learner)


def test_two_who_wait_for_each_other_both_save_and_nobody_hears_of_it(database):
    """PostgreSQL gives one up as deadlocked; on SQLite one waits for the other from BEGIN on."""
    one, other = (database.execute(add, Add(number=number)) for number in "12")
    both_hold_one = Barrier(2)
    begun = []

    def rename(first, second):
        def use_case(uow, command):
            begun.append(first)
            uow.lock(Learner, first)
            if uow.session.get_bind().dialect.name == "postgresql" and begun.count(first) == 1:
                both_hold_one.wait(timeout=10)
            uow.lock(Learner, second)
            for id in (first, second):
                uow.session.get_one(Learner, id).unit += "x"

        return use_case

    with ThreadPoolExecutor() as pool:
        saves = [pool.submit(database.execute, rename(*ids), Add()) for ids in ((one, other), (other, one))]
        assert [save.result() for save in saves] == [None, None]

    with database.reading() as session:
        assert [session.get_one(Learner, id).unit for id in (one, other)] == ["xx", "xx"]
    if database.engine.dialect.name == "postgresql":
        assert len(begun) == 3  # one of the two began anew


def test_who_is_given_up_again_and_again_is_told(database):
    tried = []

    def unlucky(uow, command):
        tried.append(command.command_id)
        raise Overtaken(reason="Somebody else is changing the same thing just now.")

    order = Add()
    with pytest.raises(Unavailable):
        database.execute(unlucky, order)
    assert tried == [order.command_id] * MOST_TIMES


KARI = replace(given.OFFICE, permissions=given.LEADER.permissions)


def renamed(database, place, name, version):
    order = places.SavePlace(place_id=place, version=version, name=name, seats=16)
    return database.execute(places.save_place, order)


@pytest.fixture
def opened_to_read(database):
    """How many connections from now on cannot write, as when the disk was read-only while they were made."""
    if database.engine.dialect.name != "sqlite":
        pytest.skip("a server's connections are told apart by nothing of the kind")
    left, pool = [0], database.engine.pool

    def made(connection, _record):
        if left[0]:
            left[0] -= 1
            connection.execute("PRAGMA query_only=ON")

    database.engine.dispose()
    event.listen(database.engine, "connect", made)
    yield left
    event.remove(database.engine, "connect", made)
    assert database.engine.pool is not pool


def test_what_was_opened_only_to_be_read_is_opened_anew_and_nobody_hears_of_it(database, opened_to_read):
    opened_to_read[0] = 1
    given.a_learner(database, "Karim Haddad")

    with database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM learner")) == 1


def test_a_file_that_stays_read_only_is_told_and_once_it_may_be_written_to_it_is(database, opened_to_read):
    opened_to_read[0] = 1_000
    with pytest.raises(Unavailable) as told:
        given.a_learner(database, "Karim Haddad")
    assert "read-only" in told.value.sentence()

    opened_to_read[0] = 0
    given.a_learner(database, "Karim Haddad")


def test_a_conflict_names_who_made_the_change_by_the_trail(database, clock):
    place = given_education.a_place(database, "Room 1")
    clock.moment = clock.moment.replace(hour=9, minute=42)
    renamed(database.acting_as(KARI), place, "Room 2", 1)
    clock.moment = clock.moment.replace(hour=9, minute=50)

    with pytest.raises(Conflict) as conflict:
        renamed(database, place, "Room 3", 1)
    assert conflict.value.change == Change(KARI.name, clock.moment.replace(minute=42))
    with pytest.raises(Conflict) as conflict:
        renamed(database.acting_as(KARI), place, "Room 3", 1)
    assert conflict.value.change.own
    clock.moment += timedelta(days=1)
    with pytest.raises(Conflict) as conflict:
        renamed(database, place, "Room 3", 1)
    assert not conflict.value.change.today


def test_nobody_is_named_for_what_changed_nothing_or_where_not_every_change_is_told(database):
    place = given_education.a_place(database, "Room 1")
    renamed(database.acting_as(KARI), place, "Room 2", 1)
    with database.acting_as(given.TEACHER).writing() as uow:
        uow.audit("timetable.calendar.exported", place)
    with pytest.raises(Conflict) as conflict:
        renamed(database, place, "Room 3", 1)
    assert conflict.value.change.name == KARI.name
    with pytest.raises(Conflict) as conflict, database.writing() as uow:
        uow.expect(1, 2)
    assert conflict.value.change is None


@pytest.fixture
def closing(database):
    """The database with a list: as long as something is in it, nobody may go on."""
    closed = []

    def in_force(_session, _actor):
        if closed:
            raise SignedOut

    return database._like(_in_force=in_force), closed


def test_who_may_not_go_on_writes_nothing_and_a_use_case_is_not_even_begun(closing, published):
    database, closed = closing
    closed.append(True)
    begun = []

    def begin(_uow, _command):
        begun.append(True)

    with pytest.raises(SignedOut):
        database.execute(begin, Add())
    with pytest.raises(SignedOut), database.writing():
        pytest.fail("it was begun")
    assert (begun, published) == ([], [])
    database.also_when_closed().execute(add, Add())
    assert count(database) == 1


def test_what_is_out_of_our_hands_is_told_of_a_closed_account_too(closing):
    database, closed = closing
    closed.append(True)

    @already_done
    def note(uow, command):
        return add(uow, command)

    assert database.execute(note, Add()) is not None
    assert count(database) == 1


def test_what_was_saved_before_somebody_had_to_go_is_told_as_saved(closing):
    database, closed = closing
    order = Add()
    saved = database.execute(add, order)
    closed.append(True)
    assert database.execute(add, order) == saved
    assert count(database) == 1
