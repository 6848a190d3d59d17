"""The desk without a database: keys, order, what is missing, and a mark that was refused."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from eduapp.exams.marking.rules.desk import BY_CANDIDATE
from eduapp.exams.marking.rules.final import Given
from eduapp.exams.marking.ui.marking_view import MarkingView
from tests.support.accessibility import show


@pytest.fixture
def view(qtbot, theme, desk):
    return made(qtbot, theme, desk)


def made(qtbot, theme, desk):
    given, handed_in = [], []
    view = MarkingView(
        theme,
        desk,
        lambda answer, mark, note: given.append((answer.key, mark, note)),
        lambda: handed_in.append(1),
    )
    view.given, view.handed_in = given, handed_in
    view.setObjectName("page")
    qtbot.addWidget(view)
    view.resize(1240, 620)
    show(view)
    view.start()
    return view


def typed(view, words, key=Qt.Key.Key_Return):
    QTest.keyClicks(view.bar.mark, words)
    QTest.keyClick(view.bar.mark, key)


def test_points_and_enter_go_through_one_question_across_all(view):
    for points in ("1", "2", "0"):
        typed(view, points)
    typed(view, "3,5")

    assert [(key, mark.points) for key, mark, _note in view.given] == [
        ((101, 1), 100), ((102, 1), 200), ((103, 1), 0), ((101, 2), 350)
    ]  # fmt: skip
    assert view.where.text() == "Candidate 102, question 2"
    assert view.count.text() == "4 of 6 marked"
    assert view.bar.mark.hasFocus()


def test_one_candidate_after_the_other_is_a_way_too_and_the_answer_stays(view):
    typed(view, "1")
    view.choose_order(BY_CANDIDATE)
    assert view.where.text() == "Candidate 102, question 1"
    typed(view, "1")
    assert view.where.text() == "Candidate 102, question 2"


def test_arrows_go_without_a_mark_and_keep_one_that_was_typed(view):
    QTest.keyClick(view.bar.mark, Qt.Key.Key_Down)
    assert (view.where.text(), view.given) == ("Candidate 102, question 1", [])
    typed(view, "2", Qt.Key.Key_Up)
    assert (view.where.text(), view.given) == ("Candidate 101, question 1", [((102, 1), Given(200), "")])


def test_nobody_leaves_an_answer_with_something_typed_that_is_no_mark(view):
    typed(view, "9", Qt.Key.Key_Down)
    assert view.where.text() == "Candidate 101, question 1"
    assert "more than the 2" in view.bar.said.text()
    assert view.unsaved()


def test_the_next_without_a_mark_is_found_around_the_end(view):
    for _step in range(5):
        QTest.keyClick(view.bar.mark, Qt.Key.Key_Down)
    typed(view, "1")
    assert view.where.text() == "Candidate 101, question 1"
    QTest.keyClick(view.bar.mark, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert view.where.text() == "Candidate 102, question 1"


def test_the_same_mark_again_saves_nothing(view):
    typed(view, "1")
    QTest.keyClick(view.bar.mark, Qt.Key.Key_Up)
    QTest.keyClick(view.bar.mark, Qt.Key.Key_Return)
    assert len(view.given) == 1


def test_a_mark_that_was_refused_is_taken_back_with_the_reason(view):
    before = view.current
    typed(view, "1")
    view.refuse(before, "The results are fixed.")

    assert view.where.text() == "Candidate 101, question 1"
    assert view.bar.said.text() == "The results are fixed."
    assert len(view.desk.missing) == 6


def test_it_is_handed_in_once_nothing_is_missing(view):
    assert not view.hand_in.isEnabled()
    assert view.hand_in.accessibleDescription().startswith("No mark yet: candidate 101, question 1")
    for _answer in range(6):
        typed(view, "1")
    view.hand_in.click()
    assert view.handed_in == [1]
    assert not view.open_one.isEnabled()


def test_what_is_handed_in_is_read_and_not_changed(qtbot, theme, desk):
    view = made(qtbot, theme, replace(desk, why_not="You have handed in.", handed_in=True))
    typed(view, "1")
    assert view.given == []
    QTest.keyClick(view.bar.mark, Qt.Key.Key_Down)
    assert view.where.text() == "Candidate 102, question 1"


def test_without_anything_to_mark_it_says_so(qtbot, theme, desk):
    view = made(qtbot, theme, replace(desk, answers=()))
    assert view.current is None
    assert not view.bar.isVisible()
    view.step(1)
    view.next_unmarked()


def test_a_long_answer_is_read_by_its_pages(qtbot, theme, desk):
    long = replace(desk.answers[0], lines=("\n".join(f"Line {n}" for n in range(80)),))
    view = made(qtbot, theme, replace(desk, answers=(long, *desk.answers[1:])))
    bar = view._read.verticalScrollBar()
    QTest.keyClick(view.bar.mark, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(view.bar.mark, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_every_key_is_told(view):
    told = view.keys()
    assert [one[0] for one in told] == ["0–9", "Enter", "↑ ↓", "Ctrl+↓", "PgUp PgDn"]
    assert view.bar.mark.accessibleName() == "Points"
