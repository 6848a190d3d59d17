"""The exam that was held: sealed, typed by one, by two, and otherwise by two; one did not come."""

from eduapp.app.sample_site.held_exam import COURSE, DAY
from eduapp.app.screenshots import staff
from eduapp.exams.grading import queries
from eduapp.exams.room import queries as room
from eduapp.exams.sittings import queries as sittings


def test_its_sheets_wait_in_every_state_there_is(site):
    with site.reading() as session:
        [exam] = [row for row in sittings.sittings(session) if (row.course_code, row.day) == (COURSE, DAY)]
        page = queries.grading(session, exam.id)
        assert room.verify(session, exam.id).holds
    with site.acting_as(staff(site)["office"]).reading() as session:
        typing = queries.typing(session, exam.id)
    assert exam.state == "sealed"
    assert [row.state for row in typing.rows] == ["alike", "alike", "different", "others", "nobody"]
    assert [bool(row.problems) for row in page.rows] == [False, False, True, True, True]
    assert [row.label for row in page.rows[:2]] == ["6 six", "4 four"]
