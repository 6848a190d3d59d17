"""On Today: the exam of the day, and logs nobody has closed."""

from eduapp.exams.room.ui.today import rows
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.given_room import DAY


def asked(hall, by=given.INVIGILATOR, day=DAY):
    with hall.database.acting_as(by).reading() as session:
        return rows(session, by, day)


def test_the_exam_of_the_day_is_open_to_who_watches_and_primary_from_an_hour_before(hall):
    hall.at("07:59")
    [row] = asked(hall)
    assert (row.title, row.verb, row.now) == ("Exam: Matematikk", "Open the day", False)
    assert row.route == Route("room.sitting", hall.sitting_id)

    hall.at("08:00")
    assert asked(hall)[0].now


def test_a_log_of_an_earlier_day_waits_to_be_closed(hall):
    hall.clock.moment = given.NOW.replace(day=30)
    [row] = asked(hall, day=DAY.replace(day=30))

    assert (row.title, row.detail) == (
        "Log of an exam not closed: Matematikk",
        "24.11.2026. Type in what stands on paper, and sign.",
    )


def test_who_writes_no_log_is_not_asked(hall):
    assert asked(hall, given.TEACHER) == []
