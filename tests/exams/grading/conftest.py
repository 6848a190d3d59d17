"""An exam on paper that five sat and that is sealed: its marks are typed, its grades fixed and released."""

import pytest

from tests.support.given_grading import Grading, an_exam_from_elsewhere, an_exam_on_paper


@pytest.fixture
def exam(ready_made, database, clock):
    return Grading(database, clock, *ready_made(an_exam_on_paper))


@pytest.fixture
def elsewhere(ready_made, database, clock):
    return Grading(database, clock, *ready_made(an_exam_from_elsewhere))
