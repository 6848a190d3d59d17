"""Typing what stands on the sheets of an exam on paper: two people unseen, settling, and typing anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import false, select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Violation
from eduapp.exams.grading import queries, terms
from eduapp.exams.grading.models import TypedSheet
from eduapp.exams.grading.queries import TypedBy
from eduapp.exams.grading.rules import sheets as rules
from eduapp.exams.grading.rules.sheets import FIRST, SETTLED, Sheet
from eduapp.exams.grading.service.records import locked_to_grade, tell
from eduapp.exams.marking import queries as marking
from eduapp.exams.sittings.models import Candidate, Result, Sitting


@dataclass(frozen=True, kw_only=True)
class TypeSheet(Command):
    """What stands on one candidate's sheets.

    `settles`: typed from the paper again, since two differ. `anew`: what two have typed is wrong and set
    aside; this is the first of two who type it again.
    """

    candidate_id: UUID
    sheet: Sheet = field(default_factory=Sheet)
    settles: bool = False
    anew: bool = False


def type_sheet(uow: UnitOfWork, command: TypeSheet) -> UUID:
    """Keep a sheet as one of two typed it. The same again changes nothing; alone one may type it anew."""
    uow.require(terms.TYPE_IN)
    candidate = uow.session.get(Candidate, command.candidate_id)
    if candidate is None:
        raise NotFound
    sitting = locked_to_grade(uow, candidate.sitting_id)
    typed = queries.typed_of(uow.session, sitting.id).get(candidate.id, {})
    starts_over = command.anew and rules.typed_by_two(typed)  # else somebody has begun to type it anew
    place = _place(uow, command, typed, starts_over=starts_over)
    uow.enforce(_against(uow, sitting, candidate, command, typed, place))
    kept_place = place or SETTLED
    known = _current(uow, candidate.id, tuple(typed) if starts_over else (kept_place,))
    if known and not starts_over and _same(uow, known[0], command.sheet):
        return known[0].id
    for row in known:
        row.superseded = True
    uow.session.flush()
    kept = TypedSheet(
        sitting_id=sitting.id,
        candidate_id=candidate.id,
        typist=kept_place,
        sheets=command.sheet.sheets,
        points={str(id): points for id, points in command.sheet.points.items()},
        total=command.sheet.total,
        grade=command.sheet.grade,
        typed_by=uow.actor.user_id,
        typed_at=uow.now,
    )
    uow.session.add(kept)
    uow.session.flush()
    settled = terms.SHEET_SETTLED if command.settles else terms.SHEET_TYPED
    action = terms.SHEET_ANEW if starts_over else settled
    tell(uow, action, kept.id, sitting, number=candidate.candidate_number)
    return kept.id


def _place(
    uow: UnitOfWork, command: TypeSheet, typed: Mapping[int, TypedBy], *, starts_over: bool
) -> int | None:
    if starts_over:
        return FIRST
    if command.settles:
        return SETTLED
    return rules.place_for(uow.actor.user_id, {place: one.by for place, one in typed.items()})


def _same(uow: UnitOfWork, known: TypedSheet, sheet: Sheet) -> bool:
    """Whether somebody typed what they had typed already."""
    return queries.sheet_of(known) == sheet and known.typed_by == uow.actor.user_id


def _against(
    uow: UnitOfWork,
    sitting: Sitting,
    candidate: Candidate,
    command: TypeSheet,
    typed: Mapping[int, TypedBy],
    place: int | None,
) -> Iterator[Violation]:
    number, asked = candidate.candidate_number, queries.asked_of(uow.session, sitting)
    sat = {one.candidate_id: one for one in marking.sat(uow.session, sitting.id)}
    fixed = select(Result.id).where(Result.candidate_id == candidate.id, Result.superseded == false())
    if uow.session.scalar(fixed) is not None:
        yield rules.FixedAlready(number=number)
        return
    if candidate.id not in sat:
        yield rules.DidNotSit(number=number)
        return
    if sat[candidate.id].attempt_id is not None:
        yield rules.NotOnPaper(number=number)
        return
    if place is None:
        yield rules.TypedByTwo(number=number)
    elif place == SETTLED:
        sheets = {each: one.sheet for each, one in typed.items()}
        yield from rules.check_settling(number, sheets, asked.questions, command.sheet)
        if not rules.may_settle(uow.actor.user_id, {each: one.by for each, one in typed.items()}):
            yield rules.SettlesOwn(number=number)
    # What everybody was given is gathered only for who counts sheets: it takes a look at all answers.
    here = command.sheet.counted_only and queries.marked_here(uow.session, sitting.id, candidate.id)
    yield from rules.check_sheet(number, command.sheet, asked, marked_here=here)


def _current(uow: UnitOfWork, candidate_id: UUID, places: tuple[int, ...]) -> list[TypedSheet]:
    query = select(TypedSheet).where(
        TypedSheet.candidate_id == candidate_id,
        TypedSheet.typist.in_(places),
        TypedSheet.superseded == false(),
    )
    return list(uow.session.scalars(query))
