"""What these tests stand on: a class with something recorded, a bench that hears, and no dialog left open."""

import pytest

from tests.support import given, given_attendance, given_workshops
from tests.support.windows import fakes, nothing_left_open, parent

__all__ = ["fakes", "group", "nothing_left_open", "parent"]


@pytest.fixture
def group(database, clock):
    given_workshops.at(clock, given.TODAY, 16)
    group = given_attendance.a_class(database, 2)
    given_attendance.mark(database, group.session_id, group.learner_ids[0])
    return group
