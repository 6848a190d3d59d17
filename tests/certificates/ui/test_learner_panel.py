"""The papers of one learner, on the learner's page."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.certificates import jobs, service
from eduapp.certificates.ui.learner_panel import CertificatesPanel
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip
from tests.support import given, given_certificates
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench


@pytest.fixture
def earned(database, school):
    return given_certificates.a_course_done(database, grade="B")


def the_panel(qtbot, fakes, learner_id):
    panel = CertificatesPanel(fakes.bench, learner_id)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def said(panel):
    QApplication.processEvents()
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def verbs(panel):
    return {one.accessibleName(): one for one in panel.findChildren(QPushButton) if one.isVisibleTo(panel)}


def test_nothing_yet_is_said_so(qtbot, fakes, earned):
    assert said(the_panel(qtbot, fakes, earned.learner_id)) == ["No paper has been issued yet."]


def test_a_paper_issued_meanwhile_stands_there_and_opens(qtbot, database, fakes, earned):
    panel = the_panel(qtbot, fakes, earned.learner_id)
    certificate_id = jobs.issue_one(database, earned.item)

    words = said(panel)
    assert words[:2] == ["Course certificate: Truckteori T1, T2 og T4", "2026-00001 · 23.11.2026"]
    assert "No paper has been issued yet." not in words
    verbs(panel)["Open 2026-00001"].click()
    assert fakes.went == [Route("certificates.certificate", certificate_id)]


def test_a_void_number_says_so_and_the_newest_stands_first(qtbot, database, fakes, earned):
    void = database.execute(service.reserve, service.Reserve(item=earned.item))
    database.execute(service.void, service.Void(certificate_id=void, reason="The PC stopped."))
    jobs.issue_one(database, earned.item)

    panel = the_panel(qtbot, fakes, earned.learner_id)

    assert list(verbs(panel)) == ["Open 2026-00002", "Open 2026-00001"]
    assert [one.accessibleName() for one in panel.findChildren(Chip)] == ["issued", "void number"]


def test_nobody_elses_paper_is_shown(qtbot, database, fakes, earned):
    jobs.issue_one(database, earned.item)
    assert verbs(the_panel(qtbot, fakes, given.a_learner(database, "Jonas Lie"))) == {}


def test_it_is_fit_for_everybody(qtbot, database, school):
    item = given_certificates.a_course_done(database, grade="B").item
    jobs.issue_one(database, item)
    assert_page_accessible(
        lambda theme: CertificatesPanel(a_bench(database, theme=theme).bench, item.learner_id)
    )
