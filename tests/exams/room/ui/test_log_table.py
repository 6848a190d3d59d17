"""The log beside the candidates: the newest on top."""

from eduapp.exams.room.ui.log_table import LogTable
from eduapp.gui.theme import Theme


def test_the_last_that_happened_stands_on_top_whenever_it_was_written(qtbot, hall):
    hall.begin(101)
    hall.at("10:00").incident("other", "A pen fell", time="08:45")
    table = LogTable(Theme())
    qtbot.addWidget(table)
    table.show_log(hall.log())

    assert [row.number for row in table.table.rows] == [4, 3, 5, 2, 1]
