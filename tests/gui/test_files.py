import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from eduapp.gui.files import DialogFileChooser, filter_text


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "deltakere.csv").write_text("Nr;Navn")
    (tmp_path / "kurs.csv").write_text("Kode;Kurs")
    return tmp_path


@pytest.fixture
def choose():
    """Chooses names in the dialog that opens next, or presses Cancel."""

    def plan(*names):
        def when_open():
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QFileDialog)
            if names:
                dialog.findChild(QWidget, "fileNameEdit").setText(" ".join(f'"{name}"' for name in names))
                dialog.accept()
            else:
                dialog.reject()

        QTimer.singleShot(0, when_open)

    return plan


def test_a_file_is_chosen(window, folder, choose):
    choose("kurs.csv")

    assert DialogFileChooser(folder).open("Choose a list", ["*.csv"], window) == folder / "kurs.csv"


def test_several_files_are_chosen(window, folder, choose):
    choose("kurs.csv", "deltakere.csv")

    chosen = DialogFileChooser(folder).open_many("Choose lists", ["*.csv"], window)

    assert {path.name for path in chosen} == {"kurs.csv", "deltakere.csv"}


def test_thinking_better_of_it_is_no_file(window, folder, choose):
    files = DialogFileChooser(folder)

    choose()
    assert files.open("Choose a list", ["*.csv"], window) is None
    choose()
    assert files.save("Save the list", "kurs.csv", ["*.csv"], window) is None
    choose()
    assert files.open_many("Choose lists", ["*.csv"], window) == []


def test_a_name_without_an_ending_gets_one(window, folder, choose):
    choose("ny liste")

    saved = DialogFileChooser(folder).save("Save the list", "liste.csv", ["*.csv"], window)

    assert saved == folder / "ny liste.csv"


def test_the_next_dialog_begins_where_one_was(window, folder, choose, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    files = DialogFileChooser(elsewhere)
    choose(str(folder / "kurs.csv"))
    files.open("Choose a list", ["*.csv"], window)

    choose("deltakere.csv")

    assert files.open("Choose a list", ["*.csv"], window) == folder / "deltakere.csv"


def test_a_folder_is_chosen(window, folder, choose):
    (folder / "papers").mkdir()
    choose(str(folder / "papers"))

    assert DialogFileChooser(folder).folder("Where to?", window) == folder / "papers"


def test_without_a_folder_it_begins_among_the_documents(qapp):
    assert isinstance(DialogFileChooser()._folder, Path)


def test_where_there_is_no_folder_for_documents_yet_it_begins_at_home(window, folder, monkeypatch):
    """Else the dialog names a folder that is not there, and its button is grey."""
    monkeypatch.setenv("HOME", str(folder))
    named = []

    def look():
        dialog = QApplication.activeModalWidget()
        named.append((dialog.directory().path(), dialog.findChild(QWidget, "fileNameEdit").text()))
        dialog.reject()

    QTimer.singleShot(0, look)
    assert DialogFileChooser(folder / "Documents").folder("Where to?", window) is None
    assert named == [(str(folder), "")]


def test_kinds_of_files_are_named():
    assert filter_text(["*.csv", "*.xlsx"]) == "CSV, XLSX (*.csv *.xlsx)"


def test_a_proposed_name_is_one_that_every_system_takes(window, folder, monkeypatch):
    proposed = []
    monkeypatch.setattr(QFileDialog, "selectFile", lambda _dialog, name: proposed.append(name))
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)

    DialogFileChooser(folder).save("Save", "Pultlapper: Engelsk.pdf", ["*.pdf"], window)

    assert proposed == ["Pultlapper – Engelsk.pdf"]


CHOOSES = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from eduapp.gui.files import DialogFileChooser

def accept():
    dialog = QApplication.activeModalWidget()
    dialog.findChild(QWidget, "fileNameEdit").setText(f'"{path.name}"')
    dialog.accept()

application, path = QApplication([]), Path(sys.argv[1])
window = QWidget()
QTimer.singleShot(0, accept)
if sys.argv[2] == "ours":
    assert DialogFileChooser(path.parent).open("Choose", ["*.csv"], window) == path
else:
    dialog = QFileDialog(window, "Choose", str(path.parent))
    dialog.exec()
    dialog.deleteLater()
QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
QSettings(QSettings.Scope.UserScope, "QtProject").sync()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the dialog is the system's own")
@pytest.mark.parametrize(("dialog", "names"), [("ours", False), ("Qt's", True)])
def test_nowhere_is_written_down_which_file_was_chosen(tmp_path, dialog, names):
    for name in ("home", "temporary", "Karim Haddad"):
        (tmp_path / name).mkdir()
    path = tmp_path / "Karim Haddad" / "brev.csv"
    path.touch()
    kept = {name: told for name, told in os.environ.items() if not name.startswith("XDG_")}
    folders = {"HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path / "temporary")}
    subprocess.run([sys.executable, "-c", CHOOSES, path, dialog], env=kept | folders, check=True)

    written = b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())
    assert (b"Karim" in written) is names
    assert not [one for one in (tmp_path / "temporary").rglob("*") if one.is_file()]
