"""A learner, and a course with an exam."""

import pytest

from tests.support import given, given_education


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Kari Moe")


@pytest.fixture
def course_id(database):
    return given_education.a_course(database, code="MAT", name="Matematikk", scale="K16")
