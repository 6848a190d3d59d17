"""A class of three whose session this morning is over, and the day opened."""

import pytest

from tests.support import given_attendance, given_education
from tests.support.accessibility import show
from tests.support.fakes import a_bench
from tests.support.given_days import opened


@pytest.fixture
def group(database, clock):
    given_education.the_school(database)
    group = given_attendance.a_class(database, 3)
    opened(database)
    clock.moment = clock.moment.replace(hour=15)
    return group


@pytest.fixture
def fakes(database):
    return a_bench(database)


@pytest.fixture
def shown(qtbot):
    """Shows a page with the keyboard in it."""

    def stand(page):
        qtbot.addWidget(page)
        show(page)
        return page

    return stand
