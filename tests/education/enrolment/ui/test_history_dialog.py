"""What happened to one enrolment: who, when, why."""

from datetime import date, datetime
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.education.enrolment import queries, service
from eduapp.education.enrolment.queries import EarlierEnd, StepRow
from eduapp.education.enrolment.ui.history_dialog import (
    HistoryDialog,
    earlier_text,
    show_history,
    step_text,
)
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_group, an_ended_enrolment, an_enrolment
from tests.support.given_enrolments import a_pause, version_of

SOME = UUID(int=1)


@pytest.fixture
def enrolment_id(database):
    learner_id = given.a_learner(database, "Karim<b> Haddad</b>")
    course_id = a_course(database, name="Norsk A2")
    first = an_enrolment(database, learner_id, a_group(database, course_id, "Vår"))
    order = service.EndEnrolment(
        enrolment_id=first, version=1, state="transferred", reason="moved", last_day=given.TODAY,
        reached="Modul 1",
    )  # fmt: skip
    database.execute(service.end_enrolment, order)
    return an_enrolment(database, learner_id, a_group(database, course_id, "Høst"))


def leave_out(database, enrolment_id):
    order = service.Exclude(
        enrolment_id=enrolment_id,
        version=version_of(database, enrolment_id),
        weekdays=frozenset({0, 4}),
        start_minute=510,
        end_minute=600,
        first_day=date(2026, 11, 24),
    )
    return database.execute(service.exclude, order)


def said(dialog):
    return [one.text() for one in dialog.findChildren(QLabel)]


def told(database, enrolment_id):
    with database.reading() as session:
        return queries.history(session, enrolment_id, given.TODAY)


def test_the_newest_stands_first_with_who_when_and_why(database, fakes, parent, enrolment_id):
    a_pause(database, enrolment_id, last_day=date(2026, 11, 27))

    show_history(fakes.bench, enrolment_id, parent)

    words = said(the_dialog())
    assert "Paused, 23.11.2026–27.11.2026 (own wish)" in words
    assert words.index("Paused, 23.11.2026–27.11.2026 (own wish)") < words.index(
        "Put on the course, 17.08.2026"
    )
    assert "23.11.2026 08:00 · Solveig Nes" in words


def test_what_came_before_tells_what_was_reached(database, fakes, parent, enrolment_id):
    show_history(fakes.bench, enrolment_id, parent)
    assert "Vår: moved, 23.11.2026 (moved). Reached: Modul 1" in said(the_dialog())


def test_the_yes_to_the_offer_is_told(database, fakes, parent, enrolment_id):
    show_history(fakes.bench, enrolment_id, parent)
    assert any("said yes to the offer 17.08.2026" in words for words in said(the_dialog()))


def test_somebody_is_expected_again_by_one_press(database, fakes, parent, enrolment_id):
    leave_out(database, enrolment_id)
    show_history(fakes.bench, enrolment_id, parent)
    dialog = the_dialog()
    assert "Monday, Friday 08:30–10:00, 24.11.2026" in said(dialog)

    dialog.expect[0].click()

    assert no_dialog()
    assert told(database, enrolment_id).exclusions == ()


def test_who_may_only_look_reads_and_changes_nothing(database, parent, enrolment_id):
    leave_out(database, enrolment_id)
    show_history(a_hearing_bench(database, given.OFFICE).bench, enrolment_id, parent)
    assert the_dialog().expect == []


def test_what_is_gone_opens_nothing(database, fakes, parent):
    show_history(fakes.bench, SOME, parent)
    assert no_dialog()


@pytest.mark.parametrize(
    ("what", "last", "reason", "words"),
    [
        ("begun", None, "", "Began, 23.11.2026"),
        ("ended", None, "completed", "Ended, 23.11.2026"),
        ("ended", None, "left_moved", "Ended, 23.11.2026 (moved from here)"),
        (
            "suspended",
            date(2026, 11, 24),
            "agreement",
            "Paused, 23.11.2026–24.11.2026 (agreed with the learner)",
        ),
    ],
)
def test_a_step_is_a_line(what, last, reason, words):
    step = StepRow(SOME, what, reason, given.TODAY, last, "Solveig Nes", datetime(2026, 11, 23))
    assert step_text(step) == words


def test_who_never_began_is_said_so():
    end = EarlierEnd(SOME, SOME, "Vår", "withdrawn", "own_wish", None, "")
    assert earlier_text(end) == "Vår: withdrawn, never began (own wish)"


def test_an_end_is_part_of_the_facts(database, fakes, parent, enrolment_id):
    an_ended_enrolment(database, enrolment_id, "withdrawn", "own_wish")
    show_history(fakes.bench, enrolment_id, parent)
    assert "Ended, 23.11.2026 (own wish)" in said(the_dialog())


def test_it_is_fit_for_everybody(qtbot, database, parent, enrolment_id):
    leave_out(database, enrolment_id)
    facts = told(database, enrolment_id)

    def make(theme):
        dialog = HistoryDialog(a_bench(database, theme=theme).bench, facts, parent)
        dialog.open()
        return dialog

    assert_page_accessible(make)
