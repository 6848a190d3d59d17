"""The marking guide of a sitting, and what one candidate answered in words: for examiners and appeals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.education.courses.models import Course
from eduapp.exams.marking.queries.answers import answers_by, sat
from eduapp.exams.marking.queries.asking import require_part
from eduapp.exams.marking.queries.paper import MarkedPaper, keys_of, paper_of, pictures_of
from eduapp.exams.marking.rules.answers import lines_of
from eduapp.exams.marking.rules.guide import GuideItem, guide_item
from eduapp.exams.sittings.models import Candidate, Sitting


@dataclass(frozen=True)
class Guide:
    """What was asked and what is right. Without items the paper is from elsewhere, and so is its guide."""

    course: str
    day: date
    items: tuple[GuideItem, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)  # by digest


@dataclass(frozen=True)
class AnswerInWords:
    """What somebody answered to one question; no lines where nothing was, or where it stands on paper."""

    number: int
    version_id: UUID
    lines: tuple[str, ...]
    on_screen: bool


def guide(session: Session, sitting_id: UUID) -> Guide:
    """The guide of a sealed sitting, for who marks it and who may see its marking. Raises NotAllowed."""
    require_part(session, sitting_id)
    return guide_of(session, sitting_id, paper_of(session, sitting_id))


def guide_of(session: Session, sitting_id: UUID, paper: MarkedPaper) -> Guide:
    """The same of a paper that is at hand, for who was let in already."""
    query = select(Course.name, Sitting.day).join(Course, Course.id == Sitting.course_id)
    course, day = session.execute(query.where(Sitting.id == sitting_id)).one()
    keys = keys_of(session, [one.version_id for one in paper.items])
    items = tuple(
        guide_item(one.number, one.version_id, one.most, one.shown, keys[one.version_id])
        for one in paper.items
    )
    digests = {each.digest for item in items for each in (*item.pictures, *item.shown.pictures)}
    return Guide(course, day, items, pictures_of(session, digests))


def answers_of(session: Session, candidate_id: UUID) -> list[AnswerInWords]:
    """What a candidate answered on screen, question by question as version A counts. Raises NotAllowed."""
    candidate = session.get_one(Candidate, candidate_id)
    require_part(session, candidate.sitting_id)
    paper = paper_of(session, candidate.sitting_id)
    one = next((one for one in sat(session, candidate.sitting_id) if one.candidate_id == candidate_id), None)
    if one is None:
        return []
    values, on_screen = answers_by(session, paper, one).values, one.attempt_id is not None
    return [
        AnswerInWords(
            item.number,
            item.version_id,
            lines_of(item.shown, values.get(item.version_id)),
            on_screen,
        )
        for item in paper.items
    ]
