"""The wheel scrolls the page; it never changes a field that merely lies under the pointer."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QSlider, QWidget

_TEMPTED = (QComboBox, QAbstractSpinBox, QSlider)


class _Calm(QObject):
    """Hands the wheel on to the page unless the field has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()  # so that it goes on to the scroll area
            return True
        return False


_calm = _Calm()


def calm_wheel(root: QWidget) -> None:
    """Make every field of a page or dialog, once built, wait for the focus before it minds the wheel."""
    fields = [root] if isinstance(root, _TEMPTED) else []
    for kind in _TEMPTED:
        fields += root.findChildren(kind)
    for field in fields:
        if not field.property("calm"):
            field.setProperty("calm", True)
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt's WheelFocus takes the focus on a turn
            field.installEventFilter(_calm)
