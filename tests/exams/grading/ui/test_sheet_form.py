"""Fields of one sheet: locked where two agree, empty where they differ, Enter from one to the next."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from eduapp.exams.grading import queries
from eduapp.exams.grading.ui.sheet_form import SheetForm
from eduapp.gui.theme import Theme
from tests.support.accessibility import show
from tests.support.given_grading import FIRST, SECOND


def the_form(qtbot, exam, number, by=FIRST, *, settles=False):
    form = SheetForm(Theme())
    qtbot.addWidget(form)
    with exam.database.acting_as(by).reading() as session:
        page = queries.typing(session, exam.sitting_id)
    row = next(row for row in page.rows if row.number == number)
    form.show_row(row, page.asked, settles=settles)
    show(form)
    return form


def test_it_begins_with_what_this_person_typed_and_is_then_unchanged(qtbot, exam):
    exam.type_in(FIRST, 101, 9, each=1)
    form = the_form(qtbot, exam, 101)
    assert form.sheet() == exam.sheet(101, 9, each=1)
    assert not form.dirty()
    form.total.setText("8,5")
    assert form.dirty()
    assert form.sheet().total == 850


def test_to_settle_only_what_differs_is_empty_and_open(qtbot, exam):
    exam.type_in(FIRST, 101, 9, each=1)
    exam.type_in(SECOND, 101, 9, each=1, sheets=2)
    form = the_form(qtbot, exam, 101, settles=True)
    assert (form.sheets.isEnabled(), form.sheets.value()) == (True, None)
    assert not any(one.isEnabled() for one in (*form.points.values(), form.total, form.grade))
    assert form.sheet().sum == 900


def test_enter_goes_through_the_fields_and_is_done_at_the_last(qtbot, exam):
    form = the_form(qtbot, exam, 101)
    form.start()
    with qtbot.waitSignal(form.done, timeout=1000):
        for _field in range(12):  # nine questions, total, grade, sheets
            QTest.keyClick(form.focusWidget(), Qt.Key.Key_Return)


def test_every_field_says_what_it_is(qtbot, exam):
    form = the_form(qtbot, exam, 101)
    names = [one.accessibleName() for one in (*form.points.values(), form.total, form.grade, form.sheets)]
    assert names[0] == "Points for question 1"
    assert names[-3:] == ["Total", "Grade", "Number of sheets"]
    form.total.setText("x")
    assert form.misread() == [
        "“x” is no number of points. Write a number such as 2.5, with two decimals at most."
    ]
