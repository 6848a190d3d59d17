"""What these tests stand on: a month with something to count, and a bench that hears."""

import pytest

from tests.support.given_statements import a_month
from tests.support.windows import fakes, nothing_left_open, parent

__all__ = ["fakes", "month", "nothing_left_open", "parent"]


@pytest.fixture
def month(database, clock):
    return a_month(database, clock)
