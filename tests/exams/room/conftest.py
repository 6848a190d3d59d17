"""An exam for six that is published; its log is written by the clock."""

import pytest

from tests.support import given_room


@pytest.fixture
def hall(ready_made, database, clock):
    made = ready_made(given_room.a_hall, clock)
    return made
