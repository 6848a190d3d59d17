"""How each answer of one candidate came to its points: the rules of the key in words, or who decided."""

from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from eduapp.exams.marking import terms
from eduapp.exams.marking.models import AnswerMark
from eduapp.exams.marking.queries.answers import answers_by
from eduapp.exams.marking.queries.asking import require
from eduapp.exams.marking.queries.marks import decided, rounds_done
from eduapp.exams.marking.queries.tasks import looked
from eduapp.exams.marking.rules.answers import lines_of
from eduapp.exams.marking.rules.final import MACHINE, Decided
from eduapp.exams.marking.rules.machine import told_from
from eduapp.exams.marking.rules.told import lines
from eduapp.exams.questions.rules.placing import said_by


@dataclass(frozen=True)
class ToldMark:
    """One answer: what was asked and answered, what is decided, and by which rules of the key."""

    question: int  # 0: the whole
    label: str
    most: int
    answered: tuple[str, ...]
    decided: Decided
    told: tuple[str, ...]


def how_marked(session: Session, sitting_id: UUID, number: int) -> list[ToldMark]:
    """Every answer of the candidate with this number. Raises NotAllowed."""
    require(session, terms.SEE_MARKING)
    held = looked(session, sitting_id)
    one = next((one for one in held.people if one.number == number), None)
    if one is None:
        return []
    done = rounds_done(session, [sitting_id]).get(sitting_id, frozenset())
    found = decided(held.paper, held.marks.get(one.candidate_id, {}), done)
    told = _told(session, one.candidate_id)
    if held.paper.whole:
        return [ToldMark(0, "", 0, (), found[None], ())]
    values = answers_by(session, held.paper, one).values
    return [
        ToldMark(
            item.number,
            " ".join(said_by(item.shown.stem).split()),
            item.most,
            lines_of(item.shown, values.get(item.version_id)),
            found[item.version_id],
            told.get(item.version_id, ()),
        )
        for item in held.paper.items
    ]


def _told(session: Session, candidate_id: UUID) -> dict[UUID | None, tuple[str, ...]]:
    query = select(AnswerMark.question_version_id, AnswerMark.told).where(
        AnswerMark.candidate_id == candidate_id,
        AnswerMark.place == MACHINE,
        AnswerMark.superseded == false(),
    )
    rows = session.execute(query)
    return {id: tuple(lines(told_from(cast("dict[str, Any]", told)["rules"]))) for id, told in rows}
