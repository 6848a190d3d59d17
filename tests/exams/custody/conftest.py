"""An exam at nine today; it is half past eight."""

import pytest

from tests.support.given_custody import AT_HALF_PAST_EIGHT, an_exam


@pytest.fixture
def sitting_id(database, clock):
    clock.moment = AT_HALF_PAST_EIGHT
    return an_exam(database)
