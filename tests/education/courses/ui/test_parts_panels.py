"""Modules and aims on the page of their course, by keyboard."""

from datetime import timedelta

import pytest

from eduapp.education.courses import queries
from eduapp.education.courses.rules import AimFacts
from eduapp.education.courses.service import SaveAim, save_aim
from eduapp.education.courses.ui.course_page import CoursePage
from eduapp.education.courses.ui.parts_panels import CHANGE_REASON, validity_chip
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_module, a_reached_module
from tests.support.keys import keys_only, press, write

YESTERDAY, TOMORROW = given.TODAY - timedelta(days=1), given.TODAY + timedelta(days=1)


@pytest.fixture
def course_id(database):
    made = a_course(database, "NOR-A2", "Norsk A2")
    module_id = a_module(database, made, "1", "Lytte", position=1)
    a_module(database, made, "0", "Prøve", position=2, valid_to=YESTERDAY)
    facts = AimFacts("KM1", "Kan lytte", module_id)
    database.execute(save_aim, SaveAim(course_id=made, facts=facts))
    a_reached_module(database, given.a_learner(database), module_id)
    return made


def a_page(qtbot, bench, course_id):
    page = CoursePage(bench, Route("courses.course", course_id))
    qtbot.addWidget(page)
    show(page)
    return page


@pytest.fixture
def page(qtbot, database, course_id):
    return a_page(qtbot, a_hearing_bench(database).bench, course_id)


def sentences(panel):
    table = panel.table.table
    return [table.sentence(row) for row in table.rows]


def test_each_row_says_all_there_is_to_it(page):
    assert sentences(page.modules) == [
        "Module 1: Lytte, 20 hours, reached by 1",
        "Module 0: Prøve, 20 hours, reached by 0, no longer valid",
    ]
    assert sentences(page.aims) == ["Aim KM1: Kan lytte, module 1"]
    assert page.modules._note.text() == "20 of 60 planned hours lie in 1 module."


def test_a_module_is_added_and_changed_by_keyboard(page, database, course_id):
    page.modules.add.setFocus()
    with keys_only():
        press(page, "Space")
        write(the_dialog(), "2")
        press(the_dialog(), "Tab")
        write(the_dialog(), "Lese")
        press(the_dialog(), "Tab")
        write(the_dialog(), "15")
        press(the_dialog(), "Ctrl+Return")
    assert no_dialog()
    assert sentences(page.modules)[-1] == "Module 2: Lese, 15 hours, reached by 0"

    page.modules.table.setFocus()
    with keys_only():
        press(page, "End", "Return")
        press(the_dialog(), "Tab")
        write(the_dialog(), "Lese godt")
        press(the_dialog(), "Ctrl+Return")
    assert no_dialog()
    assert sentences(page.modules)[-1] == "Module 2: Lese godt, 15 hours, reached by 0"


def test_an_aim_is_added_by_keyboard(page):
    page.aims.add.setFocus()
    with keys_only():
        press(page, "Space")
        write(the_dialog(), "km2")
        press(the_dialog(), "Tab")
        write(the_dialog(), "Kan svare")
        press(the_dialog(), "Ctrl+Return")

    assert sentences(page.aims)[-1] == "Aim KM2: Kan svare"


def test_what_was_reached_meanwhile_is_counted(page, database, course_id):
    with database.reading() as session:
        module_id = queries.modules_of(session, course_id)[0].id
    a_reached_module(page.bench.runner._database, given.a_learner(database), module_id)
    page.reload()

    assert sentences(page.modules)[0].endswith("reached by 2")


def test_who_may_only_look_is_told_why(qtbot, database, course_id):
    page = a_page(qtbot, a_hearing_bench(database, given.TEACHER).bench, course_id)

    assert page.modules.add.accessibleDescription() == CHANGE_REASON
    assert page.aims.add.accessibleDescription() == CHANGE_REASON
    page.modules.table.setFocus()
    press(page, "Return")
    assert no_dialog()


def test_a_course_without_parts_says_what_they_are_for(qtbot, database):
    page = a_page(qtbot, a_bench(database).bench, a_course(database))

    assert not page.modules.table.isVisibleTo(page)
    assert page.modules._none.isVisibleTo(page)


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [
        (None, None, None),
        (YESTERDAY, None, None),
        (TOMORROW, None, "from 24.11.2026"),
        (None, given.TODAY, "until 23.11.2026"),
        (None, YESTERDAY, "no longer valid"),
    ],
)
def test_validity_speaks_only_where_there_is_something_to_say(first, last, word):
    chip = validity_chip(first, last, given.TODAY)
    assert (chip[2] if chip else None) == word


def test_the_page_with_its_parts_is_fit_for_everybody(qtbot, database, course_id):
    route = Route("courses.course", course_id)
    assert_page_accessible(lambda theme: CoursePage(a_bench(database, theme=theme).bench, route))
