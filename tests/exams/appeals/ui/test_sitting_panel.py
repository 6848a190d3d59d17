"""On the page of an exam: until when, how many appeals, what is annulled, and the way there."""

from PySide6.QtWidgets import QApplication, QLabel

from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.ui.sitting_panel import AppealsPanel, summary
from eduapp.gui.routes import Route
from tests.exams.appeals.service.test_annulling import cheated, closed, suspected
from tests.support import given_room


def test_it_follows_what_happens_and_leads_there(qtbot, fakes, appeals):
    appeal_id = appeals.receive()
    sitting_id = appeals.page(appeal_id).row.sitting_id
    panel = AppealsPanel(fakes.bench, sitting_id)
    qtbot.addWidget(panel)

    def said():
        QApplication.processEvents()
        return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]

    assert said() == ["The last day to appeal is 03.12.2026.", "1 appeal, 1 open."]
    appeals.step(appeal_id, "withdrawn")
    fakes.feed.changed.emit(frozenset({terms.APPEALS_CHANGED}))
    assert said()[1] == "1 appeal, 0 open."
    panel.go.click()
    assert fakes.went == [Route("appeals.exam", sitting_id)]


def test_decisions_to_carry_out_and_annulled_exams_are_counted(database, clock):
    hall = given_room.a_hall(database, clock)
    hall.begin(103)
    suspected(hall)
    closed(hall, 103)

    def said():
        with database.reading() as session:
            return summary(queries.exam(session, hall.sitting_id))

    assert said() == ["1 annulment was decided and is to be carried out."]
    cheated(hall)
    assert said() == ["The last day to appeal is 15.12.2026.", "1 exam annulled."]
