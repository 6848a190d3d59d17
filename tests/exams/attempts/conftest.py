"""An exam on screen for six, published, with tickets for everybody."""

import pytest

from tests.support.given_screens import OnScreen, an_exam_on_screen


@pytest.fixture
def hall(ready_made, database, clock):
    return OnScreen(database, clock, *ready_made(an_exam_on_screen))
