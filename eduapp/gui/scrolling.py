"""Scrolling: only downwards, and always so that one sees where the keyboard is."""

from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid


class DownwardsArea(QScrollArea):
    """Holds a page or form that may be higher than its place, never wider; follows the focus.

    Qt scrolls only when Tab moves within the area, not when it comes in from outside, from a link or by code.
    """

    def __init__(self, inside: QWidget, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        _standing.add(self)
        _follow_the_focus()


_standing: WeakSet[DownwardsArea] = WeakSet()


def _follow_the_focus() -> None:
    """Listen once for the whole program: an area that listened itself could be gone when it is called."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and not application.property("followsFocus"):
        application.setProperty("followsFocus", True)
        application.focusChanged.connect(_on_focus_changed)


def _on_focus_changed(_old: QWidget | None, new: QWidget | None) -> None:
    # Not from parent to parent: PySide learns all kinds of widgets before it hands out a nameless one.
    for area in list(_standing):
        if new is not None and isValid(area) and area.isAncestorOf(new):
            show_in(area, new)


def show_in(area: QScrollArea, widget: QWidget) -> None:
    """Scroll so that a widget is seen whole, or from its top if it is higher than the area.

    What asked for another place is given it first: a page that is just being shown stands as it was made, and
    would be scrolled for heights that it does not keep.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    inside = area.widget()
    if inside is None or inside.height() <= area.contentsRect().height():
        return  # all of it is in sight
    top = widget.mapTo(inside, QPoint(0, 0)).y()
    gap = 12  # so that one sees that something stands around it
    view, bar = area.viewport().height(), area.verticalScrollBar()
    if top - gap < bar.value() or widget.height() + 2 * gap > view:
        bar.setValue(top - gap)
    elif top + widget.height() + gap > bar.value() + view:
        bar.setValue(top + widget.height() + gap - view)


def scroll_to(widget: QWidget) -> None:
    """Bring a widget into sight, if it stands in a scroll area."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if isinstance(parent, QScrollArea):
        show_in(parent, widget)
