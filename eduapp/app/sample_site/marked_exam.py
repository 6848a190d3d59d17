"""An exam on screen that was held and sealed; two examiners mark it, and one of them has begun."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from eduapp.core.progress import NoProgress
from eduapp.education.courses import queries as courses
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.places import queries as places
from eduapp.exams.attempts import jobs, service
from eduapp.exams.marking import queries as marking
from eduapp.exams.marking import service as marks
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
from eduapp.people.learners import queries as learners

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from eduapp.app.sample_site.story import Site
    from eduapp.exams.attempts.service import NewTicket
    from eduapp.exams.marking.queries import MarkedPaper

COURSE, DAY, ROOM = "MAT1P", date(2026, 11, 14), "Klasserom 1"  # a Saturday: nobody has lessons
NUMBERS = ("1040", "1041", "1042")  # and one of the group, whose teacher therefore cannot mark
ASKED = (("Prosent", 2), ("Partall", 2), ("Omkrets", 2), ("Vernebriller", 1), ("Verktøy", 2), ("Fortell", 4))
# What each answers, in the order of the questions as they were composed; choices as the bank keeps them.
ANSWERS: Sequence[Sequence[object]] = (
    (0, [0, 1], "4,0", True, {"0": 0, "1": 1}, "Jeg begynner klokka åtte med å sjekke verneutstyret. Så …"),
    (0, [0], "3,9", True, {"0": 0, "1": 2}, "Vi rydder benken, henter verktøy og ser på tegningen."),
    (1, [0, 1, 2], "4 m", False, {"0": 1}, "نبدأ يومنا بتنظيف الطاولة ثم نلبس النظارات الواقية."),
    (0, [0, 1], "4", True, {"0": 0, "1": 1}, None),
)
QUICK = Cost(time=1, memory=64, lanes=1)  # nobody guesses at an invented exam


def mark_exam(site: Site) -> None:
    """Held on a Saturday, sealed by two, marked by their keys; the first examiner has given two marks."""
    site.go_to(DAY - timedelta(days=2), 10)
    sitting_id = _published(site)
    paper = _hold(site, sitting_id)
    site.go_to(DAY + timedelta(days=2), 9)
    for place, key in ((1, "examiner"), (2, "examiner2")):
        who = site.actors[key].user_id
        order = marks.AppointExaminer(sitting_id=sitting_id, place=place, user_id=who, external=True)
        site.do("leader", marks.appoint_examiner, order)
    site.do("leader", marks.mark_by_key, marks.MarkByKey(sitting_id=sitting_id))
    essay = paper.items[-1].version_id
    with site.database.reading() as session:
        first = marking.sat(session, sitting_id)[0]
    given = marks.GiveMark(sitting_id=sitting_id, number=first.number, version_id=essay, points=350)
    site.do("examiner", marks.give_mark, given)


def _published(site: Site) -> UUID:
    with site.database.reading() as session:
        course_id = next(row.id for row in courses.courses(session) if row.code == COURSE)
        place = places.by_name(session, ROOM)
    plan = sittings.PlanSitting(
        course_id=course_id,
        day=DAY,
        place_id=place.id if place is not None else None,
        invigilator_id=site.actors["invigilator"].user_id,
    )
    sitting_id = site.do("leader", sittings.plan_sitting, plan)
    chosen = sittings.ChoosePaper(sitting_id=sitting_id, paper_id=_paper(site))
    site.do("leader", sittings.choose_paper, chosen)
    for learner_id in _people(site):
        entry = sittings.EnterCandidate(sitting_id=sitting_id, learner_id=learner_id)
        site.do("leader", sittings.enter_candidate, entry)
    site.do("leader", sittings.seat_everybody, sittings.SeatEverybody(sitting_id=sitting_id))
    site.do("leader", sittings.spread_versions, sittings.SpreadVersions(sitting_id=sitting_id))
    site.do("leader", sittings.publish_sitting, sittings.PublishSitting(sitting_id=sitting_id))
    return sitting_id


def _people(site: Site) -> list[UUID]:
    group_id = next(id for group, id in site.groups if group.code == COURSE)
    with site.database.reading() as session:
        others = [learners.by_number(session, number) for number in NUMBERS]
        taught = enrolment.members(session, group_id)[-1].learner_id
    return [taught, *(one.id for one in others if one is not None)]


def _paper(site: Site) -> UUID:
    with site.by("leader").reading() as session:
        by_label = {row.label: row.id for row in questions.questions(session, questions.Wanted())}
        rows = questions.to_show(session, [by_label[name] for name, _points in ASKED])
    items = tuple(Item(row.version_id, points) for row, (_name, points) in zip(rows, ASKED, strict=True))
    told = PaperFacts(title="Verkstedmatematikk, prøve på PC", minutes=60)
    order = papers.SavePaper(facts=told, items=items, versions=2, seed="20261114")
    return site.do("leader", papers.save_paper, order)


def _hold(site: Site, sitting_id: UUID) -> MarkedPaper:
    """From the opened door at half past eight to the seal; everybody sits on screen."""
    with site.database.reading() as session:
        day, paper = rooms.the_day(session, sitting_id), marking.paper_of(session, sitting_id)
    letters = {one.number: one.letter for one in (day.candidates if day is not None else ())}
    people = tuple(one.id for one in (day.candidates if day is not None else ()))
    wanted = jobs.MakeTickets(sitting_id=sitting_id, language="nb", candidate_ids=people, cost=QUICK)
    made = jobs.make_tickets(site.by("leader"), wanted, NoProgress())
    site.go_to(DAY, 8)
    site.do("invigilator", room.step_sitting, room.StepSitting(sitting_id=sitting_id, step=steps.OPENED))
    known = Facts("staff", person="Kari Lund, kontaktbetjent")
    for act, facts in ((steps.CHECK_IN, known), (steps.AUTHORISE, Facts())):
        note = room.NoteAct(sitting_id=sitting_id, act=act, candidate_ids=people, facts=facts)
        site.do("invigilator", room.note_act, note)
    site.go_to(DAY, 9)
    site.do("invigilator", service.start_screens, service.StartScreens(sitting_id=sitting_id))
    site.go_to(DAY, 10)
    for one, answers in zip(made.tickets, ANSWERS, strict=True):
        frames = _journal(site, sitting_id, one, paper, letters[one.number], answers)
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
    answers: Sequence[object],
) -> tuple[bytes, ...]:
    """What an exam PC would have kept: it began, every answer on the candidate's version, handed in."""
    told = {"attempt": str(ticket.attempt_id), "sitting": str(sitting_id), "number": ticket.number}
    begun = {"begins_at": "2026-11-14T08:00:00.000Z", "late_ms": 0, "by": "message", "n": 1}
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
