"""Where the keyboard is: found again in a page built anew, and given to a control, never to a frame."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QStackedWidget, QWidget
from shiboken6 import isValid

PAGES = "pages"  # what the stack of all pages is called; parts of one page change while a form is on its way
Place = tuple[int, ...]  # of a widget within another: its number among the children, from parent to parent


def returning(dialog: QDialog) -> None:
    """Give the keyboard back to the window below when a dialog closes: not every desktop does so."""

    def give_back() -> None:
        below = dialog.parentWidget()
        if below is not None and isValid(below):
            below.window().activateWindow()

    dialog.finished.connect(give_back)


def was_left(asker: QWidget | None) -> bool:
    """Whether the window shows another page by now than the one that asked."""
    while asker is not None:
        holder = asker.parentWidget()
        if isinstance(holder, QStackedWidget) and holder.objectName() == PAGES:
            return holder.currentWidget() is not asker
        asker = holder
    return False


def place_of(widget: QWidget | None, root: QWidget) -> Place | None:
    """Where a widget stands within another; None if it does not."""
    place: list[int] = []
    while widget is not None and widget is not root:
        parent = widget.parentWidget()
        if parent is None:
            return None
        place.insert(0, _children(parent).index(widget))
        widget = parent
    return tuple(place) if widget is root else None


def focus_at(root: QWidget, place: Place | None) -> bool:
    """Put the keyboard where it was in a page of the same build; False if nothing there takes it."""
    found: QWidget | None = root if place is not None else None
    for number in place or ():
        among = _children(found) if found is not None else []
        found = among[number] if number < len(among) else None
    return give_focus(_that_holds(found))


def give_focus(widget: QWidget | None) -> bool:
    """Put the keyboard in a control, if it is still there and takes it."""
    if widget is None or not isValid(widget) or not takes_focus(widget):
        return False
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def takes_focus(widget: QWidget) -> bool:
    """Whether Tab could come here now."""
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.isVisible()


def _that_holds(widget: QWidget | None) -> QWidget | None:
    """Of several choices the one that holds: an arrow key chooses before it moves on."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group.checkedButton() if group is not None and group.exclusive() else widget


def _children(parent: QWidget) -> list[QWidget]:
    return [child for child in parent.children() if isinstance(child, QWidget)]


def first_stop(field: QWidget) -> QWidget:
    """Where the keyboard goes in a field: itself, what it names, or the first part of one made of several."""
    named = field.focusProxy() or field
    if named.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return named
    parts = (part for part in field.findChildren(QWidget) if part.isVisibleTo(field) and part.isEnabled())
    return next((part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus), named)
