"""A sealed exam of 24 whose marks are all decided; one key is wrong."""

import pytest

from tests.support.given_statistics import a_marked_exam


@pytest.fixture
def exam(ready_made, database):
    return ready_made(a_marked_exam)
