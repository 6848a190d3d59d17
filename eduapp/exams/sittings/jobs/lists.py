"""Making a paper of a sitting: look, check, draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.errors import NotFound
from eduapp.core.i18n import _, capital, clock_text, day_with_weekday, speaking
from eduapp.core.spans import as_time
from eduapp.education.school import queries as schools
from eduapp.exams.papers.rules.paper import AIDS
from eduapp.exams.sittings import queries
from eduapp.exams.sittings.drawing import draw
from eduapp.exams.sittings.rules import papers as rules
from eduapp.exams.sittings.rules.law import LATEST_ARRIVAL, WRITTEN, WRITTEN_START, kept_free, law
from eduapp.exams.sittings.rules.states import PLANNED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress
    from eduapp.exams.arrangements.rules import Measure
    from eduapp.exams.sittings.queries import CandidateRow, SeatPlan, SittingHead
    from eduapp.exams.sittings.rules.publishing import Watch

    Granted = Mapping[UUID, Sequence[Measure]]  # by candidate


@dataclass(frozen=True)
class MakePaper:
    """One paper of a sitting (code: sitting_papers), in one language."""

    sitting_id: UUID
    paper: str
    language: str


@dataclass(frozen=True)
class Made:
    """The paper, or why there is none."""

    title: str
    pdf: bytes | None
    reasons: tuple[str, ...] = ()


def make_paper(database: Database, command: MakePaper, _progress: Progress) -> Made:
    """The paper as it would be printed now; while the exam is only planned, DRAFT stands across it."""
    with database.reading() as session:
        plan = queries.seat_plan(session, command.sitting_id)
        if plan is None:
            raise NotFound
        watches = queries.watches(session, command.sitting_id)
        granted = queries.measures(session, command.sitting_id)
        invented = schools.across(session, command.language)
    title = f"{capital(code_list(rules.PAPERS)[command.paper].label)}: {plan.head.course_name}"
    seated = sum(bool(_where(row)) for row in plan.people)
    found = list(rules.check_paper(command.paper, len(plan.people), seated))
    if found:
        return Made(title, None, tuple(one.sentence() for one in found))
    with speaking(command.language):
        draft = _("DRAFT") if plan.head.state == PLANNED else ""
        paper = facts(plan, watches, granted, command)
    return Made(title, draw(paper, database.today(), across=invented or draft))


def facts(plan: SeatPlan, watches: list[Watch], granted: Granted, command: MakePaper) -> rules.Paper:
    """What stands on a paper; in the language spoken now."""
    head = _head(plan.head, command)
    by_number = tuple(rules.PaperLine(row.candidate_number, _where(row)) for row in plan.people)
    if command.paper == rules.DOOR_LIST:
        aids = [code_list(AIDS)[aid].label for aid in plan.aids]
        return rules.DoorList(head, by_number, ", ".join(filter(None, (*aids, plan.aids_note))))
    if command.paper == rules.WATCH_LIST:
        lines = tuple(_named(row, granted) for row in plan.people)
        return rules.WatchList(head, lines, tuple(one.name for one in watches))
    if command.paper == rules.SEAT_PLAN:
        seats = [
            rules.PaperSeat(row.seat, row.candidate_number, row.letter) for row in plan.people if row.seat
        ]
        apart = [rules.PaperLine(row.candidate_number, row.own_place) for row in plan.people if row.own_place]
        return rules.PlanSheet(head, plan.grid, tuple(seats), tuple(apart))
    letters = tuple((row.candidate_number, row.letter) for row in plan.people if row.letter)
    return rules.LabelSheet(head, tuple(line for line in by_number if line.where), letters)


def _named(row: CandidateRow, granted: Granted) -> rules.NamedLine:
    measures = ", ".join(measure.label for measure in granted.get(row.id, ()))
    return rules.NamedLine(row.candidate_number, row.name, _where(row), row.letter, measures)


def _head(head: SittingHead, command: MakePaper) -> rules.PaperHead:
    end = kept_free(head.start_minute, head.minutes).end
    times = f"{clock_text(as_time(head.start_minute))}–{clock_text(as_time(end))}"
    return rules.PaperHead(
        command.language,
        capital(code_list(rules.PAPERS)[command.paper].label),
        head.course_name,
        f"{capital(day_with_weekday(head.day))} {head.day.year}, {times}",
        head.place,
        _notes(head) if command.paper in {rules.DOOR_LIST, rules.WATCH_LIST} else (),
    )


def _notes(head: SittingHead) -> tuple[str, ...]:
    """Until when one may come late, by the law of the day."""
    if head.kind != WRITTEN:
        return ()
    latest, begins = law(LATEST_ARRIVAL, head.day), law(WRITTEN_START, head.day)
    until = clock_text(as_time(head.start_minute + latest.value - begins.value))
    said = _("Who comes before {time} may sit, without time given back ({basis}).")
    return (said.format(time=until, basis=latest.basis),)


def _where(row: CandidateRow) -> str:
    """The seat, or the room apart; "" while there is neither."""
    return row.own_place or (row.seat.label if row.seat is not None else "")
