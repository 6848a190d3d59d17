"""Fields that only keys need: a folder, and the root by its file or by its two halves."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from eduapp.certificates.keys.jobs import ByFile, ByHalves, RootWay
from eduapp.certificates.keys.jobs.folder import KEYS
from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.fields import PasswordEdit
from eduapp.gui.widgets import Segments, button, hbox, label, vbox

_FILE, _HALVES = "file", "halves"


class FolderField(QWidget):
    """A folder that is chosen; its path stands there and is not typed."""

    changed = Signal()

    def __init__(self, bench: Bench, title: str) -> None:
        super().__init__()
        self._bench, self._title = bench, title
        self._path: Path | None = None
        self.chosen = label(_("None chosen yet"), "secondary", wrap=True)
        self.choose = button(bench.theme, _("Choose…"), "folder-open")
        self.choose.clicked.connect(self._choose)
        hbox(self.choose, (self.chosen, 1), spacing=bench.theme.px(10), parent=self)
        self.setFocusProxy(self.choose)

    def value(self) -> Path | None:
        """The folder, or None."""
        return self._path

    def set_value(self, value: Path | None) -> None:
        """Take a folder, or none."""
        self._path = value
        self.chosen.setText(_("None chosen yet") if value is None else str(value))
        self.changed.emit()

    def misread(self) -> str:
        """A folder that was chosen is there."""
        return ""

    def _choose(self) -> None:
        found = self._bench.files.folder(self._title, self)
        if found is not None:
            self.set_value(found)


class RootField(QWidget):
    """The root: its file and two passwords, or the two halves. Nothing that is typed stays readable."""

    changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        theme, px = bench.theme, bench.theme.px
        self._bench = bench
        self._path: Path | None = None
        ways = [(_FILE, _("Key file and two passwords")), (_HALVES, _("The two printed halves"))]
        self.way = Segments(theme, ways, _("How the root key is opened"))
        self.file = label(_("None chosen yet"), "secondary", wrap=True)
        self.choose = button(theme, _("Choose…"), "file-text", name=_("Choose the key file of the root"))
        self.choose.clicked.connect(self._choose)
        self.parts = self._pair(_("Password of the first"), _("Password of the second"))
        self.halves = self._pair(_("First half, all groups"), _("Second half, all groups"))
        self._stack = QStackedWidget()
        by_file, by_halves = QWidget(), QWidget()
        row = hbox(self.choose, (self.file, 1), spacing=px(10))
        vbox(
            label(_("Key file"), "caption"),
            row,
            *self._titled(self.parts),
            None,
            spacing=px(4),
            parent=by_file,
        )
        vbox(*self._titled(self.halves), None, spacing=px(4), parent=by_halves)
        for one in (by_file, by_halves):
            self._stack.addWidget(one)
        self.way.chosen.connect(self._turn)
        vbox(hbox(self.way, None), self._stack, spacing=px(8), parent=self)

    def start(self) -> None:
        """Put the keyboard where one begins: at the way."""
        self.way.buttons()[self.way.current() == _HALVES].setFocus(Qt.FocusReason.OtherFocusReason)

    def value(self) -> RootWay | None:
        """What was typed, None while something is missing."""
        one, other = (field.value() for field in self._shown)
        if not one or not other:
            return None
        if self.way.current() == _HALVES:
            return ByHalves(halves=(one, other))
        return None if self._path is None else ByFile(path=self._path, parts=(one, other))

    def set_value(self, value: RootWay | None) -> None:
        """Take a way, or empty all."""
        self.way.choose(_HALVES if isinstance(value, ByHalves) else _FILE)
        self._path = value.path if isinstance(value, ByFile) else None
        self.file.setText(_("None chosen yet") if self._path is None else str(self._path))
        parts = value.parts if isinstance(value, ByFile) else ("", "")
        halves = value.halves if isinstance(value, ByHalves) else ("", "")
        for field, typed in zip((*self.parts, *self.halves), (*parts, *halves), strict=True):
            field.set_value(typed)
        self._turn()

    def misread(self) -> str:
        """What is missing of the way that was chosen, once something of it is there."""
        begun = any(field.value() for field in self._shown) or self._path is not None
        if not begun or self.value() is not None:
            return ""
        if self.way.current() == _HALVES:
            return _("Both halves are needed. Each of you types your own.")
        return _("The key file and both passwords are needed. Each of you types your own.")

    @property
    def _shown(self) -> tuple[PasswordEdit, PasswordEdit]:
        return self.halves if self.way.current() == _HALVES else self.parts

    def _turn(self, _key: object = None) -> None:
        self._stack.setCurrentIndex(1 if self.way.current() == _HALVES else 0)
        self.changed.emit()

    def _choose(self) -> None:
        found = self._bench.files.open(_("Choose the key file of the root"), (KEYS,), self)
        if found is not None:
            self._path = found
            self.file.setText(str(found))
            self.changed.emit()

    def _pair(self, *titles: str) -> tuple[PasswordEdit, PasswordEdit]:
        one, other = (PasswordEdit(self._bench.theme, title) for title in titles)
        for field, title in ((one, titles[0]), (other, titles[1])):
            field.line.setAccessibleName(title)
            field.changed.connect(self.changed)
        return one, other

    def _titled(self, fields: tuple[PasswordEdit, PasswordEdit]) -> list[QWidget]:
        return [
            part
            for field in fields
            for part in (label(field.line.accessibleName(), "caption", wrap=True), field)
        ]
