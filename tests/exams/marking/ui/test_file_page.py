"""Which file, and its code."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from eduapp.exams.marking.ui.file_page import FilePage
from tests.support.accessibility import show
from tests.support.fakes import FakeFiles


@pytest.fixture
def made(qtbot, theme, tmp_path):
    def of(path=None):
        page = FilePage(theme, FakeFiles([tmp_path / "chosen.dagverk"]), path)
        page.heard = []
        page.entered.connect(lambda *told: page.heard.append(told))
        qtbot.addWidget(page)
        page.resize(1024, 600)
        show(page)
        page.begin()
        return page

    return of


def test_a_file_is_chosen_and_its_code_is_typed(made, tmp_path):
    page = made()
    assert page.choose.hasFocus()
    assert "Choose the file first." in page.open.toolTip()
    page.choose.click()
    assert page.name.text() == "chosen.dagverk"
    assert "Type the code of the file." in page.open.toolTip()
    assert page.code.hasFocus()
    QTest.keyClicks(page.code, "abcd 1234")
    QTest.keyClick(page.code, Qt.Key.Key_Return)

    assert page.heard == [(tmp_path / "chosen.dagverk", "abcd 1234")]


def test_a_file_that_was_named_needs_its_code_only(made, tmp_path):
    page = made(tmp_path / "named.dagverk")
    assert page.name.text() == "named.dagverk"
    assert page.code.hasFocus()
    QTest.keyClick(page.code, Qt.Key.Key_Return)
    assert page.heard == []


def test_while_it_is_opened_nothing_is_asked_twice_and_what_is_wrong_stands_there(made, tmp_path):
    page = made(tmp_path / "named.dagverk")
    page.code.setText("abcd")
    page.wait()
    assert not page.open.isEnabled()
    page.refuse("This code does not open the file.")

    assert page.trouble.text() == "This code does not open the file."
    assert page.trouble.isVisible()
    assert (page.code.text(), page.code.selectedText()) == ("abcd", "abcd")
    assert page.open.isEnabled()


def test_another_file_takes_the_problem_away(made, tmp_path):
    page = made(tmp_path / "named.dagverk")
    page.refuse("This is not a file for an examiner.")
    page.choose.click()

    assert not page.trouble.isVisible()
