"""Days of grounds and copies that were noted wrongly are put right, and the last day to appeal follows."""

from datetime import date

import pytest

from eduapp.core.errors import Conflict, NotAllowed
from eduapp.exams.appeals import queries, service, terms
from tests.support import given
from tests.support.given_appeals import LAST_DAY, TOLD
from tests.support.given_exams import refused

pytestmark = pytest.mark.both_databases
GIVEN = date(2026, 12, 9)


@pytest.fixture
def result_id(appeals):
    """Grounds were asked for on the day of notice, and given on 9 December."""
    result_id = appeals.grade("overall")
    appeals.at(date(2026, 12, 10))
    order = service.AskGrounds(result_id=result_id, kind="overall", asked_on=TOLD)
    appeals.run(given.OFFICE, service.ask_grounds, order)
    order = service.GiveGrounds(result_id=result_id, given_on=GIVEN, person="Ingrid Solheim")
    appeals.run(given.OFFICE, service.give_grounds, order)
    return result_id


def correct(appeals, result_id, asked_on=TOLD, given_on=GIVEN, by=given.OFFICE, **said):
    known = {"about": "grounds", "person": "Ingrid Solheim", "reason": "The wrong line"} | said
    order = service.CorrectRequest(result_id=result_id, asked_on=asked_on, given_on=given_on, **known)
    appeals.run(by, service.correct_request, order)


def last_day(appeals, result_id):
    with appeals.database.reading() as session:
        kinds = {one.kind: one for one in queries.grade_page(session, result_id).kinds}
    return kinds["overall"].last.last_day if kinds["overall"].last is not None else None


def requests(appeals, result_id):
    with appeals.database.reading() as session:
        return {
            key: (one.asked_on, one.given_on) for key, one in queries.requests(session, result_id).items()
        }


def test_the_last_day_follows_the_day_the_grounds_were_given(appeals, result_id, notes):
    assert last_day(appeals, result_id) == date(2026, 12, 21)
    correct(appeals, result_id, given_on=date(2026, 12, 2), before=(TOLD, GIVEN))
    assert last_day(appeals, result_id) == date(2026, 12, 14)  # the twelfth is a Saturday
    told = notes[-1]
    assert told.action == terms.GROUNDS_CORRECTED
    days = {"given": "2026-12-09", "now_given": "2026-12-02", "reason": "The wrong line"}
    assert days.items() <= told.details.items()


def test_what_was_not_given_or_not_asked_for_is_no_more(appeals, result_id):
    correct(appeals, result_id, given_on=None, person="")
    assert last_day(appeals, result_id) is None
    correct(appeals, result_id, asked_on=None, given_on=None)
    assert (last_day(appeals, result_id), requests(appeals, result_id)) == (LAST_DAY, {})
    assert refused(lambda: correct(appeals, result_id)) == {"NothingNoted"}


def test_the_days_stay_in_order_and_have_a_reason(appeals, result_id):
    assert refused(lambda: correct(appeals, result_id, asked_on=date(2026, 11, 22))) == {"DayImpossible"}
    assert refused(lambda: correct(appeals, result_id, asked_on=date(2026, 12, 4))) == {"AskedTooLate"}
    assert refused(lambda: correct(appeals, result_id)) == {"NothingPutRight"}
    assert refused(lambda: correct(appeals, result_id, given_on=TOLD, reason=" ")) == {"ReasonMissing"}


def test_who_saw_another_day_puts_nothing_right_and_only_who_keeps_appeals_may(appeals, result_id):
    with pytest.raises(Conflict):
        correct(appeals, result_id, given_on=TOLD, before=(TOLD, None))
    with pytest.raises(NotAllowed):
        correct(appeals, result_id, given_on=TOLD, by=given.TEACHER)


def test_a_copy_is_put_right_too_and_moves_no_last_day(appeals, notes):
    result_id = appeals.grade()
    appeals.at(date(2026, 11, 27))
    asked = service.AskCopy(result_id=result_id, asked_on=date(2026, 11, 27))
    appeals.run(given.OFFICE, service.ask_copy, asked)
    correct(appeals, result_id, asked_on=date(2026, 11, 25), given_on=None, about="copy")
    assert requests(appeals, result_id) == {"copy": (date(2026, 11, 25), None)}
    assert notes[-1].action == terms.COPY_CORRECTED
