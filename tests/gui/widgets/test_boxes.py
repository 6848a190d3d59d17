import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from eduapp.gui.widgets import Card, add, clear, hbox, hline, renew, vbox


@pytest.fixture
def labels(qapp):
    return [QLabel(text) for text in "abc"]


def test_things_stand_in_the_order_they_are_given(qtbot, labels):
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(300, 100)
    row = hbox(
        labels[0], 20, vbox(labels[1]), None, (labels[2], 2), spacing=4, margins=(1, 2, 3, 4), parent=holder
    )
    holder.show()

    assert [label.mapTo(holder, label.rect().topLeft()).x() for label in labels] == sorted(
        label.mapTo(holder, label.rect().topLeft()).x() for label in labels
    )
    assert (row.spacing(), row.contentsMargins().left(), row.stretch(4)) == (4, 1, 2)


def test_a_card_can_be_added_to(qtbot, labels):
    card = Card(labels[0], hline())
    qtbot.addWidget(card)
    add(card.box, labels[1])

    assert card.objectName() == "card"
    assert card.box.indexOf(labels[1]) == 2


def test_a_well_is_a_card_without_a_line(qtbot):
    well = Card(name="well", horizontal=True)
    qtbot.addWidget(well)

    assert well.objectName() == "well"


def test_clearing_takes_everything_out_at_once(qtbot, labels):
    holder = QWidget()
    qtbot.addWidget(holder)
    column = vbox(labels[0], hbox(labels[1], vbox(labels[2])), None, 8, parent=holder)
    holder.show()

    clear(column)

    assert column.count() == 0
    assert not any(label.isVisible() for label in labels)
    QApplication.processEvents()
    assert column.parentWidget() is holder


class Counted(QWidget):
    """Counts how often it is laid out."""

    def __init__(self):
        super().__init__()
        self.times = 0

    def event(self, event):
        self.times += event.type() == QEvent.Type.LayoutRequest
        return super().event(event)


def test_what_comes_anew_comes_at_once_and_is_laid_out_together(qtbot, labels):
    holder = Counted()
    qtbot.addWidget(holder)
    column = vbox(labels[0], spacing=3, parent=holder)
    holder.show()
    QApplication.processEvents()
    holder.times = 0

    renew(column, *(labels[1:]), *(QLabel(str(number)) for number in range(50)), None)
    QApplication.processEvents()

    assert not labels[0].isVisible()
    assert labels[1].isVisible()
    assert labels[2].mapTo(holder, QPoint()).y() - labels[1].mapTo(holder, QPoint()).y() > labels[1].height()
    assert column.count() == 1
    assert holder.times <= 3


def test_a_row_stays_a_row_when_it_is_filled_anew(qtbot, labels):
    holder = QWidget()
    qtbot.addWidget(holder)
    row = hbox(parent=holder)
    holder.resize(300, 100)
    holder.show()

    renew(row, *labels)
    QApplication.processEvents()

    assert len({label.mapTo(holder, QPoint()).y() for label in labels}) == 1
