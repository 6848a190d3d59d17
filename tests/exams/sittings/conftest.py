"""An exam in mathematics, held today, with one candidate."""

from datetime import date

import pytest

from eduapp.exams.sittings import service
from tests.support import given, given_education


@pytest.fixture
def course_id(database):
    return given_education.a_course(database, code="MAT", name="Matematikk", scale="K16")


@pytest.fixture
def sitting_id(database, course_id):
    return database.execute(
        service.plan_sitting, service.PlanSitting(course_id=course_id, day=date(2026, 11, 23))
    )


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


@pytest.fixture
def candidate_id(database, sitting_id, learner_id):
    order = service.EnterCandidate(sitting_id=sitting_id, learner_id=learner_id)
    return database.execute(service.enter_candidate, order)
