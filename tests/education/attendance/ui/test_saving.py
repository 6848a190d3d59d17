"""Commands in line: in order, one at a time, sent again while the database is away."""

import pytest

from eduapp.core.errors import Refused
from eduapp.education.attendance import service
from eduapp.education.attendance.ui.saving import Saving
from tests.support import given, given_attendance
from tests.support.fakes import a_bench


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


@pytest.mark.parametrize("code", ["nonsense"])
def test_a_refusal_is_told_and_the_line_moves_on(qtbot, database, patient, group, code):
    line = Line(database, patient, group)
    line.mark(0, code)
    line.mark(1)
    patient.release()

    assert [type(error) for error in line.errors] == [Refused]
    assert given_attendance.recorded_codes(database, group.session_id)[:2] == [None, "present"]
