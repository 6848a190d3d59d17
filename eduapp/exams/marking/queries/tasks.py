"""What one examiner marks in a round: every answer that no key has marked; later, what the two differ on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from eduapp.exams.marking.models import AnswerMark, MarkingExaminer
from eduapp.exams.marking.queries.answers import Sat, answers_by, sat
from eduapp.exams.marking.queries.marks import Marks, decided, handed_in, marks_of, rounds_done
from eduapp.exams.marking.queries.paper import Item, MarkedPaper, paper_of
from eduapp.exams.marking.rules.final import BLIND, MACHINE, PAIR, Given, before_round
from eduapp.exams.marking.rules.marking import Asked
from eduapp.exams.marking.rules.states import Seen
from eduapp.exams.sittings.models import Sitting


@dataclass(frozen=True)
class Task:
    """An answer to mark: whose and which, and what the examiner has given for it so far."""

    asked: Asked
    candidate_id: UUID
    version_id: UUID | None
    given: Given | None
    note: str = ""


@dataclass(frozen=True)
class Marked:
    """What is known of a sitting when tasks are told. `paper` and `people` may be at hand already."""

    paper: MarkedPaper
    people: list[Sat]
    marks: Marks


def looked(session: Session, sitting_id: UUID, number: int | None = None) -> Marked:
    """Paper, people and marks of a sitting; with a number, of one candidate alone."""
    people = [one for one in sat(session, sitting_id) if number in {None, one.number}]
    whose = None if number is None else [one.candidate_id for one in people]
    return Marked(paper_of(session, sitting_id), people, marks_of(session, [sitting_id], whose))


def tasks(
    session: Session, sitting_id: UUID, place: int, turn: int, known: Marked | None = None
) -> list[Task]:
    """All of a round of one place, by candidate and question. Of others' marks nothing is told."""
    held = known or looked(session, sitting_id)
    wanted = list(
        _blind(session, held)
        if place in PAIR and turn == BLIND
        else _differing(session, sitting_id, place, held)
    )
    notes = _notes(session, sitting_id, place, turn)
    found = []
    for one, item in wanted:
        version = None if item is None else item.version_id
        given = held.marks.get(one.candidate_id, {}).get(version, {}).get((place, turn))
        asked = Asked(one.number, 0 if item is None else item.number, 0 if item is None else item.most)
        note = notes.get((one.candidate_id, version), "")
        found.append(Task(asked, one.candidate_id, version, given, note))
    return (
        still_open(found) if (place, turn) in handed_in(session, [sitting_id]).get(sitting_id, ()) else found
    )


def still_open(todo: list[Task]) -> list[Task]:
    """Of what was handed in, only what is to be marked again, as long as something is; else all of it."""
    return [one for one in todo if one.given is None] or todo


def is_left(
    session: Session, sitting_id: UUID, paper: MarkedPaper, people: Sequence[Sat], marks: Marks | None = None
) -> bool:
    """Whether the key leaves anything to the examiners: who sat is looked at until something is found.

    Marks are read one candidate at a time where they are not at hand. Before anybody sat there is no telling.
    """
    if not people or paper.whole or any(one.attempt_id is None for one in people):
        return True
    for one in people:
        known = marks_of(session, [sitting_id], [one.candidate_id]) if marks is None else marks
        if next(_blind(session, Marked(paper, [one], known)), None) is not None:
            return True
    return False


def seen(session: Session, sitting: Sitting, held: Marked) -> Seen:
    """What tells where the marking of a sitting stands; its marks are at hand."""
    done = rounds_done(session, [sitting.id]).get(sitting.id, frozenset())
    live = select(MarkingExaminer.place).where(
        MarkingExaminer.sitting_id == sitting.id, MarkingExaminer.ended_at.is_(None)
    )
    differ = sum(
        one.differ
        for sat_ in held.people
        for one in decided(held.paper, held.marks.get(sat_.candidate_id, {}), done).values()
    )
    left = is_left(session, sitting.id, held.paper, held.people, held.marks)
    return Seen(sitting.state, frozenset(session.scalars(live)), done, differ, left)


def _blind(session: Session, held: Marked) -> Iterator[tuple[Sat, Item | None]]:
    for one in held.people:
        if held.paper.whole:
            yield one, None
            continue
        by_key = {version for version, marks in _of(held, one) if (MACHINE, BLIND) in marks}
        left = [item for item in held.paper.items if item.version_id not in by_key]
        if one.attempt_id is not None and not by_key:
            left = list(_before_the_key(session, held.paper, one))
        yield from ((one, item) for item in left)


def _before_the_key(session: Session, paper: MarkedPaper, one: Sat) -> Iterable[Item]:
    """What a key will not mark of somebody on screen, as long as it has not marked anything."""
    given = answers_by(session, paper, one)
    if not given.complete:
        return paper.items
    return (item for item in paper.items if not item.closed and item.version_id in given.values)


def _differing(
    session: Session, sitting_id: UUID, place: int, held: Marked
) -> Iterator[tuple[Sat, Item | None]]:
    """What the two differed on when this round began, also when it was settled since in this very round."""
    done = before_round(rounds_done(session, [sitting_id]).get(sitting_id, ()), place)
    for one in held.people:
        theirs = decided(held.paper, held.marks.get(one.candidate_id, {}), done)
        yield from ((one, held.paper.item(version)) for version, told in theirs.items() if told.differ)


def _of(held: Marked, one: Sat):  # type: ignore[no-untyped-def]  # noqa: ANN202 - items of a mapping
    return held.marks.get(one.candidate_id, {}).items()


def _notes(session: Session, sitting_id: UUID, place: int, turn: int) -> dict[tuple[UUID, UUID | None], str]:
    query = select(AnswerMark.candidate_id, AnswerMark.question_version_id, AnswerMark.note).where(
        AnswerMark.sitting_id == sitting_id,
        AnswerMark.place == place,
        AnswerMark.round == turn,
        AnswerMark.superseded == false(),
        AnswerMark.note != "",
    )
    return {(candidate, version): note for candidate, version, note in session.execute(query)}
