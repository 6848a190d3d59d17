"""The exam of one candidate does not count, or its grade is set aside; within use cases of features above."""

from uuid import UUID

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.exams.sittings import terms
from eduapp.exams.sittings.models import Result
from eduapp.exams.sittings.rules.states import COUNTS_AGAIN, MARKED, SEALED, TOLD
from eduapp.exams.sittings.service.records import locked_candidate, note_return, result_of
from eduapp.exams.sittings.service.states import move


def annul_candidate(uow: UnitOfWork, candidate_id: UUID, ground: str) -> UUID | None:
    """Let the exam of one candidate not count (code: annulments); the grade that was in force, if any.

    The grade stays readable in the history. The caller asks who may, and tells the trail.
    """
    candidate, _sitting = locked_candidate(uow, candidate_id)
    candidate.annulled = ground
    return set_aside(uow, candidate_id)


def set_aside(uow: UnitOfWork, candidate_id: UUID) -> UUID | None:
    """Take the grade of one candidate out of force without another in its place; which grade it was."""
    locked_candidate(uow, candidate_id)
    old = result_of(uow, candidate_id)
    if old is not None:
        old.superseded = True
    uow.session.flush()
    uow.publish(terms.RESULTS_CHANGED, terms.SITTINGS_CHANGED)
    return old.id if old is not None else None


def reinstate_candidate(
    uow: UnitOfWork, candidate_id: UUID, result_id: UUID | None, reason: str, first: UUID | None = None
) -> None:
    """Let an exam count after all: the very grade that was in force is again.

    What hangs on it (the day of notice, what was asked for, an appeal, a correction that waits) is of it as
    before. Why it counts again stands with the annulment, which the caller keeps.
    """
    candidate, _sitting = locked_candidate(uow, candidate_id)
    candidate.annulled = ""
    put_back(uow, candidate_id, result_id, reason, first)
    counts_again(uow, candidate_id)


def counts_again(uow: UnitOfWork, candidate_id: UUID) -> None:
    """Take the exam back, within the caller's use case, where a candidate counts whom nobody released.

    To the fixing where there is no grade, to the release by two where there is one. Who was told stays told.
    """
    candidate, sitting = locked_candidate(uow, candidate_id)
    if candidate.annulled or candidate.released_at is not None or sitting.state not in {MARKED, *TOLD}:
        return
    back = SEALED if result_of(uow, candidate.id) is None else MARKED
    if sitting.state != back:
        move(uow, sitting.id, back, COUNTS_AGAIN)


def put_back(
    uow: UnitOfWork, candidate_id: UUID, result_id: UUID | None, reason: str, first: UUID | None = None
) -> None:
    """Put a grade in force again that was set aside; None: there was none.

    Its history says why and who: `first` wrote it down (None: who acts), and who acts stands behind it.
    """
    candidate, _sitting = locked_candidate(uow, candidate_id)
    if result_id is not None:
        kept = uow.session.get(Result, result_id)
        if kept is None or kept.candidate_id != candidate.id:
            raise NotFound
        kept.superseded = False
        note_return(uow, result_id, None, reason, first)
    uow.session.flush()
    uow.publish(terms.RESULTS_CHANGED, terms.SITTINGS_CHANGED)
