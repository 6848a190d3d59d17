"""Which widgets of a window a person can see, press or tab to: what the accessibility checks walk over."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

INTERACTIVE = (
    QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QAbstractSpinBox, QPlainTextEdit, QTextEdit,
    QAbstractSlider, QTabBar,
)  # fmt: skip
_PARTS = (QComboBox, QAbstractSpinBox, QAbstractItemView, QTabBar, QLineEdit)


def shown(root: QWidget) -> Iterator[QWidget]:
    """The root and everything visible in it, without windows of their own."""
    yield root
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and widget.window() is root.window():
            yield widget


def interactive(root: QWidget) -> list[QWidget]:
    """What a person can press, write in or choose from; not the parts such a widget is made of."""
    return [w for w in shown(root) if isinstance(w, INTERACTIVE) and not _is_part(w)]


def tab_stops(root: QWidget) -> list[QWidget]:
    """What Tab stops at, in the order Qt will visit it."""
    inside = set(map(id, shown(root)))
    stops, widget = [], root.window()
    seen: set[int] = set()
    while id(widget) not in seen:
        seen.add(id(widget))
        if id(widget) in inside and is_tab_stop(widget):
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


def is_tab_stop(widget: QWidget) -> bool:
    """Whether Tab can stop here."""
    wants = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return wants and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None


def place(widget: QWidget, root: QWidget) -> QRect:
    """Where a widget lies in the root."""
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def seen_part(widget: QWidget, root: QWidget) -> QRect:
    """The part of it that is not scrolled away, in the root's pixels."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(root, QPoint(0, 0)))


def said_of(widget: QWidget) -> str:
    """How to name a widget in a report: class and what it says."""
    text = widget.text() if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)) else ""
    words = widget.accessibleName() or text
    return f"{type(widget).__name__} “{str(words).strip()[:50]}”"


def ancestors(widget: QWidget) -> Iterator[QWidget]:
    """The widgets it lies in, nearest first."""
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def _is_part(widget: QWidget) -> bool:
    if isinstance(widget, (QScrollBar, QHeaderView)) or widget.objectName() == "qt_spinbox_lineedit":
        return True
    parent = widget.parentWidget()
    if isinstance(parent, _PARTS):
        return True
    return any(
        isinstance(above, (QComboBox, QAbstractSpinBox, QAbstractItemView)) for above in ancestors(widget)
    )


def is_viewport(widget: QWidget) -> bool:
    """Whether it is only the inside of a scroll area."""
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
