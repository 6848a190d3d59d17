"""What waits for a second person, of one appeal or of all, the oldest first."""

from datetime import timedelta

from eduapp.exams.appeals import queries
from tests.support import given
from tests.support.given_appeals import BOARD, WHY


def test_what_waits_says_what_who_and_why_until_somebody_confirms_it(appeals, database):
    first, second = appeals.sent(), appeals.sent()
    appeals.note_down(second, "upheld", by=given.OFFICE)
    appeals.at(given.TODAY + timedelta(days=1)).note_down(first, "withdrawn", by=given.OFFICE)
    with database.reading() as session:
        assert [one.appeal_id for one in queries.waiting_steps(session)] == [second, first]
        [one] = queries.waiting_steps(session, second)
    assert (one.step, one.on_day, one.person, one.reason) == ("upheld", given.TODAY, BOARD, WHY)
    assert (one.noted_by, one.noted_by_id) == ("Åse Bakke", given.OFFICE.user_id)

    appeals.confirm(second)
    with database.reading() as session:
        assert queries.waiting_steps(session, second) == []
