"""An exam held on paper and sealed: sheets typed by one, some by two, and one on which the two differ."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from eduapp.app.sample_site.bringing import draw_paper
from eduapp.app.sample_site.exam_papers import opened, receive, step
from eduapp.core.clock import zone
from eduapp.education.courses import queries as courses
from eduapp.education.places import queries as places
from eduapp.exams.grading import service as grading
from eduapp.exams.grading.rules.examiners import Named
from eduapp.exams.grading.rules.sheets import Sheet
from eduapp.exams.room import queries as room_queries
from eduapp.exams.room import service as room
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.rules.seating import Grid
from eduapp.people.learners import queries as learners

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.app.sample_site.story import Site

COURSE, DAY, ROOM, TITLE = "KOKV107", date(2026, 11, 20), "Festsalen", "Prøve i mattrygghet"
NUMBERS = ("1060", "1061", "1062", "1063", "1064", "1065")
MINUTES = 90
SHEETS = 2  # each handed in
PLANNED_ON, TYPED_ON = date(2026, 11, 2), date(2026, 11, 23)
# Candidate number: points (hundredths) as the teacher and as the office read them; None: not typed yet.
TYPED: dict[int, tuple[int, int | None]] = {
    101: (1100, 1100),
    102: (850, 850),
    103: (650, 600),
    104: (350, None),
}


def hold_exam(site: Site) -> None:
    """Planned early in November, written on a Friday, sealed the same day, typed on Monday."""
    paper_id = draw_paper(site, "leader", TITLE)
    sitting_id = _planned(site, paper_id)
    candidates = _held(site, sitting_id)
    _typed(site, sitting_id, candidates)


def _planned(site: Site, paper_id: UUID) -> UUID:
    """An exam with a paper of the bank, six candidates and an invigilator, published."""
    site.go_to(PLANNED_ON, 9)
    invigilator = site.by("invigilator").actor.user_id
    with site.database.reading() as session:
        course_id = next(row.id for row in courses.courses(session) if row.code == COURSE)
        place = places.by_name(session, ROOM)
        people = [learners.by_number(session, number) for number in NUMBERS]
    order = service.PlanSitting(
        course_id=course_id,
        day=DAY,
        minutes=MINUTES,
        place_id=place.id if place is not None else None,
        invigilator_id=invigilator,
    )
    sitting_id = site.do("leader", service.plan_sitting, order)
    version = _version(site, sitting_id)
    paper = service.ChoosePaper(sitting_id=sitting_id, version=version, paper_id=paper_id)
    site.do("leader", service.choose_paper, paper)
    for person in people:
        if person is not None:
            entry = service.EnterCandidate(sitting_id=sitting_id, learner_id=person.id)
            site.do("leader", service.enter_candidate, entry)
    site.do("leader", service.save_grid, service.SaveGrid(sitting_id=sitting_id, grid=Grid(3, 4, 0)))
    site.do("leader", service.seat_everybody, service.SeatEverybody(sitting_id=sitting_id))
    site.do("leader", service.spread_versions, service.SpreadVersions(sitting_id=sitting_id))
    site.do("leader", service.publish_sitting, service.PublishSitting(sitting_id=sitting_id))
    return sitting_id


def _version(site: Site, sitting_id: UUID) -> int | None:
    with site.database.reading() as session:
        head = queries.sitting(session, sitting_id)
    return head.version if head is not None else None


def _held(site: Site, sitting_id: UUID) -> dict[int, UUID]:
    """The day by its log: one did not come, the others handed in two sheets each; two people sealed it."""
    with site.database.reading() as session:
        head = queries.sitting(session, sitting_id)
    rows = head.candidates if head is not None else ()
    numbered = {row.candidate_number: row.id for row in rows}
    *came, away = sorted(numbered)
    _at(site, 8, 15)
    bundle = receive(site, sitting_id, "Svarark mattrygghet", "answer_sheets", 20, "")
    _at(site, 8, 30)
    _step(site, sitting_id, steps.OPENED)
    opened(site, bundle, 20)
    _at(site, 8, 40)
    here = tuple(numbered[number] for number in came)
    _act(site, sitting_id, steps.CHECK_IN, here, Facts("staff", person="Kari Lund, kontaktbetjent"))
    _at(site, 8, 55)
    _act(site, sitting_id, steps.AUTHORISE, here, Facts())
    _at(site, 9, 0)
    _step(site, sitting_id, steps.STARTED)
    step(site, bundle, "handed_out", count=SHEETS * len(came))
    _at(site, 10, 5)
    _act(site, sitting_id, steps.STAY_AWAY, (numbered[away],), Facts("undocumented"))
    _at(site, 10, 25)
    _act(site, sitting_id, steps.HAND_IN, here, Facts(sheets=SHEETS))
    step(site, bundle, "handed_in", count=SHEETS * len(came))
    _at(site, 10, 45)
    _step(site, sitting_id, steps.COLLECTED)
    for by in ("invigilator", "leader"):
        with site.database.reading() as session:
            digest = room_queries.digest(session, sitting_id)
        site.do(by, room.sign_log, room.SignLog(sitting_id=sitting_id, digest=digest))
    return numbered


def _typed(site: Site, sitting_id: UUID, candidates: dict[int, UUID]) -> None:
    """What the two who type have read so far, and who marked the sheets."""
    for by, hour, place in (("teacher", 8, 0), ("office", 9, 1)):
        site.go_to(TYPED_ON, hour)
        for number, read in TYPED.items():
            if (points := read[place]) is not None:
                sheet = Sheet(total=points, sheets=SHEETS)
                order = grading.TypeSheet(candidate_id=candidates[number], sheet=sheet)
                site.do(by, grading.type_sheet, order)
    named = Named("Kari Moen", external=True), Named("Ole Vang", external=True)
    site.do("leader", grading.name_examiners, grading.NameExaminers(sitting_id=sitting_id, named=named))


def _at(site: Site, hour: int, minute: int) -> None:
    site.clock.moment = datetime.combine(DAY, time(hour, minute), zone())


def _step(site: Site, sitting_id: UUID, kind: str) -> None:
    site.do("invigilator", room.step_sitting, room.StepSitting(sitting_id=sitting_id, step=kind))


def _act(site: Site, sitting_id: UUID, act: str, who: tuple[UUID, ...], facts: Facts) -> None:
    order = room.NoteAct(sitting_id=sitting_id, act=act, candidate_ids=who, facts=facts)
    site.do("invigilator", room.note_act, order)
