"""The day an appeal came is put right while it is open; late or in time is said anew."""

from datetime import date

import pytest

from eduapp.core.errors import Conflict, NotAllowed
from eduapp.exams.appeals import service, terms
from tests.support import given
from tests.support.given_appeals import LAST_DAY, TOLD
from tests.support.given_exams import refused

pytestmark = pytest.mark.both_databases
LATE = date(2026, 12, 7)


def redate(appeals, appeal_id, received_on, by=given.OFFICE, version=None, **said):
    known = {"reason": "The stamp says another day"} | said
    order = service.CorrectReceipt(
        appeal_id=appeal_id,
        version=version or appeals.page(appeal_id).version,
        received_on=received_on,
        **known,
    )
    appeals.run(by, service.correct_receipt, order)


def test_a_slip_makes_nobody_late(appeals, notes):
    result_id = appeals.grade()
    appeal_id = appeals.at(LATE).receive(result_id=result_id, late_reason="It lay in a drawer")
    redate(appeals, appeal_id, LAST_DAY)

    page = appeals.page(appeal_id)
    assert (page.row.received_on, page.row.in_time, page.late_reason) == (LAST_DAY, True, "")
    assert [one.step for one in page.events] == ["received", "redated"]
    assert "forvaltningsloven" in page.events[-1].basis
    assert notes[-1].action == terms.RECEIPT_CORRECTED
    assert {"was": "2026-12-07", "received": "2026-12-03", "in_time": True}.items() <= notes[
        -1
    ].details.items()
    appeals.enclose(appeal_id)
    appeals.step(appeal_id, "sent", by=given.OFFICE, on_day=LAST_DAY)  # before the day that was noted first


def test_who_was_late_after_all_needs_a_reason_of_the_law(appeals):
    result_id = appeals.grade()
    appeal_id = appeals.at(LATE).receive(result_id=result_id, received_on=LAST_DAY)
    assert refused(lambda: redate(appeals, appeal_id, LATE)) == {"LateReasonMissing"}
    redate(appeals, appeal_id, LATE, late_reason="Moved on the last day, the letter came later")
    page = appeals.page(appeal_id)
    assert (page.row.in_time, page.late_reason) == (False, "Moved on the last day, the letter came later")


def test_the_day_the_mistake_was_known_moves_the_last_day(appeals):
    result_id = appeals.grade("higher_held")
    appeals.at(date(2026, 12, 20))
    appeal_id = appeals.receive("higher_held", result_id, known_on=TOLD, late_reason="Special reasons")
    assert not appeals.page(appeal_id).row.in_time
    redate(appeals, appeal_id, date(2026, 12, 20), known_on=date(2026, 12, 4))
    page = appeals.page(appeal_id)
    assert (page.row.in_time, page.last.start) == (True, date(2026, 12, 4))


def test_what_came_next_holds_the_day(appeals):
    result_id = appeals.grade()
    appeals.at(date(2026, 11, 25))
    appeal_id = appeals.receive(result_id=result_id, received_on=TOLD)
    appeals.note(appeal_id, "interim")
    appeals.at(date(2026, 11, 30))
    assert refused(lambda: redate(appeals, appeal_id, date(2026, 11, 26))) == {"AfterNextStep"}
    redate(appeals, appeal_id, date(2026, 11, 25))


def test_not_what_was_decided_nor_without_a_reason_nor_by_who_saw_another(appeals):
    result_id = appeals.grade()
    appeal_id = appeals.at(date(2026, 11, 25)).sent(result_id=result_id)
    assert refused(lambda: redate(appeals, appeal_id, TOLD, reason=" ")) == {"ReasonMissing"}
    assert refused(lambda: redate(appeals, appeal_id, date(2026, 11, 25))) == {"NothingPutRight"}
    with pytest.raises(Conflict):
        redate(appeals, appeal_id, TOLD, version=1)
    with pytest.raises(NotAllowed):
        redate(appeals, appeal_id, TOLD, by=given.TEACHER)
    appeals.note_down(appeal_id, "upheld")
    assert refused(lambda: redate(appeals, appeal_id, TOLD)) == {"WaitsAlready"}
    appeals.confirm(appeal_id)
    assert refused(lambda: redate(appeals, appeal_id, TOLD)) == {"TakeBackFirst"}
