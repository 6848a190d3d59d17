"""On the page of a marking: marks that were typed from sheets, and by whom."""

from eduapp.exams.grading import terms
from eduapp.exams.grading.ui.marking_panel import TypedPanel
from eduapp.gui.theme import Theme
from tests.support import given
from tests.support.dialogs import a_hearing_bench
from tests.support.given_grading import FIRST, SECOND


def test_it_says_who_typed_and_hears_of_the_next_sheet(qtbot, qapp, exam):
    Theme().apply(qapp)
    fakes = a_hearing_bench(exam.database, given.LEADER)
    panel = TypedPanel(fakes.bench, exam.sitting_id)
    qtbot.addWidget(panel)
    assert panel.said.text().startswith("Nobody has typed a sheet")

    exam.both(101, 17)
    fakes.feed.changed.emit(frozenset({terms.GRADING_CHANGED}))
    assert panel.said.text().startswith("The sheet of 1 candidate was marked by examiners elsewhere")
    assert FIRST.name in panel.said.text()
    assert SECOND.name in panel.said.text()
