"""Runners that wait until they are told, or cannot reach the database."""

from eduapp.core.db.unit_of_work import Database
from eduapp.core.errors import Unavailable
from eduapp.gui.tasks import InlineTaskRunner


class PatientRunner(InlineTaskRunner):
    """Carries commands out only when told to, in order; queries at once."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, lambda error: None)
        self.held = []

    def execute(self, use_case, command, **told):
        self.held.append(lambda: InlineTaskRunner.execute(self, use_case, command, **told))

    def release(self):
        while self.held:
            self.held.pop(0)()


class StumblingRunner(InlineTaskRunner):
    """Cannot reach the database while `down`; counts how often it tried."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, lambda error: None)
        self.down, self.tried = True, 0

    def execute(self, use_case, command, *, owner, done, failed=None):
        self.tried += 1
        if self.down:
            failed(Unavailable(reason="The cable is out."))
        else:
            super().execute(use_case, command, owner=owner, done=done, failed=failed)
