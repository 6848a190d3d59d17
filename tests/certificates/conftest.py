"""A school that may issue papers, as papers were before it had keys, and one that signs them."""

import pytest

from tests.support import given_education, given_register


@pytest.fixture
def school(ready_made):
    return ready_made(given_education.the_school)


@pytest.fixture
def key(database, school, ready_made):
    """The opened key of a school that signs its papers."""
    ready_made(given_register.a_ceremony)
    return given_register.the_key(database)
