"""When a group meets, as forms ask for it."""

from datetime import date, timedelta

from eduapp.core.spans import Span
from eduapp.education.enrolment import queries
from tests.support import given
from tests.support.given_attendance import a_session
from tests.support.given_education import a_group


def slots(database, group_id):
    with database.reading() as session:
        return queries.slots(session, group_id)


def test_weekdays_and_times_are_those_planned_and_those_of_late(database):
    group_id = a_group(database)
    for day, start in ((date(2026, 11, 17), 480), (date(2026, 11, 27), 510), (date(2026, 12, 4), 510)):
        a_session(database, group_id, day, start, start + 90)
    a_session(database, group_id, given.TODAY - timedelta(weeks=5), 700, 720)
    a_session(database, group_id, date(2026, 11, 26), 900, 960, cancelled="lock_down")

    found = slots(database, group_id)

    assert found.weekdays == (1, 4)
    assert found.spans == (Span(480, 570), Span(510, 600))
    assert found.today == ()


def test_what_is_left_of_today_knows_what_has_begun(database, clock):
    clock.moment = clock.moment.replace(hour=8)  # 9.00 in Norway
    group_id = a_group(database)
    for start in (480, 510, 540, 600):
        a_session(database, group_id, given.TODAY, start, start + 60)

    assert [(one.span.start, one.begun) for one in slots(database, group_id).today] == [
        (510, True),
        (540, False),
        (600, False),
    ]
