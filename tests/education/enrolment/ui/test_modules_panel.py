"""Modules of a whole group, entered by one key for each cell."""

from datetime import date

import pytest

from eduapp.education.courses import queries as courses
from eduapp.education.enrolment.ui.modules_panel import NO_MODULES, NOBODY, REACH_REASON, ModulesPanel
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_group, a_module, a_reached_module, an_enrolment
from tests.support.keys import keys_only, press


@pytest.fixture
def course_id(database):
    made = a_course(database, "NOR-A2", "Norsk A2")
    for number, name in enumerate(("Lytte", "Lese", "Skrive"), start=1):
        a_module(database, made, str(number), name, position=number)
    return made


@pytest.fixture
def people(database):
    return [given.a_learner(database, name) for name in ("Karim Haddad", "Jonas Lie")]


@pytest.fixture
def group_id(database, course_id, people):
    made = a_group(database, course_id)
    for learner_id in people:
        an_enrolment(database, learner_id, made)
    return made


def a_panel(qtbot, fakes, group_id):
    panel = ModulesPanel(fakes.bench, group_id)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def codes(database, learner_id):
    with database.reading() as session:
        return {row.module: row.day for row in courses.reached_by(session, learner_id)}


def sentences(panel):
    return [panel.table.table.sentence(row) for row in panel.table.table.rows]


def test_one_key_enters_one_cell(qtbot, database, group_id, people):
    fakes = a_hearing_bench(database, given.TEACHER)
    panel = a_panel(qtbot, fakes, group_id)
    panel.table.setFocus()

    with keys_only() as cost:
        press(panel, "2", "Down", "1", "3")

    assert cost.keys == 4
    assert codes(database, people[0]) == {"2": given.TODAY}
    assert set(codes(database, people[1])) == {"1", "3"}
    assert sentences(panel) == ["Haddad, Karim: 2: 23.11.2026", "Lie, Jonas: 1: 23.11.2026, 3: 23.11.2026"]
    assert fakes.tell.texts[0] == "Haddad, Karim reached 2 Lese."


def test_another_day_is_typed_once_for_all(qtbot, database, group_id, people):
    panel = a_panel(qtbot, a_hearing_bench(database, given.TEACHER), group_id)
    panel.day.set_value(date(2026, 11, 16))
    panel.table.setFocus()

    press(panel, "1")

    assert codes(database, people[0]) == {"1": date(2026, 11, 16)}


def test_a_day_that_is_no_day_is_told_and_nothing_is_entered(qtbot, database, group_id, people):
    fakes = a_hearing_bench(database, given.TEACHER)
    panel = a_panel(qtbot, fakes, group_id)
    panel.day.setText("32.13.")
    panel.table.setFocus()

    press(panel, "1")

    assert codes(database, people[0]) == {}
    assert "is not a date" in fakes.tell.texts[-1]


def test_a_slip_is_undone_at_once_and_kept_as_a_correction(qtbot, database, group_id, people):
    fakes = a_hearing_bench(database, given.TEACHER)
    panel = a_panel(qtbot, fakes, group_id)
    panel.table.setFocus()
    press(panel, "1")

    fakes.tell.act()

    assert codes(database, people[0]) == {}
    with database.reading() as session:
        module_id = courses.modules_of(session, panel._shown[0].course_id)[0].id
        assert [row.reason for row in courses.history_of(session, people[0], module_id)] == [
            "Undone at once",
            "",
        ]
    press(panel, "1")
    assert codes(database, people[0]) == {"1": given.TODAY}


def test_what_was_reached_before_is_told_and_corrected_on_the_learners_page(
    qtbot, database, group_id, people, course_id
):
    with database.reading() as session:
        module_id = courses.modules_of(session, course_id)[0].id
    a_reached_module(database, people[0], module_id, date(2026, 11, 2))
    fakes = a_hearing_bench(database, given.TEACHER)
    panel = a_panel(qtbot, fakes, group_id)
    panel.table.setFocus()

    press(panel, "1")
    fakes.tell.act()

    assert "reached 1 Lytte on 02.11.2026" in fakes.tell.texts[-1]
    assert fakes.went == [Route("learners.learner", people[0])]
    assert codes(database, people[0]) == {"1": date(2026, 11, 2)}


def test_a_number_without_a_module_does_nothing(qtbot, database, group_id, people):
    panel = a_panel(qtbot, a_hearing_bench(database, given.TEACHER), group_id)
    panel.table.setFocus()

    press(panel, "7")

    assert codes(database, people[0]) == {}


def test_a_module_added_meanwhile_gets_its_column(qtbot, database, group_id, course_id):
    panel = a_panel(qtbot, a_hearing_bench(database), group_id)
    a_module(database, course_id, "4", "Snakke", position=4)
    panel.reload()

    assert [column.title for column in panel.table.table.columns] == ["Name", "1", "2", "3", "4"]
    assert panel._words.text().startswith("1 enters 1 Lytte · 2 enters 2 Lese")


def test_who_may_only_look_is_told_why(qtbot, database, group_id, people):
    fakes = a_bench(database, given.OFFICE)
    panel = a_panel(qtbot, fakes, group_id)
    panel.table.setFocus()

    press(panel, "1")

    assert panel._words.text() == REACH_REASON
    assert fakes.tell.texts == [REACH_REASON]
    assert codes(database, people[0]) == {}


def test_a_group_without_modules_or_people_says_so(qtbot, database, course_id):
    none = a_panel(qtbot, a_bench(database), a_group(database, a_course(database)))
    nobody = a_panel(qtbot, a_bench(database), a_group(database, course_id))

    assert (none._words.text(), nobody._words.text()) == (NO_MODULES, NOBODY)
    assert none.table is None


def test_the_panel_is_fit_for_everybody(qtbot, database, group_id, people, course_id):
    with database.reading() as session:
        module_id = courses.modules_of(session, course_id)[0].id
    a_reached_module(database, people[0], module_id)
    assert_page_accessible(lambda theme: ModulesPanel(a_bench(database, theme=theme).bench, group_id))
