"""An exam goes to the archive once all of it is over, and comes out again with a reason."""

from datetime import date

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.appeals import queries, service
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings import terms
from tests.support import given
from tests.support.given_exams import refused

OVER = date(2026, 12, 4)  # the day after the last to appeal


def sitting_of(appeals, result_id):
    with appeals.database.reading() as session:
        return queries.result_facts(session, result_id).sitting_id


def state(appeals, sitting_id):
    with appeals.database.reading() as session:
        return sittings.sitting(session, sitting_id).state


def archive(appeals, sitting_id, by=given.LEADER):
    appeals.run(by, service.archive_exam, service.ArchiveExam(sitting_id=sitting_id))


def take_out(appeals, sitting_id, reason="A late appeal came.", by=given.LEADER):
    appeals.run(by, service.take_out_exam, service.TakeOutExam(sitting_id=sitting_id, reason=reason))


def test_what_is_over_goes_there_and_comes_out_for_a_reason(appeals, notes):
    result_id = appeals.grade()
    sitting_id = sitting_of(appeals, result_id)
    assert refused(lambda: archive(appeals, sitting_id)) == {"TimeGoesOn"}
    appeals.at(OVER)
    archive(appeals, sitting_id)
    assert state(appeals, sitting_id) == "archived"
    assert appeals.grade_now(result_id) == "3"
    assert refused(lambda: archive(appeals, sitting_id)) == {"MoveImpossible"}

    assert refused(lambda: take_out(appeals, sitting_id, " ")) == {"MoveNeedsReason"}
    take_out(appeals, sitting_id)
    assert state(appeals, sitting_id) == "released"
    assert [one.action for one in notes][-2:] == [terms.SITTING_MOVED, terms.SITTING_MOVED]


def test_nobody_goes_there_untold_with_an_open_appeal_or_an_annulment_that_waits(appeals):
    untold = sitting_of(appeals, appeals.grade(told=False))
    appeals.at(OVER)
    assert refused(lambda: archive(appeals, untold)) == {"NotAllTold"}

    appeals.at(given.TODAY)
    appeal_id = appeals.receive()
    open_ = appeals.page(appeal_id).row.sitting_id
    appeals.at(OVER)
    assert refused(lambda: archive(appeals, open_)) == {"AppealOpen"}
    appeals.step(appeal_id, "withdrawn")
    archive(appeals, open_)


def test_an_annulment_is_told_and_its_own_time_is_over_first(appeals):
    result_id = appeals.grade()
    appeals.annulled(result_id=result_id, told_on=given.TODAY)
    sitting_id = sitting_of(appeals, result_id)
    appeals.at(OVER)
    assert refused(lambda: archive(appeals, sitting_id)) == {"TimeGoesOn"}
    appeals.at(date(2026, 12, 15))
    archive(appeals, sitting_id)


def test_a_reversed_annulment_of_an_archived_exam_brings_nobody_to_a_dead_end(appeals):
    result_id = appeals.grade()
    appeals.annulled(result_id=result_id)
    sitting_id = sitting_of(appeals, result_id)
    appeals.at(date(2026, 12, 15))
    archive(appeals, sitting_id)
    late = {"late_reason": "Nobody told them where to write.", "complaint": ""}
    with appeals.database.reading() as session:
        (kept,) = queries.annulments_of(session, sitting_id=sitting_id)
    appeal_id = appeals.receive("annulment", kept.id, **late)
    appeals.enclose(appeal_id)
    appeals.step(appeal_id, "sent", by=given.OFFICE, person="Åse Bakke", reason="By post, 2026/117")
    appeals.step(appeal_id, "reversed")

    assert appeals.grade_now(result_id) == "3"


@pytest.mark.parametrize("act", [archive, take_out])
def test_who_is_no_leader_moves_none(appeals, act):
    sitting_id = sitting_of(appeals, appeals.grade())
    with pytest.raises(NotAllowed):
        act(appeals, sitting_id, by=given.OFFICE)
