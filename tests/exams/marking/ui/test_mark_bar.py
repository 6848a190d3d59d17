import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from eduapp.exams.marking.rules.desk import Desk, DeskAnswer
from eduapp.exams.marking.rules.final import Given
from eduapp.exams.marking.rules.marking import Asked
from eduapp.exams.marking.ui.mark_bar import MarkBar, given_text

FOUR = DeskAnswer(Asked(101, 3, 400))


@pytest.fixture
def bar(qtbot, theme, desk):
    made = MarkBar(theme, desk)
    qtbot.addWidget(made)
    made.kept_marks = []
    made.kept.connect(lambda given, note: made.kept_marks.append((given, note)))
    made.show_answer(FOUR, "")
    made.show()
    return made


def typed(bar, words, key=Qt.Key.Key_Return):
    bar.mark.setFocus()
    bar.mark.selectAll()
    QTest.keyClicks(bar.mark, words)
    QTest.keyClick(bar.mark, key)


def test_enter_keeps_what_was_typed(bar):
    typed(bar, "2,5")
    assert bar.kept_marks == [(Given(250), "")]
    assert not bar.changed()


def test_a_note_goes_with_it(bar):
    bar.note.setText("Two of three.")
    typed(bar, "3", Qt.Key.Key_Enter)
    assert bar.kept_marks == [(Given(300), "Two of three.")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("5", "more than the 4"),
        ("x", "no number of points"),
        ("-1", "no number of points"),
        ("", "how many points"),
    ],
)
def test_what_can_be_no_mark_is_told_and_kept_in_the_field(bar, words, told):
    bar.mark.setText(words)
    typed(bar, words) if words else QTest.keyClick(bar.mark, Qt.Key.Key_Return)
    assert bar.kept_marks == []
    assert told in bar.said.text()
    assert bar.mark.text() == words


def test_one_press_gives_whole_points(bar):
    assert [one.text().strip() for one in bar.quick] == ["0", "1", "2", "3", "4"]
    bar.quick[4].click()
    assert bar.kept_marks == [(Given(400), "")]


def test_where_points_are_many_they_are_typed(bar):
    bar.show_answer(DeskAnswer(Asked(101, 3, 2000)), "")
    assert bar.quick == []


def test_arrows_and_pages_leave_the_field_for_the_answers(bar, qtbot):
    steps, pages, unmarked = [], [], []
    bar.stepped.connect(steps.append)
    bar.scrolled.connect(pages.append)
    bar.unmarked.connect(lambda: unmarked.append(1))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(bar.note, key)
    QTest.keyClick(bar.mark, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert (steps, pages, unmarked) == ([1, -1], [1, -1], [1])


def test_where_nothing_can_be_given_the_reason_stands_there(bar):
    bar.show_answer(FOUR, "You have handed in.")
    typed(bar, "2")
    assert bar.kept_marks == []
    assert bar.said.text() == "You have handed in."
    assert not bar.keep.isEnabled()
    assert not bar.changed()


def test_the_whole_is_given_a_grade_typed_or_pressed(qtbot, theme):
    grades = (("6", "6 six"), ("5", "5 five"), ("IV", "no basis for assessment"))
    whole = Desk("Norsk", "", 1, 1, (), (DeskAnswer(Asked(101, 0, 0)),), "grade 1–6", grades)
    bar = MarkBar(theme, whole)
    qtbot.addWidget(bar)
    kept = []
    bar.kept.connect(lambda given, _note: kept.append(given))
    bar.show_answer(whole.answers[0], "")
    typed(bar, "iv")
    typed(bar, "7")
    bar.quick[1].click()

    assert kept == [Given(None, "IV"), Given(None, "5")]
    assert [one.text() for one in bar.quick] == ["6 six", "5 five", "no basis for assessment"]
    assert bar.mark.accessibleName() == "Grade"


def test_a_mark_reads_as_it_is_typed():
    assert (given_text(Given(250)), given_text(Given(None, "5"))) == ("2.5", "5")
