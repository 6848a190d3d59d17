from datetime import date
from decimal import Decimal
from uuid import uuid4

from PySide6.QtWidgets import QLabel

from eduapp.exams.marking.queries import MovedRow
from eduapp.exams.marking.ui.key_dialog import MovedDialog, correct_key
from eduapp.exams.questions.rules import question as q
from tests.support import given
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_questions import ALL


def test_nothing_is_corrected_before_who_moves_was_seen(theme, sealed, bench_of, parent):
    sealed.by_key()
    correct_key(bench_of(given.LEADER).bench, sealed.item(q.SINGLE).version_id, parent)
    form = the_dialog()
    assert any(one.text() == "Hva er 2 + 2?" for one in form.form.findChildren(QLabel))
    form.form.type_in({"percent_1": ALL, "reason": "Both."})
    form.submit()
    moved = the_dialog()
    assert moved.windowTitle() == "1 candidate moves"
    assert sealed.marked()[103].points == 0
    moved.reject()
    assert sealed.marked()[103].points == 0
    form.submit()
    the_dialog().go.click()
    assert sealed.marked()[103].points == 200
    assert no_dialog()


def test_what_is_wrong_with_the_key_is_told_in_the_form(theme, sealed, bench_of, parent):
    sealed.by_key()
    correct_key(bench_of(given.LEADER).bench, sealed.item(q.SINGLE).version_id, parent)
    form = the_dialog()
    form.form.type_in({"percent_0": Decimal(0), "reason": "None is right."})
    form.submit()
    the_dialog().go.click()
    assert the_dialog() is form
    assert any("No answer earns 100 %" in one.text() for one in form.form.summary.findChildren(QLabel))


def test_an_exam_whose_results_are_fixed_says_that_no_grade_moves(qtbot, theme, parent):
    rows = [
        MovedRow(uuid4(), "Matematikk", date(2026, 11, 24), state, 101, 0, 100)
        for state in ("sealed", "marked")
    ]
    dialog = MovedDialog(theme, rows, parent)
    qtbot.addWidget(dialog)
    told = [one.text() for one in dialog.findChildren(QLabel)]

    assert "Matematikk, 24.11.2026" in told
    assert any("the grade does not" in one for one in told)
    nobody = MovedDialog(theme, [], parent)
    qtbot.addWidget(nobody)
    assert nobody.windowTitle() == "Nobody moves"
