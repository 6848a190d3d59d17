"""A school that may issue papers."""

import pytest

from tests.support import given_education


@pytest.fixture
def school(ready_made):
    return ready_made(given_education.the_school)
