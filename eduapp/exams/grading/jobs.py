"""Making result letters: look, check that nothing tells where the exam was held, draw."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from eduapp.core.clock import zone
from eduapp.core.errors import NotFound, Refused
from eduapp.core.i18n import _, speaking
from eduapp.education.school import queries as schools
from eduapp.education.school.rules import missing_for_papers
from eduapp.exams.grading import queries
from eduapp.exams.grading.drawing import draw_letters
from eduapp.exams.grading.queries import GradingPage, ToldRow
from eduapp.exams.grading.rules.borders import rule_of
from eduapp.exams.grading.rules.letter import (
    Corrected,
    Decision,
    Exam,
    Letter,
    NobodyToTell,
    SchoolIncomplete,
    Told,
    check_neutral,
    letter,
)
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.sittings.rules.corrections import APPEAL, basis_text
from eduapp.people.disputes import queries as disputes
from eduapp.people.disputes.rules import ANYTHING, mark_text
from eduapp.people.learners import queries as learners

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from sqlalchemy.orm import Session

    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress
    from eduapp.education.school.queries import SchoolRow
    from eduapp.people.learners.queries import LearnerHead

    # (session, results) -> of those that an instance decided on, what it decided, in the language spoken now
    Decided: TypeAlias = Callable[[Session, Collection[UUID]], Mapping[UUID, Decision]]

_TELLS = ("identity", "results", ANYTHING)  # the kinds of data that a letter tells


@dataclass(frozen=True)
class MakeLetters:
    """Letters of one exam in one language, to be handed over on a day; of these candidates, or of all."""

    sitting_id: UUID
    language: str
    on: date  # told on this day, unless another day of notice is noted already
    candidate_ids: tuple[UUID, ...] = ()
    decided: "tuple[Decided, ...]" = ()  # asked of features above: what came of appeals


@dataclass(frozen=True)
class MadeLetters:
    """The letters, what they are called and how many there are."""

    title: str
    exam: str
    count: int
    pdf: bytes


def make_letters(database: "Database", command: MakeLetters, _progress: "Progress") -> MadeLetters:
    """The letters as they would be printed now. Raises Refused with everything that stands against them."""
    today = database.today()
    with database.reading() as session:
        page = queries.grading(session, command.sitting_id)
        if page is None:
            raise NotFound
        rows = [row for row in page.told if not command.candidate_ids or row.id in command.candidate_ids]
        school = schools.default_school(session)
        missing = missing_for_papers(school.facts if school else None)
        if school is None or missing:
            raise Refused(SchoolIncomplete(missing=", ".join(_(one) for one in missing)))
        if not rows:
            raise Refused(NobodyToTell())
        doubts = queries.doubts(session, session.get_one(Sitting, page.id))
        if problems := [one for row in rows for one in doubts.get(row.id, ())]:
            raise Refused(*problems)
        letters = _letters(session, command, page, rows, school, today)
        names, across = schools.site(session).names, schools.across(session, command.language)
    if telling := list(check_neutral(letters, names)):
        raise Refused(*telling)
    pdf = draw_letters(letters, today, across=across)
    return MadeLetters(letters[0].title, page.course, len(letters), pdf)


def _letters(
    session: "Session",
    command: MakeLetters,
    page: GradingPage,
    rows: list[ToldRow],
    school: "SchoolRow",
    today: date,
) -> list[Letter]:
    heads = learners.heads(session, [row.result.learner_id for row in rows])
    ids = [row.result.result_id for row in rows]
    marks = disputes.marks(session, heads, _TELLS, page.day, page.day)
    with speaking(command.language):
        decided = {id: one for ask in command.decided for id, one in ask(session, ids).items()}
        return [
            letter(
                replace(
                    _told(row, heads[row.result.learner_id], command.on, page),
                    decision=decided.get(row.result.result_id),
                    corrected=_corrected(session, row.id, page),
                    disputed=mark_text(marks.get(row.result.learner_id, ())),
                ),
                _exam(page, row),
                school.facts,
                today,
                command.language,
            )
            for row in rows
        ]


def _told(row: ToldRow, head: "LearnerHead", planned: date, page: GradingPage) -> Told:
    result = row.result
    return Told(
        name=head.facts.printed_name,
        born=head.facts.birth_date,
        number=result.number,
        label=page.scale.grade(result.grade).label,  # in the language of the letter
        points=result.points,
        most=result.most,
        told_on=result.told_on or planned,
        handed_over=result.told_on is not None,
        extension=row.last.longer if row.last is not None else None,
        asked_on=result.asked_on,
        given_on=result.given_on,
        anew_since=result.anew_since,
    )


def _corrected(session: "Session", candidate_id: UUID, page: GradingPage) -> tuple[Corrected, ...]:
    """What the school put right since the result could be told, in the language spoken now.

    What an instance decided on appeal the letter says by itself.
    """
    since = page.release.confirmed_at if page.release is not None else None
    return tuple(
        Corrected(one.old, one.attested_at.astimezone(zone()).date(), one.reason, basis_text(one.basis))
        for one in sittings.corrections(session, candidate_id)
        if one.attested_at is not None and one.basis != APPEAL and (since is None or one.attested_at > since)
    )


def _exam(page: GradingPage, row: ToldRow) -> Exam:
    borders = page.borders
    border = (
        next((one for one in borders.borders if one.grade == row.result.grade), None) if borders else None
    )
    own = borders is not None and borders.id is not None
    basis = _("set for this exam") if own else rule_of(page.scale.key, page.day).basis
    return Exam(page.course, page.code, page.day, page.kind, row.appeals, border, basis)
