"""Today tells who works on appeals what waits, in how many days an answer is due, and times that end."""

from datetime import date

from eduapp.exams.appeals.ui.today import rows
from eduapp.gui.routes import Route
from tests.exams.appeals.service.test_annulling import cheated, closed, suspected
from tests.support import given, given_room


def told(database, day, actor=given.OFFICE):
    with database.reading() as session:
        return [(row.title, row.detail, row.route) for row in rows(session, actor, day)]


def test_what_waits_for_us_is_told_with_the_days_that_are_left(database, appeals):
    appeal_id = appeals.receive()
    row = appeals.rows()[0]
    days = (row.answer_by.last_day - given.TODAY).days
    expected = (
        f"Appeal 1: {row.course}",
        f"Received. Answer: {days} days left",
        Route("appeals.appeal", appeal_id),
    )
    assert told(database, given.TODAY) == [expected]
    assert told(database, given.TODAY, given.TEACHER) == []


def test_what_waits_for_the_instance_is_told_when_an_answer_is_due(database, appeals):
    appeals.sent()
    answer = appeals.rows()[0].answer_by.last_day
    assert told(database, given.TODAY) == []
    [one] = [row for row in told(database, answer) if row[0].startswith("Appeal 1")]
    assert one[1].endswith("Answer: today is the last day")
    [late] = [row for row in told(database, date(2027, 2, 1)) if row[0].startswith("Appeal 1")]
    assert "over since" in late[1]


def test_who_had_an_answer_waits_for_no_day_and_a_decision_is_to_be_told(database, appeals):
    appeal_id = appeals.sent()
    answer = appeals.rows()[0].answer_by.last_day
    appeals.note(appeal_id, "interim")
    assert [row for row in told(database, answer) if row[0].startswith("Appeal 1")] == []
    appeals.step(appeal_id, "upheld")
    [row] = [row for row in told(database, answer) if row[0].startswith("Appeal 1")]
    assert row[1:] == ("Decision upheld. The candidate is to be told.", Route("appeals.appeal", appeal_id))
    appeals.note(appeal_id, "outcome")
    assert [row for row in told(database, answer) if row[0].startswith("Appeal 1")] == []


def test_a_time_that_ends_in_three_days_is_told_until_it_has_ended(database, appeals):
    appeals.grade()
    titles = {
        day: [
            row[0].split(":")[0]
            for row in told(database, date(2026, 11, 29 + day) if day < 2 else date(2026, 12, day - 1))
        ]
        for day in (0, 1, 4, 5)
    }
    assert titles == {
        0: [],
        1: ["Time to appeal ends in 3 days"],
        4: ["Time to appeal ends today"],
        5: [],
    }


def test_what_was_decided_in_the_log_waits_for_whoever_may_carry_it_out(database, clock):
    hall = given_room.a_hall(database, clock)
    hall.begin(103)
    suspected(hall)
    closed(hall, 103)
    waiting = (
        "Exam in Matematikk",
        "1 annulment was decided and is to be carried out",
        Route("appeals.exam", hall.sitting_id),
    )
    assert told(database, given_room.DAY, given.LEADER) == [waiting]
    assert told(database, given_room.DAY) == [waiting]
    assert told(database, given_room.DAY, given.TEACHER) == []
    cheated(hall)
    assert told(database, given_room.DAY, given.LEADER) == []
