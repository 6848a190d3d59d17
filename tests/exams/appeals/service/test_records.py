"""Steps are numbered and carry their paragraph; what the trail is told holds nothing of the complaint."""

from uuid import UUID

import pytest

from eduapp.core.errors import Conflict, NotFound
from eduapp.exams.appeals.rules.steps import basis_of
from eduapp.exams.appeals.service import records
from eduapp.exams.grading.rules.kinds import Kind
from tests.support import given
from tests.support.given_appeals import COMPLAINT, TOLD


def test_steps_are_numbered_in_their_order_and_keep_the_paragraph_of_the_day(appeals, database):
    appeal_id = appeals.sent()
    events = appeals.page(appeal_id).events
    assert [one.step for one in events] == ["received", "sent"]
    assert events[1].basis == basis_of(Kind("written_exam"), "sent")
    with database.acting_as(given.OFFICE).writing() as uow:
        assert records.last_day(uow, appeal_id) == TOLD
        appeal, _facts = records.locked_appeal(uow, appeal_id)
        records.write(uow, appeal, "withdrawn", TOLD, "  Åse Bakke ", " So. ")
    last = appeals.page(appeal_id).events[-1]
    assert (last.step, last.person, last.reason) == ("withdrawn", "Åse Bakke", "So.")


def test_an_appeal_that_changed_meanwhile_is_not_worked_on(appeals, database):
    appeal_id = appeals.receive()
    with database.writing() as uow:
        records.locked_appeal(uow, appeal_id, 1)
        with pytest.raises(Conflict):
            records.locked_appeal(uow, appeal_id, 2)
        for find in (records.locked_appeal, records.locked_result):
            with pytest.raises(NotFound):
                find(uow, UUID(int=7))


def test_the_trail_is_told_who_which_and_when_and_nothing_of_the_complaint(appeals, database, notes):
    appeal_id = appeals.receive()
    with database.acting_as(given.OFFICE).writing() as uow:
        appeal, facts = records.locked_appeal(uow, appeal_id)
        records.tell(uow, "appeals.stepped", appeal, facts, step=records.step_word("sent"))
    told = notes[-1].details
    assert (told["name"], told["number"], told["kind"]) == ("Haddad, Karim", 1, "appeal_kinds:written_exam")
    assert told["step"] == "appeal_steps:sent"
    assert COMPLAINT not in str(told)
