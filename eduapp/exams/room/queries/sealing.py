"""The canonical form of a day: each candidate, attempt, row of log and row of custody; and its seal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from eduapp.exams.arrangements.models import ArrangementDecision
from eduapp.exams.arrangements.queries import MeasureRow
from eduapp.exams.papers import queries as papers
from eduapp.exams.room.models import RoomEntry, RoomSeal, RoomSignature
from eduapp.exams.room.queries.exams import measures_of
from eduapp.exams.room.queries.papers import facts_of_papers, followed_the_seal
from eduapp.exams.room.rules.sealing import (
    ADDED,
    CHANGED,
    GONE,
    Differs,
    broken_links,
    differences,
    digest_of,
    digest_of_parts,
)
from eduapp.exams.screens import queries as screens
from eduapp.exams.screens.models import ScreenAttempt
from eduapp.exams.screens.rules.last_answers import LastAnswers
from eduapp.exams.sittings.models import Candidate, Sitting, SittingEvent, SittingWatch
from eduapp.exams.sittings.rules import states
from eduapp.people.access.models import User

_Second = aliased(User)
SITTING, CANDIDATE, ROW = "exam", "candidate", "row"  # what a part of the seal is about
SEAL = "seal"
SCHEME, NEWEST = "scheme", "2"  # among the parts: what a seal holds of each; none in the first ones
CLOSED = states.CLOSED  # where a seal must be


@dataclass(frozen=True)
class SignatureRow:
    """Somebody who signed the log as it is now."""

    user_id: UUID
    name: str
    at: datetime


@dataclass(frozen=True)
class SealRow:
    """The seal of a sitting and who signed it."""

    digest: str
    rows: int
    first: SignatureRow
    second: SignatureRow


@dataclass(frozen=True)
class Verified:
    """A seal that was reckoned again: whether everything is as two people signed it, and what is not."""

    sealed: bool
    digest: str = ""
    differs: tuple[Differs, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether there is a seal, and nothing differs."""
        return self.sealed and not self.differs


