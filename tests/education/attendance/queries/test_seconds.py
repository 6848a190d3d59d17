"""The second name of a late correction is somebody else's."""

from eduapp.education.attendance import queries
from eduapp.people.access.models import User
from tests.support import given


def names(database, typed=""):
    with database.reading() as look:
        return [one.label for one in queries.second_names(look, typed)]


def test_everybody_who_works_here_but_oneself(database):
    assert given.LEADER.name not in names(database)
    assert given.TEACHER.name in names(database)
    assert given.LEADER.name in names(database.acting_as(given.TEACHER))


def test_found_by_what_is_typed_and_only_while_working_here(database):
    assert names(database, "ingrid") == [given.TEACHER.name]
    with database.writing() as uow:
        uow.session.get_one(User, given.TEACHER.user_id).active = False
    assert names(database, "ingrid") == []
