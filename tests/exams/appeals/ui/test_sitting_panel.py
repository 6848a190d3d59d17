"""On the page of an exam: until when, how many appeals, what is annulled, and the way there."""

from datetime import date

from PySide6.QtWidgets import QApplication, QLabel

from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.ui.sitting_panel import AppealsPanel, summary
from eduapp.gui.routes import Route
from tests.exams.appeals.service.test_annulling import cheated, closed, suspected
from tests.support import given, given_room
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench

OVER = date(2026, 12, 4)  # the day after the last to appeal


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


def test_an_exam_that_is_over_goes_to_the_archive_and_comes_out_for_a_reason(qtbot, database, appeals):
    appeal_id = appeals.receive()
    sitting_id = appeals.page(appeal_id).row.sitting_id

    def opened(day):
        appeals.at(day)
        panel = AppealsPanel(a_bench(database, given.LEADER, today=day).bench, sitting_id)
        qtbot.addWidget(panel)
        QApplication.processEvents()
        return panel

    def against(panel):
        return "" if panel.archive.isEnabled() else panel.archive.accessibleDescription()

    assert "until 03.12.2026" in against(opened(given.TODAY))
    assert "Appeal 1 is open" in against(opened(OVER))
    appeals.step(appeal_id, "withdrawn")
    panel = opened(OVER)
    assert against(panel) == ""
    panel.archive.click()
    panel.reload()
    assert (panel.archive.isVisibleTo(panel), panel.take_out.isVisibleTo(panel)) == (False, True)
    panel.take_out.click()
    dialog = the_dialog()
    dialog.form.field("reason").set_value("A late appeal came.")
    dialog.submit()
    assert no_dialog()
    panel.reload()
    assert panel.archive.isVisibleTo(panel)


def test_who_is_no_leader_is_told_so(qtbot, database, appeals):
    sitting_id = appeals.page(appeals.receive()).row.sitting_id
    panel = AppealsPanel(a_hearing_bench(database, given.OFFICE).bench, sitting_id)
    qtbot.addWidget(panel)
    QApplication.processEvents()

    assert panel.archive.accessibleDescription().startswith("The school itself decides this: ask a leader.")


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
