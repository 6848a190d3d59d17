"""What everybody on screen answered last, read from journals as fast as whole sittings need it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, func, select, type_coerce
from sqlalchemy.orm import Session

from eduapp.core.db.bytes_in import Holding
from eduapp.exams.screens.models import ScreenAttempt, ScreenMessage, ScreenRecord
from eduapp.exams.screens.queries.journals import AT_ONCE, TO_THE_KIND, as_bytes, frames
from eduapp.exams.screens.rules.last_answers import LastAnswers, Said, as_told, last_answers
from eduapp.kiosk.formats import messages as m

Holds = Callable[[UUID, LastAnswers], bool]  # by attempt
_STILL_HERE = b'"kind":"tick"'


def answered(
    session: Session, sitting_id: UUID, holds: Holds | None = None
) -> Iterator[tuple[UUID, LastAnswers]]:
    """What everybody on screen answered last, attempt by attempt. Three statements, however many they are.

    `holds`: whether somebody's answers are those that two people sealed. Where they are, nothing else of the
    journal is looked at: two hours leave seven hundred records that say no more than “still here”. Else it is
    read record by record, as every journal without a seal.
    """
    if holds is None:
        yield from _looked_through(session, sitting_id)
        return
    doubtful = set()
    for id, found in _as_told(session, sitting_id):
        if holds(id, found):
            yield id, found
        else:
            doubtful.add(id)
    yield from ((id, answered_by(session, id)) for id in doubtful)


def _as_told(session: Session, sitting_id: UUID) -> Iterator[tuple[UUID, LastAnswers]]:
    """The same from records that may change an answer alone, without looking whether anybody touched them."""
    changes = ~Holding(func.substr(ScreenRecord.payload, 1, TO_THE_KIND), _STILL_HERE)
    for id, _key, said, frames_ in _journals(session, sitting_id, changes):
        yield id, as_told(frames_, str(id), said)


def _looked_through(session: Session, sitting_id: UUID) -> Iterator[tuple[UUID, LastAnswers]]:
    for id, key, said, frames_ in _journals(session, sitting_id):
        yield id, last_answers(frames_, str(id), key, said)


def _journals(
    session: Session, sitting_id: UUID, *wanted: ColumnElement[bool]
) -> Iterator[tuple[UUID, bytes, Sequence[Said], Iterable[bytes]]]:
    """Each attempt with the key of its journal, what people chose, and its records in order, or some."""
    as_kept = type_coerce(ScreenAttempt.id, String)  # as the driver has it: an id for each record takes long
    query = select(as_kept, ScreenAttempt.id, ScreenAttempt.journal_key)
    query = query.where(ScreenAttempt.sitting_id == sitting_id)
    keys = {kept: (id, key) for kept, id, key in session.execute(query)}
    of_it = ScreenAttempt.sitting_id == sitting_id
    said = _said(session, _of_answers().join(ScreenAttempt).where(of_it))
    records = (
        select(type_coerce(ScreenRecord.attempt_id, String), ScreenRecord.payload)
        .join(ScreenAttempt, ScreenAttempt.id == ScreenRecord.attempt_id)
        .where(of_it, *wanted)
        .order_by(ScreenRecord.attempt_id, ScreenRecord.n)
        .execution_options(yield_per=AT_ONCE)
    )
    with session.execute(records) as came:  # whoever asks may stop before the last
        for kept, some in groupby(came, key=itemgetter(0)):
            id, key = keys.pop(kept)
            yield id, key, said.get(id, ()), (as_bytes(frame) for _kept, frame in some)
    yield from ((id, key, said.get(id, ()), ()) for id, key in keys.values())


def answered_by(session: Session, attempt_id: UUID) -> LastAnswers:
    """The same of one attempt."""
    key = session.get_one(ScreenAttempt, attempt_id).journal_key
    said = _said(session, _of_answers().where(ScreenMessage.attempt_id == attempt_id))
    return last_answers(frames(session, attempt_id), str(attempt_id), key, said.get(attempt_id, ()))


def _of_answers() -> Select[UUID, int, str, object]:
    """What was sent that changes what somebody answered, or where: a choice of two versions, and paper."""
    query = select(ScreenMessage.attempt_id, ScreenMessage.n, ScreenMessage.kind, ScreenMessage.body)
    return query.where(ScreenMessage.kind.in_((m.ANSWER, m.PAPER))).order_by(ScreenMessage.n)


def _said(session: Session, query: Select[UUID, int, str, object]) -> dict[UUID, list[Said]]:
    found: dict[UUID, list[Said]] = {}
    for id, n, kind, body in session.execute(query):
        found.setdefault(id, []).append(Said(n, kind, cast("Mapping[str, object]", body)))
    return found
