"""What the day asks of the papers of a sitting: whether their sum is settled, and what of them is sealed."""

from collections.abc import Container, Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.violations import Violation
from eduapp.exams.custody import queries as custody
from eduapp.exams.custody.models import BundleEvent, PaperBundle
from eduapp.exams.custody.rules.balance import Balance, check_balanced, check_recorded
from eduapp.exams.custody.rules.steps import AFTER_THE_SEAL, CONFIRM, TAKE_BACK
from eduapp.exams.room.models import RoomEntry
from eduapp.exams.room.queries.log import entries
from eduapp.exams.room.rules.closing import check_sheets
from eduapp.exams.room.rules.log import in_force
from eduapp.exams.room.rules.steps import HAND_IN
from eduapp.exams.screens import queries as screens
from eduapp.exams.sittings.models import Candidate


def balance(session: Session, sitting_id: UUID, until: datetime | None = None) -> Balance:
    """The sum of a sitting's papers, bundle by bundle, as it was known at a moment."""
    return custody.balance(session, sitting_id, until)


def against_papers(session: Session, sitting_id: UUID) -> Iterator[Violation]:
    """Why the sitting cannot be closed because of its papers; where all sit on screen there may be none."""
    told = balance(session, sitting_id)
    if told.bundles or screens.somebody_on_paper(session, sitting_id):
        yield from check_recorded(told)
    yield from check_balanced(told)
    yield from check_sheets(handed_in(session, sitting_id), told.answers_in)


def handed_in(session: Session, sitting_id: UUID) -> dict[int, int | None]:
    """How many sheets each candidate handed in by the log, by candidate number; None where nobody counted."""
    counting = {one.id for one in in_force(entries(session, sitting_id))}
    query = (
        select(RoomEntry.id, Candidate.candidate_number, RoomEntry.sheets)
        .join(Candidate, Candidate.id == RoomEntry.candidate_id)
        .where(RoomEntry.sitting_id == sitting_id, RoomEntry.kind == HAND_IN)
        .order_by(Candidate.candidate_number)
    )
    return {number: sheets for id, number, sheets in session.execute(query) if id in counting}


def facts_of_papers(session: Session, sitting_id: UUID) -> dict[str, object]:
    """Every row of custody by a name of its own, as plain facts."""
    query = (
        select(PaperBundle.label, PaperBundle.holds, PaperBundle.variant, BundleEvent)
        .join(BundleEvent, BundleEvent.bundle_id == PaperBundle.id)
        .where(PaperBundle.sitting_id == sitting_id)
        .order_by(PaperBundle.id, BundleEvent.number)
    )
    return {
        _name(label, row.number): {
            "bundle": str(row.bundle_id),
            "holds": holds,
            "variant": variant,
            "kind": row.kind,
            "sheets": row.sheets,
            "pile": row.pile,
            "words": row.words,
            "reference": row.reference,
            "numbers": [row.first_number, row.last_number],
            "about": str(row.about_id or ""),
            "by": str(row.entered_by),
            "at": row.entered_at.isoformat(),
        }
        for label, holds, variant, row in session.execute(query)
    }


def followed_the_seal(session: Session, sitting_id: UUID, sealed: Container[str]) -> frozenset[str]:
    """Names of rows of custody that may be there though they were not sealed, and what is said about them."""
    query = (
        select(PaperBundle.label, BundleEvent.number, BundleEvent.id, BundleEvent.kind, BundleEvent.about_id)
        .join(BundleEvent, BundleEvent.bundle_id == PaperBundle.id)
        .where(PaperBundle.sitting_id == sitting_id)
        .order_by(PaperBundle.id, BundleEvent.number)
    )
    found: dict[UUID, str] = {}
    for label, number, id, kind, about in session.execute(query):
        said_of = kind in {CONFIRM, TAKE_BACK} and about in found
        if (name := _name(label, number)) not in sealed and (kind in AFTER_THE_SEAL or said_of):
            found[id] = name
    return frozenset(found.values())


def _name(label: str, number: int) -> str:
    return f"papers {label} {number}"
