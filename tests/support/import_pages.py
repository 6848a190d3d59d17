"""The import page in a window, as a person finds it, and what one sees on it."""

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.exchange.files.ui.import_page import ImportPage
from eduapp.gui.routes import Route
from tests.support.accessibility import show
from tests.support.widgets_of import place, shown

START, ROWS, REPORT = 0, 1, 2


def an_import_page(qtbot, fakes, detail="people"):
    """A page in a window of the smallest screen, with the keyboard in it."""
    page = ImportPage(fakes.bench, Route("files.import", detail=detail))
    qtbot.addWidget(page)
    show(page)
    return page


def part(page):
    """Which of its three parts the page shows."""
    return page._stack.currentIndex()


def said(page):
    """Every sentence on the page, top first."""
    labels = [one for one in shown(page) if isinstance(one, QLabel) and one.text()]
    return [one.text() for one in sorted(labels, key=lambda one: place(one, page).top())]


def fates(page):
    """Line of the file → what will happen to the row, of the rows in the table."""
    table = page.panel.rows.view.table
    return {table.row(line).line: table.row(line).state.value for line in range(table.rowCount())}


def dragged(*paths):
    """Files under the mouse. Keep it as long as the events that carry it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag_over(widget, data):
    """Bring files over a widget; whether it would take them."""
    event = QDragEnterEvent(
        widget.rect().center(), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def drag_away(widget):
    """Take them away again."""
    QApplication.sendEvent(widget, QDragLeaveEvent())


def drop(widget, data):
    """Bring files over a widget and let go of them."""
    drag_over(widget, data)
    event = QDropEvent(
        QPointF(widget.rect().center()), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()
