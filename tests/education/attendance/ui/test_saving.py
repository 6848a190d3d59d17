"""Commands in line: in order, one at a time, sent again while the database is away."""

import pytest

from eduapp.core.errors import Conflict, Refused
from eduapp.education.attendance import service
from eduapp.education.attendance.ui.saving import STALE_TRIES, Saving
from tests.support import given, given_attendance
from tests.support.fakes import a_bench
from tests.support.runners import StumblingRunner


class Line:
    """A line of marks of one learner after the other, and what came back."""

    def __init__(self, database, runner, group):
        self.saving = Saving(a_bench(database, given.TEACHER, runner=runner).bench)
        self.group, self.answers, self.errors = group, [], []

    def mark(self, place, code="present"):
        learner_id = self.group.learner_ids[place]
        command = service.MarkLearner(session_id=self.group.session_id, learner_id=learner_id, code=code)
        self.saving.send(
            service.mark, lambda: command, [learner_id], done=self.answers.append, failed=self.errors.append
        )


def test_the_next_goes_when_the_answer_is_here(qtbot, database, patient, group):
    line = Line(database, patient, group)
    line.mark(0)
    line.mark(1)

    assert len(patient.held) == 1
    assert line.saving.waiting == set(group.learner_ids[:2])
    patient.release()
    assert len(line.answers) == 2
    assert not line.saving.waiting


def test_what_cannot_be_saved_waits_and_keeps_its_place(qtbot, database, stumbling, group):
    line = Line(database, stumbling, group)
    line.mark(0, "absent")
    line.mark(0, "late")

    assert (line.saving.failing, line.answers) == (True, [])
    stumbling.down = False
    line.saving.send_again()

    assert not line.saving.failing
    assert given_attendance.recorded_codes(database, group.session_id)[0] == "late"
    assert len(line.answers) == 2


def test_it_tries_again_by_itself(qtbot, database, stumbling, group):
    line = Line(database, stumbling, group)
    line.saving.retry.setInterval(1)
    line.mark(0)
    stumbling.down = False

    qtbot.waitUntil(lambda: not line.saving.waiting)
    assert given_attendance.recorded_codes(database, group.session_id)[0] == "present"


def test_a_command_is_made_once_however_often_it_is_sent(qtbot, database, stumbling, group):
    made = []
    saving = Saving(a_bench(database, given.TEACHER, runner=stumbling).bench)

    def make():
        made.append(service.MarkRestPresent(session_id=group.session_id))
        return made[-1]

    saving.send(service.mark_rest_present, make, [], done=lambda _ids: None, failed=lambda _error: None)
    saving.send_again()
    stumbling.down = False
    saving.send_again()

    assert len(made) == 1


class BusyRunner(StumblingRunner):
    """Others are always faster, `busy` times; then it is saved."""

    def __init__(self, database, busy):
        super().__init__(database)
        self.down, self.busy = False, busy

    def execute(self, use_case, command, *, owner, done, failed=None):
        if self.busy:
            self.busy -= 1
            self.tried += 1
            failed(Conflict())
        else:
            super().execute(use_case, command, owner=owner, done=done, failed=failed)


def test_a_change_of_somebody_else_in_between_is_no_reason_to_lose_a_mark(qtbot, database, group):
    runner = BusyRunner(database.acting_as(given.TEACHER), 2)
    line = Line(database, runner, group)
    line.mark(0, "absent")
    assert (line.saving.failing, line.errors) == (True, [])  # "not saved" until it is

    line.saving.send_again()
    line.saving.send_again()

    assert (runner.tried, line.saving.failing, line.errors) == (3, False, [])
    assert given_attendance.recorded_codes(database, group.session_id)[0] == "absent"


def test_what_others_change_without_end_is_told(qtbot, database, group):
    line = Line(database, BusyRunner(database.acting_as(given.TEACHER), 99), group)
    line.mark(0, "absent")
    for _more in range(STALE_TRIES):
        line.saving.send_again()

    assert [type(error) for error in line.errors] == [Conflict]
    assert not line.saving.waiting


def test_an_answer_that_does_not_come_counts_as_not_saved_until_it_does(qtbot, database, patient, group):
    line = Line(database, patient, group)
    line.saving.slow.setInterval(1)
    line.mark(0, "absent")
    assert not line.saving.failing

    qtbot.waitUntil(lambda: line.saving.failing)
    patient.release()
    assert not line.saving.failing
    assert given_attendance.recorded_codes(database, group.session_id)[0] == "absent"


@pytest.mark.parametrize("code", ["nonsense"])
def test_a_refusal_is_told_and_the_line_moves_on(qtbot, database, patient, group, code):
    line = Line(database, patient, group)
    line.mark(0, code)
    line.mark(1)
    patient.release()

    assert [type(error) for error in line.errors] == [Refused]
    assert given_attendance.recorded_codes(database, group.session_id)[:2] == [None, "present"]
