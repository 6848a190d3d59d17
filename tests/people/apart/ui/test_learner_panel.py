"""From whom somebody is kept apart, on the learner's page: for those with the right only."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.app.catalogue import panels
from eduapp.gui.routes import Route
from eduapp.people.apart.ui.learner_panel import ApartPanel
from eduapp.people.learners.ui.learner_page import LearnerPage
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_apart import a_pair


@pytest.fixture
def people(database):
    return given.a_learner(database, "Ada Holm"), given.a_learner(database, "Bo Berg", number="77")


def the_panel(qtbot, fakes, learner_id):
    panel = ApartPanel(fakes.bench, learner_id)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def said(panel):
    QApplication.processEvents()
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def buttons(panel, text):
    QApplication.processEvents()
    return [one for one in panel.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(panel)]


@pytest.mark.parametrize("whose", [0, 1])
def test_each_of_the_two_sees_the_other(qtbot, database, fakes, people, whose):
    a_pair(database, *people, "workshop")
    other = ("Berg, Bo", "Holm, Ada")[whose]
    assert said(the_panel(qtbot, fakes, people[whose])) == [
        f"{other} · not in one workshop",
        "23.11.2026 · Solveig Nes",
    ]


def test_nobody_is_said_so(qtbot, fakes, people):
    assert said(the_panel(qtbot, fakes, people[0])) == ["May be together with everybody."]


def test_the_buttons_open_the_other_and_close_the_pair(qtbot, database, fakes, people):
    a_pair(database, *people)
    panel = the_panel(qtbot, fakes, people[0])
    [go], [close] = buttons(panel, "Open"), buttons(panel, "End…")
    assert (go.accessibleName(), close.accessibleName()) == (
        "Open: Berg, Bo, never in one room at one time",
        "End: Berg, Bo, never in one room at one time",
    )
    go.click()
    assert fakes.went == [Route("learners.learner", people[1])]
    close.click()
    assert said(panel) == ["May be together with everybody."]


def test_the_learner_stands_in_the_form_already(qtbot, fakes, people):
    panel = the_panel(qtbot, fakes, people[0])
    panel.add.click()
    dialog = the_dialog()
    assert dialog.form.values()["one_id"] == people[0]

    dialog.form.field("other_id").set_value(
        type(dialog.form.field("one_id").row())(people[1], "Berg, Bo (77)")
    )
    dialog.submit()
    assert said(panel)[0].startswith("Berg, Bo")


@pytest.mark.parametrize("actor", [actor for actor in given.STAFF if actor is not given.LEADER])
def test_nobody_else_sees_a_trace_of_it_on_the_page(qtbot, database, people, actor):
    a_pair(database, *people)
    bench = replace(a_hearing_bench(database, actor).bench, panels=lambda place: panels(place, actor))
    page = LearnerPage(bench, Route("learners.learner", people[0]))
    qtbot.addWidget(page)
    show(page)

    words = " ".join(said(page))
    assert "Not together" not in words
    assert "apart" not in words
    assert "Berg" not in words


def test_the_panel_is_fit_for_everybody(qtbot, database, people):
    a_pair(database, *people)
    a_pair(database, *people, "workshop")
    assert_page_accessible(lambda theme: ApartPanel(a_bench(database, theme=theme).bench, people[0]))
