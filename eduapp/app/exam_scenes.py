"""The day of an exam as it is drawn, on paper and on screen: dialogs over its pages, with what fills them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.exams.attempts import queries as attempts
from eduapp.exams.attempts.ui.board_dialogs import ask_words
from eduapp.exams.attempts.ui.choosing_dialog import ask_which_count
from eduapp.exams.room import queries as room
from eduapp.exams.room.queries import CaseRow, DisturbanceRow
from eduapp.exams.room.rules.cases import SUSPICION, basis_of
from eduapp.exams.room.rules.steps import CHECK_IN, REPORT
from eduapp.exams.room.ui.act_dialogs import Said, ask_act
from eduapp.exams.room.ui.case_dialogs import step_case
from eduapp.exams.room.ui.incident_dialog import note_incident
from eduapp.exams.room.ui.log_dialogs import credit_minutes
from eduapp.exams.screens.rules.asides import Version

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.app.stage import Stage
    from eduapp.exams.room.queries import TheDay


def _on_the_day(stage: Stage) -> tuple[TheDay, QWidget]:
    """The day of the exam on the page, and the page."""
    page = stage.shell.page
    route = page.route if page is not None else None
    day = stage.ask(room.the_day, route.id if route is not None else None)
    if day is None:
        raise LookupError("the page shows no exam")
    return day, page or stage.window


def checked_in(stage: Stage) -> None:
    """Who somebody is, and how that is known."""
    day, page = _on_the_day(stage)
    ask_act(stage.bench, day, day.candidates[0], CHECK_IN, Said(minute=520), page, lambda _row: None)


def incident(stage: Stage) -> None:
    """What happened, in one key and a sentence."""
    day, page = _on_the_day(stage)
    note_incident(stage.bench, day, day.candidates[0], Said(), page, lambda _row: None)


def minutes(stage: Stage) -> None:
    """Nine minutes that everybody lost."""
    day, page = _on_the_day(stage)
    sat = tuple((one.id, one.number) for one in day.candidates[:4])
    stop = DisturbanceRow(day.id, 12, 560, "–", 9, going_on=False, decided=False, sat=sat, credited=())
    credit_minutes(stage.bench, day, stop, Said(), page)


def reported(stage: Stage) -> None:
    """To whom a suspicion is reported."""
    day, page = _on_the_day(stage)
    number, basis = day.candidates[0].number, basis_of(SUSPICION)
    noted = CaseRow(day.id, 22, 665, SUSPICION, number, "noted", (REPORT,), basis)
    step_case(stage.bench, day, noted, REPORT, Said(), page)


def said_to_all(stage: Stage) -> None:
    """Words for all screens."""
    page = stage.shell.page
    board = stage.ask(attempts.board, page.route.id if page is not None else None)
    if board is None or page is None:
        raise LookupError("the page shows no exam")
    ask_words(stage.bench, board, None, page, lambda _answer: None)


def from_two_pcs(stage: Stage) -> None:
    """Answers that a PC had alone when its candidate was moved: which of two versions counts."""
    page = stage.shell.page
    board = stage.ask(attempts.board, page.route.id if page is not None else None)
    if board is None or page is None:
        raise LookupError("the page shows no exam")
    left, here = board.now - timedelta(minutes=9), board.now - timedelta(minutes=12)
    aside = (
        Version(2, b"", 1, left, 0, here),
        Version(9, b"", "31.07.2026", left, None, None),
    )
    ask_which_count(stage.bench, board, replace(board.cards[0], aside=aside), page, lambda _answer: None)
