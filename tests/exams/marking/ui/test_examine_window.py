"""The window over a sealed file: no database, and half-done work is in the file."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest

from eduapp.core.errors import Unavailable
from eduapp.exams.marking.formats import desk_file as f
from eduapp.exams.marking.rules.final import Given
from eduapp.exams.marking.ui.examine_window import ExamineWindow
from eduapp.gui.tasks import InlineTaskRunner, ThreadedTaskRunner
from eduapp.gui.theme import Theme
from tests.support.accessibility import CASES, assert_accessible, show, standing
from tests.support.fakes import FakeAsker, FakeFiles
from tests.support.given_kiosk import CHEAP

CODE, KEY = "ABCD1234EFGH5678", bytes(range(32))


@pytest.fixture
def path(tmp_path, desk):
    made = tmp_path / "out.dagverk"
    made.write_bytes(f.desk_file(desk, file="0" * 36, key=KEY, code=CODE, cost=CHEAP))
    return made


@pytest.fixture
def made(qtbot, theme, path):
    windows = []

    def of(*, opened=True, runner=None):
        files, asker = FakeFiles(), FakeAsker()
        window = ExamineWindow(theme, runner or InlineTaskRunner(None, None), files, lambda _t: asker, path)
        window.files, window.asker = files, asker
        windows.append(window)
        qtbot.addWidget(window)
        show(window)
        if opened:
            window.page.code.setText(CODE)
            window.page.open.click()
        return window

    yield of
    for window in windows:
        if window.view is not None:
            window.view.bar.mark.clear()
        window.close()


def typed(window, points):
    QTest.keyClicks(window.view.bar.mark, points)
    QTest.keyClick(window.view.bar.mark, Qt.Key.Key_Return)


def kept(path):
    working = f.WorkingDesk(path)
    try:
        return {one.key: one.given.points for one in working.unlock(CODE).answers if one.given}
    finally:
        working.close()


def all_marked(window):
    for one in window.view.desk.missing:
        window.view.go_to(one.key)
        typed(window, "1")


def test_a_wrong_code_is_refused_and_the_right_one_opens(made):
    window = made(opened=False)
    window.page.code.setText("ABCD")
    window.page.open.click()
    assert window.page.trouble.text() == "This code does not open the file."
    window.page.code.setText("abcd 1234 efgh 5678")
    window.page.open.click()

    assert window.view.where.text() == "Candidate 101, question 1"
    assert window.windowTitle() == "Marking: Matematikk"
    assert window.view.bar.mark.hasFocus()


def test_what_is_typed_is_in_the_file_at_once_and_there_when_it_is_opened_again(made, path):
    window = made()
    typed(window, "1,5")
    typed(window, "0")
    assert window.kept.text() == "Every mark is kept in out.dagverk as you give it."
    window.close()
    assert kept(path) == {(101, 1): 150, (102, 1): 0}

    again = made()
    assert again.view.where.text() == "Candidate 103, question 1"
    assert again.view.count.text() == "2 of 6 marked"


def test_two_windows_of_one_file_are_one_too_many(made):
    made()
    second = made()

    assert second.view is None
    assert "another window" in second.page.trouble.text()


def test_a_mark_that_cannot_be_kept_comes_back_with_the_reason(made, path, monkeypatch):
    window = made()

    def full(_content):
        raise Unavailable(reason="The disk is full.")

    monkeypatch.setattr(window._working._held, "append", full)
    typed(window, "1")
    assert window.view.where.text() == "Candidate 101, question 1"
    assert "The disk is full." in window.view.bar.said.text()
    assert window.view.desk.missing[0].key == (101, 1)


def test_more_than_there_is_never_reaches_the_file(made, path):
    window = made()
    typed(window, "99")
    assert window.view.where.text() == "Candidate 101, question 1"
    window.view.bar.mark.clear()
    window.close()
    assert kept(path) == {}


def test_once_everything_is_marked_the_marks_are_written_into_a_file_of_their_own(made, tmp_path, path):
    window = made()
    all_marked(window)
    into = tmp_path / "back.dagverk"
    window.files.answers = [into]
    window.view.hand_in.click()

    assert window.files.proposed == ["out-marks.dagverk"]
    assert window.asker.confirmed[-1] == "Hand in 6 marks?"
    back = f.read_returned(into.read_bytes(), KEY)
    assert {one.key: one.given for one in back.marks} == {
        one.key: Given(100) for one in window.view.desk.answers
    }
    window.view.go_to((101, 1))
    typed(window, "2")
    window.files.answers = [into]
    window.view.hand_in.click()
    assert f.read_returned(into.read_bytes(), KEY).marks[0].given == Given(200)


def test_the_marks_are_not_written_over_the_file_they_are_in(made, path):
    window = made()
    all_marked(window)
    window.files.answers = [path]
    window.view.hand_in.click()

    assert window.asker.errors[-1].sentence().startswith("This is the file you mark in.")
    window.close()
    assert len(kept(path)) == 6


def test_nothing_is_written_where_somebody_thinks_better_of_it(made, tmp_path):
    window = made()
    all_marked(window)
    window.view.hand_in.click()
    window.asker.yes = False
    window.files.answers = [tmp_path / "back.dagverk"]
    window.view.hand_in.click()

    assert not (tmp_path / "back.dagverk").exists()


def test_larger_letters_lose_nothing(made):
    window = made()
    typed(window, "1")
    sizes = []
    window.scale_asked.connect(sizes.append)
    window._step_text(1)
    window.dress(Theme(scale=sizes[0]))

    assert sizes == [1.25]
    assert window.view.count.text() == "1 of 6 marked"
    assert window.view.where.text() == "Candidate 102, question 1"


def test_it_is_not_closed_over_a_mark_that_was_typed_and_not_kept(made):
    window = made()
    QTest.keyClicks(window.view.bar.mark, "1")
    window.asker.yes = False
    assert not window.close()
    window.asker.yes = True
    assert window.close()


def test_what_is_on_its_way_to_the_disk_comes_first(qtbot, made, path):
    runner = ThreadedTaskRunner(None, print, print)
    window = made(opened=False, runner=runner)
    window.page.code.setText(CODE)
    window.page.open.click()
    qtbot.waitUntil(lambda: window.view is not None)
    for points in "12":
        typed(window, points)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    runner.close()

    assert kept(path) == {(101, 1): 100, (102, 1): 200}


def test_f1_and_the_keys(made):
    window = made()
    asked = []
    window.help_asked.connect(lambda: asked.append(1))
    QTest.keyClick(window.view.bar.mark, Qt.Key.Key_F1)

    assert asked == [1]
    assert {"Enter", "Ctrl+Q"} <= dict(window.keys()).keys()
    event = QCloseEvent()
    window.closeEvent(event)
    assert event.isAccepted()


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("opened", [False, True], ids=["file", "desk"])
def test_it_is_for_everybody(qapp, case, opened, path):
    runner = InlineTaskRunner(None, None)

    def build(theme):
        window = ExamineWindow(theme, runner, FakeFiles(), lambda _theme: FakeAsker(), path)
        if opened:
            window.page.code.setText(CODE)
            window.page.open.click()
        else:
            window.page.refuse("This code does not open the file.")
        return window

    with standing(case, build) as (window, made, theme):
        screen = window.screen().availableGeometry().size()
        assert_accessible(window, theme, QSize(screen.width(), screen.height()))
        made.close()
