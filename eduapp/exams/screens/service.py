"""What features above do within their own use cases with what is kept of exams on screen."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.spans import MINUTE_MS
from eduapp.exams.screens import queries, terms
from eduapp.exams.screens.models import (
    ScreenAside,
    ScreenAttempt,
    ScreenMessage,
    ScreenNotice,
    ScreenTicket,
)
from eduapp.exams.screens.queries import MessageRow
from eduapp.exams.screens.rules.asides import digest_of
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.formats.record import read_wall, wall_text
from eduapp.kiosk.rules import replay


def hold(uow: UnitOfWork, sitting_id: UUID) -> None:
    """Let no record come in until this is committed: exam PCs wait for the ticket they write under."""
    mine = select(ScreenTicket.id).join(ScreenAttempt, ScreenAttempt.id == ScreenTicket.attempt_id)
    uow.lock(ScreenTicket, *uow.session.scalars(mine.where(ScreenAttempt.sitting_id == sitting_id)))


def say(uow: UnitOfWork, attempt_id: UUID, kind: str, body: Mapping[str, object] | None = None) -> int:
    """One more message to an exam PC; its number."""
    last = select(func.max(ScreenMessage.n)).where(ScreenMessage.attempt_id == attempt_id)
    n = (uow.session.scalar(last) or 0) + 1
    told = dict(body or {})
    by, at = uow.actor.user_id, uow.now
    message = ScreenMessage(attempt_id=attempt_id, n=n, kind=kind, body=told, said_by=by, said_at=at)
    uow.session.add(message)
    uow.session.flush()
    uow.publish(terms.ATTEMPTS_CHANGED)
    return n


def notice(
    uow: UnitOfWork, attempt_id: UUID, kind: str, *, n: int = 0, words: str = "", at: datetime | None = None
) -> None:
    """Something about an attempt that no record tells."""
    row = ScreenNotice(
        attempt_id=attempt_id, kind=kind, n=n, by=uow.actor.user_id, words=words, at=at or uow.now
    )
    uow.session.add(row)
    uow.session.flush()
    uow.publish(terms.ATTEMPTS_CHANGED)


def start(
    uow: UnitOfWork, sitting_id: UUID, ends: Mapping[UUID, int], begins: datetime, *, still: bool
) -> None:
    """Open the paper on screen for those of some candidates who have not begun, and let their time run.

    Everybody has one beginning: that of the first who began on screen, else `begins`. Nobody's time is made
    longer by coming late (§ 9-28). `ends` as for `settle`: where the log was put right since then, they hear
    of that as well. `still`: everybody is stopped just now, so they are too.
    """
    said = queries.messages(uow.session, sitting_id)
    starts = [one for told in said.values() for one in told if one.kind == m.START]
    first = min((read_wall(one.body, "begins_at") for one in starts), default=begins)
    begun = {id for id, told in said.items() if any(one.kind == m.START for one in told)}
    for row in queries.attempts(uow.session, sitting_id):
        if row.candidate_id in ends and row.id not in begun:
            key = uow.session.get_one(ScreenAttempt, row.id).paper_key.hex()
            say(
                uow,
                row.id,
                m.START,
                {"key": key, "begins_at": wall_text(first), "sent_at": wall_text(uow.now)},
            )
            if still:
                say(uow, row.id, m.PAUSE)
    settle(uow, sitting_id, ends)


def set_aside(uow: UnitOfWork, attempt_id: UUID, frames: Sequence[bytes], same: int) -> int:
    """Keep a journal of a PC that was left, of which as many records are those of the one that goes on.

    How many were not known.
    """
    kept = select(ScreenAside.digest).where(ScreenAside.attempt_id == attempt_id)
    known = set(uow.session.scalars(kept))
    fresh = {digest_of(frame): (n, frame) for n, frame in enumerate(frames[same:], start=same + 1)}
    for digest, (n, frame) in fresh.items():
        if digest not in known:
            row = ScreenAside(attempt_id=attempt_id, digest=digest, n=n, payload=frame, came_at=uow.now)
            uow.session.add(row)
    uow.session.flush()
    return len(fresh.keys() - known)


def stand_still(uow: UnitOfWork, sitting_id: UUID) -> None:
    """Stop the time of every exam PC where it runs."""
    for attempt_id, told in _begun(uow, sitting_id).values():
        if not _paused_at(told):
            _pause(uow, attempt_id)


def go_on(uow: UnitOfWork, sitting_id: UUID, since: datetime, resting: Collection[UUID]) -> None:
    """The stop for all is over. What it took is given back by the log.

    Who was paused alone before it (`since`), or is in a break that goes on, is not back with the others.
    """
    for candidate_id, (attempt_id, told) in _begun(uow, sitting_id).items():
        paused_at = _paused_at(told)
        if paused_at is not None and paused_at >= since and candidate_id not in resting:
            say(uow, attempt_id, m.RESUME, {"credited_ms": 0})


def stop(uow: UnitOfWork, sitting_id: UUID, candidates: Collection[UUID]) -> None:
    """The room has noted that somebody is done: whoever sits at a screen is handed in there as it is."""
    for candidate_id, (attempt_id, _told) in _begun(uow, sitting_id).items():
        if candidate_id in candidates and _goes_on(uow, attempt_id):
            say(uow, attempt_id, m.STOP, {"by": "staff"})


def rest(uow: UnitOfWork, sitting_id: UUID, candidates: Collection[UUID]) -> None:
    """Somebody goes into a break that was granted: time stands still, if it does not already."""
    for candidate_id, (attempt_id, told) in _begun(uow, sitting_id).items():
        if candidate_id in candidates and not _paused_at(told):
            _pause(uow, attempt_id)


def back(uow: UnitOfWork, sitting_id: UUID, ends: Mapping[UUID, int], *, still: bool) -> None:
    """Somebody is back from such a break, and time goes on, unless everybody is stopped just now (`still`).

    `ends` as for `settle`.
    """
    begun, owed = _begun(uow, sitting_id), _owed(uow, sitting_id, ends)
    for candidate_id, ms in owed.items():
        attempt_id, told = begun[candidate_id]
        if _paused_at(told):
            say(uow, attempt_id, m.RESUME, {"credited_ms": max(0, ms)})
            _give(uow, attempt_id, min(0, ms))
            if still:
                say(uow, attempt_id, m.PAUSE)
        else:
            _give(uow, attempt_id, ms)


def settle(uow: UnitOfWork, sitting_id: UUID, ends: Mapping[UUID, int]) -> None:
    """Tell exam PCs by how much the log has another end than they were told: more, or less.

    `ends`: by candidate, the minute of the day as the log has it now. Who never began on screen has none to
    be told; who went on on paper reads there until when.
    """
    begun = _begun(uow, sitting_id)
    for candidate_id, ms in _owed(uow, sitting_id, ends).items():
        _give(uow, begun[candidate_id][0], ms)


def _owed(uow: UnitOfWork, sitting_id: UUID, ends: Mapping[UUID, int]) -> dict[UUID, int]:
    """Milliseconds by candidate, of those on screen who have begun; below 0 where too much was told."""
    told = queries.told_ends(uow.session, sitting_id)
    return {id: (end - told[id]) * MINUTE_MS for id, end in ends.items() if id in told}


def _give(uow: UnitOfWork, attempt_id: UUID, ms: int) -> None:
    if ms > 0:
        say(uow, attempt_id, m.CREDIT, {"ms": ms})
    elif ms < 0:
        say(uow, attempt_id, m.LESS, {"ms": -ms})


def _pause(uow: UnitOfWork, attempt_id: UUID) -> None:
    if _goes_on(uow, attempt_id):
        say(uow, attempt_id, m.PAUSE)


def _goes_on(uow: UnitOfWork, attempt_id: UUID) -> bool:
    """Not of who has handed in, or writes on paper."""
    return queries.standing(uow.session, attempt_id) not in {replay.HANDED_IN, replay.ON_PAPER}


def _paused_at(told: Sequence[MessageRow]) -> datetime | None:
    """Since when time stands still, by what was said; None while it runs."""
    last = next((one for one in reversed(told) if one.kind in {m.PAUSE, m.RESUME}), None)
    return last.at if last is not None and last.kind == m.PAUSE else None


def _begun(uow: UnitOfWork, sitting_id: UUID) -> dict[UUID, tuple[UUID, list[MessageRow]]]:
    """Attempts that were started, by candidate, with what was said to each."""
    said = queries.messages(uow.session, sitting_id)
    begun = {id: told for id, told in said.items() if any(one.kind == m.START for one in told)}
    rows = queries.attempts(uow.session, sitting_id)
    return {row.candidate_id: (row.id, begun[row.id]) for row in rows if row.id in begun}
