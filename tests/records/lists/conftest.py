"""A class of three with a session this morning, and the school that stands on its lists."""

import pytest

from tests.support import given_attendance, given_education


def a_class_and_its_school(database):
    given_education.the_school(database)
    return given_attendance.a_class(database, 3)


@pytest.fixture
def group(ready_made):
    return ready_made(a_class_and_its_school)
