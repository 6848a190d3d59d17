"""Rows, columns, cards and hairlines: how things stand beside and below each other."""

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Item = QWidget | QLayout | int | tuple[QWidget | QLayout, int] | None
Margins = tuple[int, int, int, int]

NO_MARGINS: Margins = (0, 0, 0, 0)


def hbox(
    *items: Item, spacing: int = 8, margins: Margins = NO_MARGINS, parent: QWidget | None = None
) -> QHBoxLayout:
    """Things side by side: widget, layout, (thing, stretch), pixels to leave free, None for the rest."""
    layout = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    _fill(layout, items, spacing, margins)
    return layout


def vbox(
    *items: Item, spacing: int = 8, margins: Margins = NO_MARGINS, parent: QWidget | None = None
) -> QVBoxLayout:
    """Things below each other; items as in `hbox`."""
    layout = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    _fill(layout, items, spacing, margins)
    return layout


class Card(QFrame):
    """A white sheet with a hairline around it; `name="well"` makes it a sunken one without."""

    def __init__(
        self,
        *items: Item,
        spacing: int = 8,
        margins: Margins = (16, 14, 16, 14),
        horizontal: bool = False,
        name: str = "card",
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        box = hbox if horizontal else vbox
        self.box: QBoxLayout = box(*items, spacing=spacing, margins=margins, parent=self)


def hline() -> QFrame:
    """A hairline between rows."""
    line = QFrame()
    line.setObjectName("hline")
    line.setFixedHeight(1)
    return line


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and do away with it, before it is filled anew."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


def renew(layout: QBoxLayout, *items: Item) -> None:
    """Do away with what a row or column held and put other items in, as in `hbox`, all at once.

    Qt lays out the whole window for each widget that appears in it by itself: a hundred took seconds.
    """
    clear(layout)
    holder = QWidget()
    box = hbox if isinstance(layout, QHBoxLayout) else vbox
    box(*items, spacing=layout.spacing(), parent=holder)
    layout.addWidget(holder)


def _fill(layout: QBoxLayout, items: tuple[Item, ...], spacing: int, margins: Margins) -> None:
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for item in items:
        add(layout, item)


def add(layout: QBoxLayout, item: Item) -> None:
    """Put one item, as in `hbox`, at the end of a row or column."""
    thing, stretch = item if isinstance(item, tuple) else (item, 0)
    if thing is None:
        layout.addStretch(1)
    elif isinstance(thing, int):
        layout.addSpacing(thing)
    elif isinstance(thing, QWidget):
        layout.addWidget(thing, stretch)
    else:
        layout.addLayout(thing, stretch)
