"""Sealed exams whose marks are all decided, with as many candidates as figures ask for.

How an exam is held, sealed and marked, the tests of `room` and `marking` walk through; here marks are written
as they end up, so that fifty candidates cost no minute.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import update

from eduapp.core.db.unit_of_work import Database
from eduapp.exams.marking.models import AnswerMark
from eduapp.exams.sittings.models import Candidate, Sitting
from tests.support import given, given_education, given_exams, given_papers

QUESTIONS = 8
WRONG_KEY = 5  # the number of the question whose strongest candidates all choose another answer
MOST = 200  # hundredths
HELD = date(2026, 11, 16)


@dataclass(frozen=True)
class Marked:
    """A sealed exam: who sat, the paper, and the versions of its questions in their order."""

    sitting_id: UUID
    paper_id: UUID
    course_id: UUID
    candidates: list[UUID]
    learners: list[UUID]
    versions: list[UUID]


def a_marked_exam(database: Database, count: int = 24, seed: int = 4) -> Marked:
    """An exam of eight questions with three choices each; the fifth has a wrong key."""
    course = given_education.a_course(database, code="MAT", name="Matematikk", scale="K16")
    versions = given_papers.some_singles(database, QUESTIONS)
    told = given_papers.facts(course_id=course)
    paper = given_papers.a_paper(database, given_papers.items_of(versions), told=told)
    learners = [given.a_learner(database) for _one in range(count)]
    return held(database, course, paper, versions, learners, seed=seed)


def held(
    database: Database,
    course: UUID,
    paper: UUID,
    versions: list[UUID],
    learners: list[UUID],
    *,
    day: date = HELD,
    seed: int = 4,
    left_open: int = 0,
) -> Marked:
    """An exam with this paper, sealed and marked; the last `left_open` candidates lack a mark."""
    sitting = given_exams.plan(database, course, day)
    candidates = [given_exams.enter_candidate(database, sitting, one) for one in learners]
    with database.writing() as uow:
        uow.session.execute(
            update(Sitting).where(Sitting.id == sitting).values(state="sealed", paper_id=paper)
        )
        uow.session.execute(update(Candidate).where(Candidate.sitting_id == sitting).values(attended=True))
        for place, (candidate, chosen) in enumerate(
            zip(candidates, answers(len(learners), seed), strict=True)
        ):
            asked = versions[: -1 if place >= len(learners) - left_open else None]
            uow.session.add_all(
                AnswerMark(
                    sitting_id=sitting,
                    candidate_id=candidate,
                    question_version_id=version,
                    place=0,
                    round=1,
                    points=MOST if value == 0 else 0,
                    told={"value": value, "rules": []},
                    marked_at=uow.now,
                )
                for version, value in zip(asked, chosen, strict=False)
            )
    return Marked(sitting, paper, course, candidates, learners, versions)


def answers(count: int, seed: int) -> list[list[int | None]]:
    """What each chose (0 is what the key says), the most able first; the same for the same seed."""
    dice = random.Random(seed)
    return [_chosen(dice, 1 - place / count) for place in range(count)]


def _chosen(dice: random.Random, able: float) -> list[int | None]:
    found: list[int | None] = []
    for number in range(1, QUESTIONS + 1):
        knows = dice.random() < 0.1 + 0.85 * able
        other = dice.choice((1, 2, 2, None))
        found.append(0 if knows else other)
        if number == WRONG_KEY:
            found[-1] = 1 if knows else dice.choice((0, 0, 2))
    return found


def versions_of(marked: Sequence[Marked]) -> list[UUID]:
    """All that was asked."""
    return [version for one in marked for version in one.versions]
