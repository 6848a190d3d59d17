"""What features above do within their own use cases with what is kept of exams on screen."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.exams.screens import queries, terms
from eduapp.exams.screens.models import (
    ScreenAside,
    ScreenAttempt,
    ScreenMessage,
    ScreenNotice,
    ScreenTicket,
)
from eduapp.exams.screens.rules.asides import digest_of
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.formats.record import read_wall, wall_text
from eduapp.kiosk.rules import replay

_MINUTE_MS = 60_000


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
    uow: UnitOfWork, sitting_id: UUID, candidates: Iterable[UUID], begins: datetime, *, still: bool
) -> None:
    """Open the paper on screen for those of some candidates who have not begun, and let their time run.

    Everybody has one beginning: that of the first who began on screen, else `begins`. Nobody's time is made
    longer by coming late (§ 9-28). `still`: everybody is stopped just now, so they are too.
    """
    said = queries.messages(uow.session, sitting_id)
    starts = [one for told in said.values() for one in told if one.kind == m.START]
    first = min((read_wall(one.body, "begins_at") for one in starts), default=begins)
    begun = {id for id, told in said.items() if any(one.kind == m.START for one in told)}
    wanted = set(candidates)
    for row in queries.attempts(uow.session, sitting_id):
        if row.candidate_id in wanted and row.id not in begun:
            key = uow.session.get_one(ScreenAttempt, row.id).paper_key.hex()
            say(
                uow,
                row.id,
                m.START,
                {"key": key, "begins_at": wall_text(first), "sent_at": wall_text(uow.now)},
            )
            if still:
                say(uow, row.id, m.PAUSE)


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


def credit(uow: UnitOfWork, sitting_id: UUID, minutes: Mapping[UUID, int]) -> None:
    """Tell exam PCs the minutes that the log gave back, by candidate. Who is on paper has none to be told."""
    for candidate_id, (attempt_id, _kinds) in _begun(uow, sitting_id).items():
        if back := minutes.get(candidate_id, 0):
            say(uow, attempt_id, m.CREDIT, {"ms": back * _MINUTE_MS})


def stand_still(uow: UnitOfWork, sitting_id: UUID, *, still: bool) -> None:
    """Stop the time of every exam PC, or let it go on. What the stop took is given back by the log."""
    for attempt_id, kinds in _begun(uow, sitting_id).values():
        is_paused = next((kind for kind in reversed(kinds) if kind in {m.PAUSE, m.RESUME}), "") == m.PAUSE
        if is_paused == still:
            continue
        if not still:
            say(uow, attempt_id, m.RESUME, {"credited_ms": 0})
        elif queries.standing(uow.session, attempt_id) not in {replay.HANDED_IN, replay.ON_PAPER}:
            say(uow, attempt_id, m.PAUSE)


def _begun(uow: UnitOfWork, sitting_id: UUID) -> dict[UUID, tuple[UUID, list[str]]]:
    """Attempts that were started, by candidate, with the kinds of what was said."""
    said = queries.messages(uow.session, sitting_id)
    kinds = {id: [one.kind for one in told] for id, told in said.items()}
    rows = queries.attempts(uow.session, sitting_id)
    return {row.candidate_id: (row.id, kinds[row.id]) for row in rows if m.START in kinds.get(row.id, ())}
