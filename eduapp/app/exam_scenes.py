"""The day of an exam as it is drawn, on paper and on screen: dialogs over its pages, with what fills them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.app.exam_on_screen import a_board, ready_to_print, some_labels
from eduapp.core.i18n import language
from eduapp.exams.attempts import queries as attempts
from eduapp.exams.attempts.ui.board_dialogs import ask_time_for_all, ask_words
from eduapp.exams.attempts.ui.board_page import BoardPage
from eduapp.exams.attempts.ui.choosing_dialog import ask_which_count
from eduapp.exams.attempts.ui.looks import late_words
from eduapp.exams.attempts.ui.tickets_page import TicketsPage
from eduapp.exams.room import queries as room
from eduapp.exams.room.queries import CaseRow, DisturbanceRow
from eduapp.exams.room.rules.cases import SUSPICION, basis_of
from eduapp.exams.room.rules.steps import CHECK_IN, REPORT
from eduapp.exams.room.ui.act_dialogs import Said, ask_act, ask_identity
from eduapp.exams.room.ui.case_dialogs import step_case
from eduapp.exams.room.ui.incident_dialog import note_incident
from eduapp.exams.room.ui.log_dialogs import credit_minutes
from eduapp.exams.sittings import queries as sittings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from eduapp.app.stage import Stage
    from eduapp.core.db.unit_of_work import Command
    from eduapp.exams.room.queries import TheDay
    from eduapp.exams.sittings.queries import SittingHead


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


def _sitting(stage: Stage) -> SittingHead:
    """The exam of the page."""
    page = stage.shell.page
    head = stage.ask(sittings.sitting, page.route.id or UUID(int=0)) if page is not None else None
    if head is None:
        raise LookupError("the page shows no exam")
    return head


def board(stage: Stage) -> None:
    """The board in the middle of an exam."""
    page = stage.shell.page
    if not isinstance(page, BoardPage):
        raise TypeError("the page shows no board")
    page.show_board(a_board(_sitting(stage)))


def said_to_all(stage: Stage) -> None:
    """Words for all screens."""
    head = _sitting(stage)
    ask_words(stage.bench, a_board(head), None, stage.shell.page or stage.window, lambda _answer: None)


def time_for_all(stage: Stage) -> None:
    """Ten minutes for everybody, with the new ends."""
    told = a_board(_sitting(stage))
    dialog = ask_time_for_all(stage.bench, told, stage.shell.page or stage.window, lambda _answer: None)
    dialog.form.set_values({"minutes": 10})


def let_in(stage: Stage) -> None:
    """Who comes late is asked who they are."""
    day, page = _on_the_day(stage)
    told = a_board(_sitting(stage))
    waits = next(card for card in told.cards if card.missed is not None)
    note = late_words(told, waits)

    def order(_facts: object) -> tuple[Callable[..., object], Command]:
        raise LookupError("nothing is sent from a picture")

    ask_identity(stage.bench, day.candidates[0], note, page, order, lambda _answer: None)


def tickets(stage: Stage) -> None:
    """Labels with codes, ready for the printer."""
    page = stage.shell.page
    if not isinstance(page, TicketsPage):
        raise TypeError("the page shows no tickets")
    sitting_id = _sitting(stage).id
    people, plan = stage.ask(attempts.preparable, sitting_id), stage.ask(sittings.seat_plan, sitting_id)
    if people is None or plan is None:
        raise LookupError("the exam has nobody to sit it")
    page.show_people(ready_to_print(people))
    page.show_labels(some_labels(plan, language(), stage.bench.today()))


def from_two_pcs(stage: Stage) -> None:
    """Answers that a PC had alone when its candidate was moved: which of two versions counts."""
    told = a_board(_sitting(stage))
    two = next(card for card in told.cards if card.aside)
    ask_which_count(stage.bench, told, two, stage.shell.page or stage.window, lambda _answer: None)
