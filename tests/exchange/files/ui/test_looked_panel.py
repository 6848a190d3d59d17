"""File, columns and rows together: the rows wait until the columns are right."""

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.exchange.files.ui.import_work import ImportWork
from eduapp.exchange.files.ui.looked_panel import LookedPanel
from tests.support.accessibility import show
from tests.support.given_files import sample
from tests.support.given_imports import PEOPLE, a_list
from tests.support.keys import click


@pytest.fixture
def work(fakes, qtbot):
    panels = []

    def watched():
        for panel in panels:
            panel.show_opened()

    owner = QWidget()
    qtbot.addWidget(owner)
    work = ImportWork(fakes.bench, owner, "people")
    work.panels = panels
    work.opened.connect(watched)
    work.matched.connect(watched)
    work.judged.connect(lambda: [panel.show_judged() for panel in panels])
    return work


@pytest.fixture
def panel(qtbot, theme, work):
    panel = LookedPanel(theme, work)
    qtbot.addWidget(panel)
    work.panels.append(panel)
    show(panel)
    work.read(sample("deltakere.csv"))
    return panel


def test_it_says_what_was_found_by_itself(panel):
    assert panel._name.text() == "deltakere.csv"
    assert panel._found.text() == (
        "112 rows, separated by semicolon, Windows-1252 text. Found by itself. * marks what is needed."
    )
    assert panel.found().endswith("108 new, 4 need a fix")


def test_lines_above_the_headings_are_told(panel, work, tmp_path):
    work.read(a_list(tmp_path, f"Liste fra fylket\n{PEOPLE}1;Lie;Jonas;\n"))

    assert "Line 1 stands above the headings and was left out: Liste fra fylket" in panel._found.text()


def test_rows_wait_for_the_columns(panel, work):
    work.choose(0, None)

    assert not panel.rows.isVisible()
    assert panel._wait.isVisible()
    assert panel.mapping.problem.isVisible()
    assert panel.first_focus() is panel.mapping.cards[0].choice

    work.choose(0, "number")

    assert panel.rows.isVisible()
    assert not panel._wait.isVisible()


def test_columns_can_give_their_room_to_the_rows_but_not_while_they_are_wrong(panel, work):
    click(panel.columns)
    assert not panel.mapping.isVisible()
    assert panel.columns.accessibleName() == "Show the columns"

    work.choose(0, None)

    assert panel.mapping.isVisible()
    assert panel.columns.accessibleName() == "Hide the columns"


def test_the_keyboard_goes_to_what_is_to_fix(panel, work, tmp_path):
    assert panel.first_focus() is panel.rows.view

    work.read(a_list(tmp_path, PEOPLE + "1;Lie;Jonas;\n"))

    assert panel.first_focus() is None


def test_a_correction_is_judged_and_counted(panel):
    panel.rows.view.edit_bad()
    panel.rows.view._field.setText("1202")
    panel.rows.view.close_field()

    assert panel.rows.count_sentence() == "109 new, 3 need a fix"
