"""The paper of a sitting as it is marked: its questions with points and keys, and the order in each version.

Read past the bank's own queries: an examiner may see what was asked in a sealed exam they mark, not the bank.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.core.db.parts import in_parts
from eduapp.exams.marking.models import KeyCorrection
from eduapp.exams.marking.rules.answers import CLOSED
from eduapp.exams.marking.rules.points import POINT
from eduapp.exams.papers.models import ExamPaperItem, ExamPaperVersion
from eduapp.exams.papers.rules.shuffling import Stands
from eduapp.exams.questions.models import QuestionKey, QuestionPicture, QuestionVersion
from eduapp.exams.questions.rules.facts import Facts, question_from
from eduapp.exams.questions.rules.question import DESCRIPTION, Question
from eduapp.exams.questions.rules.showing import Shown, shown_from
from eduapp.exams.sittings.models import Sitting


@dataclass(frozen=True)
class Item:
    """One question that gives points. `number` counts as version A does."""

    number: int  # from 1
    version_id: UUID
    most: int  # hundredths of a point
    shown: Shown

    @property
    def closed(self) -> bool:
        """Whether its key alone can mark it."""
        return self.shown.kind in CLOSED


@dataclass(frozen=True)
class MarkedPaper:
    """What there is to mark in a sitting. Without items the whole answer is graded as one."""

    items: tuple[Item, ...] = ()
    orders: Mapping[str, tuple[tuple[Item, Stands], ...]] | None = None  # by letter, in printed order

    @property
    def whole(self) -> bool:
        """Whether one grade is given for everything, since the paper is from elsewhere."""
        return not self.items

    @property
    def most(self) -> int:
        """All there is to earn, in hundredths of a point; 0 where the whole is graded."""
        return sum(item.most for item in self.items)

    def item(self, version_id: UUID | None) -> Item | None:
        """The question with this version, if it is on the paper."""
        return next((one for one in self.items if one.version_id == version_id), None)

    def numbered(self, letter: str) -> dict[int, tuple[Item, Stands]]:
        """The questions of one version by their number on it, and how their choices stand there."""
        return dict(enumerate((self.orders or {}).get(letter, ()), 1))


def paper_of(session: Session, sitting_id: UUID) -> MarkedPaper:
    """What there is to mark. Three statements."""
    paper_id = session.get_one(Sitting, sitting_id).paper_id
    if paper_id is None:
        return MarkedPaper()
    items = _items(session, paper_id)
    orders = {
        letter: tuple((items[stand.place], stand) for stand in order if stand.place in items)
        for letter, order in _orders(session, paper_id).items()
    }
    return MarkedPaper(tuple(items.values()), orders)


def keys_of(session: Session, version_ids: Collection[UUID]) -> dict[UUID, Question]:
    """Whole questions with what is right, by version: as it was corrected last, else as it was written."""
    facts = _facts(session, version_ids)
    digests = {each["digest"] for one in facts.values() for each in one["pictures"]}
    contents = pictures_of(session, digests)
    return {id: question_from(one, contents) for id, one in facts.items()}


def pictures_of(session: Session, digests: Collection[str]) -> dict[str, bytes]:
    """The bytes of pictures by their digests."""
    found = dict[str, bytes]()
    for some in in_parts(digests):
        columns = select(QuestionPicture.sha256, QuestionPicture.content)
        rows = session.execute(columns.where(QuestionPicture.sha256.in_(some)))
        found.update((digest, content) for digest, content in rows)
    return found


def corrections_of(session: Session, version_ids: Collection[UUID]) -> dict[UUID, int]:
    """How often the key of each version was corrected; those that never were are left out."""
    found = dict[UUID, int]()
    for some in in_parts(version_ids):
        query = select(KeyCorrection.question_version_id, func.max(KeyCorrection.number))
        query = query.where(KeyCorrection.question_version_id.in_(some))
        rows = session.execute(query.group_by(KeyCorrection.question_version_id))
        found.update((id, number) for id, number in rows)
    return found


def _facts(session: Session, version_ids: Collection[UUID]) -> dict[UUID, Facts]:
    found = dict[UUID, Facts]()
    for some in in_parts(version_ids):
        written = select(QuestionKey.version_id, QuestionKey.facts).where(QuestionKey.version_id.in_(some))
        found.update((id, cast("Facts", facts)) for id, facts in session.execute(written))
        corrected = (
            select(KeyCorrection.question_version_id, KeyCorrection.facts)
            .where(KeyCorrection.question_version_id.in_(some))
            .order_by(KeyCorrection.number)
        )
        found.update((id, cast("Facts", facts)) for id, facts in session.execute(corrected))
    return found


def _items(session: Session, paper_id: UUID) -> dict[int, Item]:
    """Questions that give points, by their place on the paper as it was composed."""
    query = (
        select(ExamPaperItem.place, QuestionVersion.id, ExamPaperItem.points, QuestionVersion.shown)
        .join(QuestionVersion, QuestionVersion.id == ExamPaperItem.question_version_id)
        .where(ExamPaperItem.paper_id == paper_id)
        .order_by(ExamPaperItem.place)
    )
    found = dict[int, Item]()
    for place, version_id, points, facts in session.execute(query):
        told = shown_from(cast("Facts", facts))
        if told.kind != DESCRIPTION:
            found[place] = Item(len(found) + 1, version_id, points * POINT, told)
    return found


def _orders(session: Session, paper_id: UUID) -> dict[str, list[Stands]]:
    query = select(ExamPaperVersion.letter, ExamPaperVersion.stands)
    rows = session.execute(query.where(ExamPaperVersion.paper_id == paper_id))
    return {
        letter: [
            Stands(place, tuple(choices), tuple(rights))
            for place, choices, rights in cast("list[tuple[int, list[int], list[int]]]", stands)
        ]
        for letter, stands in rows
    }
