"""What eyes get: contrast of colours and of drawn pixels, marks without colour, nothing cut at any size."""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, compress
from math import dist
from operator import ne
from struct import iter_unpack

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTableView,
    QWidget,
)

from eduapp.gui.delegates import RowDelegate, RowHeader
from eduapp.gui.tables import TableView
from eduapp.gui.theme import PAIRS, STATUSES, Theme, contrast
from eduapp.gui.tokens import luminance
from eduapp.gui.widgets import CutLabel, paint_status_mark, plain_tip
from tests.support.widgets_of import said_of, seen_part, shown

SMALL_SCREEN = QSize(1366, 696)  # what is left of 1366 × 768 under a title bar and a task bar
READABLE, LARGE_READABLE = 4.5, 3.0
_THIN = 0.9  # the strongest pixel of thin letters is a little paler than their colour
_LARGE, _LARGE_BOLD = 24, 18.7  # px: 18 pt, 14 pt bold
APART = 15  # CIE76 distance of the closest two status colours
_ROWS_SEEN = 30  # of a table
_RUN = 64  # bytes: sixteen pixels

# Machado, Oliveira and Fernandes 2009, severity 1, in linear RGB.
_BLINDNESS = {
    "protan": (0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
    "deutan": (0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881),
    "tritan": (1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039),
}


def pairs(theme: Theme) -> Iterator[str]:
    """A4: the colours of the theme that meet are far enough apart."""
    for pair in PAIRS:
        ratio = contrast(theme.t[pair.front], theme.t[pair.ground])
        if ratio < pair.ratio:
            yield f"A4 {pair.front} on {pair.ground} is {ratio:.2f}, needs {pair.ratio} ({pair.used_for})"


def drawn_contrast(root: QWidget, theme: Theme) -> Iterator[str]:
    """A4: the letters of labels and buttons as they are really drawn."""
    picture = root.grab().toImage()
    for widget in shown(root):
        if (
            not isinstance(widget, (QLabel, QAbstractButton))
            or not widget.text().strip()
            or not widget.isEnabled()
        ):
            continue
        part = seen_part(widget, root)
        if part.isEmpty() or (isinstance(widget, QLabel) and not widget.pixmap().isNull()):
            continue
        if 2 * part.height() < widget.height():
            continue  # the edge of a scrolled page cuts through the letters
        ratio = strongest_contrast(picture, part)
        needed = _needed(widget)
        if ratio < needed * _THIN:
            yield f"A4 drawn with contrast {ratio:.2f}, needs {needed}: {said_of(widget)}"


def marks(theme: Theme) -> Iterator[str]:
    """A5: the marks of a session differ without colour."""
    drawn = {status: _grey_mark(theme, status) for status in STATUSES}
    for one, other in combinations(STATUSES, 2):
        if _difference(drawn[one], drawn[other]) < 0.05:
            yield f"A5 the marks {one} and {other} look alike without colour"


def colour_blind(theme: Theme) -> Iterator[str]:
    """A6: the strong status colours stay apart for those who see fewer colours."""
    if theme.high_contrast:
        return  # one colour for all, told apart by shape and word
    for kind, matrix in _BLINDNESS.items():
        for one, other in combinations(STATUSES, 2):
            apart = dist(_lab(theme.t.solid(one), matrix), _lab(theme.t.solid(other), matrix))
            if apart < APART:
                yield f"A6 {one} and {other} are {apart:.0f} apart for {kind} (least {APART})"


def alike(chips: Sequence[tuple[str, str, str]]) -> list[str]:
    """A5: chips (token, icon, word) that only their colour tells apart."""
    found = []
    for one, other in combinations(dict.fromkeys(chips), 2):
        if one[2] == other[2]:
            found.append(f"A5 two chips say “{one[2]}”")
        elif one[1] == other[1] and one[0] != other[0]:
            found.append(f"A5 “{one[2]}” and “{other[2]}” have the same icon")
    return found


def fits(root: QWidget, theme: Theme, room: QSize = SMALL_SCREEN) -> Iterator[str]:
    """A7: the window fits the small screen, and nothing scrolls sideways."""
    least = root.minimumSizeHint()
    layout = root.layout()
    if layout is not None and layout.hasHeightForWidth():  # lines that go on below count as they are
        least.setHeight(max(least.height(), layout.totalMinimumHeightForWidth(root.width())))
    if least.width() > room.width() or least.height() > room.height():
        needs = f"{least.width()}×{least.height()}"
        yield f"A7 {said_of(root)} needs {needs}, has {room.width()}×{room.height()}"
    for area in shown(root):
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and inside is not None:
            wide, has = inside.minimumSizeHint().width(), area.viewport().width()
            if wide > has or area.horizontalScrollBar().maximum() > 0:
                yield f"A7 {said_of(inside)} is {max(wide, inside.width())} px wide in a view of {has}"


def nothing_cut(root: QWidget, theme: Theme) -> Iterator[str]:
    """A7: no label or button is smaller than its text."""
    for widget in shown(root):
        if widget.size().isEmpty():
            continue
        if isinstance(widget, QLabel) and not isinstance(widget, CutLabel):
            cut = _label_is_cut(widget)
        elif isinstance(widget, QPushButton):
            cut = _button_is_cut(widget)
        elif isinstance(widget, (QCheckBox, QRadioButton)):
            cut = widget.sizeHint().width() > widget.width() + 2
        elif isinstance(widget, QComboBox):
            cut = _width(widget, widget.currentText()) + theme.px(40) > widget.width() + 2
        else:
            continue
        if cut:
            yield f"A7 cut: {said_of(widget)} ({widget.width()}×{widget.height()})"


def tables_whole(root: QWidget, theme: Theme) -> Iterator[str]:
    """A7: no heading of a table is cut, nor a number, a day, a time or a state.

    Other words may end in …, where they are read aloud whole, and shown whole by a key.
    """
    for view in shown(root):
        if not isinstance(view, QTableView) or view.size().isEmpty():
            continue
        header, delegate = view.horizontalHeader(), view.itemDelegate()
        if isinstance(header, RowHeader) and not header.isHidden():
            yield from (f"A7 cut heading “{title}”: {said_of(view)}" for title in header.cut())
            if header.length() > view.viewport().width():
                yield f"A7 wider than its view, {header.length()} px: {said_of(view)}"
        if isinstance(delegate, RowDelegate):
            yield from _cells_cut(view, delegate)


def letters_cut(root: QWidget, theme: Theme) -> Iterator[str]:
    """A7: a line that ends in … has the whole of it in its tip and for a screen reader."""
    for widget in shown(root):
        if isinstance(widget, CutLabel) and QLabel.text(widget) != widget.text():
            if widget.accessibleName() != widget.text():
                yield f"A7 read aloud as “{widget.accessibleName()}”: {widget.text()}"
            if widget.toolTip() != plain_tip(widget.text()):
                yield f"A7 cut without a tip: {widget.text()}"


def strongest_contrast(picture: QImage, part: QRect) -> float:
    """The contrast of the most common colour of a part with the colour farthest from it."""
    counted = colours(picture, part)
    if not counted:
        return 21.0
    ground = counted.most_common(1)[0][0]
    farthest = min(counted, key=luminance), max(counted, key=luminance)  # nothing between them is farther
    return max(contrast(ground, colour) for colour in farthest)


def colours(picture: QImage, part: QRect) -> Counter[str]:
    """How often each colour is found in a part of a picture."""
    scaled = QRect(part.topLeft() * picture.devicePixelRatio(), part.size() * picture.devicePixelRatio())
    cut = picture.copy(scaled.intersected(picture.rect()))
    return Counter({_name(pixel): times for pixel, times in counted_pixels(drawn(cut)).items()})


def counted_pixels(drawing: bytes) -> Counter[int]:
    """How often each pixel is found. Whole runs are counted first: most of a screen is the same ground."""
    runs, rest = _runs(drawing)
    counted = Counter(runs)
    found = Counter(array("I", b"".join([run for (run,), times in counted.items() if times == 1]) + rest))
    for (run,), times in counted.items():
        for pixel in array("I", run) if times > 1 else ():
            found[pixel] += times
    return found


def changed_pixels(before: bytes, after: bytes) -> Counter[tuple[int, int]]:
    """How often a pixel was one and is another; of two drawings of the same size."""
    (old, old_rest), (new, new_rest) = _runs(before), _runs(after)
    counted = Counter((one, other) for (one,), (other,) in zip(old, new, strict=True) if one != other)
    once = [pair for pair, times in counted.items() if times == 1]
    was, now = (b"".join([pair[side] for pair in once]) for side in (0, 1))
    found = Counter(_apart(was + old_rest, now + new_rest))
    for (one, other), times in counted.items():
        for change in _apart(one, other) if times > 1 else ():
            found[change] += times
    return found


def _apart(before: bytes, after: bytes) -> Iterator[tuple[int, int]]:
    was, now = array("I", before), array("I", after)
    return compress(zip(was, now, strict=True), map(ne, was, now))


def drawn(picture: QImage) -> bytes:
    """Its pixels as 0xAARRGGBB of four bytes each, line by line."""
    if picture.isNull():
        return b""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)  # kept: its bits live only as long as it
    return bytes(plain.constBits())


