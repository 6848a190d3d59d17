"""Which paper an exam has, and who gets which version of it."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Override, Violation
from eduapp.exams.papers import queries as papers
from eduapp.exams.papers.queries import PaperHead
from eduapp.exams.sittings import queries, terms
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.sittings.rules import versions as rules
from eduapp.exams.sittings.rules.planning import EntryCancelled, TooLateForThat
from eduapp.exams.sittings.rules.seating import Seat, spread
from eduapp.exams.sittings.rules.states import PLANNED, label
from eduapp.exams.sittings.service.records import (
    keep_calendar,
    live_candidates,
    locked_candidate,
    locked_sitting,
    sitting_before_the_day,
)
from eduapp.exams.sittings.service.seating import neighbours_kept_apart, seat_of


@dataclass(frozen=True, kw_only=True)
class ChoosePaper(Command):
    """The paper of an exam, or None for one that comes from elsewhere in sealed envelopes."""

    sitting_id: UUID
    paper_id: UUID | None
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class SpreadVersions(Command):
    """A version for everybody, so that neighbours differ and nobody has one again."""

    sitting_id: UUID


@dataclass(frozen=True, kw_only=True)
class GiveVersion(Command):
    """One version for one candidate."""

    candidate_id: UUID
    letter: str
    override: Override | None = None


def choose_paper(uow: UnitOfWork, command: ChoosePaper) -> None:
    """Say which paper an exam has; it lasts as long as the paper says. Versions are given anew."""
    uow.require(terms.PLAN_SITTINGS)
    sitting = locked_sitting(uow, command.sitting_id)
    problems: list[Violation] = []
    if sitting.state != PLANNED:
        problems.append(TooLateForThat(state=label(sitting.state)))
    paper = _paper(uow, command.paper_id)
    if paper is not None and paper.course_id not in {None, sitting.course_id}:
        problems.append(rules.PaperOfOtherCourse(title=paper.title))
    uow.enforce(problems, command.override)
    sitting.paper_id = command.paper_id
    if paper is not None:
        sitting.minutes = paper.minutes
    for candidate in live_candidates(uow, sitting.id):
        candidate.letter = ""
    keep_calendar(uow, sitting)
    title = paper.title if paper is not None else ""
    uow.audit(terms.PAPER_CHOSEN, sitting.id, day=sitting.day.isoformat(), title=title)
    uow.publish(terms.SITTINGS_CHANGED)


def spread_versions(uow: UnitOfWork, command: SpreadVersions) -> None:
    """Give everybody a version: by seats, then those in rooms apart. Refused if there is no way."""
    uow.require(terms.PLAN_SITTINGS)
    sitting = sitting_before_the_day(uow, command.sitting_id)
    letters = _letters(uow, sitting)
    people = live_candidates(uow, sitting.id)
    barred = queries.versions_before(uow.session, sitting.id)
    seats: dict[UUID, Seat] = {one.id: seat for one in people if (seat := seat_of(one)) is not None}
    empty = queries.grid(uow.session, sitting.id).empty_between
    given = spread(seats, empty, letters, barred) if len(letters) > 1 else dict.fromkeys(seats, *letters)
    if given is None:
        uow.enforce([rules.NoWayToSpread(count=len(letters))])
        return
    for candidate in people:
        free = [letter for letter in letters if letter not in barred.get(candidate.id, ())]
        candidate.letter = given.get(candidate.id) or (free or letters)[0]
    _told(uow, sitting)


def give_version(uow: UnitOfWork, command: GiveVersion) -> None:
    """Give one candidate a version by hand; neighbours are judged when the exam is published, and after."""
    uow.require(terms.PLAN_SITTINGS)
    candidate, _sitting = locked_candidate(uow, command.candidate_id)
    sitting = sitting_before_the_day(uow, candidate.sitting_id)
    letters = _letters(uow, sitting)
    number = candidate.candidate_number
    problems: list[Violation] = []
    if candidate.cancelled_at is not None:
        problems.append(EntryCancelled(number=number))
    if command.letter not in letters:
        problems.append(rules.VersionUnknown(letter=command.letter, known=", ".join(letters)))
    if command.letter in queries.versions_before(uow.session, sitting.id).get(candidate.id, ()):
        problems.append(rules.VersionAgain(number=number, letter=command.letter))
    uow.enforce(problems)
    with neighbours_kept_apart(uow, sitting, command.override):
        candidate.letter = command.letter
    _told(uow, sitting)


def _letters(uow: UnitOfWork, sitting: Sitting) -> list[str]:
    found = papers.versions(uow.session, sitting.paper_id) if sitting.paper_id is not None else []
    if not found:
        uow.enforce([rules.NoPaper()])
    return [version.letter for version in found]


def _paper(uow: UnitOfWork, paper_id: UUID | None) -> PaperHead | None:
    if paper_id is None:
        return None
    found = papers.paper_head(uow.session, paper_id)
    if found is None:
        raise NotFound
    return found


def _told(uow: UnitOfWork, sitting: Sitting) -> None:
    uow.session.flush()
    uow.audit(terms.VERSIONS_GIVEN, sitting.id, day=sitting.day.isoformat())
    uow.publish(terms.SITTINGS_CHANGED)
