"""An exam for six that is published; its log is written by the clock."""

import pytest

from tests.support.given_room import Hall, a_published_exam


@pytest.fixture
def hall(ready_made, database, clock):
    return Hall(database, clock, *ready_made(a_published_exam))
