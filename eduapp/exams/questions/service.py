"""Questions are saved (always as another version), brought in from files, and retired. None is deleted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from sqlalchemy import delete, select

from eduapp.core.db.base import new_id
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.core.progress import NoProgress, Progress
from eduapp.core.violations import Violation
from eduapp.exams.questions import queries, terms
from eduapp.exams.questions.models import (
    BankQuestion,
    QuestionKey,
    QuestionPicture,
    QuestionTag,
    QuestionVersion,
    VersionPicture,
)
from eduapp.exams.questions.rules import filing
from eduapp.exams.questions.rules.checks import check_question
from eduapp.exams.questions.rules.facts import digest, facts_of
from eduapp.exams.questions.rules.filing import UNFILED, Filing, check_filing, check_new, check_retiring
from eduapp.exams.questions.rules.question import Question
from eduapp.exams.questions.rules.showing import facts_of_shown, shown

_AT_ONCE = 250  # questions between two looks at whether somebody pressed Stop


@dataclass(frozen=True, kw_only=True)
class SaveQuestion(Command):
    """A question, new or as it is from now on; `before` is the number of the version that was shown."""

    question: Question
    filing: Filing = UNFILED
    question_id: UUID | None = None
    before: int = 0


@dataclass(frozen=True, kw_only=True)
class RetireQuestion(Command):
    """This question is not to be asked any more."""

    question_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class BringInQuestions(Command):
    """The questions of a file, all of them; those that the bank has already change nothing."""

    questions: tuple[Question, ...]
    file_name: str


@dataclass(frozen=True, kw_only=True)
class NoteExport(Command):
    """So many questions are about to leave the bank with their keys, in this format."""

    count: int
    format: str


def save_question(uow: UnitOfWork, command: SaveQuestion) -> UUID:
    """Keep a question. A change is another version; what was answered before stays as it was."""
    uow.require(terms.KEEP_QUESTIONS)
    uow.take_turn(terms.BANK)
    row = None if command.question_id is None else _in_use(uow, command.question_id, command.before)
    question, told = command.question, _tidied(command.filing)
    uow.enforce([*check_question(question), *check_filing(told), *_against(uow, question, row)])
    if row is not None and _same(uow, row, question, told):
        return row.id

    if row is None:
        row = _filed(question, told, queries.next_serial(uow.session))
        uow.session.add(row)
    else:
        _file_anew(uow, row, question, told)
    uow.session.flush()
    _add_versions(uow, [(row, question)])
    uow.audit(terms.QUESTION_SAVED, row.id, label=row.label, number=row.number)
    uow.publish(terms.QUESTIONS_CHANGED)
    return row.id


def retire_question(uow: UnitOfWork, command: RetireQuestion) -> None:
    """Take a question out of use. Its versions stay, since somebody may have answered them."""
    uow.require(terms.KEEP_QUESTIONS)
    uow.lock(BankQuestion, command.question_id)
    row = uow.session.get(BankQuestion, command.question_id)
    if row is None:
        raise NotFound
    uow.enforce(check_retiring(command.reason, retired=row.retired_at is not None))
    row.retired_at, row.retired_by = uow.now, uow.actor.user_id
    row.retired_reason = tidy(command.reason)
    uow.audit(terms.QUESTION_RETIRED, row.id, label=row.label, reason=row.retired_reason)
    uow.publish(terms.QUESTIONS_CHANGED)


def bring_in(
    uow: UnitOfWork,
    command: BringInQuestions,
    progress: Progress = NoProgress(),  # noqa: B008 - it keeps nothing
) -> tuple[int, int]:
    """Enter the questions of a file, all or none; how many came in, and how many the bank had already."""
    uow.require(terms.KEEP_QUESTIONS)
    uow.take_turn(terms.BANK)
    coming = filing.new_among(
        command.questions, queries.known(uow.session, set(map(digest, command.questions)))
    )
    uow.enforce(_against_all(uow, coming))
    first = queries.next_serial(uow.session)
    for start in range(0, len(coming), _AT_ONCE):
        progress.step(start, len(coming))
        part = enumerate(coming[start : start + _AT_ONCE], first + start)
        some = [(_filed(question, UNFILED, serial), question) for serial, question in part]
        uow.session.add_all(row for row, _question in some)
        uow.session.flush()
        _add_versions(uow, some)
    if coming:
        uow.audit(terms.QUESTIONS_BROUGHT_IN, new_id(), count=len(coming), file=command.file_name)
        uow.publish(terms.QUESTIONS_CHANGED)
    return len(coming), len(command.questions) - len(coming)


def note_export(uow: UnitOfWork, command: NoteExport) -> int:
    """Write into the trail that keys leave the bank; before they do."""
    uow.require(terms.SEE_KEY)
    uow.audit(terms.QUESTIONS_EXPORTED, new_id(), count=command.count, format=command.format)
    return command.count


def _in_use(uow: UnitOfWork, question_id: UUID, before: int) -> BankQuestion:
    uow.lock(BankQuestion, question_id)
    row = uow.session.get(BankQuestion, question_id)
    if row is None:
        raise NotFound
    uow.expect(row.number, before, told_by=(terms.QUESTION_SAVED,), about=row.id)
    return row


def _against(uow: UnitOfWork, question: Question, row: BankQuestion | None) -> Iterator[Violation]:
    if row is not None and row.retired_at is not None:
        yield filing.RetiredAlready()
    others = [] if row is None else [BankQuestion.id != row.id]
    twin = select(BankQuestion.id).where(
        BankQuestion.digest == digest(question), BankQuestion.retired_at.is_(None), *others
    )
    outside = select(BankQuestion.outside_id).where(
        BankQuestion.outside_id == question.outside_id, BankQuestion.outside_id != "", *others
    )
    same = uow.session.scalar(twin.limit(1)) is not None
    yield from check_new(question, same, set(uow.session.scalars(outside)))


def _against_all(uow: UnitOfWork, coming: Sequence[Question]) -> Iterator[Violation]:
    taken = queries.ids_taken(uow.session, {question.outside_id for question in coming} - {""})
    for question in coming:
        yield from check_question(question)
        yield from check_new(question, False, taken)
        taken |= {question.outside_id} - {""}


def _same(uow: UnitOfWork, row: BankQuestion, question: Question, told: Filing) -> bool:
    query = (
        select(QuestionKey.facts)
        .join(QuestionVersion, QuestionVersion.id == QuestionKey.version_id)
        .where(QuestionVersion.question_id == row.id, QuestionVersion.number == row.number)
    )
    facts = cast("object", uow.session.scalar(query))
    return facts == facts_of(question) and (row.level, row.aim) == (told.level, told.aim)


def _filed(question: Question, told: Filing, serial: int) -> BankQuestion:
    return BankQuestion(
        id=new_id(),
        serial=serial,
        number=1,
        kind=question.kind,
        label=filing.label_of(question),
        category=question.category,
        level=told.level,
        aim=told.aim,
        language=question.language,
        outside_id=question.outside_id,
        digest=digest(question),
        search=filing.found_by(question),
    )


def _file_anew(uow: UnitOfWork, row: BankQuestion, question: Question, told: Filing) -> None:
    fresh = _filed(question, told, row.serial)
    for column in ("kind", "label", "category", "level", "aim", "language", "outside_id", "digest", "search"):
        setattr(row, column, getattr(fresh, column))
    row.number += 1
    uow.session.execute(delete(QuestionTag).where(QuestionTag.question_id == row.id))


def _add_versions(uow: UnitOfWork, filed: Sequence[tuple[BankQuestion, Question]]) -> None:
    """What was asked and what is right, and the tags it is found by; each kind of row in one go."""
    versions = [
        QuestionVersion(
            id=new_id(),
            question_id=row.id,
            number=row.number,
            shown=facts_of_shown(shown(question)),
            saved_by=uow.actor.user_id,
            saved_at=uow.now,
        )
        for row, question in filed
    ]
    uow.session.add_all(versions)
    uow.session.add_all(QuestionTag(question_id=row.id, tag=tag) for row, q in filed for tag in q.tags)
    uow.session.flush()
    uow.session.add_all(
        QuestionKey(version_id=version.id, facts=facts_of(question))
        for version, (_row, question) in zip(versions, filed, strict=True)
    )
    _add_pictures(uow, [(version.id, q) for version, (_row, q) in zip(versions, filed, strict=True)])
    uow.session.flush()


def _add_pictures(uow: UnitOfWork, versions: Sequence[tuple[UUID, Question]]) -> None:
    """The pictures of some versions; those that are kept already are only pointed at."""
    coming = {picture.digest: picture for _id, question in versions for picture in question.pictures}
    for kept in queries.pictures_kept(uow.session, set(coming)):
        del coming[kept]
    uow.session.add_all(
        QuestionPicture(sha256=each.digest, media_type=each.media_type, content=each.content)
        for each in coming.values()
    )
    uow.session.flush()
    uow.session.add_all(
        VersionPicture(version_id=id, name=picture.name, sha256=picture.digest)
        for id, question in versions
        for picture in question.pictures
    )


def _tidied(told: Filing) -> Filing:
    return Filing(tidy(told.level), tidy(told.aim))
