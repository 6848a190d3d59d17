"""On a learner's page: appeals, annulled exams, and from when on another exam is possible."""

from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.ui.learner_panel import LearnerPanel
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip
from tests.exams.appeals.service.test_annulling import cheated, closed, suspected
from tests.support import given_room


def panel_of(qtbot, fakes, learner_id):
    panel = LearnerPanel(fakes.bench, learner_id)
    qtbot.addWidget(panel)
    return panel


def texts(panel):
    return [one.text() for one in panel.findChildren(QLabel)]


def test_an_appeal_stands_there_once_it_comes_and_opens(qtbot, fakes, appeals):
    result_id = appeals.grade()
    with appeals.database.reading() as session:
        learner_id = queries.result_facts(session, result_id).learner_id
    panel = panel_of(qtbot, fakes, learner_id)
    assert texts(panel) == ["No appeals, and nothing annulled."]
    appeal_id = appeals.receive(result_id=result_id)
    fakes.feed.changed.emit(frozenset({terms.APPEALS_CHANGED}))
    assert any(one.startswith("Appeal 1: ") for one in texts(panel))
    go = panel.findChildren(QPushButton)[0]
    go.click()
    assert fakes.went == [Route("appeals.appeal", appeal_id)]


def test_an_annulled_exam_and_the_wait_after_it(qtbot, fakes, database, clock):
    hall = given_room.a_hall(database, clock)
    hall.begin(103)
    suspected(hall)
    closed(hall, 103)
    cheated(hall)
    panel = panel_of(qtbot, fakes, hall.learners[103])
    chips = [one.accessibleName() for one in panel.findChildren(Chip)]
    first = given_room.DAY.replace(year=given_room.DAY.year + 1)
    assert chips == ["annulled", f"from {first:%d.%m.%Y} on"]
    assert any("An earlier exam was annulled for cheating" in one for one in texts(panel))
