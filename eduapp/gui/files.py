"""Asking which file, with the system's own dialog, beginning where one was last."""

import functools
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from eduapp.core.files import titled_file_name
from eduapp.core.i18n import _
from eduapp.gui.fleeting import fleeting_folder
from eduapp.gui.focus import returning


class DialogFileChooser:
    """Asks with a real dialog."""

    def __init__(self, first_folder: Path | None = None) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._folder = first_folder or Path(documents)
        if (
            not self._folder.is_dir()
        ):  # a new user may have none yet, and the dialog would name one to be chosen
            self._folder = Path.home()

    def open(self, title: str, patterns: Sequence[str], parent: QWidget) -> Path | None:
        """A file that is there; None if the person thought better of it."""
        dialog = self._dialog(title, patterns, parent, QFileDialog.FileMode.ExistingFile)
        chosen = self._chosen(dialog)
        return chosen[0] if chosen else None

    def open_many(self, title: str, patterns: Sequence[str], parent: QWidget) -> list[Path]:
        """Files that are there; none if the person thought better of it."""
        return self._chosen(self._dialog(title, patterns, parent, QFileDialog.FileMode.ExistingFiles))

    def save(self, title: str, name: str, patterns: Sequence[str], parent: QWidget) -> Path | None:
        """A file to be written. The system asks before an old one is written over."""
        dialog = self._dialog(title, patterns, parent, QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_ending(patterns))
        dialog.selectFile(titled_file_name(name))
        chosen = self._chosen(dialog)
        return chosen[0] if chosen else None

    def folder(self, title: str, parent: QWidget) -> Path | None:
        """A folder that is there; None if the person thought better of it."""
        dialog = self._dialog(title, (), parent, QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        chosen = self._chosen(dialog)
        return chosen[0] if chosen else None

    def _dialog(
        self, title: str, patterns: Sequence[str], parent: QWidget, mode: QFileDialog.FileMode
    ) -> QFileDialog:
        _remember_nothing()
        dialog = QFileDialog(parent.window(), title, str(self._folder))
        returning(dialog)
        dialog.setFileMode(mode)
        if patterns:
            dialog.setNameFilters([filter_text(patterns), _("All Files (*)")])
        return dialog

    def _chosen(self, dialog: QFileDialog) -> list[Path]:
        accepted = dialog.exec()
        paths = [Path(name) for name in dialog.selectedFiles()] if accepted else []
        dialog.deleteLater()
        if paths:
            self._folder = paths[0] if paths[0].is_dir() else paths[0].parent
        return paths


@functools.cache
def _remember_nothing() -> None:
    """Qt writes down which files were chosen, in a file of all its programs; here it goes with this process.

    On Windows the dialog is the system's own, and so are its lists.
    """
    kept = str(fleeting_folder("dagverk-files-"))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, kept)


def filter_text(patterns: Sequence[str]) -> str:
    """`CSV, XLSX (*.csv *.xlsx)` for the dialog."""
    kinds = dict.fromkeys(pattern.rpartition(".")[2].upper() for pattern in patterns)
    return f"{', '.join(kinds)} ({' '.join(patterns)})"


def _ending(patterns: Sequence[str]) -> str:
    return patterns[0].rpartition(".")[2] if patterns else ""
