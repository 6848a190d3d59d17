"""Steps of tests with screens: a bench whose pages hear of every commit, and the dialog that is open."""

from PySide6.QtWidgets import QApplication, QDialog

from eduapp.core.actor import Actor
from eduapp.core.db.unit_of_work import Database
from eduapp.gui.forms import FormDialog
from tests.support.accessibility import show
from tests.support.fakes import FakeBench, a_bench


def a_hearing_bench(database: Database, actor: Actor | None = None) -> FakeBench:
    """A bench on which every commit is heard by the pages at once, without the feed's pause."""
    working = database.acting_as(actor) if actor else database
    fakes = a_bench(working, actor)
    working._publish = fakes.feed.changed.emit
    return fakes


def the_dialog() -> QDialog:
    """The dialog that is open, ready for keys."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog), "no dialog is open"
    show(dialog)
    return dialog


def fill(**values: object) -> None:
    """Fill in the form of the dialog that is open, and send it."""
    dialog = the_dialog()
    assert isinstance(dialog, FormDialog)
    dialog.form.set_values(values)
    dialog.submit()


def no_dialog() -> bool:
    """Whether every dialog is closed."""
    QApplication.processEvents()
    return QApplication.activeModalWidget() is None


def close_all() -> None:
    """Put away what a test left open, so that the next one does not find it."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog):
            window.hide()
            window.deleteLater()
    QApplication.processEvents()
