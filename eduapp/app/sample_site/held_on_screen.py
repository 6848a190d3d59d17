"""An exam on screen from its paper to the seal, as exam PCs and the people around them leave it."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from eduapp.core.progress import NoProgress
from eduapp.education.courses import queries as courses
from eduapp.education.places import queries as places
from eduapp.exams.attempts import jobs, service
from eduapp.exams.marking import queries as marking
from eduapp.exams.marking.rules.answers import on_the_paper
from eduapp.exams.papers import service as papers
from eduapp.exams.papers.rules.paper import Item, PaperFacts
from eduapp.exams.questions import queries as questions
from eduapp.exams.room import queries as rooms
from eduapp.exams.room import service as room
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.sittings import service as sittings
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.box import Cost
from eduapp.kiosk.formats.journal import next_record
from eduapp.kiosk.formats.record import FIRST_PREV, Event, Moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from eduapp.app.sample_site.story import Site
    from eduapp.exams.attempts.service import NewTicket
    from eduapp.exams.marking.queries import MarkedPaper

# One candidate's, in the order of the questions as they were composed; choices as the bank keeps them.
Answers: TypeAlias = "Sequence[object]"
QUICK = Cost(time=1, memory=64, lanes=1)  # nobody guesses at an invented exam


def compose(site: Site, told: PaperFacts, asked: Sequence[tuple[str, int]], seed: str) -> UUID:
    """A paper in two versions, of questions by their titles and for so many points."""
    with site.by("leader").reading() as session:
        by_label = {row.label: row.id for row in questions.questions(session, questions.Wanted())}
        rows = questions.to_show(session, [by_label[name] for name, _points in asked])
    items = tuple(Item(row.version_id, points) for row, (_name, points) in zip(rows, asked, strict=True))
    return site.do(
        "leader", papers.save_paper, papers.SavePaper(facts=told, items=items, versions=2, seed=seed)
    )


def publish(
    site: Site, course: str, day: date, room_name: str, paper_id: UUID, people: Sequence[UUID]
) -> UUID:
    """An exam with this paper, everybody entered and seated; its id."""
    with site.database.reading() as session:
        course_id = next(row.id for row in courses.courses(session) if row.code == course)
        place = places.by_name(session, room_name)
    plan = sittings.PlanSitting(
        course_id=course_id,
        day=day,
        place_id=place.id if place is not None else None,
        invigilator_id=site.actors["invigilator"].user_id,
    )
    sitting_id = site.do("leader", sittings.plan_sitting, plan)
    chosen = sittings.ChoosePaper(sitting_id=sitting_id, paper_id=paper_id)
    site.do("leader", sittings.choose_paper, chosen)
    for learner_id in people:
        entry = sittings.EnterCandidate(sitting_id=sitting_id, learner_id=learner_id)
        site.do("leader", sittings.enter_candidate, entry)
    site.do("leader", sittings.seat_everybody, sittings.SeatEverybody(sitting_id=sitting_id))
    site.do("leader", sittings.spread_versions, sittings.SpreadVersions(sitting_id=sitting_id))
    site.do("leader", sittings.publish_sitting, sittings.PublishSitting(sitting_id=sitting_id))
    return sitting_id


def hold(site: Site, sitting_id: UUID, held: date, answers: Sequence[Answers]) -> MarkedPaper:
    """From the opened door at half past eight to the seal; everybody sits on screen and answers so."""
    with site.database.reading() as session:
        day, paper = rooms.the_day(session, sitting_id), marking.paper_of(session, sitting_id)
    letters = {one.number: one.letter for one in (day.candidates if day is not None else ())}
    people = tuple(one.id for one in (day.candidates if day is not None else ()))
    wanted = jobs.MakeTickets(sitting_id=sitting_id, language="nb", candidate_ids=people, cost=QUICK)
    made = jobs.make_tickets(site.by("leader"), wanted, NoProgress())
    site.go_to(held, 8)
    site.do("invigilator", room.step_sitting, room.StepSitting(sitting_id=sitting_id, step=steps.OPENED))
    known = Facts("staff", person="Kari Lund, kontaktbetjent")
    for act, facts in ((steps.CHECK_IN, known), (steps.AUTHORISE, Facts())):
        note = room.NoteAct(sitting_id=sitting_id, act=act, candidate_ids=people, facts=facts)
        site.do("invigilator", room.note_act, note)
    site.go_to(held, 9)
    site.do("invigilator", service.start_screens, service.StartScreens(sitting_id=sitting_id))
    site.go_to(held, 10)
    for one, given in zip(made.tickets, answers, strict=True):
        frames = _journal(site, sitting_id, one, paper, letters[one.number], given)
        kept = service.KeepJournal(sitting_id=sitting_id, attempt_id=one.attempt_id, frames=frames)
        site.do("invigilator", service.keep_journal, kept)
    site.do("invigilator", service.take_in, service.TakeIn(sitting_id=sitting_id))
    site.do("invigilator", room.step_sitting, room.StepSitting(sitting_id=sitting_id, step=steps.COLLECTED))
    for who in ("invigilator", "leader"):
        with site.database.reading() as session:
            digest = rooms.digest(session, sitting_id)
        site.do(who, room.sign_log, room.SignLog(sitting_id=sitting_id, digest=digest))
    return paper


def _journal(
    site: Site,
    sitting_id: UUID,
    ticket: NewTicket,
    paper: MarkedPaper,
    letter: str,
    answers: Answers,
) -> tuple[bytes, ...]:
    """What an exam PC would have kept: it began, every answer on the candidate's version, handed in."""
    told = {"attempt": str(ticket.attempt_id), "sitting": str(sitting_id), "number": ticket.number}
    begins = (site.clock.moment - timedelta(hours=1)).astimezone(UTC)
    begun = {"begins_at": f"{begins:%Y-%m-%dT%H:%M:%S.000Z}", "late_ms": 0, "by": "message", "n": 1}
    events = [Event(r.OPENED, {**told, "kiosk": "PC", "machine": "PC"}), Event(r.BEGUN, begun)]
    for number, (item, stands) in paper.numbered(letter).items():
        value = on_the_paper(item.shown.kind, stands, answers[item.number - 1])
        events += [] if value is None else [Event(r.ANSWER, value, number)]
    events.append(Event(r.HANDED_IN, {"by": "self", "unanswered": []}))
    frames, prev = [], FIRST_PREV
    for n, event in enumerate(events, 1):
        now = site.clock.moment - timedelta(minutes=len(events) - n)
        record, frame = next_record(event, n, prev, Moment(n * 60_000, "PC", now), ticket.journal_key)
        prev = record.mac
        frames.append(frame)
    return tuple(frames)
