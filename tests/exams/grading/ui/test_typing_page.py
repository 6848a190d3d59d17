"""Sheets typed by keyboard, unseen by the other; differences side by side, settled from the paper."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eduapp.exams.grading.ui import looks
from eduapp.exams.grading.ui.typing_page import BY_TWO, NOT_BY_YOU, NOTHING_LEFT, WRONG, TypingSheetsPage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.given_grading import FIRST, SECOND


def type_(words):
    QTest.keyClicks(QApplication.focusWidget(), words)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_five_sheets_are_typed_without_a_mouse(exam, open_typing):
    page = open_typing(exam, FIRST)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)  # into the first field
    for sheets in (1, 1, 1, 1, 2):
        for _question in range(9):
            type_("1,5")
        type_("13,5")  # total
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)  # no grade
        type_(str(sheets))
    assert page.fakes.tell.texts == [NOTHING_LEFT]
    assert [row.state for row in exam.seen_by(FIRST).values()] == ["mine"] * 5
    assert exam.seen_by(FIRST)[105].own.total == 1350
    assert exam.seen_by(FIRST)[105].own.sheets == 2


def test_nobody_is_shown_what_the_other_typed_before_both_have(exam, open_typing, texts):
    exam.type_in(FIRST, 101, 13.25)
    page = open_typing(exam, SECOND)
    page.table.selectRow(0)
    said = "\n".join(texts(page))
    assert "Somebody has typed this." in said
    assert "13.25" not in said
    assert FIRST.name not in said
    assert page.form.total.text() == ""


def test_what_two_typed_otherwise_stands_side_by_side_and_only_that_is_typed_anew(exam, open_typing, texts):
    exam.type_in(FIRST, 101, 9, each=1)
    exam.type_in(SECOND, 101, 9.5, each=1)
    page = open_typing(exam, given.LEADER)
    page.table.selectRow(0)
    assert "the total: 9 by Ingrid Solheim, 9.5 by Åse Bakke" in texts(page)
    assert not any(field.isEnabled() for field in page.form.points.values())
    assert (page.form.total.isEnabled(), page.form.total.text()) == (True, "")
    page.form.total.setText("9")
    page.save.click()
    row = exam.seen_by(FIRST)[101]
    assert (row.state, row.settled_by, row.agreed.total) == ("done", given.LEADER.name, 900)
    assert row.agreed.sum == 900


def test_what_cannot_be_is_said_beside_the_fields_and_nothing_is_lost(exam, open_typing, texts):
    page = open_typing(exam, FIRST)
    page.form.total.setText("19")
    page.save.click()
    assert "19 points is more than the 18 there are" in "\n".join(texts(page))
    assert page.form.total.text() == "19"
    page.form.total.setText("many")
    page.save.click()
    assert "“many” is no number of points" in "\n".join(texts(page))


def test_a_sum_that_does_not_match_is_said_while_one_types(exam, open_typing, texts):
    page = open_typing(exam, FIRST)
    for field in page.form.points.values():
        field.setText("1")
    page.form.total.setText("8")
    assert any("The questions add up to 9 of 18. The total says 8." in text for text in texts(page))


def test_what_two_agree_on_is_not_typed_again(exam, open_typing):
    exam.both(101, 17)
    page = open_typing(exam, FIRST)
    page.table.selectRow(0)
    assert not page.form.isVisibleTo(page)
    assert page.save.accessibleDescription() == BY_TWO


def test_going_on_with_something_unsaved_asks_first(exam, open_typing):
    page = open_typing(exam, FIRST)
    page.form.total.setText("12")
    page.fakes.ask.yes = False
    page.table.selectRow(2)
    assert page.fakes.ask.endangered == ["Go on without saving?"]
    assert page.table.current_row().number == 101
    assert page.form.total.text() == "12"
    assert page.unsaved()
    assert not page.may_leave()


def test_what_others_do_meanwhile_leaves_what_is_being_typed(exam, open_typing):
    page = open_typing(exam, FIRST)
    page.form.total.setText("12")
    exam.type_in(SECOND, 103, 11)
    page.reload()
    assert page.form.total.text() == "12"


def test_where_the_whole_is_graded_there_is_a_grade_to_choose(elsewhere, open_typing):
    page = open_typing(elsewhere, FIRST)
    assert page.form.points == {}
    assert page.form.total is None
    page.form.grade.set_value("5")
    page.form.sheets.setText("1")
    page.save.click()
    assert elsewhere.seen_by(FIRST)[101].own.grade == "5"


def test_before_the_seal_there_is_nothing_to_type(exam, open_typing):
    exam.sitting_id = exam.candidates[101]
    assert open_typing(exam, FIRST).title == "Nothing to type"


def test_it_is_fit_for_everybody(qtbot, exam):
    exam.both(101, 17)
    exam.type_in(FIRST, 102, 14)
    exam.type_in(FIRST, 103, 11)
    exam.type_in(SECOND, 103, 12)
    route = Route("grading.typing", exam.sitting_id)
    assert_page_accessible(lambda theme: TypingSheetsPage(a_bench(exam.database, theme=theme).bench, route))


def test_what_two_typed_alike_and_is_wrong_is_typed_anew_by_both(exam, open_typing, texts):
    exam.both(101, 17, each=1)
    page = open_typing(exam, FIRST)
    page.table.selectRow(0)
    said = "\n".join(texts(page))
    assert "Ingrid Solheim and Åse Bakke have typed it, and it does not add up." in said
    assert "the points of the questions are 9 together, and the total says 17" in said
    assert "the total: 17" in said
    assert page.save.accessibleDescription() == WRONG

    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.anew.hasFocus()
    page.anew.click()
    assert not page.anew.isVisibleTo(page)
    assert page.form.total.text() == ""
    for field in page.form.points.values():
        field.setText("1")
    page.form.total.setText("9")
    page.form.sheets.setText("1")
    page.save.click()
    assert exam.seen_by(FIRST)[101].state == "mine"

    page = open_typing(exam, SECOND)
    page.table.selectRow(0)
    assert "17" not in "\n".join(texts(page)).replace("1.7", "")
    exam.type_in(SECOND, 101, 9, each=1)
    assert exam.rows()[101].problems == ()


def test_what_another_types_meanwhile_for_the_same_candidate_leaves_this_one(exam, open_typing):
    page = open_typing(exam, FIRST)
    page.table.selectRow(0)
    page.form.total.setText("12")
    exam.type_in(SECOND, 101, 11)
    page.reload()
    assert page.form.total.text() == "12"


def test_what_was_settled_is_shown_beside_what_the_two_had_typed(exam, open_typing, texts):
    exam.type_in(FIRST, 101, 9, each=1)
    exam.type_in(SECOND, 101, 9.5, each=1)
    page = open_typing(exam, FIRST)
    page.table.selectRow(0)
    assert page.save.accessibleDescription() == NOT_BY_YOU
    assert not page.form.isVisibleTo(page)
    assert page.anew.isVisibleTo(page)
    exam.type_in(given.LEADER, 101, 9, each=1, settles=True)
    page.reload()
    page.table.selectRow(0)
    said = texts(page)
    assert "the total: 9 by Ingrid Solheim, 9.5 by Åse Bakke" in said
    assert any(text.startswith("It holds: question 1: 1, ") and "the total: 9, " in text for text in said)


def test_a_settled_sheet_that_does_not_add_up_is_not_shown_as_done(exam, open_typing):
    exam.type_in(FIRST, 101, 9, each=1)
    exam.type_in(SECOND, 101, 9.5, each=1)
    exam.type_in(given.LEADER, 101, 9.5, each=1, settles=True)
    page = open_typing(exam, given.LEADER)
    page.table.selectRow(0)
    row = page.table.current_row()
    assert looks.sheet_look(row)[::2] == ("absent", "does not add up")


def test_after_a_refusal_the_keyboard_is_in_the_field_that_is_wrong(exam, open_typing):
    page = open_typing(exam, FIRST)
    fields = list(page.form.points.values())
    for field in fields:
        field.setText("1")
    fields[3].setText("99")
    page.save.click()
    assert QApplication.focusWidget() is fields[3]
    fields[3].setText("1")
    page.form.total.setText("19")
    page.save.click()
    assert QApplication.focusWidget() is page.form.total
    page.form.total.setText("")
    fields[5].setText("")
    page.save.click()
    assert QApplication.focusWidget() is fields[5]
    fields[5].setText("many")
    page.save.click()
    assert QApplication.focusWidget() is fields[5]


def test_who_types_anew_a_moment_after_another_is_the_second_and_loses_nothing(exam, open_typing):
    exam.both(101, 17, each=1)
    page = open_typing(exam, SECOND)
    page.table.selectRow(0)
    page.anew.click()
    for field in page.form.points.values():
        field.setText("1")
    exam.type_in(FIRST, 101, 9, each=1, anew=True)
    page.reload()
    assert page.form.sheet().sum == 900
    page.form.total.setText("9")
    page.form.sheets.setText("1")
    page.save.click()
    assert exam.rows()[101].points == 900
