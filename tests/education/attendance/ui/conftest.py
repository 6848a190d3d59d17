"""A class of twelve, its register in a window, and runners that wait or stumble."""

import pytest

from eduapp.core.errors import Unavailable
from eduapp.education.attendance.ui.register_page import RegisterPage
from eduapp.education.attendance.ui.sheet import Sheet
from eduapp.gui.routes import Route
from eduapp.gui.tasks import InlineTaskRunner
from tests.support import given, given_attendance
from tests.support.accessibility import Case, standing
from tests.support.fakes import a_bench


class PatientRunner(InlineTaskRunner):
    """Carries commands out only when told to, in order; queries at once."""

    def __init__(self, database):
        super().__init__(database, lambda error: None)
        self.held = []

    def execute(self, use_case, command, **told):
        self.held.append(lambda: InlineTaskRunner.execute(self, use_case, command, **told))

    def release(self):
        while self.held:
            self.held.pop(0)()


class StumblingRunner(InlineTaskRunner):
    """Cannot reach the database while `down`; counts how often it tried."""

    def __init__(self, database):
        super().__init__(database, lambda error: None)
        self.down, self.tried = True, 0

    def execute(self, use_case, command, *, owner, done, failed=None):
        self.tried += 1
        if self.down:
            failed(Unavailable(reason="The cable is out."))
        else:
            super().execute(use_case, command, owner=owner, done=done, failed=failed)


@pytest.fixture
def group(database):
    return given_attendance.a_class(database, 12)


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
