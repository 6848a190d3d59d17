"""The exam that comes: candidates entered, an invigilator trained, the room drawn and everybody seated."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from eduapp.app.sample_site.facts import EXAM_DAY
from eduapp.education.courses import queries as courses
from eduapp.education.places import queries as places
from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.rules.seating import Grid, Seat
from eduapp.people.learners import queries as learners

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from eduapp.app.sample_site.story import Site

COURSE, DAY, ROOM, APART = "ENG1008", date(2026, 12, 10), "Klasserom 1", "Klasserom 2"
NUMBERS = tuple(str(number) for number in range(1030, 1040))
ALONE, CHANGED_MIND = "1037", "1039"
GRID = Grid(3, 4, 0, frozenset({Seat(2, 3)}))


def prepare_exam(site: Site) -> None:
    """Once the exam in mathematics is over the next one is planned, but not published yet."""
    site.go_to(EXAM_DAY, 15)
    invigilator = site.by("invigilator").actor.user_id
    with site.database.reading() as session:
        course_id = next(row.id for row in courses.courses(session) if row.code == COURSE)
        place_id, apart_id = (_place(session, name) for name in (ROOM, APART))
        people = {number: learners.by_number(session, number) for number in NUMBERS}
    order = service.PlanSitting(course_id=course_id, day=DAY, place_id=place_id, invigilator_id=invigilator)
    sitting_id = site.do("leader", service.plan_sitting, order)
    for number, person in people.items():
        if person is None:
            continue
        own = apart_id if number == ALONE else None
        entry = service.EnterCandidate(sitting_id=sitting_id, learner_id=person.id, own_place_id=own)
        site.do("leader", service.enter_candidate, entry)
    _take_off(site, sitting_id, CHANGED_MIND)
    training = service.NoteTraining(user_id=invigilator, day=date(2026, 9, 10), given_by="Fylkeskommunen")
    site.do("leader", service.note_training, training)
    site.do("leader", service.save_grid, service.SaveGrid(sitting_id=sitting_id, grid=GRID))
    site.do("leader", service.seat_everybody, service.SeatEverybody(sitting_id=sitting_id))


def _take_off(site: Site, sitting_id: UUID, number: str) -> None:
    with site.database.reading() as session:
        person, head = learners.by_number(session, number), queries.sitting(session, sitting_id)
    if person is not None and head is not None:
        candidate = next(row for row in head.candidates if row.learner_id == person.id)
        order = service.CancelCandidate(candidate_id=candidate.id, reason="own_wish")
        site.do("leader", service.cancel_candidate, order)


def _place(session: Session, name: str) -> UUID | None:
    found = places.by_name(session, name)
    return found.id if found is not None else None
