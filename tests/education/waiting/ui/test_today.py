"""What waiting lists bring to Today."""

from eduapp.education.waiting.ui import today
from eduapp.education.waiting.ui.contributions import LIST
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.given_education import a_course, a_group, an_enrolment
from tests.support.given_waiting import a_wish, in_line


def rows(database, actor=given.LEADER):
    with database.reading() as session:
        return today.rows(session, actor, given.TODAY)


def test_a_free_place_that_somebody_waits_for_is_one_press_away(database):
    group_id = a_group(database, a_course(database, name="Norsk A2"), capacity=2)
    in_line(database, group_id)
    a_wish(database, group_id)

    [row] = rows(database)

    assert (row.title, row.verb) == ("Norsk A2: 2 places free, 1 waits, 1 wish to decide", "Offer")
    assert row.route == Route("enrolment.group", group_id, detail=LIST)


def test_wishes_nobody_decided_are_told_where_no_place_is_free(database):
    group_id = a_group(database, a_course(database, name="Norsk A2"), capacity=1)
    an_enrolment(database, group_id=group_id)
    a_wish(database, group_id)
    [row] = rows(database)
    assert (row.title, row.verb) == ("Norsk A2: 1 wish to decide", "Decide")


def test_a_teacher_sees_the_own_groups(database):
    in_line(database, a_group(database, teacher_id=None))
    assert len(rows(database)) == 1
    assert rows(database, given.TEACHER) == []


def test_few_are_told_at_once(database):
    for _ in range(7):
        in_line(database, a_group(database))
    assert len(rows(database)) == 5
