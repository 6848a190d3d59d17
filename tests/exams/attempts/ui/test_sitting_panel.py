from eduapp.exams.attempts.ui.sitting_panel import ScreenPanel
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.fakes import a_bench


def test_two_ways_from_the_page_of_an_exam(qtbot, hall):
    fake = a_bench(hall.database)
    panel = ScreenPanel(fake.bench, hall.sitting_id)
    qtbot.addWidget(panel)
    panel.tickets.click()
    panel.board.click()
    panel.reload()
    assert fake.went[-2:] == [
        Route("attempts.tickets", hall.sitting_id),
        Route("attempts.board", hall.sitting_id),
    ]


def test_who_may_not_make_tickets_is_told(qtbot, hall):
    panel = ScreenPanel(a_bench(hall.database, given.INVIGILATOR).bench, hall.sitting_id)
    qtbot.addWidget(panel)
    assert not panel.tickets.isEnabled()
    assert "Ask a leader" in panel.tickets.accessibleDescription()
