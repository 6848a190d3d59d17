"""The day of an exam as it is drawn, on paper and on screen: dialogs over its pages, with what fills them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.exams.attempts import queries as attempts
from eduapp.exams.attempts.ui.board_dialogs import ask_words
from eduapp.exams.marking import queries as marking
from eduapp.exams.marking.jobs import MadeFile
from eduapp.exams.marking.queries import MovedRow
from eduapp.exams.marking.rules.final import THIRD, Given
from eduapp.exams.marking.ui.examiner_dialogs import appoint_among
from eduapp.exams.marking.ui.file_dialog import CodeDialog
from eduapp.exams.marking.ui.key_dialog import MovedDialog
from eduapp.exams.marking.ui.marking_view import MarkingView
from eduapp.exams.marking.ui.told_dialog import ToldDialog
from eduapp.exams.room import queries as room
from eduapp.exams.room.queries import CaseRow, DisturbanceRow
from eduapp.exams.room.rules.cases import SUSPICION, basis_of
from eduapp.exams.room.rules.steps import CHECK_IN, REPORT
from eduapp.exams.room.ui.act_dialogs import Said, ask_act
from eduapp.exams.room.ui.case_dialogs import step_case
from eduapp.exams.room.ui.incident_dialog import note_incident
from eduapp.exams.room.ui.log_dialogs import credit_minutes
from eduapp.exams.sittings.rules.states import SEALED

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


def appointed(stage: Stage) -> None:
    """Who could mark, and who cannot."""
    page = stage.shell.page
    found = stage.ask(marking.overview, page.route.id if page is not None else None)
    if found is None or page is None:
        raise LookupError("the page shows no exam")
    choices = stage.ask(marking.choices, found.sitting_id)
    appoint_among(stage.bench, found, THIRD, choices, page)


def a_code(stage: Stage) -> None:
    """The code of a file for an examiner; no file is made."""
    made = MadeFile(Path("sensur-MAT1P-1.dagverk"), "7K3M QX9T 2FWA 8DHN", 24)
    CodeDialog(stage.bench.theme, made, stage.window).open()


def how_marked(stage: Stage) -> None:
    """How one candidate came to the points there are."""
    page = stage.shell.page
    found = stage.ask(marking.overview, page.route.id if page is not None else None)
    if found is None or page is None:
        raise LookupError("the page shows no exam")
    number = found.candidates[0].number
    told = stage.ask(marking.how_marked, found.sitting_id, number)
    ToldDialog(stage.bench.theme, number, told, page).open()


def a_key_and_who_moves(stage: Stage) -> None:
    """Another answer is right after all: who moves by it."""
    page = stage.shell.page
    found = stage.ask(marking.overview, page.route.id if page is not None else None)
    if found is None or page is None:
        raise LookupError("the page shows no exam")
    moved = [
        MovedRow(found.sitting_id, found.course, found.day, SEALED, one.number, 0, 200)
        for one in found.candidates[:2]
    ]
    MovedDialog(stage.bench.theme, moved, stage.window).open()


def all_marked(stage: Stage) -> None:
    """Every answer of the desk has a mark; nothing of it is saved."""
    page = stage.shell.page
    view = getattr(page, "view", None)
    if not isinstance(view, MarkingView):
        raise TypeError("the page shows no desk")
    desk = view.desk
    for one in desk.missing:
        desk = desk.with_mark(one.key, Given(100), "")
    view.show_marks(desk)
