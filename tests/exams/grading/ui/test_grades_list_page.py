"""Exams whose results are not all told, with what each waits for."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from eduapp.exams.grading.queries import WaitingGrades
from eduapp.exams.grading.ui.grades_list_page import GradesListPage, waits_for
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench
from tests.support.fakes import a_bench
from tests.support.given_grading import FIRST


def words(page):
    page.reload()  # what others do is not heard on this bench
    return [[column.words(row) for column in page.table.table.columns] for row in page.table.table.rows]


def test_each_says_what_it_waits_for_and_opens(qtbot, exam):
    fakes = a_hearing_bench(exam.database, given.LEADER)
    page = GradesListPage(fakes.bench, Route("grading.list"))
    qtbot.addWidget(page)
    show(page)
    assert words(page) == [["Matematikk", "24.11.2026", "Sealed", "5 grades"]]
    exam.type_in(FIRST, 101, 17)
    assert words(page)[0][3] == "5 grades, 1 sheet to type a second time"
    exam.type_in(given.OFFICE, 101, 17)
    for number in (102, 103, 104, 105):
        exam.both(number, 9)
    exam.fix()
    assert words(page)[0][3] == "its release by two"
    exam.propose()
    assert words(page)[0][3] == "the second of two to release it"
    exam.confirm()
    assert words(page)[0][3] == "5 people to tell"
    page.table.opened.emit(page.table.table.rows[0])
    assert fakes.went == [Route("grading.sitting", exam.sitting_id)]


def test_it_is_fit_for_everybody(qtbot, exam):
    route = Route("grading.list")
    assert_page_accessible(lambda theme: GradesListPage(a_bench(exam.database, theme=theme).bench, route))


def test_the_newest_exam_comes_first_as_in_every_list_of_exams(qtbot, exam):
    page = GradesListPage(a_hearing_bench(exam.database, given.LEADER).bench, Route("grading.list"))
    qtbot.addWidget(page)
    page.reload()
    [row] = page.table.table.rows
    older = replace(row, id=exam.candidates[101], day=date(2026, 11, 2))
    page._show([older, row])
    assert [one.day for one in page.table.table.rows] == [row.day, older.day]


def test_once_all_are_fixed_an_exam_waits_for_no_grade():
    one = WaitingGrades(uuid4(), "Matematikk", date(2026, 11, 2), "released", 1, 2, 0, None)
    assert waits_for(one) == "2 people to tell"
