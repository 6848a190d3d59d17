"""What these tests stand on: a bench that hears, and windows."""

import pytest

from eduapp.exams.arrangements import queries
from tests.support import given
from tests.support.windows import fakes, nothing_left_open, parent

__all__ = ["fakes", "nothing_left_open", "parent"]


@pytest.fixture
def told(database):
    """Every decision for a learner, as the screens read them."""

    def read(learner_id):
        with database.reading() as session:
            return queries.of_learner(session, learner_id, given.TODAY).decisions

    return read
