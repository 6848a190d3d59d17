"""A wrong key is corrected for all sittings at once, with one reason; who moved is kept beside it."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.exams.marking import terms
from eduapp.exams.marking.models import KeyCorrection
from eduapp.exams.marking.queries.keys import key_marked
from eduapp.exams.marking.queries.paper import corrections_of, keys_of
from eduapp.exams.marking.rules.keys import check_correction, marked_again, who_moves
from eduapp.exams.marking.service.by_key import KeyMark, write
from eduapp.exams.questions.models import BankQuestion, QuestionVersion
from eduapp.exams.questions.rules.facts import facts_of
from eduapp.exams.questions.rules.filing import label_of
from eduapp.exams.questions.rules.question import Question
from eduapp.exams.sittings.models import Sitting


@dataclass(frozen=True, kw_only=True)
class CorrectKey(Command):
    """The whole question of a version as it is right; `before`: corrections there were when it was shown."""

    version_id: UUID
    question: Question
    reason: str
    before: int = 0


def correct_key(uow: UnitOfWork, command: CorrectKey) -> UUID:
    """Correct a key and mark again everybody it has marked. Fixed grades stay; who moved is told."""
    uow.require(terms.CORRECT_KEYS)
    version = uow.session.get(QuestionVersion, command.version_id)
    if version is None:
        raise NotFound
    uow.lock(BankQuestion, version.question_id)  # a version itself is never written to
    was = keys_of(uow.session, [command.version_id]).get(command.version_id)
    if was is None:
        raise NotFound
    number = corrections_of(uow.session, [command.version_id]).get(command.version_id, 0)
    uow.expect(number, command.before)
    reason = tidy(command.reason)
    uow.enforce(check_correction(was, command.question, reason))
    uow.lock(Sitting, *{one.sitting_id for one in key_marked(uow.session, command.version_id)})
    marks = key_marked(uow.session, command.version_id)
    moved = who_moves(command.question, marks)
    row = KeyCorrection(
        question_version_id=command.version_id,
        number=number + 1,
        facts=facts_of(command.question),
        reason=reason,
        moved=[[one.number, str(one.sitting_id), one.before, one.after] for one in moved],
        corrected_by=uow.actor.user_id,
        corrected_at=uow.now,
    )
    uow.session.add(row)
    uow.session.flush()
    fresh: dict[UUID, list[KeyMark]] = {}
    for one, mark in marked_again(command.question, marks):
        fresh.setdefault(one.sitting_id, []).append(
            KeyMark(one.candidate_id, command.version_id, one.value, mark)
        )
    for sitting_id, theirs in fresh.items():
        write(uow, sitting_id, theirs)
    numbers = ", ".join(str(one.number) for one in moved) or "–"
    uow.audit(
        terms.KEY_CORRECTED, row.id, label=label_of(was), reason=reason, count=len(moved), numbers=numbers
    )
    uow.publish(terms.MARKING_CHANGED)
    return row.id
