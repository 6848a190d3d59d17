"""A date that was reckoned stands with its reason, also for who hears it."""

from datetime import date

from PySide6.QtWidgets import QLabel

from eduapp.core.i18n import speaking
from eduapp.gui.reckoned import ReckonedDate

WHY = "10 days (opplæringsforskrifta § 10-2)."


def texts(shown):
    return [one.text() for one in shown.findChildren(QLabel) if not one.isHidden()]


def test_the_line_stands_below_the_date(qtbot):
    shown = ReckonedDate("Last day to appeal", date(2026, 12, 14), WHY)
    qtbot.addWidget(shown)

    assert texts(shown) == ["Last day to appeal", "Monday 14 December 2026", WHY]
    [_title, day, _line] = shown.findChildren(QLabel)
    assert day.accessibleName() == f"Last day to appeal: Monday 14 December 2026. {WHY}"


def test_no_date_says_why_there_is_none(qtbot):
    shown = ReckonedDate("Last day to appeal", None, "Nobody has told the candidate yet.")
    qtbot.addWidget(shown)

    assert texts(shown)[1:] == ["not known yet", "Nobody has told the candidate yet."]


def test_another_date_takes_its_place(qtbot):
    with speaking("nb"):
        shown = ReckonedDate("Klagefrist", date(2026, 12, 14), WHY)
        qtbot.addWidget(shown)
        shown.show_day("Klagefrist", date(2026, 12, 18), "")

        assert texts(shown) == ["Klagefrist", "Fredag 18. desember 2026"]
