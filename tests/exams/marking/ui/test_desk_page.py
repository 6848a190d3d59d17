"""The desk over the database: marks are saved one by one, and handed in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from eduapp.exams.marking.queries.tasks import tasks as tasks_of
from eduapp.exams.marking.ui.desk_page import DeskPage
from eduapp.exams.sittings.models import Sitting
from eduapp.gui.routes import Route
from tests.support.accessibility import show
from tests.support.given_exams import moved
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER, THIRD_EXAMINER


@pytest.fixture
def blind(sealed):
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    return sealed


def opened(qtbot, blind, bench_of, by=EXAMINER):
    fakes = bench_of(by)
    page = DeskPage(fakes.bench, Route("marking.desk", blind.sitting_id))
    page.fakes = fakes
    qtbot.addWidget(page)
    page.resize(1166, 640)
    show(page)
    return page


def tasks(sealed, place=1):
    with sealed.database.reading() as session:
        return {
            one.asked.number: one
            for one in tasks_of(session, sealed.sitting_id, place, 1)
            if one.asked.question == 9
        }


def test_a_mark_is_saved_as_one_goes_on(qtbot, theme, blind, bench_of):
    page = opened(qtbot, blind, bench_of)
    page.view.go_to((101, 9))
    page.view.bar.note.setText("Two of three.")
    QTest.keyClicks(page.view.bar.mark, "1,5")
    QTest.keyClick(page.view.bar.mark, Qt.Key.Key_Return)

    assert (tasks(blind)[101].given.points, tasks(blind)[101].note) == (150, "Two of three.")
    assert page.view.where.text() == "Candidate 102, question 9"
    assert not page.unsaved()


def test_everything_marked_is_handed_in(qtbot, theme, blind, bench_of):
    blind.mark_everything(EXAMINER)
    page = opened(qtbot, blind, bench_of)
    page.view.hand_in.click()

    assert page.fakes.tell.texts[-1] == "Your marks are handed in."
    assert not page.view.hand_in.isEnabled()
    assert "handed in" in page.view.bar.said.text()


def test_a_mark_that_cannot_be_saved_any_more_is_taken_back(qtbot, theme, blind, bench_of):
    page = opened(qtbot, blind, bench_of)
    moved(blind.database, blind.sitting_id, "marked")
    page.view.go_to((101, 9))
    QTest.keyClicks(page.view.bar.mark, "1")
    QTest.keyClick(page.view.bar.mark, Qt.Key.Key_Return)

    assert page.view.where.text() == "Candidate 101, question 9"
    assert "The results of this exam are fixed" in page.view.bar.said.text()
    assert tasks(blind)[101].given is None


def test_who_leaves_with_something_typed_is_asked(qtbot, theme, blind, bench_of):
    page = opened(qtbot, blind, bench_of)
    assert page.may_leave()
    QTest.keyClicks(page.view.bar.mark, "1")
    page.fakes.ask.yes = False
    assert page.unsaved()
    assert not page.may_leave()


def test_what_they_differ_on_comes_back_with_what_both_gave(qtbot, theme, blind, bench_of):
    for by in (EXAMINER, OTHER_EXAMINER):
        blind.mark_everything(by)
    blind.mark(OTHER_EXAMINER, 103, points=2)
    for by in (EXAMINER, OTHER_EXAMINER):
        blind.hand_in(by)
    page = opened(qtbot, blind, bench_of)

    assert [one.asked.number for one in page.view.answers] == [103]
    assert page.view.desk.talks
    blind.appoint(THIRD_EXAMINER, 3)
    third = opened(qtbot, blind, bench_of, THIRD_EXAMINER)
    QTest.keyClicks(third.view.bar.mark, "0,5")
    QTest.keyClick(third.view.bar.mark, Qt.Key.Key_Return)
    third.view.hand_in.click()
    assert blind.marked()[103].points == 50


def test_an_exam_that_is_not_sealed_has_no_desk_yet(qtbot, theme, blind, bench_of):
    with blind.database.writing() as uow:
        uow.session.get_one(Sitting, blind.sitting_id).state = "collecting"
    page = opened(qtbot, blind, bench_of)
    assert page.view is None
    assert page.title == "Marking"
    assert page.keys() == []
