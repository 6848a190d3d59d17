from datetime import date

from eduapp.exams.appeals import queries, service
from eduapp.exams.appeals.rules.grounds import Request
from tests.support import given
from tests.support.given_appeals import TOLD


def test_what_was_asked_for_is_told_by_what_it_is(appeals):
    result_id = appeals.grade()
    with appeals.database.reading() as session:
        assert queries.requests(session, result_id) == {}
    appeals.run(given.OFFICE, service.ask_copy, service.AskCopy(result_id=result_id, asked_on=TOLD))
    appeals.at(date(2026, 11, 25))
    order = service.GiveCopy(result_id=result_id, given_on=date(2026, 11, 25), person="Marit Vold")
    appeals.run(given.OFFICE, service.give_copy, order)
    with appeals.database.reading() as session:
        assert queries.requests(session, result_id) == {
            "copy": Request(TOLD, date(2026, 11, 25), "Marit Vold")
        }
