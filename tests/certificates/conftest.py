"""A school that may issue papers."""

import pytest

from tests.support import given_education


@pytest.fixture
def school(database):
    return given_education.the_school(database)
