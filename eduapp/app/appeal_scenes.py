"""Appeals as they are drawn: dialogs over their pages, with what fills them where the sample has none."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.exams.appeals import queries
from eduapp.exams.appeals.queries import (
    AnnulmentFacts,
    AnnulmentRow,
    CheatingCase,
    KindRow,
    Resit,
    ResitChoice,
    Subject,
    SubjectRow,
    WaitingAnnulmentRow,
    WaitingRow,
)
from eduapp.exams.appeals.rules.annulling import Case
from eduapp.exams.appeals.rules.grounds import GROUNDS, Request
from eduapp.exams.appeals.rules.starting import Notice
from eduapp.exams.appeals.rules.steps import RAISE, REVERSE, UPHOLD
from eduapp.exams.appeals.ui.annul_dialogs import (
    annul_as_decided,
    note_annulment_told,
    refuse_annulments,
    reverse_annulment,
)
from eduapp.exams.appeals.ui.archive_dialogs import take_out
from eduapp.exams.appeals.ui.grade_dialogs import note_copy, note_grounds, open_resit
from eduapp.exams.appeals.ui.receive_dialogs import receive_appeal
from eduapp.exams.appeals.ui.right_dialogs import correct_request
from eduapp.exams.appeals.ui.step_dialogs import keep_part, refuse_step, take_step
from eduapp.exams.deadlines.rules import deadline
from eduapp.exams.grading.rules.kinds import Kind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.app.stage import Stage
    from eduapp.exams.appeals.queries import AppealPage, ExamRow

NOBODY = UUID(int=0)
DECIDED = date(2026, 11, 20)
ANNULMENT = "annulment"  # code: appeal_kinds


def _exam(stage: Stage) -> tuple[ExamRow, QWidget]:
    """The first candidate of the exam on the page, and the page."""
    page = stage.shell.page
    found = stage.ask(queries.exam, page.route.id if page is not None else None)
    if found is None or page is None:
        raise LookupError("the page shows no exam")
    return found.rows[0], page


def _appeal(stage: Stage) -> tuple[AppealPage, QWidget]:
    """The newest appeal there is, and the page one looks at."""
    page = stage.shell.page
    rows = stage.ask(queries.appeals)
    found = stage.ask(queries.appeal, max(rows, key=lambda row: row.number).id)
    if found is None or page is None:
        raise LookupError("there is no appeal")
    return found, page


def taken_out(stage: Stage) -> None:
    """An exam that was in the archive, and something came up."""
    page = stage.shell.page
    found = stage.ask(queries.exam, page.route.id if page is not None else None)
    if found is None or page is None:
        raise LookupError("the page shows no exam")
    take_out(stage.bench, found, page)


def part_of_the_file(stage: Stage) -> None:
    """The teacher's grounds, which go along by law."""
    found, page = _appeal(stage)
    part = next(one for one in found.parts if not one.drawn)
    keep_part(stage.bench, found, part, page)


def copy_asked(stage: Stage) -> None:
    """A copy of the answer and the guide, which a written exam has."""
    row, page = _exam(stage)
    if row.grade is not None:
        note_copy(stage.bench, row.grade, page)


def raised(stage: Stage) -> None:
    """What a board decides on a written exam."""
    found, page = _appeal(stage)
    written = replace(found, row=replace(found.row, kind="written_exam"))
    take_step(stage.bench, written, RAISE, page)


def reversed_by_appeal(stage: Stage) -> None:
    """What the body above decides on an annulment."""
    found, page = _appeal(stage)
    take_step(stage.bench, replace(found, row=replace(found.row, kind=ANNULMENT)), REVERSE, page)


