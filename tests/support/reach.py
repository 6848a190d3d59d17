"""What hands and keys get: Tab goes everywhere once and is seen, targets are big, the wheel is calm."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QSlider,
    QTableView,
    QWidget,
)

from eduapp.gui.theme import Theme, contrast
from tests.support.sight import changed_pixels, colours, drawn
from tests.support.widgets_of import ancestors, interactive, place, said_of, seen_part, shown, tab_stops

LEAST_TARGET = 24  # WCAG 2.5.8; where a finger works the property minTarget says 44
VISIBLE = 3.0
_BAND = 8  # lines of pixels looked at together
_BYTES = 4  # of a pixel
_SAME_LINE = 6  # px by which things on one line may stand higher or lower


def tab_round(root: QWidget, theme: Theme) -> Iterator[str]:
    """A8 and A9: Tab visits each control once and returns; wherever it stops is in sight and marked."""
    stops = tab_stops(root)
    if not stops:
        return
    window = root.window()
    window.activateWindow()
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    visited: list[QWidget] = []
    for _step in range(len(stops) + 2):
        here = QApplication.focusWidget()
        if here is None or here in visited:
            break
        visited.append(here)
        if here in stops:
            yield from _focus_problems(root, here, theme)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    yield from (f"A8 Tab never reaches {said_of(stop)}" for stop in stops if stop not in visited)
    if len(visited) > 1 and QApplication.focusWidget() is visited[-1]:
        yield f"A8 Tab does not leave {said_of(visited[-1])}"


def reading_order(root: QWidget, theme: Theme) -> Iterator[str]:
    """A8: among things that lie side by side or below each other, Tab goes as one reads."""
    stops = tab_stops(root)
    groups: dict[int, list[QWidget]] = {}
    for stop in stops:
        line = [stop, *ancestors(stop)]
        for child, parent in pairwise(line):
            siblings = groups.setdefault(id(parent), [])
            if child not in siblings:
                siblings.append(child)
            elif siblings[-1] is not child:
                yield f"A8 Tab leaves {said_of(child)} and comes back to it at {said_of(stop)}"
            if parent is root:
                break
    for siblings in groups.values():
        for earlier, later in pairwise(siblings):
            if _reads_before(place(later, root), place(earlier, root)):
                yield f"A8 Tab goes to {said_of(earlier)} before {said_of(later)}, which one reads first"


def targets(root: QWidget, theme: Theme) -> Iterator[str]:
    """A12: nothing to press is smaller than a finger or a shaky hand needs."""
    for widget in interactive(root):
        least = next(
            (int(w.property("minTarget")) for w in (widget, *ancestors(widget)) if w.property("minTarget")),
            LEAST_TARGET,
        )
        if isinstance(widget, QAbstractItemView):
            yield from _row_targets(widget, least)
        elif min(widget.width(), widget.height()) < least:
            yield f"A12 {widget.width()}×{widget.height()}, needs {least}: {said_of(widget)}"


def calm_wheel(root: QWidget, theme: Theme) -> Iterator[str]:
    """A20: turning the wheel over a field that has not the focus changes nothing."""
    for field in shown(root):
        if not isinstance(field, (QComboBox, QAbstractSpinBox, QSlider)) or not field.isEnabled():
            continue
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()
        before = _value(field)
        for by in (-120, 120, -120):
            _turn(field, by)
        if _value(field) != before:
            yield f"A20 the wheel changes {said_of(field)}"


def _picture(root: QWidget, widget: QWidget) -> QImage:
    return root.grab(place(widget, root).adjusted(-4, -4, 4, 4)).toImage()


def _focus_problems(root: QWidget, stop: QWidget, theme: Theme) -> Iterator[str]:
    QApplication.processEvents()
    if isinstance(stop, QTableView) and not (stop.model() and stop.model().rowCount()):
        return  # an empty table has nothing to mark
    part = seen_part(stop, root)
    if part.width() * part.height() * 2 < stop.width() * min(stop.height(), 200):
        yield f"A9 has the focus out of sight: {said_of(stop)}"
    over = root.window().childAt(stop.mapTo(root.window(), stop.rect().center()))
    if not part.isEmpty() and over is not None and over is not stop and not _belongs(over, stop):
        yield f"A9 {said_of(stop)} has the focus under {said_of(over)}"
    after = _picture(root, stop)
    stop.clearFocus()
    before = _picture(root, stop)
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    needed = min(stop.width() + stop.height(), round(90 * theme.scale))
    if not _marked(before, after, needed):
        yield f"A9 one cannot see that it has the focus: {said_of(stop)}"


def _marked(before: QImage, after: QImage, needed: int) -> bool:
    """Whether so many pixels are another, well visible colour once the focus is there.

    Looked at band by band from the top, no farther than it takes: a ring shows in the first.
    """
    if before.size() != after.size():
        return needed <= 0
    counted = colours(after, QRect(0, 0, after.width(), 2))
    ground = counted.most_common(1)[0][0] if counted else "#ffffff"
    was, now, found = drawn(before), drawn(after), 0
    band = _BAND * after.width() * _BYTES
    for start in range(0, len(now), band or 1):
        old_band, new_band = was[start : start + band], now[start : start + band]
        if old_band != new_band:
            changed = changed_pixels(old_band, new_band)
            found += sum(times for (old, new), times in changed.items() if _clear(old, new, ground))
        if found >= needed:
            return True
    return found >= needed


@cache
def _clear(old: int, new: int, ground: str) -> bool:
    """Whether a pixel's new colour stands out from its old one, or from what lies around."""
    was, now = (f"#{colour & 0xFFFFFF:06x}" for colour in (old, new))
    apart = contrast(was, now)
    outline = apart >= 1.2 and contrast(now, ground) >= VISIBLE
    return apart >= VISIBLE or outline


def _belongs(inner: QWidget, outer: QWidget) -> bool:
    """Whether it is part of the control, or a sheet over it that lets the mouse through."""
    through = inner.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return through or outer.isAncestorOf(inner) or inner.isAncestorOf(outer)


def _reads_before(one: QRect, other: QRect) -> bool:
    """Whether `one` stands wholly above `other` in the same column, or before it on the same line."""
    above = one.bottom() <= other.top() + _SAME_LINE
    same_column = one.left() < other.right() and other.left() < one.right()
    same_line = abs(one.center().y() - other.center().y()) <= _SAME_LINE
    return (above and same_column) or (same_line and one.right() <= other.left())


def _row_targets(view: QAbstractItemView, least: int) -> Iterator[str]:
    model = view.model()
    if model is None or not model.rowCount():
        return
    first = model.index(0, 0)
    height = view.visualRect(first).height() if first.isValid() else least
    if 0 < height < least:
        yield f"A12 rows {height} px high, need {least}: {said_of(view)}"


def _value(field: QWidget) -> object:
    if isinstance(field, QComboBox):
        return field.currentIndex()
    if isinstance(field, QDateTimeEdit):
        return field.dateTime()
    if isinstance(field, QSlider):
        return field.value()
    line = field.findChild(QLineEdit)
    return line.text() if line is not None else None


def _turn(field: QWidget, by: int) -> None:
    middle = QPointF(field.rect().center())
    event = QWheelEvent(
        middle, QPointF(field.mapToGlobal(middle.toPoint())), QPoint(0, 0), QPoint(0, by),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, event)
