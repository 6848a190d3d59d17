"""A whole paper as it is composed: its words, questions, rules, and the order in every version."""

from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.exams.papers.models import ExamPaper, ExamPaperItem, ExamPaperRule, ExamPaperVersion, FrozenPaper
from eduapp.exams.papers.rules import frozen
from eduapp.exams.papers.rules.drawn import DrawingRule
from eduapp.exams.papers.rules.frozen import digest_of_shown
from eduapp.exams.papers.rules.paper import Asked, Item, PaperFacts
from eduapp.exams.papers.rules.shuffling import Shuffled, Stands, Version
from eduapp.exams.questions import queries as questions
from eduapp.exams.questions.queries import VersionRow
from eduapp.exams.questions.rules.question import DESCRIPTION


@dataclass(frozen=True)
class ComposedItem:
    """A question on a paper, with what the bank shows of it."""

    item: Item
    row: VersionRow

    @property
    def asked(self) -> Asked:
        """What rules need to know of it."""
        return asked_of(self.row)

    @property
    def shuffled(self) -> Shuffled:
        """What there is to shuffle at it."""
        shown = self.row.shown
        is_text = not self.asked.answered
        counts = (len(shown.choices), len(shown.rights))
        return Shuffled(*counts, bool(self.item.heading), is_text, self.item.keeps_order)


@dataclass(frozen=True)
class Composed:
    """All of a paper. Nothing of it knows what is right."""

    id: UUID
    version: int
    serial: int
    seed: str
    facts: PaperFacts
    items: tuple[ComposedItem, ...]
    rules: tuple[DrawingRule, ...]
    versions: tuple[Version, ...]
    based_on_id: UUID | None
    digest: str  # "" until it is frozen

    @property
    def points(self) -> int:
        """All there is to earn."""
        return sum(one.item.points for one in self.items)

    @property
    def asked(self) -> dict[UUID, Asked]:
        """What rules need to know of its questions, by their versions."""
        return {one.item.version_id: one.asked for one in self.items}


def composed(session: Session, paper_id: UUID) -> Composed | None:
    """One paper with everything on it, or None. Five statements; asks for the right to see questions."""
    query = (
        select(ExamPaper, FrozenPaper.digest)
        .outerjoin(FrozenPaper, FrozenPaper.paper_id == ExamPaper.id)
        .where(ExamPaper.id == paper_id)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        return None
    row, digest = found
    return Composed(
        row.id,
        row.version,
        row.serial,
        row.seed,
        PaperFacts(
            title=row.title,
            language=row.language,
            minutes=row.minutes,
            course_id=row.course_id,
            instructions=row.instructions,
            aids=frozenset(cast("list[str]", row.aids)),
            aids_note=row.aids_note,
            skills=frozenset(cast("list[str]", row.skills)),
        ),
        _items(session, paper_id),
        _rules(session, paper_id),
        _versions(session, paper_id),
        row.based_on_id,
        digest or "",
    )


def facts_of(paper: Composed) -> frozen.Facts:
    """All that freezing holds of a paper, as plain facts."""
    told = paper.facts
    return {
        "id": str(paper.id),
        "title": told.title,
        "course": str(told.course_id or ""),
        "language": told.language,
        "minutes": told.minutes,
        "instructions": told.instructions,
        "aids": sorted(told.aids),
        "aids_note": told.aids_note,
        "skills": sorted(told.skills),
        "seed": paper.seed,
        "items": [_item_facts(one) for one in paper.items],
        "rules": [list(vars(rule).values()) for rule in paper.rules],
        "versions": {
            one.letter: {"seed": one.seed, "order": order_facts(one.order)} for one in paper.versions
        },
    }


def asked_of(row: VersionRow) -> Asked:
    """What rules need to know of a question."""
    return Asked(row.question_id, row.label, row.retired, row.shown.kind != DESCRIPTION)


def order_facts(order: tuple[Stands, ...]) -> list[list[Any]]:
    """An order as it is kept."""
    return [[one.place, list(one.choices), list(one.rights)] for one in order]


def _item_facts(one: ComposedItem) -> frozen.Facts:
    return {
        "version": str(one.item.version_id),
        "points": one.item.points,
        "heading": one.item.heading,
        "keeps_order": one.item.keeps_order,
        "rule": one.item.rule,
        "shown": digest_of_shown(one.row.shown),
    }


def _items(session: Session, paper_id: UUID) -> tuple[ComposedItem, ...]:
    query = (
        select(
            ExamPaperItem.question_version_id,
            ExamPaperItem.points,
            ExamPaperItem.heading,
            ExamPaperItem.keeps_order,
            ExamPaperItem.rule_place,
        )
        .where(ExamPaperItem.paper_id == paper_id)
        .order_by(ExamPaperItem.place)
    )
    items = [Item(*values) for values in session.execute(query)]
    rows = questions.to_show_versions(session, [item.version_id for item in items])
    return tuple(ComposedItem(item, rows[item.version_id]) for item in items)


def _rules(session: Session, paper_id: UUID) -> tuple[DrawingRule, ...]:
    query = (
        select(
            ExamPaperRule.questions,
            ExamPaperRule.points,
            ExamPaperRule.tag,
            ExamPaperRule.category,
            ExamPaperRule.level,
            ExamPaperRule.language,
            ExamPaperRule.kind,
            ExamPaperRule.heading,
        )
        .where(ExamPaperRule.paper_id == paper_id)
        .order_by(ExamPaperRule.place)
    )
    return tuple(DrawingRule(*values) for values in session.execute(query))


def _versions(session: Session, paper_id: UUID) -> tuple[Version, ...]:
    query = (
        select(ExamPaperVersion.letter, ExamPaperVersion.seed, ExamPaperVersion.stands)
        .where(ExamPaperVersion.paper_id == paper_id)
        .order_by(ExamPaperVersion.letter)
    )
    return tuple(Version(letter, seed, _order(stands)) for letter, seed, stands in session.execute(query))


def _order(kept: object) -> tuple[Stands, ...]:
    rows = cast("list[tuple[int, list[int], list[int]]]", kept)
    return tuple(Stands(place, tuple(choices), tuple(rights)) for place, choices, rights in rows)
