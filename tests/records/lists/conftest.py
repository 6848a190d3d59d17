"""A class of three with a session this morning, and the school that stands on its lists."""

import pytest

from tests.support import given_attendance, given_education


@pytest.fixture
def group(database):
    given_education.the_school(database)
    return given_attendance.a_class(database, 3)
