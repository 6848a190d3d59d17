"""A copy of the answer and the guide is asked for once and given once, and begins no time anew (§ 10-3)."""

from datetime import date

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.appeals import queries, service, terms
from tests.support import given
from tests.support.given_appeals import LAST_DAY, TOLD
from tests.support.given_exams import refused

pytestmark = pytest.mark.both_databases
LATER = date(2026, 12, 9)


def ask(appeals, result_id, asked_on=TOLD, by=given.OFFICE):
    order = service.AskCopy(result_id=result_id, asked_on=asked_on)
    appeals.run(by, service.ask_copy, order)


def give(appeals, result_id, given_on, person="Ingrid Solheim"):
    order = service.GiveCopy(result_id=result_id, given_on=given_on, person=person)
    appeals.run(given.OFFICE, service.give_copy, order)


def grade(appeals, result_id):
    with appeals.database.reading() as session:
        return queries.grade_page(session, result_id)


def test_it_is_kept_and_the_last_day_stays(appeals, notes):
    result_id = appeals.grade()
    ask(appeals, result_id)
    give(appeals.at(LATER), result_id, LATER)

    found = grade(appeals, result_id)
    assert (found.facts.notice.copy_asked_on, found.facts.notice.copy_given_on) == (TOLD, LATER)
    assert found.kinds[0].last.last_day == LAST_DAY
    assert [one.action for one in notes[-2:]] == [terms.COPY_ASKED, terms.COPY_GIVEN]


def test_it_begins_no_time_anew_where_the_grade_could_be_an_overall_one_too(appeals):
    result_id = appeals.grade("overall")
    ask(appeals, result_id)
    assert {one.last.last_day for one in grade(appeals, result_id).kinds} == {LAST_DAY}


def test_once_in_order_and_of_a_written_exam(appeals):
    result_id = appeals.grade()
    assert refused(lambda: give(appeals, result_id, TOLD)) == {"CopyNotAsked"}
    assert refused(lambda: ask(appeals, result_id, date(2026, 11, 24))) == {"DayImpossible"}
    ask(appeals, result_id)
    assert refused(lambda: ask(appeals, result_id)) == {"CopyAskedAlready"}
    assert refused(lambda: give(appeals, result_id, TOLD, " ")) == {"PersonMissing"}
    assert refused(lambda: give(appeals, result_id, date(2026, 11, 22))) == {"DayImpossible"}
    give(appeals, result_id, TOLD)
    assert refused(lambda: give(appeals, result_id, TOLD)) == {"CopyGivenAlready"}
    assert refused(lambda: ask(appeals, appeals.grade("held_exam"))) == {"NoCopy"}
    assert refused(lambda: ask(appeals, appeals.grade(told=False))) == {"NotTold"}


def test_who_only_looks_notes_nothing(appeals):
    with pytest.raises(NotAllowed):
        ask(appeals, appeals.grade(), by=given.TEACHER)
