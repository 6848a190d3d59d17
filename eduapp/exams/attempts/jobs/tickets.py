"""Tickets and sealed papers: codes are made here, stand on paper, and are kept as keyed hashes only."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from eduapp.core.codes import code_list
from eduapp.core.db.base import new_id
from eduapp.core.errors import NotFound, Refused
from eduapp.core.i18n import _, capital, speaking
from eduapp.education.school import queries as schools
from eduapp.exams.attempts import queries, service
from eduapp.exams.attempts.rules.preparing import check_preparing
from eduapp.exams.attempts.rules.sealing import begins_in, content_of, size_of
from eduapp.exams.room.rules.wording import spans
from eduapp.exams.sittings import jobs as sittings
from eduapp.exams.sittings import queries as sitting_queries
from eduapp.exams.sittings.drawing import draw
from eduapp.exams.sittings.rules.papers import DESK_LABELS, LabelSheet
from eduapp.kiosk.formats import ticket
from eduapp.kiosk.formats.box import ORDINARY, Cost
from eduapp.kiosk.formats.paper import paper_bytes
from eduapp.kiosk.formats.sealed import new_key, seal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress
    from eduapp.exams.attempts.queries import Preparable
    from eduapp.exams.attempts.queries.preparing import Sitter
    from eduapp.exams.attempts.service import NewTicket
    from eduapp.exams.sittings.queries import SeatPlan

KEY = 32  # bytes of the key of a journal


@dataclass(frozen=True)
class MakeTickets:
    """Tickets and papers for some candidates, in the language of the labels."""

    sitting_id: UUID
    language: str
    candidate_ids: tuple[UUID, ...]
    cost: Cost = ORDINARY  # of a guess at the invigilator's code


@dataclass(frozen=True)
class MadeTickets:
    """The labels with the codes, and the code that opens papers without a network. Kept nowhere else.

    Who has begun keeps the paper that another code opens: the one that was printed when it was made.
    """

    title: str
    pdf: bytes
    code: str  # "" if it would open nobody's
    opened: tuple[int, ...]  # whose papers it opens, by number
    before: tuple[int, ...]  # whose paper the code of before opens
    tickets: tuple[NewTicket, ...]


def make_tickets(database: Database, command: MakeTickets, progress: Progress) -> MadeTickets:
    """Seal a paper for each, keep the tickets, draw the labels. Raises Refused."""
    with database.reading() as session:
        told = queries.preparable(session, command.sitting_id)
        plan = sitting_queries.seat_plan(session, command.sitting_id)
        across = schools.across(session, command.language)
    if told is None or plan is None:
        raise NotFound
    chosen = [one for one in told.sitters if one.candidate_id in set(command.candidate_ids)]
    answered = max((len(paper.answered) for paper in told.papers.values()), default=0)
    if problems := list(check_preparing(told.state, told.papers, answered, len(chosen))):
        raise Refused(*problems)
    code, tickets = ticket.new_code(), []
    for place, one in enumerate(chosen):
        progress.step(place, len(chosen), str(one.number))
        tickets.append(_ticket(told, one, code, command.cost))
    order = service.KeepTickets(sitting_id=command.sitting_id, tickets=tuple(tickets))
    database.execute(service.keep_tickets, order)
    progress.step(len(chosen), len(chosen))
    labels = {one.number: ticket.written(one.code) for one in tickets}
    opened = tuple(one.number for one in chosen if not one.begun)
    shown = ticket.written(code) if opened else ""
    before = tuple(one.number for one in chosen if one.begun)
    title, pdf = draw_labels(plan, labels, shown, opened, command.language, database.today(), across=across)
    return MadeTickets(title, pdf, shown, opened, before, tuple(tickets))


def draw_labels(
    plan: SeatPlan,
    labels: Mapping[int, str],
    code: str,
    opened: tuple[int, ...],
    language: str,
    today: date,
    *,
    across: str,
) -> tuple[str, bytes]:
    """Desk labels with tickets, and a page for who watches: a title, and the PDF.

    `labels`: the code of each ticket by candidate number; `opened`: the numbers of those whose papers `code`
    opens; `across`: a word over the whole page.
    """
    with speaking(language):
        wanted = sittings.MakePaper(plan.head.id, DESK_LABELS, language)
        sheet = cast("LabelSheet", sittings.facts(plan, [], {}, wanted))
        title = f"{capital(code_list('sitting_papers')[DESK_LABELS].label)}: {plan.head.course_name}"
        return title, draw(_with_codes(sheet, labels, code, opened), today, across=across)


def _ticket(told: Preparable, one: Sitter, code: str, cost: Cost) -> NewTicket:
    attempt, letter = one.attempt or new_id(), told.letter_of(one)
    printed, key = told.papers[letter], new_key()
    sealed = b""
    if not one.begun:
        content = content_of(
            printed,
            sitting=str(told.sitting_id),
            attempt=str(attempt),
            number=one.number,
            digest=told.digests[letter],
            aids=_aids(printed.aids, printed.aids_note),
        )
        whose = {"sitting": str(told.sitting_id), "attempt": str(attempt), "number": one.number}
        sealed = seal(paper_bytes(content), key=key, code=code, cost=cost, **whose)  # type: ignore[arg-type]
    size = size_of(one.granted)
    return service.NewTicket(
        attempt_id=attempt,
        candidate_id=one.candidate_id,
        number=one.number,
        questions=len(printed.answered),
        facts={
            "allowance": {"limit": told.minutes, "percent": 100, "extra": one.more(told.minutes)},
            "arrangements": {"size": size, "contrast": False, "copying": True},
            "language": begins_in(printed.language),
        },
        code=ticket.new_code(),
        journal_key=secrets.token_bytes(KEY),
        paper_key=key,
        sealed=sealed,
    )


def _aids(aids: tuple[str, ...], note: str) -> str:
    return ", ".join(filter(None, (*(code_list("exam_aids")[aid].label for aid in aids), note)))


def _with_codes(
    sheet: LabelSheet, labels: Mapping[int, str], code: str, opened: tuple[int, ...]
) -> LabelSheet:
    """Labels of those alone who have a new ticket, and one for who watches."""
    head = replace(sheet.head, title=capital(_("desk labels with tickets")))
    seats = tuple(line for line in sheet.seats if line.number in labels)
    codes = tuple(labels.items())
    return replace(sheet, head=head, seats=seats, codes=codes, watch_code=code, watch_numbers=spans(opened))
