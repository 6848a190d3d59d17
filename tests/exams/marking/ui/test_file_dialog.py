"""A file for an examiner without this program, made and read in beside the name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.core.actor import Actor
from eduapp.exams.marking import terms
from eduapp.exams.marking.formats.desk_file import WorkingDesk
from eduapp.exams.marking.ui.file_dialog import CodeDialog, FileDialog
from eduapp.exams.marking.ui.marking_page import MarkingPage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER
from tests.support.given_marking_files import worked

ONLY_SEES = Actor(given.OFFICE.user_id, "Åse Bakke", frozenset({terms.SEE_MARKING}))


@pytest.fixture
def blind(sealed):
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    return sealed


@pytest.fixture
def opened(qtbot, theme, blind, bench_of):
    def of(by=given.LEADER, place=1):
        fakes = bench_of(by)
        page = MarkingPage(fakes.bench, Route("marking.sitting", blind.sitting_id))
        page.fakes = fakes
        qtbot.addWidget(page)
        page.resize(1166, 900)
        show(page)
        verbs(page)[place - 1].click()
        return page, the_dialog()

    return of


def verbs(page):
    QApplication.processEvents()
    return [one for one in page.findChildren(QPushButton) if one.text() == "File…" and one.isVisibleTo(page)]


def put_away(shown):
    """The code is written down."""
    shown.noted.setChecked(True)
    shown.out.click()


def texts(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def test_a_file_is_made_its_code_is_shown_once_and_its_marks_come_in(opened, tmp_path):
    page, dialog = opened()
    path, back = tmp_path / "out.dagverk", tmp_path / "back.dagverk"
    assert not dialog.read.isEnabled()
    page.fakes.files.answers = [path]
    dialog.make.click()
    shown = the_dialog()
    assert isinstance(shown, CodeDialog)
    code = shown.code.text()
    assert page.fakes.files.proposed == ["marking-Matematikk-2026-11-24-1.dagverk"]
    shown.out.click()
    QTest.keyClick(shown.focusWidget(), Qt.Key.Key_Return)
    assert the_dialog() is shown  # Enter does not put away what nobody has written down
    assert "Write the code down" in shown.out.accessibleDescription()
    put_away(shown)
    assert no_dialog()
    assert "external · a file is out" in texts(page)

    verbs(page)[0].click()
    dialog = the_dialog()
    assert isinstance(dialog, FileDialog)
    assert dialog.said.text() == "A file was made on 25.11.2026 and has not come back."
    page.fakes.files.answers = [worked(path, code, back)]
    dialog.read.click()
    assert no_dialog()
    assert page.fakes.tell.texts[-1].endswith("marks came in.")
    assert "external · a file is out" not in texts(page)


def test_what_stands_against_a_file_is_told_and_the_dialog_stays(opened, tmp_path):
    page, dialog = opened()
    path = tmp_path / "out.dagverk"
    page.fakes.files.answers = [path]
    dialog.make.click()
    code = the_dialog().code.text()
    put_away(the_dialog())
    verbs(page)[1].click()
    page.fakes.files.answers = [tmp_path / "other.dagverk"]
    the_dialog().make.click()
    put_away(the_dialog())

    verbs(page)[1].click()
    page.fakes.files.answers = [worked(path, code, tmp_path / "back.dagverk")]
    dialog = the_dialog()
    dialog.read.click()
    assert (
        page.fakes.ask.errors[-1].sentence().startswith("This file is from Marit Vold, not from Jens Tangen.")
    )
    assert dialog.isVisible()
    assert dialog.read.isEnabled()


def test_nothing_happens_where_no_file_is_chosen(opened):
    page, dialog = opened()
    dialog.make.click()

    assert dialog.isVisible()
    assert dialog.make.isEnabled()
    assert page.fakes.tell.texts == []


@pytest.mark.parametrize("by", [given.OFFICE, ONLY_SEES])
def test_why_it_cannot_be(opened, blind, by):
    blind.mark_everything(EXAMINER)
    blind.hand_in(EXAMINER)
    _page, dialog = opened(by)

    assert not dialog.make.isEnabled()
    told = "Marit Vold has handed in" if by is given.OFFICE else "Your role may look"
    assert told in dialog.make.toolTip()


def test_the_code_on_the_screen_opens_the_file(opened, tmp_path):
    page, dialog = opened()
    page.fakes.files.answers = [tmp_path / "out.dagverk"]
    dialog.make.click()
    working = WorkingDesk(tmp_path / "out.dagverk")
    assert working.unlock(the_dialog().code.text()).place == 1
    working.close()
