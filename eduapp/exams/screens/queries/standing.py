"""Where exams on screen stand, by the ends of their journals: who told the end, who went to another PC."""

import re
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.exams.screens.models import ScreenAttempt, ScreenMessage, ScreenRecord
from eduapp.exams.screens.queries.journals import (
    AT_ONCE,
    TO_THE_KIND,
    MessageRow,
    as_bytes,
    attempts,
    messages,
    read_one,
)
from eduapp.exams.screens.rules.journals import LEADS_TO
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.sittings.rules.states import ANNULLED, CLOSED
from eduapp.kiosk.formats.messages import BRING_BACK, START
from eduapp.kiosk.formats.record import MOVED_IN
from eduapp.kiosk.rules.replay import HANDED_IN, ON_PAPER, RUNNING, WAITING, Attempt

_ENDED = frozenset({HANDED_IN, ON_PAPER})
_KIND = re.compile(rb'"kind":"([a-z_]{1,20})"')


def standing(session: Session, attempt_id: UUID) -> str:
    """Where an attempt stands by its journal; who was brought back goes on, though no PC may know it yet."""
    state = _told(session, attempt_id)
    if state != HANDED_IN:
        return state
    query = select(func.max(ScreenMessage.n)).where(ScreenMessage.attempt_id == attempt_id)
    last = session.scalar(query.where(ScreenMessage.kind == BRING_BACK))
    is_back = last is not None and last > read_one(session, attempt_id).attempt.heard
    return RUNNING if is_back else state


def may_still_be_sat(session: Session, sitting_id: str) -> bool:
    """Whether an exam, as a file names it, is of this database and not over."""
    try:
        sitting = session.get(Sitting, UUID(sitting_id))
    except ValueError:
        return False
    return sitting is not None and sitting.state not in CLOSED | {ANNULLED}


def not_taken_up(attempt: Attempt, sent: Iterable[MessageRow]) -> bool:
    """Whether two people brought somebody back who handed in, and no exam PC has heard of it yet."""
    return attempt.state == HANDED_IN and any(
        one.kind == BRING_BACK and one.n > attempt.heard for one in sent
    )


def not_told(session: Session, sitting_id: UUID, *, seen: bool = True) -> dict[UUID, int]:
    """Whose exam was started on screen and whose journal, as far as it came, tells no end: by candidate.

    Of those at whose seat an exam PC was seen, or (not `seen`) of those where none ever was.
    """
    said, rows = messages(session, sitting_id), attempts(session, sitting_id)
    begun = [
        row for row in rows if row.taken is seen and any(one.kind == START for one in said.get(row.id, ()))
    ]
    return {row.candidate_id: row.number for row in begun if standing(session, row.id) not in _ENDED}


def moved(session: Session, sitting_id: UUID) -> set[UUID]:
    """Attempts that went on at another PC, by their journals as far as they came."""
    begins = func.substr(ScreenRecord.payload, 1, TO_THE_KIND)
    query = select(ScreenRecord.attempt_id, begins).join(
        ScreenAttempt, ScreenAttempt.id == ScreenRecord.attempt_id
    )
    rows = session.execute(
        query.where(ScreenAttempt.sitting_id == sitting_id).execution_options(yield_per=AT_ONCE)
    )
    return {id for id, frame in rows if _kind(as_bytes(frame)) == MOVED_IN}


def _told(session: Session, attempt_id: UUID) -> str:
    """Where a journal says it stands, looked up from its end: acts cannot wait for all of it."""
    begins = func.substr(ScreenRecord.payload, 1, TO_THE_KIND)
    last, query = None, select(ScreenRecord.n, begins).order_by(ScreenRecord.n.desc())
    while last is None or last > 1:
        some = query.where(ScreenRecord.attempt_id == attempt_id).limit(AT_ONCE)
        found = session.execute(some if last is None else some.where(ScreenRecord.n < last)).all()
        if not found:
            break
        for n, frame in found:
            last = n
            kind = _kind(as_bytes(frame))
            if kind in LEADS_TO:
                return LEADS_TO[kind]
    return WAITING


def _kind(begins: bytes) -> str:
    """The kind of a record by its first bytes: names are sorted, and a quote inside words has a slash."""
    found = _KIND.search(begins)
    return found[1].decode() if found else ""
