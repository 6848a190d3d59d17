"""Three sites with their people, and the day after the year is over."""

import pytest

from tests.support import given_summary, given_workshops


@pytest.fixture
def sites(ready_made):
    ready_made(given_summary.three_sites)


@pytest.fixture
def after(clock):
    given_workshops.at(clock, given_summary.AFTER, 9)
