from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QLabel

from eduapp.gui.contributions import PanelOffer
from eduapp.gui.notices import notices
from tests.support.fakes import a_bench

OFFERED = PanelOffer("courses.group:notices", "Notice", "tests.gui.test_notices:Notice", "", 10)


class Notice(QLabel):
    def __init__(self, bench, subject_id):
        super().__init__(str(subject_id.int))


def test_a_page_has_the_notices_that_are_offered_for_it(qtbot, database):
    asked = []

    def panels(place):
        asked.append(place)
        return [OFFERED]

    bench = replace(a_bench(database).bench, panels=panels)

    [made] = notices(bench, "courses.group", UUID(int=7))
    qtbot.addWidget(made)

    assert made.text() == "7"
    assert asked == ["courses.group:notices"]
