"""Grades that were told, to appeal against."""

import pytest

from tests.support.given_appeals import Appeals


@pytest.fixture
def appeals(database, clock):
    return Appeals(database, clock)