def annulment_appealed(stage: Stage) -> None:
    """Somebody appeals against the annulment of their exam."""
    row, page = _exam(stage)
    if row.grade is None:
        raise LookupError("there is no grade")
    same = {one.name: getattr(row.grade.facts, one.name) for one in fields(Subject)}
    same |= {"id": NOBODY, "fixed_on": DECIDED, "notice": Notice(DECIDED), "decided": ()}
    facts = AnnulmentFacts(
        **same,
        ground="formal_error",
        heard_on=DECIDED,
        decider="Utdanningsdirektoratet",
        decided_by="Liv Dahl",
        reason="Oppgavesettet manglet en side",
    )
    last = deadline(Kind(ANNULMENT).deadline, DECIDED)
    kinds = (KindRow(ANNULMENT, last, last.line, None),)
    receive_appeal(stage.bench, SubjectRow(facts, row.name, kinds), page, lambda _id: None)


def grounds_given(stage: Stage) -> None:
    """Grounds that somebody asked for reach them."""
    row, page = _exam(stage)
    if row.grade is None:
        raise LookupError("there is no grade")
    asked = replace(row.grade.facts, notice=Notice(DECIDED, DECIDED))
    note_grounds(stage.bench, replace(row.grade, facts=asked), page)


def request_put_right(stage: Stage) -> None:
    """Grounds that were noted as given on a wrong day."""
    row, page = _exam(stage)
    if row.grade is None:
        raise LookupError("there is no grade")
    correct_request(stage.bench, row.grade, {GROUNDS: Request(DECIDED, DECIDED, "Marit Vold")}, page)


def another_exam(stage: Stage) -> None:
    """Where somebody can sit another exam."""
    row, page = _exam(stage)
    resit = Resit(
        NOBODY, date(2027, 5, 20), "Klasserom 1", entered=False, grounds=("new", "ordinary"), against=""
    )
    choice = ResitChoice(row.id, row.name, NOBODY, "Matematikk 1P", (resit,))
    open_resit(stage.bench, choice, page)


def annulled_as_decided(stage: Stage) -> None:
    """What the log of an exam decided is carried out."""
    row, page = _exam(stage)
    case = CheatingCase(
        NOBODY,
        row.number,
        Case("decided", "annulled"),
        DECIDED,
        DECIDED,
        "county",
        "Fylkesdirektøren",
        DECIDED,
    )
    annul_as_decided(stage.bench, replace(row, case=case), page)


def annulment_reversed(stage: Stage) -> None:
    """An annulment that does not stand."""
    row, page = _exam(stage)
    reverse_annulment(stage.bench, _formal_error(row), page)


def annulment_told(stage: Stage) -> None:
    """The day on which somebody was told that the exam does not count."""
    row, page = _exam(stage)
    note_annulment_told(stage.bench, _formal_error(row), page)


def not_so(stage: Stage) -> None:
    """What somebody has written down of an appeal is refused."""
    found, page = _appeal(stage)
    waits = WaitingRow(
        NOBODY, 1, found.row.id, UPHOLD, DECIDED, "Klagenemnda", "Stadfestet", "Åse Bakke", NOBODY
    )
    refuse_step(stage.bench, replace(found, waiting=waits), page)


def annulment_not_so(stage: Stage) -> None:
    """What somebody has written down of an annulment is refused."""
    row, page = _exam(stage)
    words = ("Utdanningsdirektoratet", "Oppgavesettet manglet en side")
    waits = WaitingAnnulmentRow(
        NOBODY, row.id, NOBODY, row.number, False, DECIDED, *words, "Åse Bakke", NOBODY
    )
    refuse_annulments(stage.bench, [waits], page)


def _formal_error(row: ExamRow) -> AnnulmentRow:
    return AnnulmentRow(
        id=NOBODY,
        version=1,
        candidate_id=row.id,
        learner_id=NOBODY,
        name=row.name,
        candidate=row.number,
        sitting_id=NOBODY,
        course="Matematikk 1P",
        day=DECIDED - timedelta(days=1),
        ground="formal_error",
        grade="",
        heard_on=DECIDED,
        decided_on=DECIDED,
        decider="",
        decided_by="Utdanningsdirektoratet",
        told_on=None,
        reason="",
        reversed_on=None,
        reversed_by="",
        reversed_reason="",
    )
