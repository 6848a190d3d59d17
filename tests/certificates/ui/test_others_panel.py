"""Papers beside certificates, on the page of a learner: what can be had, why not yet, one press."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.certificates import queries
from eduapp.certificates.ui.others_panel import OthersPanel
from eduapp.gui.routes import Route
from eduapp.gui.theme import Theme
from tests.support import given, given_certificates
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench


@pytest.fixture
def earned(database, school):
    return given_certificates.a_course_done(database, grade="B", kind="basic")


@pytest.fixture
def fakes(qtbot, qapp, database, earned):
    Theme().apply(qapp)
    return a_bench(database)


def the_panel(qtbot, bench, learner_id):
    panel = OthersPanel(bench, learner_id)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def pressed(panel, name):
    return next(one for one in panel.findChildren(QPushButton) if one.accessibleName() == name)


def test_each_paper_says_of_what_it_is_and_why_it_cannot_be_had_yet(qtbot, fakes, earned):
    panel = the_panel(qtbot, fakes.bench, earned.learner_id)

    said = [one.text() for one in panel.findChildren(QLabel)]
    assert "Confirmation of attendance: Truckteori T1, T2 og T4" in said
    assert "Overview of results" in said
    assert "No module of the course is entered as reached on this stay." in said
    assert not pressed(panel, "Issue Module statement: Truckteori T1, T2 og T4").isEnabled()


def test_it_is_fit_for_everybody(qtbot, database, earned):
    assert_page_accessible(lambda theme: OthersPanel(a_bench(database, theme=theme).bench, earned.learner_id))


def test_a_press_issues_it_and_opens_it(qtbot, fakes, database, earned):
    panel = the_panel(qtbot, fakes.bench, earned.learner_id)

    pressed(panel, "Issue Confirmation of attendance: Truckteori T1, T2 og T4").click()

    with database.reading() as session:
        [row] = queries.of_learner(session, earned.learner_id)
    assert (row.kind, row.state) == ("bekreftelse", "issued")
    assert fakes.went[-1] == Route("certificates.certificate", row.id)


def test_one_more_can_be_had_beside_the_certificate_and_again(qtbot, fakes, database, earned):
    panel = the_panel(qtbot, fakes.bench, earned.learner_id)
    name = "Issue Confirmation of attendance: Truckteori T1, T2 og T4"

    pressed(panel, name).click()
    pressed(panel, name).click()
    pressed(panel, "Issue Overview of results").click()

    with database.reading() as session:
        kinds = sorted(row.kind for row in queries.of_learner(session, earned.learner_id))
        [ready] = queries.ready(session, given.TODAY)
    assert kinds == ["bekreftelse", "bekreftelse", "resultatoversikt"]
    assert ready.ready


def test_a_role_that_only_looks_is_told_why_it_cannot_issue(qtbot, fakes, database, earned):
    bench = a_bench(database.acting_as(given.TEACHER))

    panel = the_panel(qtbot, bench.bench, earned.learner_id)

    issue = pressed(panel, "Issue Overview of results")
    assert not issue.isEnabled()
    assert "Ask the office or a leader" in issue.toolTip()
