"""Files are told from other things that are dragged, and the page says what letting go would do."""

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QWidget

from eduapp.gui.drops import DropSheet, dropped_files
from eduapp.gui.theme import Theme
from tests.support.accessibility import show
from tests.support.import_pages import dragged


def test_only_files_of_this_computer_count(tmp_path):
    data = dragged(tmp_path / "a.csv", tmp_path / "b b.csv")
    assert dropped_files(data) == [tmp_path / "a.csv", tmp_path / "b b.csv"]

    web = QMimeData()
    web.setUrls([QUrl("https://example.org/a.csv")])
    assert dropped_files(web) == []

    text = QMimeData()
    text.setText("Lie;Jonas")
    assert dropped_files(text) == []


def test_the_sheet_covers_the_page_and_lets_the_mouse_through(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    show(page)
    sheet = DropSheet(Theme(), page)
    assert not sheet.isVisible()

    sheet.cover()

    assert sheet.geometry() == page.rect()
    assert page.childAt(page.rect().center()) is None
    assert not sheet.grab().isNull()
