"""The day of an exam as it is drawn, on paper and on screen: dialogs over its pages, with what fills them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.app.exam_on_screen import a_board, ready_to_print, some_labels
from eduapp.core.i18n import language
from eduapp.exams.attempts import queries as attempts
from eduapp.exams.attempts.ui.board_dialogs import ask_gap, ask_time_for_all, ask_words
from eduapp.exams.attempts.ui.board_page import BoardPage
from eduapp.exams.attempts.ui.choosing_dialog import ask_which_count
from eduapp.exams.attempts.ui.looks import late_words
from eduapp.exams.attempts.ui.tickets_page import TicketsPage
from eduapp.exams.marking import queries as marking
from eduapp.exams.marking.jobs import MadeFile
from eduapp.exams.marking.queries import MovedRow
from eduapp.exams.marking.rules.final import THIRD, Given
from eduapp.exams.marking.ui.examiner_dialogs import appoint_among
from eduapp.exams.marking.ui.file_dialog import FileDialog
from eduapp.exams.marking.ui.key_dialog import MovedDialog
from eduapp.exams.marking.ui.marking_view import MarkingView
from eduapp.exams.marking.ui.told_dialog import ToldDialog
from eduapp.exams.room import queries as room
from eduapp.exams.room.queries import CaseRow, DisturbanceRow
from eduapp.exams.room.rules.cases import SUSPICION, basis_of
from eduapp.exams.room.rules.steps import CHECK_IN, REPORT
from eduapp.exams.room.ui.act_dialogs import Said, ask_act, ask_identity
from eduapp.exams.room.ui.case_dialogs import step_case
from eduapp.exams.room.ui.incident_dialog import note_incident
from eduapp.exams.room.ui.log_dialogs import credit_minutes
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.rules.states import SEALED

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


def lost_time(stage: Stage) -> None:
    """Other minutes than those proposed for what an exam PC lost."""
    told = a_board(_sitting(stage))
    lost = next(card for card in told.cards if card.gaps)
    ask_gap(stage.bench, told, lost, stage.shell.page or stage.window, lambda _answer: None)


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
    if not isinstance(stage.front, FileDialog):
        raise TypeError("no dialog makes a file")
    stage.front.show_code(made)


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
    on_paper = found.candidates[2].number
    moved.append(MovedRow(found.sitting_id, found.course, found.day, SEALED, on_paper, None, None))
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