def _runs(drawing: bytes) -> tuple[Iterator[tuple[bytes]], bytes]:
    """A drawing in runs of _RUN bytes, and what is left at its end."""
    whole = len(drawing) - len(drawing) % _RUN
    return iter_unpack(f"{_RUN}s", drawing[:whole]), drawing[whole:]


@cache
def _name(pixel: int) -> str:
    return f"#{pixel & 0xFFFFFF:06x}"


def _cells_cut(view: QTableView, delegate: RowDelegate) -> Iterator[str]:
    model = view.model()
    columns = [column for column in range(model.columnCount()) if not view.isColumnHidden(column)]
    for row in range(min(_ROWS_SEEN, model.rowCount())):
        for column in columns:
            index = model.index(row, column)
            for text in delegate.cut(index):
                parts = text.split(" · ")  # those of columns that have no room stand below the first one's
                if _must_be_whole(delegate, index, text):
                    yield f"A7 cut in a cell: “{text}” in {said_of(view)}"
                elif not all(part in _read_whole(view, index) for part in parts):
                    yield f"A7 cut in a cell and nowhere whole: “{text}” in {said_of(view)}"


def _must_be_whole(delegate: RowDelegate, index: QModelIndex, text: str) -> bool:
    cell = delegate.cell_at(index)
    state = cell.chip is not None and text == cell.chip.text
    figures = any(one.isdigit() for one in text) and not any(one.isalpha() for one in text)
    return state or cell.number or figures


