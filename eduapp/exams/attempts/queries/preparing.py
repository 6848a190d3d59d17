"""What tickets and sealed papers are made of: each frozen version, and who sits with how much time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.core.errors import NotAllowed
from eduapp.exams.arrangements.rules import Measure, TimeAccount
from eduapp.exams.attempts import terms
from eduapp.exams.papers import queries as papers
from eduapp.exams.papers.rules.printed import PrintedPaper
from eduapp.exams.screens.models import ScreenAttempt, ScreenMessage, ScreenRecord
from eduapp.exams.sittings import queries as sittings

COMPUTER = "computer"  # code: arrangement_measures


@dataclass(frozen=True)
class Sitter:
    """Somebody who may sit on screen. `attempt`: who has one already; `begun`: its paper is not made anew."""

    candidate_id: UUID
    number: int
    letter: str
    granted: tuple[Measure, ...]
    attempt: UUID | None
    begun: bool

    @property
    def asks_for_it(self) -> bool:
        """Whether a computer is granted."""
        return any(one.kind == COMPUTER for one in self.granted)

    def more(self, planned: int) -> int:
        """Minutes by decision, as the room reckons them."""
        return TimeAccount.of(planned, self.granted).extra


@dataclass(frozen=True)
class Preparable:
    """A sitting as far as tickets and sealed papers need it."""

    sitting_id: UUID
    course: str
    day: date
    place: str
    state: str
    minutes: int
    papers: Mapping[str, PrintedPaper]  # by letter; empty without a frozen paper
    digests: Mapping[str, str]  # of each frozen version
    sitters: tuple[Sitter, ...]

    def letter_of(self, sitter: Sitter) -> str:
        """The version somebody has; with one version nobody needs to choose."""
        return sitter.letter or min(self.papers, default="")


def preparable(session: Session, sitting_id: UUID) -> Preparable | None:
    """What is needed to prepare a sitting, for who may."""
    actor: Actor = session.info["actor"]
    if not actor.may(terms.PREPARE_SCREENS):
        raise NotAllowed(permission=terms.PREPARE_SCREENS)
    head = sittings.sitting(session, sitting_id)
    if head is None:
        return None
    granted = sittings.measures(session, sitting_id)
    made = _made(session, sitting_id)
    sitters = tuple(
        Sitter(
            row.id,
            row.candidate_number,
            row.letter,
            tuple(granted.get(row.id, ())),
            *made.get(row.id, (None, False)),
        )
        for row in sorted(head.candidates, key=lambda row: row.candidate_number)
        if not row.cancelled
    )
    frozen = head.paper_id is not None and papers.frozen_digest(session, head.paper_id)
    printed = papers.printed(session, head.paper_id) if head.paper_id is not None and frozen else {}
    rows = papers.versions(session, head.paper_id) if head.paper_id is not None else ()
    digests = {row.letter: row.digest for row in rows}
    return Preparable(
        sitting_id=head.id,
        course=head.course_name,
        day=head.day,
        place=head.place,
        state=head.state,
        minutes=head.minutes,
        papers=printed,
        digests=digests,
        sitters=sitters,
    )


def _made(session: Session, sitting_id: UUID) -> dict[UUID, tuple[UUID, bool]]:
    """Attempts there are by candidate, and whether anything has come of them."""
    records = select(ScreenRecord.n).where(ScreenRecord.attempt_id == ScreenAttempt.id).exists()
    messages = select(ScreenMessage.n).where(ScreenMessage.attempt_id == ScreenAttempt.id).exists()
    query = select(ScreenAttempt.candidate_id, ScreenAttempt.id, records | messages)
    found = session.execute(query.where(ScreenAttempt.sitting_id == sitting_id))
    return {candidate: (id, bool(begun)) for candidate, id, begun in found}
