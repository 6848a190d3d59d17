"""What a certificate asks for, on the page of a course: set, put right, and told to who may only look."""

from datetime import timedelta

import pytest

from eduapp.education.courses import queries
from eduapp.education.courses.rules import Criterion
from eduapp.education.courses.service import SetCriterion, set_criterion
from eduapp.education.courses.ui.criteria_panel import CriteriaPanel
from eduapp.education.courses.ui.parts_panels import CHANGE_REASON
from eduapp.gui.theme import Theme
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, close_all, fill, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_module
from tests.support.keys import keys_only, press, write

NEXT_WEEK = given.TODAY + timedelta(days=7)


@pytest.fixture
def course_id(database):
    made = a_course(database, "NOR-A2", "Norsk A2")
    a_module(database, made, "1", "Lytte")
    a_module(database, made, "2", "Lese")
    return made


@pytest.fixture
def panel(qtbot, qapp, database, course_id):
    Theme().apply(qapp)
    return a_panel(qtbot, a_hearing_bench(database).bench, course_id)


def a_panel(qtbot, bench, course_id):
    made = CriteriaPanel(bench, course_id)
    qtbot.addWidget(made)
    show(made)
    return made


def criteria(database, course_id):
    with database.reading() as session:
        return [row.facts for row in queries.criterion_rows(session, course_id)]


def sentences(panel):
    table = panel.table.table
    return [table.sentence(row) for row in table.rows]


def ask(database, course_id, amount=1, since=given.TODAY):
    order = SetCriterion(course_id=course_id, kind="modules", amount=amount, valid_from=since)
    database.execute(set_criterion, order)


def test_hours_are_asked_for_from_today_on_by_keyboard(panel, database, course_id):
    panel.add.setFocus()
    with keys_only():
        press(panel, "Space")
        press(the_dialog(), "Tab")
        write(the_dialog(), "30")
        press(the_dialog(), "Ctrl+Return")

    assert no_dialog()
    assert criteria(database, course_id) == [Criterion("hours", 30, given.TODAY)]
    assert sentences(panel) == [
        "Hours attended, At least 30, Of who begins on 23.11.2026, Set by Solveig Nes"
    ]


def test_every_row_says_of_whom_it_is_asked_and_the_newest_stands_first(qtbot, database, course_id):
    ask(database, course_id)
    ask(database, course_id, 2, NEXT_WEEK)

    panel = a_panel(qtbot, a_bench(database).bench, course_id)

    assert [one.split(", ")[1] for one in sentences(panel)] == ["At least 2", "At least 1"]


def test_an_amount_is_put_right(panel, database, course_id):
    ask(database, course_id)
    panel.reload()

    panel.wanted.emit(panel.table.table.rows[0])
    fill(amount=2)

    assert criteria(database, course_id) == [Criterion("modules", 2, given.TODAY)]


def test_more_than_there_is_is_refused_beside_its_field(panel, database, course_id):
    ask(database, course_id)
    panel.reload()
    panel.wanted.emit(panel.table.table.rows[0])
    fill(amount=3)

    assert the_dialog().isVisible()
    assert criteria(database, course_id) == [Criterion("modules", 1, given.TODAY)]
    close_all()


def test_who_may_only_look_is_told_why(qtbot, database, course_id):
    panel = a_panel(qtbot, a_bench(database.acting_as(given.TEACHER)).bench, course_id)

    assert not panel.add.isEnabled()
    assert panel.add.accessibleDescription() == CHANGE_REASON


def test_it_is_fit_for_everybody(qtbot, database, course_id):
    ask(database, course_id)
    assert_page_accessible(lambda theme: CriteriaPanel(a_bench(database, theme=theme).bench, course_id))
