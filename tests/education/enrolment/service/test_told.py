"""The history of an enrolment: what happened, why, for which days, who noted it."""

from datetime import date

from eduapp.core.codes import code_list
from eduapp.education.enrolment import queries
from tests.support import given
from tests.support.given_education import an_ended_enrolment, an_enrolment
from tests.support.given_enrolments import a_pause


def test_every_line_says_who_when_and_why(database, clock):
    enrolment_id = an_enrolment(database)
    a_pause(database.acting_as(given.TEACHER), enrolment_id, date(2026, 11, 30), date(2026, 12, 4))
    an_ended_enrolment(database, enrolment_id, "withdrawn", "own_wish")

    with database.reading() as session:
        steps = queries.history(session, enrolment_id, given.TODAY).steps

    assert [(one.what, one.reason, one.noted_by) for one in steps] == [
        ("enrolled", "", "Solveig Nes"),
        ("consent_noted", "", "Solveig Nes"),
        ("pause_planned", "own_wish", "Ingrid Solheim"),
        ("ended", "own_wish", "Solveig Nes"),
    ]
    assert (steps[2].first_day, steps[2].last_day) == (date(2026, 11, 30), date(2026, 12, 4))
    assert {one.noted_at for one in steps} == {given.NOW}


def test_every_step_has_a_word():
    known = code_list("enrolment_steps")
    for what in ("enrolled", "ended", "away", "back", "resumed", "end_pulled_in"):
        assert what in known
