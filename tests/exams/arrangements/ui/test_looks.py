"""Decisions in words: days, who decided, how it stands, and where what is granted is not meant."""

from datetime import date, timedelta

from eduapp.exams.arrangements.ui import looks
from tests.support import given
from tests.support.given_arrangements import (
    AN_HOUR,
    BREAKS,
    MORE_TIME,
    OWN_ROOM,
    READER,
    a_decision,
    withdrawn,
)

LATER = given.TODAY + timedelta(days=200)


def test_what_holds_is_told_in_words(database, learner_id, told):
    a_decision(database, learner_id, AN_HOUR, OWN_ROOM)
    [row] = told(learner_id)
    assert looks.exams_text(row) == "All exams"
    assert looks.granted_text(row.facts.measures) == "More time: 60 min, own room"
    assert looks.days_text(row) == "from 01.10.2026"
    assert looks.decided_text(row.facts) == "Vestland fylkeskommune, 01.10.2026, case 2026/1234-5"
    assert looks.chip_of(row) == ("present", "check", "in force")
    assert looks.end_text(row) == ""


def test_how_it_stands_is_told_in_words_and_never_by_colour_alone(database, learner_id, course_id, told):
    soon = a_decision(database, learner_id, valid_until=date(2026, 12, 24))
    later = a_decision(database, learner_id, valid_from=LATER)
    over = a_decision(database, learner_id, course_id=course_id, valid_until=date(2026, 10, 31))
    rows = {row.id: row for row in told(learner_id)}
    assert looks.chip_of(rows[soon]) == ("late", "hourglass", "ends 24.12.2026")
    assert looks.chip_of(rows[later])[2] == "to come"
    assert looks.chip_of(rows[over])[2] == "over"
    assert looks.days_text(rows[over]) == "01.10.2026 to 31.10.2026"
    assert looks.exams_text(rows[over]) == "Matematikk"

    withdrawn(database, later, "wrong")
    [row] = [row for row in told(learner_id) if row.id == later]
    assert looks.chip_of(row)[2] == "ended"
    assert looks.days_text(row) == "never came into force"
    assert looks.end_text(row) == "Recorded wrongly (Åse Bakke, 23.11.2026)"


def test_where_a_measure_is_not_meant_is_told_once_with_the_paragraph():
    assert looks.removed_text([READER, MORE_TIME, AN_HOUR]) == (
        "Not where the exam tests: reading, speed (opplæringsforskrifta §§ 9-34, 15-23)."
    )
    assert looks.removed_text([OWN_ROOM, BREAKS]) == ""