def _read_whole(view: QTableView, index: QModelIndex) -> str:
    """What Ctrl+I shows and says of the row; other tables say all of it beside themselves and aloud."""
    if isinstance(view, TableView):
        return "\n".join(view.table.lines(view.table.row_at(index)))
    role = Qt.ItemDataRole.AccessibleTextRole
    return f"{index.siblingAtColumn(0).data(role)} · {index.data(role)}"


def _needed(widget: QWidget) -> float:
    font = widget.font()
    large = font.pixelSize() >= _LARGE or (font.bold() and font.pixelSize() >= _LARGE_BOLD)
    return LARGE_READABLE if large else READABLE


def _width(widget: QWidget, text: str) -> int:
    return QFontMetrics(widget.font()).horizontalAdvance(text)


def _label_is_cut(label: QLabel) -> bool:
    text, room = label.text(), label.contentsRect()
    if not text:
        return False
    metrics = QFontMetrics(label.font())
    if not label.wordWrap():
        widest = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
        return widest > room.width() + 2 or metrics.height() * (text.count("\n") + 1) > room.height() + 2
    needed = metrics.boundingRect(QRect(0, 0, room.width(), 100_000), int(Qt.TextFlag.TextWordWrap), text)
    return needed.height() > room.height() + 2 or needed.width() > room.width() + 2


def _button_is_cut(button: QPushButton) -> bool:
    text = button.text().replace("&&", "&")
    icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
    metrics = QFontMetrics(button.font())
    return bool(text) and (
        metrics.horizontalAdvance(text) + icon + 4 > button.width() or metrics.height() > button.height()
    )


def _grey_mark(theme: Theme, status: str) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_status_mark(painter, Theme(theme.t), status, QRectF(2, 2, 20, 20))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def _difference(one: QImage, other: QImage) -> float:
    """The part of the pixels that differ clearly once each mark is drawn as strong as the other."""
    first, second = (_inked(image) for image in (one, other))
    return sum(a != b for a, b in zip(first, second, strict=True)) / len(first)


def _inked(image: QImage) -> list[bool]:
    return [byte < 235 for byte in bytes(image.constBits())]


@cache
def _linear(colour: str) -> tuple[float, ...]:
    channels = (int(colour.lstrip("#")[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def _lab(colour: str, matrix: tuple[float, ...]) -> tuple[float, float, float]:
    seen = [
        sum(a * b for a, b in zip(row, _linear(colour), strict=True))
        for row in (matrix[:3], matrix[3:6], matrix[6:])
    ]
    r, g, b = (min(1.0, max(0.0, value)) for value in seen)

    def f(t: float) -> float:
        return t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116

    x, y, z = (
        f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505),
        f(0.2126 * r + 0.7152 * g + 0.0722 * b),
        f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089),
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
