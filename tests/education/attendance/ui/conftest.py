"""A class of twelve, its register in a window, and runners that wait or stumble."""

import pytest

from eduapp.education.attendance.ui.register_page import RegisterPage
from eduapp.education.attendance.ui.sheet import Sheet
from eduapp.gui.routes import Route
from tests.support import given, given_attendance
from tests.support.accessibility import Case, standing
from tests.support.fakes import a_bench
from tests.support.runners import PatientRunner, StumblingRunner


@pytest.fixture
def group(ready_made):
    return ready_made(given_attendance.a_class, 12)


@pytest.fixture
def fakes(qtbot, database):
    """The bench of the teacher of the class."""
    return a_bench(database.acting_as(given.TEACHER), given.TEACHER)


@pytest.fixture
def patient(database):
    return PatientRunner(database.acting_as(given.TEACHER))


@pytest.fixture
def stumbling(database):
    return StumblingRunner(database.acting_as(given.TEACHER))


@pytest.fixture
def sheet(fakes, group, database):
    """The register of the class, read."""
    made = Sheet(fakes.bench)
    made.load(given_attendance.read_register(database, group.session_id))
    return made


@pytest.fixture
def register(qtbot, fakes, group):
    """The register of the class in a window on the small screen, in English; the page."""

    def make(theme):
        fakes.bench.__dict__["theme"] = theme
        return RegisterPage(fakes.bench, Route("attendance.register", group.session_id))

    with standing(Case(language="en"), make) as (_window, page, _theme):
        yield page
