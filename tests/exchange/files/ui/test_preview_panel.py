"""The rows in their card: counted in words, all or only those to fix."""

import pytest
from PySide6.QtCore import QSize

from eduapp.exchange.files import jobs
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.ui.preview_panel import PreviewPanel
from tests.support.accessibility import assert_page_accessible, show
from tests.support.given_imports import PEOPLE, a_list, again, looked_at
from tests.support.keys import click

ROWS = "1;Aasen;Bjørn;04.03.1991\n2;Lie;Per;31.02.1990\n3;Aasen;Bjørn;04.03.1991\n"


@pytest.fixture
def looked(database, tmp_path):
    return looked_at(database, "people", a_list(tmp_path, PEOPLE + ROWS))


@pytest.fixture
def panel(qtbot, theme, looked):
    panel = PreviewPanel(theme)
    qtbot.addWidget(panel)
    panel.show_rows(looked)
    show(panel, QSize(1100, 400))
    return panel


def test_chips_count_what_there_is_and_nothing_else(panel):
    assert panel.count_sentence() == "1 new, 1 known already, 1 needs a fix"
    assert [state for state, chip in panel.chips.items() if chip.isVisible()] == [
        State.NEW, State.JOINED, State.FIX,
    ]  # fmt: skip


def test_the_filter_counts_all_and_shows_only_problems(panel):
    everything, problems = panel.filter.buttons()
    assert everything.accessibleName() == "All 3"

    click(problems)
    assert panel.view.table.rowCount() == 1

    click(everything)
    assert panel.view.table.rowCount() == 3


def test_without_problems_there_is_nothing_to_filter(database, panel, looked):
    looked = again(database, "people", looked.preview, jobs.Edited(1, "birth_date", "28.02.1990"))

    panel.show_judged(looked, [])

    problems = panel.filter.buttons()[1]
    assert not problems.isEnabled()
    assert problems.accessibleDescription() == "No row needs a fix."
    assert panel.count_sentence() == "2 new, 1 known already"


def test_the_last_problem_may_go_while_one_looks_at_problems(database, panel, looked):
    everything, problems = panel.filter.buttons()
    click(problems)

    panel.show_judged(
        again(database, "people", looked.preview, jobs.Edited(1, "birth_date", "28.02.1990")), []
    )
    assert problems.isEnabled()
    assert panel.view.table.rowCount() == 1

    click(everything)
    assert panel.view.table.rowCount() == 3


def test_another_file_shows_all_of_it(panel, looked):
    click(panel.filter.buttons()[1])

    panel.show_rows(looked)

    assert panel.filter.current() == "all"
    assert panel.view.table.rowCount() == 3


def test_what_waits_to_be_judged_is_seen_at_once(panel):
    panel.show_unjudged([jobs.Decided(1, State.LEFT_OUT)])

    assert panel.row._chip.accessibleName() == "Left out"


def test_it_is_fit_for_everybody(looked):
    def made(theme):
        panel = PreviewPanel(theme)
        panel.show_rows(looked)
        return panel

    assert_page_accessible(made)
