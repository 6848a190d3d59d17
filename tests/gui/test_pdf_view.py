import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from eduapp.gui.pdf_view import FIT_WIDTH, PdfView
from eduapp.gui.tasks import InlineTaskRunner, ThreadedTaskRunner
from eduapp.gui.theme import Theme
from tests.support.accessibility import assert_page_accessible
from tests.support.gaps import answers_while
from tests.support.papers import a_pdf

THREE = a_pdf("Kursbevis 1", "Kursbevis 2", "Kursbevis 3")


@pytest.fixture
def theme(qapp):
    theme = Theme()
    theme.apply(qapp)
    return theme


@pytest.fixture
def runner(qapp, database):
    return InlineTaskRunner(database, pytest.fail)


@pytest.fixture
def view(qtbot, theme, runner):
    view = PdfView(theme, runner)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    QApplication.processEvents()
    return view


def drawn(view):
    return view._sheet._drawn


def test_the_real_page_is_shown_with_its_shape(view):
    view.show_pdf(THREE)

    size = view._sheet._size
    assert size.width() / size.height() == pytest.approx(841.9 / 595.3, rel=0.01)
    assert drawn(view).width() == size.width() * view.devicePixelRatioF()


def test_the_whole_page_has_room(view):
    view.show_pdf(a_pdf("Høy side", lying=False))

    room = view._scroll.maximumViewportSize()
    assert view._sheet._size.height() <= room.height()
    assert view._sheet._size.width() <= room.width()


def test_fitting_the_width_uses_the_width(view):
    view.show_pdf(a_pdf("Høy side", lying=False))
    view.fit(FIT_WIDTH)

    assert view._sheet._size.width() > 600
    assert view._sheet.minimumHeight() > view._scroll.height()


def test_pages_are_turned_and_stop_at_the_ends(view):
    view.show_pdf(THREE)
    assert (view.page, view.pages, view.where.text()) == (0, 3, "1 of 3")
    assert not view.back.isEnabled()

    view.on.click()
    view.on.click()

    assert (view.page, view.where.text()) == (2, "3 of 3")
    assert not view.on.isEnabled()
    assert view.on.accessibleDescription() == "This is the last page."
    view.turn(5)
    assert view.page == 2


def test_keys_turn_pages(qtbot, view):
    view.show_pdf(THREE)
    view.activateWindow()
    view._sheet.setFocus()
    qtbot.waitUntil(view._sheet.hasFocus)

    qtbot.keyClick(view._sheet, Qt.Key.Key_PageDown)
    assert view.page == 1
    qtbot.keyClick(view._sheet, Qt.Key.Key_PageUp)
    assert view.page == 0


def test_one_page_needs_no_arrows(view):
    view.show_pdf(a_pdf("Kursbevis"))

    assert view.controls.isHidden()


def test_a_screen_reader_reads_the_paper(view):
    view.show_pdf(THREE, "Certificate, draft")
    view.turn(1)

    assert view._sheet.accessibleName() == "Certificate, draft, Page 2 of 3"
    assert view._sheet.accessibleDescription() == "Kursbevis 2"


def test_a_damaged_paper_says_so_in_its_place(view):
    view.show_pdf(THREE)
    view.show_pdf(b"nothing")

    assert drawn(view) is None
    assert "its file is damaged" in view._sheet.accessibleName()
    assert view.pages == 0


def test_an_empty_place_says_what_comes(view):
    view.clear("Choose a person to see the paper.")

    assert view._sheet.accessibleName() == "Choose a person to see the paper."
    view.turn(1)
    assert view.page == 0


def test_a_larger_window_gets_a_sharper_page(qtbot, view):
    view.show_pdf(THREE)
    before = drawn(view).width()

    view.resize(1000, 700)

    qtbot.waitUntil(lambda: drawn(view).width() > before)


def test_only_the_paper_asked_for_last_is_shown(qtbot, theme, database):
    runner = ThreadedTaskRunner(database, pytest.fail, pytest.fail)
    view = PdfView(theme, runner)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()

    with qtbot.waitSignal(view.page_shown):
        for text in ("First", "Second", "Third"):
            view.show_pdf(a_pdf(text))

    qtbot.waitUntil(lambda: not runner.busy)
    assert view._sheet.accessibleDescription() == "Third"
    assert runner.close()


def test_the_window_answers_while_pages_are_drawn(qtbot, theme, database):
    runner = ThreadedTaskRunner(database, pytest.fail, pytest.fail)
    view = PdfView(theme, runner)
    qtbot.addWidget(view)
    view.resize(1366, 696)
    view.show()
    QApplication.processEvents()
    with qtbot.waitSignal(view.page_shown):
        view.show_pdf(THREE)  # loads PDFium

    def turn_pages():
        for _round in range(5):
            view.turn(-2)
            for _turn in range(2):
                with qtbot.waitSignal(view.page_shown):
                    view.turn(1)

    assert answers_while(turn_pages) >= 5
    assert runner.close()


def test_it_is_fit_for_everybody(qtbot, runner):
    def make(theme):
        view = PdfView(theme, runner)
        view.show_pdf(THREE, "Certificate")
        return view

    assert_page_accessible(make)
