"""Where candidates sit: the grid of a room, the seats taken, and who must not sit near whom."""

from typing import cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.education.places.models import Place
from eduapp.exams.sittings.models import Candidate, SeatGrid, Sitting
from eduapp.exams.sittings.rules.law import APART, law
from eduapp.exams.sittings.rules.seating import Apart, Grid, Seat, grid_for
from eduapp.people.apart import queries as kept_apart
from eduapp.people.apart.rules import Level


def grid(session: Session, sitting_id: UUID) -> Grid:
    """The seats of a sitting's room as drawn; until somebody draws it, as many as the place says it has."""
    drawn = session.get(SeatGrid, sitting_id)
    if drawn is not None:
        blocked = cast("list[list[int]]", drawn.blocked)
        unused = frozenset(Seat(row, column) for row, column in blocked)
        return Grid(drawn.grid_rows, drawn.grid_columns, drawn.empty_between, unused)
    seats = session.scalar(
        select(Place.seats).join(Sitting, Sitting.place_id == Place.id).where(Sitting.id == sitting_id)
    )
    return grid_for(seats or 0)


def apart(session: Session, sitting_id: UUID) -> Apart:
    """Candidates in the room itself who may not sit near each other, and how far apart they must be."""
    sitting = session.get_one(Sitting, sitting_id)
    rule = law(APART, sitting.day)
    here = select(Candidate.learner_id, Candidate.id).where(
        Candidate.sitting_id == sitting_id,
        Candidate.cancelled_at.is_(None),
        Candidate.own_place_id.is_(None),
    )
    ids = {row.learner_id: row.id for row in session.execute(here)}
    found = kept_apart.apart_from(session, ids, Level.EXAM_SEAT)
    pairs = {
        frozenset({ids[one], ids[other]}) for one, others in found.items() for other in others if other in ids
    }
    return Apart(frozenset(pairs), rule.value, rule.basis)
