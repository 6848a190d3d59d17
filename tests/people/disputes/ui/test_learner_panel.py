"""What a learner says is wrong, on the learner's page: told in words, with what one may do about it."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.people.disputes.ui.learner_panel import DisputesPanel
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench
from tests.support.given_disputes import RIGHT, WRONG, a_dispute, answered


@pytest.fixture
def ada(database):
    return given.a_learner(database, "Ada Holm")


def the_panel(qtbot, bench, learner_id):
    panel = DisputesPanel(bench, learner_id)
    qtbot.addWidget(panel)
    show(panel)
    QApplication.processEvents()
    return panel


def said(panel):
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def verbs(panel):
    return {one.text().strip() for one in panel.findChildren(QPushButton) if one.isVisibleTo(panel)}


def test_nothing_is_said_so(qtbot, fakes, ada):
    assert "There are no requests." in said(the_panel(qtbot, fakes.bench, ada))


def test_a_request_says_that_it_is_disputed_until_when_and_what_is_wrong(qtbot, database, fakes, ada):
    a_dispute(database, ada)
    panel = the_panel(qtbot, fakes.bench, ada)

    words = said(panel)
    assert "Disputed by the learner, 23.11.2026" in words
    assert "Answer by 23.12.2026" in words
    assert {f"Wrong: {WRONG}", f"Right: {RIGHT}"} <= set(words)
    assert verbs(panel) == {"Corrected…", "Turn down…", "More time…", "Withdrawn…", "Take in a request…"}


def test_an_answer_ends_what_can_be_done_and_the_mark(qtbot, database, fakes, ada):
    answered(database, a_dispute(database, ada), "correct", "Tuesday was entered")
    panel = the_panel(qtbot, fakes.bench, ada)

    assert not [words for words in said(panel) if words.startswith("Disputed")]
    assert [words for words in said(panel) if words.endswith("Tuesday was entered")]
    assert verbs(panel) == {"Take in a request…"}


def test_the_office_answers_nothing_and_is_told_whom_to_ask(qtbot, database, ada):
    a_dispute(database, ada)
    panel = the_panel(qtbot, a_bench(database, given.OFFICE).bench, ada)

    [correct] = [one for one in panel.findChildren(QPushButton) if one.text() == "Corrected…"]
    assert not correct.isEnabled()
    assert panel.add.isEnabled()


def test_the_panel_is_fit_for_everybody(qtbot, database, ada):
    a_dispute(database, ada)
    answered(database, a_dispute(database, ada, "attendance"), "note")
    assert_page_accessible(lambda theme: DisputesPanel(a_bench(database, theme=theme).bench, ada))
