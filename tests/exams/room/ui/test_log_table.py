"""The log beside the candidates: the newest on top."""

from eduapp.exams.room.ui.log_table import LogTable
from eduapp.gui.theme import Theme
from tests.support.accessibility import show


def test_the_last_that_happened_stands_on_top_whenever_it_was_written(qtbot, hall):
    hall.begin(101)
    hall.at("10:00").incident("other", "A pen fell", time="08:45")
    table = LogTable(Theme())
    qtbot.addWidget(table)
    table.show_log(hall.log())

    assert [row.number for row in table.table.rows] == [4, 3, 5, 2, 1]


def test_what_was_just_written_is_in_sight_unless_somebody_reads_the_log(qtbot, hall):
    hall.begin(101)
    for minute in range(20):
        hall.at(f"10:{minute:02d}").incident("other", f"A pen fell {minute} times")
    table = LogTable(Theme())
    qtbot.addWidget(table)
    table.resize(400, 160)
    show(table)
    table.clearFocus()
    table.show_log(hall.log())
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())

    hall.at("10:30").incident("other", "A book fell")
    table.show_log(hall.log())
    assert table.verticalScrollBar().value() == 0

    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    table.setFocus()
    hall.at("10:31").incident("other", "Another book fell")
    table.show_log(hall.log())
    assert table.verticalScrollBar().value() > 0
