"""Groups, teachers and places are found as people write them."""

from datetime import date

import pytest

from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.subjects.named import Groups, places_by_name, teachers_by_name
from tests.support import given, given_education

SPRING = {"first_day": date(2027, 1, 4), "last_day": date(2027, 6, 18)}
pytestmark = pytest.mark.both_databases


@pytest.fixture
def terms(database):
    """A course whose groups have one name in autumn and in spring, and another with that name too."""
    course = given_education.a_course(database, "MAT1P", "Matematikk")
    autumn = given_education.a_group(database, course, "Mandag")
    spring = given_education.a_group(database, course, "Mandag", **SPRING)
    return autumn, spring, given_education.a_group(database, None, "Mandag", **SPRING)


def test_the_group_that_runs_on_the_day_is_meant(database, terms):
    with database.reading() as session:
        groups = Groups(session)

    assert groups.of("MAT1P", " MANDAG", given.TODAY).id == terms[0]
    assert groups.of("MAT1P", "mandag", date(2027, 2, 1)).id == terms[1]
    assert groups.of(None, "mandag", given.TODAY).id == terms[0]


@pytest.mark.parametrize(
    ("code", "name", "day", "sentence"),
    [
        ("FYS", "Mandag", None, "There is no course with the code FYS."),
        ("MAT1P", "Tirsdag", None, "MAT1P has no group called Tirsdag."),
        (None, "Tirsdag", None, "There is no group called Tirsdag."),
        ("MAT1P", "Mandag", date(2026, 12, 24), "2 groups are called Mandag."),
        (None, "Mandag", date(2027, 2, 1), "2 groups are called Mandag."),
    ],
)
def test_what_names_no_one_group_says_so(database, terms, code, name, day, sentence):
    with database.reading() as session:
        found = Groups(session).of(code, name, day)

    assert isinstance(found, Problem)
    assert found.sentence().startswith(sentence)


def test_teachers_and_places_are_found_however_they_are_written(database):
    place = given_education.a_place(database, "Klasserom 2")
    with database.reading() as session:
        teachers, places = teachers_by_name(session), places_by_name(session)

    assert teachers.of("ingrid SOLHEIM").id == given.TEACHER.user_id
    assert places.of("klasserom  2").id == place
    assert teachers.of(None) is None
    assert isinstance(teachers.of("Terje Haug"), Problem)  # leads a workshop and teaches nobody
