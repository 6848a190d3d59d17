from dataclasses import dataclass
from uuid import uuid4

import pytest

from eduapp.app.location import Location
from eduapp.app.unsettled import FILE_NAME, keep, look_up
from eduapp.core.db.unit_of_work import Command


@dataclass(frozen=True, kw_only=True)
class Do(Command):
    """Anything."""


@pytest.fixture
def location(tmp_path, database_url):
    return Location.of(tmp_path, database_url)


def test_those_that_are_saved_are_told_apart_from_those_that_are_not(location, database):
    done = Do()
    database.execute(lambda _uow, _command: None, done)
    keep(location, [done.command_id])
    lost = [uuid4(), uuid4()]
    keep(location, lost)
    keep(location, lost)  # noted again as the program ends

    assert look_up(location, database) == (1, 2)
    assert look_up(location, database) == (0, 0)


def test_looking_up_does_not_do_it(location, database):
    order = Do()
    keep(location, [order.command_id])
    look_up(location, database)
    assert database.execute(lambda _uow, _command: 7, order) == 7


def test_another_database_says_nothing_of_them(location, database, tmp_path):
    keep(location, [uuid4()])
    assert look_up(Location.of(tmp_path, "sqlite:///another.db"), database) == (0, 0)
    assert (tmp_path / FILE_NAME).exists()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"database": 1}', "null", "\x00"])
def test_a_file_that_cannot_be_read_holds_none(location, database, content):
    (location.folder / FILE_NAME).write_text(content)
    assert look_up(location, database) == (0, 0)


def test_nothing_of_what_was_typed_and_no_password_is_in_the_file(tmp_path):
    keep(Location.of(tmp_path, "postgresql+psycopg://me:secret@server/db"), [uuid4()])
    assert "secret" not in (tmp_path / FILE_NAME).read_text()