def parts(
    session: Session, sitting_id: UUID, rows: int | None = None, sealed: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The digest of each part of a day by its name; `rows` leaves out what came behind the seal.

    `sealed`: the parts of a seal, which is reckoned as it was made.
    """
    told = {SCHEME: NEWEST} if sealed is None else {key: sealed[key] for key in sealed if key == SCHEME}
    whole = bool(told)  # seals from before there were schemes hold less
    told |= {key: one for key, one in (sealed or {}).items() if _is_reading(key)}  # follows from the others
    facts: dict[str, object] = {SITTING: _sitting(session, sitting_id, whole=whole)}
    facts |= {_row_name(row): facts_of(row) for row in _rows(session, sitting_id, last=rows)}
    facts |= facts_of_papers(session, sitting_id)
    facts |= screens.facts_of_screens(session, sitting_id, read=sealed is None)
    told |= {name: digest_of(one) for name, one in facts.items()}
    if sealed is not None:  # what went by a rule, whole, is as it was sealed
        told |= {key: sealed[key] for key in screens.ended_parts(session, sitting_id) if key in sealed}
    for name, one in _candidates(session, sitting_id, whole=whole).items():
        told[name] = digest_of(one)
        before = digest_of({**one, "documented": False})
        if one.get("attended") is False and sealed is not None and sealed.get(name) == before:
            told[name] = before  # a letter about the absence came later
    return told


def digest(session: Session, sitting_id: UUID) -> str:
    """SHA-256 over the whole day as it is now: what two people sign."""
    return digest_of_parts(parts(session, sitting_id))


def seal(session: Session, sitting_id: UUID) -> SealRow | None:
    """The seal of a sitting, or None before two people have signed."""
    query = (
        select(RoomSeal, User.name, _Second.name)
        .join(User, User.id == RoomSeal.first_by)
        .join(_Second, _Second.id == RoomSeal.second_by)
        .where(RoomSeal.sitting_id == sitting_id)
    )
    row = session.execute(query).one_or_none()
    if row is None:
        return None
    kept, first, second = row
    return SealRow(
        kept.digest,
        kept.rows,
        SignatureRow(kept.first_by, first, kept.first_at),
        SignatureRow(kept.second_by, second, kept.second_at),
    )


def sealed_answers(session: Session, sitting_id: UUID) -> screens.Holds | None:
    """Whether somebody's answers on screen are those that two people sealed; None where no seal says it."""
    kept = session.get(RoomSeal, sitting_id)
    sealed = cast("Mapping[str, str]", kept.parts) if kept is not None else {}
    if kept is None or not any(map(_is_reading, sealed)) or digest_of_parts(sealed) != kept.digest:
        return None
    query = (
        select(ScreenAttempt.id, Candidate.candidate_number)
        .join(Candidate, Candidate.id == ScreenAttempt.candidate_id)
        .where(ScreenAttempt.sitting_id == sitting_id)
    )
    part_of = {id: f"{screens.READ} {number}" for id, number in session.execute(query)}

    def holds(attempt_id: UUID, found: LastAnswers) -> bool:
        return sealed.get(part_of[attempt_id]) == digest_of(screens.fact_of_reading(found))

    return holds


def signatures(session: Session, sitting_id: UUID, on: str) -> list[SignatureRow]:
    """Who has signed the log with this digest, in order; a later row makes it count no more."""
    query = (
        select(RoomSignature.signed_by, User.name, RoomSignature.signed_at)
        .join(User, User.id == RoomSignature.signed_by)
        .where(RoomSignature.sitting_id == sitting_id, RoomSignature.digest == on)
        .order_by(RoomSignature.place)
    )
    return [SignatureRow(*row) for row in session.execute(query)]


def verify(session: Session, sitting_id: UUID) -> Verified:
    """Reckon the seal again and name every part that is not as it was signed.

    Papers go on after the seal: they are returned, sent and destroyed, so new rows of custody that say so
    are no difference.
    """
    kept, sitting = session.get(RoomSeal, sitting_id), session.get_one(Sitting, sitting_id)
    if kept is None:
        gone = (Differs(SEAL, GONE),) if sitting.state in CLOSED else ()
        return Verified(sealed=False, differs=gone)
    sealed = cast("Mapping[str, str]", kept.parts)
    now = parts(session, sitting_id, kept.rows, sealed)
    follow = followed_the_seal(session, sitting_id, sealed)
    found = [one for one in differences(sealed, now) if one.how != ADDED or one.part not in follow]
    signed = _signed(session, sitting_id)
    if digest_of_parts(sealed) != kept.digest or _two(kept) != [
        one[:2] for one in signed if one[2] == kept.digest
    ]:
        found.insert(0, Differs(SEAL, CHANGED))
    if sitting.state not in CLOSED:
        found.append(Differs(SITTING, CHANGED))
    behind = [
        (_row_name(row), facts_of(row), row.digest) for row in _rows(session, sitting_id, after=kept.rows)
    ]
    there = {digest for _name, _facts, digest in behind}
    links = [digest for _by, _at, digest in signed[_place_of_seal(signed, kept.digest) :]]
    gone_behind = [
        Differs(f"{ROW} {kept.rows + place}", GONE)
        for place, digest in enumerate(links, start=1)
        if digest not in there
    ]
    return Verified(True, kept.digest, (*found, *gone_behind, *broken_links(kept.digest, behind)))


def _signed(session: Session, sitting_id: UUID) -> list[tuple[UUID, datetime, str]]:
    """Who signed what and when, in order; behind the seal, who wrote which row."""
    query = select(RoomSignature).where(RoomSignature.sitting_id == sitting_id).order_by(RoomSignature.place)
    return [(one.signed_by, one.signed_at, one.digest) for one in session.scalars(query)]


def _two(kept: RoomSeal) -> list[tuple[UUID, datetime]]:
    return [(kept.first_by, kept.first_at), (kept.second_by, kept.second_at)]


def _place_of_seal(signed: list[tuple[UUID, datetime, str]], digest: str) -> int:
    """How many rows of signatures there are up to the second one under the seal."""
    return max((place for place, one in enumerate(signed, start=1) if one[2] == digest), default=0)


def facts_of(row: RoomEntry) -> dict[str, object]:
    """One row of the log as plain facts: all of its columns but the digest over them."""
    return {
        "id": str(row.id),
        "number": row.number,
        "kind": row.kind,
        "candidate": str(row.candidate_id or ""),
        "about": str(row.about_id or ""),
        "code": row.code,
        "minutes": row.minutes,
        "sheets": row.sheets,
        "words": row.words,
        "person": row.person,
        "kept": row.kept,
        "decider": row.decider,
        "informed_on": row.informed_on.isoformat() if row.informed_on else "",
        "instead_at": _utc(row.instead_at) if row.instead_at else "",
        "happened_at": _utc(row.happened_at),
        "typed": row.typed,
        "seen_by": str(row.seen_by),
        "entered_by": str(row.entered_by),
        "entered_at": _utc(row.entered_at),
    }


def _utc(moment: datetime) -> str:
    """The same words for the same moment, whatever zone it is told in."""
    return moment.astimezone(UTC).isoformat()


def _sitting(session: Session, sitting_id: UUID, *, whole: bool) -> dict[str, object]:
    kept = session.get_one(Sitting, sitting_id)
    others = select(SittingWatch.user_id).where(SittingWatch.sitting_id == sitting_id)
    facts: dict[str, object] = {
        "id": str(kept.id),
        "course": str(kept.course_id),
        "day": kept.day.isoformat(),
        "start": kept.start_minute,
        "minutes": kept.minutes,
        "kind": kept.kind,
        "place": str(kept.place_id or ""),
        "paper": str(kept.paper_id or ""),
        "leads": str(kept.invigilator_id or ""),
        "watch": sorted(map(str, session.scalars(others))),
    }
    if whole:
        facts["frozen"] = "" if kept.paper_id is None else papers.frozen_digest(session, kept.paper_id)
        facts["moves"] = _moves(session, sitting_id)
    return facts


def _moves(session: Session, sitting_id: UUID) -> list[object]:
    """How the exam came to be sealed: who took it from which state to which, when and why."""
    query = (
        select(SittingEvent)
        .where(SittingEvent.sitting_id == sitting_id, SittingEvent.to_state.not_in(CLOSED))
        .order_by(SittingEvent.place)
    )
    return [
        [one.place, one.from_state, one.to_state, one.reason, str(one.by), _utc(one.at)]
        for one in session.scalars(query)
    ]


def _candidates(session: Session, sitting_id: UUID, *, whole: bool) -> dict[str, dict[str, object]]:
    query = select(Candidate).where(Candidate.sitting_id == sitting_id).order_by(Candidate.candidate_number)
    granted = measures_of(session, sitting_id)
    decided = _decisions(session, granted) if whole else {}
    found: dict[str, dict[str, object]] = {}
    for one in session.scalars(query):
        theirs = granted.get(one.id, ())
        facts: dict[str, object] = {
            "id": str(one.id),
            "learner": str(one.learner_id),
            "ground": one.ground,
            "seat": [one.seat_row, one.seat_column],
            "letter": one.letter,
            "own_place": str(one.own_place_id or ""),
            "cancelled": one.cancelled_reason,
            "granted": [[m.kind, m.minutes, m.percent, m.detail] for m in theirs],
        }
        found[f"{CANDIDATE} {one.candidate_number}"] = facts
        if whole:
            facts["attended"], facts["documented"] = one.attended, one.documented
            facts["cancelled_at"] = _utc(one.cancelled_at) if one.cancelled_at else ""
            facts["cancelled_by"] = str(one.cancelled_by or "")
            facts["decisions"] = [decided[m.decision_id] for m in theirs if m.decision_id in decided]
    return found


def _decisions(
    session: Session, granted: Mapping[UUID, tuple[MeasureRow, ...]]
) -> dict[UUID | None, list[str]]:
    """Who decided on what is granted, when, and under which reference."""
    ids = {one.decision_id for each in granted.values() for one in each}
    query = select(ArrangementDecision).where(ArrangementDecision.id.in_(ids))
    return {
        one.id: [one.reference, one.office, one.decider, one.decided_on.isoformat()]
        for one in session.scalars(query)
    }


def _rows(
    session: Session, sitting_id: UUID, *, last: int | None = None, after: int | None = None
) -> list[RoomEntry]:
    query = select(RoomEntry).where(RoomEntry.sitting_id == sitting_id).order_by(RoomEntry.number)
    if last is not None:
        query = query.where(RoomEntry.number <= last)
    if after is not None:
        query = query.where(RoomEntry.number > after)
    return list(session.scalars(query))


def _is_reading(part: str) -> bool:
    return part.startswith(f"{screens.READ} ")


def _row_name(row: RoomEntry) -> str:
    return f"{ROW} {row.number}"
