"""People and places by name, for sentences."""

from eduapp.education.timetable import queries
from tests.support import given, given_attendance
from tests.support.statements import selects_of


def test_people_and_places_are_named_by_three_statements(database):
    karim, room = given.a_learner(database, "Karim Haddad"), given_attendance.a_room(database)
    with selects_of(database) as selects, database.reading() as look:
        names = queries.names_of(look, people=[karim], staff=[given.TEACHER.user_id], places=[room])
        nobody = queries.names_of(look)

    assert names == {karim: "Haddad, Karim", given.TEACHER.user_id: given.TEACHER.name, room: "Classroom 2"}
    assert nobody == {}
    assert len(selects) == 3
