"""Many rows at the speed of the driver, read back by the session as if it had written them."""

from uuid import uuid4

from sqlalchemy import select

from eduapp.core.db.base import new_id
from eduapp.core.db.bulk import BulkInsert, insert_rows
from eduapp.core.db.commands import CommandDone
from eduapp.people.learners.models import Learner
from tests.support import given

COLUMNS = ("command_id", "answer", "done_at")


def test_rows_come_back_as_the_values_they_were(database):
    ids = [uuid4() for _ in range(3)]
    with database.writing() as uow:
        bulk = BulkInsert(uow.session, CommandDone, COLUMNS)
        key, answer, moment = (bulk.converter(column) for column in COLUMNS)
        bulk.write([(key(id), answer({"name": "Łukasz"}), moment(given.NOW)) for id in ids])

    with database.reading() as session:
        rows = session.execute(select(CommandDone.command_id, CommandDone.answer, CommandDone.done_at)).all()
    assert {row.command_id for row in rows} >= set(ids)
    assert all(
        (row.answer, row.done_at) == ({"name": "Łukasz"}, given.NOW) for row in rows if row.command_id in ids
    )


def test_a_value_that_comes_back_is_converted_once(database):
    with database.writing() as uow:
        convert = BulkInsert(uow.session, Learner, ("id",)).remembering("id")
        learner_id = new_id()

        assert convert(learner_id) is convert(learner_id)
        assert convert(None) is None


def test_no_rows_are_no_statement(database):
    with database.writing() as uow:
        BulkInsert(uow.session, Learner, ("id", "number")).write([])


def test_records_are_written_with_the_plain_defaults_of_their_columns(database):
    one, other = new_id(), new_id()
    rows = [
        {
            "id": id,
            "number": number,
            "family_name": "Vik",
            "given_name": "",
            "sort_key": "",
            "search_text": "",
        }
        for id, number in ((one, "1"), (other, "2"))
    ]
    with database.writing() as uow:
        insert_rows(uow.session, Learner, [])
        insert_rows(uow.session, Learner, rows)

    with database.reading() as session:
        found = {learner.id: learner for learner in session.query(Learner)}
    assert {found[one].number, found[other].number} == {"1", "2"}
    assert (found[one].version, found[one].state) == (1, "here")


def test_what_is_the_same_in_all_records_is_said_once(database):
    one, other = new_id(), new_id()
    same = {"family_name": "Vik", "given_name": "Ola", "sort_key": "", "search_text": ""}
    with database.writing() as uow:
        insert_rows(uow.session, Learner, [{"id": one, "number": "1"}, {"id": other, "number": "2"}], same)
        insert_rows(uow.session, Learner, [], same)

    with database.reading() as session:
        found = {session.get(Learner, id).number: session.get(Learner, id).family_name for id in (one, other)}
    assert found == {"1": "Vik", "2": "Vik"}
