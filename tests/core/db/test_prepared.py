"""What is prepared finds and changes what the same statement does in a session, on both databases."""

from uuid import uuid4

import pytest
from sqlalchemy import bindparam, delete, event, select, update
from sqlalchemy.exc import IntegrityError

from eduapp.core.db.base import new_id, table_of
from eduapp.core.db.bulk import insert_rows
from eduapp.core.db.commands import CommandDone
from eduapp.core.db.prepared import Prepared, line_of
from eduapp.core.db.unit_of_work import Command
from eduapp.core.errors import Conflict
from eduapp.people.learners.models import Learner
from tests.support import accounts, given

NAMES = ("Anna Berg", "Bo Dahl", "Cato Eide")

_some = select(Learner.id, Learner.given_name, Learner.birth_date, Learner.number).where(
    Learner.id.in_(bindparam("people", expanding=True)), Learner.family_name != "Nobody"
)
_ordered = _some.order_by(Learner.number.desc())
SOME = Prepared(_ordered)
_done = table_of(CommandDone)


@pytest.fixture
def people(database):
    return [given.a_learner(database, name) for name in NAMES]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_it_finds_what_the_session_finds_however_long_the_list(database, people, count):
    asked = {"people": people[:count]}
    with database.reading() as session:
        assert SOME.rows(session, asked) == [tuple(row) for row in session.execute(_ordered, asked)]
        assert len(SOME.rows(session, asked)) == count


def test_the_first_row_or_none(database, people):
    with database.reading() as session:
        assert SOME.row(session, {"people": people})[0] == people[-1]
        assert SOME.row(session, {"people": [uuid4()]}) is None


def test_two_lists_are_not_mixed_up_whichever_is_named_first(database, people):
    both = Prepared(
        select(Learner.id).where(
            Learner.id.in_(bindparam("people", expanding=True)),
            Learner.given_name.in_(bindparam("names", expanding=True)),
        )
    )
    with database.reading() as session:
        for asked in (
            {"people": people[:1], "names": ["Anna", "Bo"]},
            {"names": ["Anna"], "people": people[:2]},
            {"names": ["Anna", "Bo"], "people": people[:1]},
        ):
            assert both.rows(session, asked) == [(people[0],)]


def test_it_sees_what_the_session_has_not_sent_yet(database, people):
    with database.writing() as uow:
        uow.session.get(Learner, people[0]).given_name = "Astrid"
        assert SOME.row(uow.session, {"people": people[:1]})[1] == "Astrid"


def test_it_changes_and_takes_away(database):
    kept, gone = uuid4(), uuid4()
    change = Prepared(
        update(_done).where(_done.c.command_id == bindparam("which")).values(answer=bindparam("said"))
    )
    forget = Prepared(delete(_done).where(_done.c.command_id == bindparam("which")))
    # Of a table that the program itself only adds to.
    with accounts.owner_of(database) as owner, owner.writing() as uow:
        rows = [{"command_id": id, "answer": 1, "done_at": uow.now} for id in (kept, gone)]
        insert_rows(uow.session, CommandDone, rows)
        change.run(uow.session, {"which": kept, "said": {"name": "Łukasz"}})
        forget.run(uow.session, {"which": gone})

    with database.reading() as session:
        found = session.execute(select(_done.c.command_id, _done.c.answer)).all()
    assert (kept, {"name": "Łukasz"}) in found
    assert gone not in {id for id, _answer in found}


def test_who_listens_to_statements_hears_these(database, people):
    heard = []
    event.listen(database.engine, "before_cursor_execute", lambda *args: heard.append(args[2]))
    with database.reading() as session:
        SOME.rows(session, {"people": people})
    assert any("FROM learner" in statement for statement in heard)


def test_an_error_of_the_driver_is_told_like_any_other_and_names_nobody(database, people):
    again = {"id": people[0], "family_name": "Vik", "given_name": "Ola", "sort_key": "", "search_text": ""}
    with pytest.raises(Conflict) as told, database.writing() as uow:
        insert_rows(uow.session, Learner, [again | {"number": "new"}])
    assert isinstance(told.value.__cause__, IntegrityError)
    assert "Vik" not in str(told.value.__cause__)


def test_what_was_said_before_an_error_is_taken_back(database, people):
    fresh = new_id()
    row = {"id": fresh, "family_name": "Vik", "given_name": "", "sort_key": "", "search_text": ""}

    def twice(uow, _command):
        for number in ("one", "two"):
            insert_rows(uow.session, Learner, [row | {"number": number}])

    with pytest.raises(Conflict):
        database.execute(twice, Command())
    with database.reading() as session:
        assert SOME.rows(session, {"people": [fresh]}) == []


def test_a_line_is_let_go_of_with_its_transaction(database, people):
    """Whoever comes next may have that connection: nothing of ours may go there any more."""
    with database.reading() as session:
        kept = line_of(session)
        assert line_of(session) is kept
        session.rollback()
        assert line_of(session) is not kept
        assert SOME.row(session, {"people": people[:1]})[1] == "Anna"


def test_a_savepoint_that_is_given_up_leaves_the_line(database, people):
    with database.writing() as uow:
        kept = line_of(uow.session)
        uow.session.begin_nested().rollback()
        assert line_of(uow.session) is kept
