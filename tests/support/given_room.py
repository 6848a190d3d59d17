"""Ready-made days of exams on paper: a published exam, and somebody who writes its log by the clock."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from eduapp.core.actor import Actor
from eduapp.core.clock import StillClock, zone
from eduapp.core.db.unit_of_work import Database
from eduapp.core.spans import as_time, minute_of_day
from eduapp.core.violations import Override
from eduapp.exams.papers.rules.paper import Item
from eduapp.exams.questions.rules.question import DESCRIPTION
from eduapp.exams.room import queries, service
from eduapp.exams.room.rules import replay, steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.room.rules.standing import Day
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings import service as sitting_service
from tests.support import given, given_custody, given_education, given_papers

DAY = date(2026, 11, 24)  # a Tuesday, the day after given.TODAY
NAMES = ("Ola Vik", "Kari Berg", "Amir Hosseini", "Jon Lie", "Eva Dahl", "Per Moen")
FIRST_NUMBER = 101
GIVEN = Override(frozenset({"WatchNotIndependent", "TooFewWatch"}), "nobody else is here")
BY_STAFF = Facts("staff", person="Kari Lund, contact officer")
WITH_A_WATCH = Facts("toilet", person="Berit Moe")


@dataclass
class Hall:
    """One exam on its day. Times are written "09:40"; `by` is who writes."""

    database: Database
    clock: StillClock
    sitting_id: UUID
    candidates: dict[int, UUID]
    learners: dict[int, UUID]
    by: Actor = given.INVIGILATOR

    def at(self, time: str) -> "Hall":
        """Move the clock to a time of the day."""
        self.clock.moment = datetime.combine(DAY, as_time(minute(time)), zone())
        return self

    def acting(self, by: Actor) -> "Hall":
        """The same hall, somebody else writing."""
        return Hall(self.database, self.clock, self.sitting_id, self.candidates, self.learners, by)

    def run(self, use_case, command):  # type: ignore[no-untyped-def]
        """Carry out a command as who writes."""
        return self.database.acting_as(self.by).execute(use_case, command)

    def step(self, step: str, words: str = "", time: str | None = None) -> UUID:
        """The next step of the sitting, now or as on paper."""
        order = service.StepSitting(
            sitting_id=self.sitting_id, step=step, words=words, minute=minute(time) if time else None
        )
        return self.run(service.step_sitting, order)

    def act(self, act: str, *numbers: int, facts: Facts | None = None, time: str | None = None) -> UUID:
        """An act of some candidates; who hands in has one sheet, unless it is said."""
        usual = Facts(sheets=1) if act == steps.HAND_IN else Facts()
        order = service.NoteAct(
            sitting_id=self.sitting_id,
            act=act,
            candidate_ids=tuple(self.candidates[number] for number in numbers),
            facts=facts or usual,
            minute=minute(time) if time else None,
        )
        return self.run(service.note_act, order)

    def check_in(self, *numbers: int, time: str | None = None) -> UUID:
        """Known by staff, one row each."""
        return self.act(steps.CHECK_IN, *numbers, facts=BY_STAFF, time=time)

    def incident(self, code: str, words: str, number: int | None = None, time: str | None = None) -> UUID:
        """One key and a sentence."""
        order = service.NoteIncident(
            sitting_id=self.sitting_id,
            incident=code,
            words=words,
            candidate_id=None if number is None else self.candidates[number],
            minute=minute(time) if time else None,
        )
        return self.run(service.note_incident, order)

    def credit(
        self, about: UUID, minutes: int, *numbers: int, words: str = "", time: str | None = None
    ) -> UUID:
        """Minutes given back to some, or to all who sat then."""
        chosen = tuple(self.candidates[number] for number in numbers) if numbers else None
        order = service.CreditMinutes(
            sitting_id=self.sitting_id,
            about_id=about,
            minutes=minutes,
            candidate_ids=chosen,
            words=words,
            minute=minute(time) if time else None,
        )
        return self.run(service.credit_minutes, order)

    def case(self, about: UUID, step: str, **said: object) -> UUID:
        """Reported or warned."""
        order = service.StepCase(sitting_id=self.sitting_id, about_id=about, step=step, **said)  # type: ignore[arg-type]
        return self.run(service.step_case, order)

    def take_back(self, entry: UUID, reason: str = "Wrong candidate", time: str | None = None) -> UUID:
        """A row that was a mistake."""
        order = service.TakeBack(
            sitting_id=self.sitting_id, entry_id=entry, reason=reason, minute=minute(time) if time else None
        )
        return self.run(service.take_back, order)

    def sign(self, by: Actor, digest: str = "") -> bool:
        """Sign the log as it is shown now."""
        with self.database.reading() as session:
            shown = digest or queries.digest(session, self.sitting_id)
        order = service.SignLog(sitting_id=self.sitting_id, digest=shown)
        return self.acting(by).run(service.sign_log, order)

    def sealed(self) -> "Hall":
        """Over: who sits hands in, who is not there never came, and two people sign."""
        bundle = with_papers(self, len(self.candidates))
        by_state: dict[str, list[int]] = {}
        for course in self.day().courses.values():
            by_state.setdefault(course.state, []).append(course.number)
        self.at("14:00").act(steps.HAND_IN, *by_state[steps.SITTING])
        if missing := by_state.get(steps.REGISTERED):
            self.act(steps.STAY_AWAY, *missing, facts=Facts(steps.UNDOCUMENTED))
        papers_in(self, bundle, len(by_state[steps.SITTING]))
        self.at("14:05").step(steps.COLLECTED)
        self.sign(given.INVIGILATOR)
        assert self.sign(given.LEADER) is True
        return self

    def begin(self, *numbers: int) -> "Hall":
        """Opened at 08:30, some (or all) checked in, let in and started at 09:00."""
        wanted = numbers or tuple(self.candidates)
        self.at("08:30").step(steps.OPENED)
        self.at("08:40").check_in(*wanted)
        self.at("08:55").act(steps.AUTHORISE, *wanted)
        self.at("09:00").step(steps.STARTED)
        return self

    def day(self) -> Day:
        """What the log comes to now."""
        with self.database.reading() as session:
            exam = queries.exam_of(session, self.sitting_id)
            return replay.the_day(exam, queries.entries(session, self.sitting_id))

    def course(self, number: int):  # type: ignore[no-untyped-def]
        """How the day went for one candidate so far."""
        return self.day().courses[self.candidates[number]]

    def end_of(self, number: int) -> str:
        """Until when somebody has, such as 14:00."""
        end = self.day().end_of(self.candidates[number])
        assert end is not None
        return f"{as_time(end):%H:%M}"

    def log(self):  # type: ignore[no-untyped-def]
        """The rows as they read."""
        with self.database.reading() as session:
            return queries.log(session, self.sitting_id)


def minute(time: str) -> int:
    """ "09:40" as a minute of the day."""
    return minute_of_day(datetime.strptime(time, "%H:%M").time())  # noqa: DTZ007 - a time of day has no zone


def a_hall(database: Database, clock: StillClock) -> Hall:
    """A published exam for six, and somebody who writes its log."""
    return Hall(database, clock, *a_published_exam(database))


def a_published_exam(
    database: Database, names: tuple[str, ...] = NAMES, minutes: int = 300, *, paper: bool = False
) -> tuple[UUID, dict[int, UUID], dict[int, UUID]]:
    """An exam in mathematics on DAY: a trained invigilator, everybody seated; who has which number."""
    course = given_education.a_course(database, code="MAT", name="Matematikk", scale="K16")
    place = given_education.a_place(database, "Rom 5", seats=max(16, len(names)))
    run = database.acting_as(given.LEADER).execute
    for watch in (given.INVIGILATOR, given.TEACHER):
        training = sitting_service.NoteTraining(
            user_id=watch.user_id, day=date(2026, 9, 1), given_by="Vestland fylkeskommune"
        )
        run(sitting_service.note_training, training)
    plan = sitting_service.PlanSitting(
        course_id=course, day=DAY, minutes=minutes, place_id=place, invigilator_id=given.INVIGILATOR.user_id
    )
    sitting_id = run(sitting_service.plan_sitting, plan)
    if paper:
        told = given_papers.facts(course_id=course, minutes=minutes)
        kinds = given_papers.of_each_kind(database).items()
        items = tuple(Item(one, 0 if kind == DESCRIPTION else 2) for kind, one in kinds)
        paper_id = given_papers.a_paper(database, items, told=told)
        run(
            sitting_service.choose_paper,
            sitting_service.ChoosePaper(sitting_id=sitting_id, paper_id=paper_id),
        )
    learners = [given.a_learner(database, name) for name in names]
    for learner in learners:
        run(
            sitting_service.enter_candidate,
            sitting_service.EnterCandidate(sitting_id=sitting_id, learner_id=learner),
        )
    run(sitting_service.seat_everybody, sitting_service.SeatEverybody(sitting_id=sitting_id))
    if paper:
        run(sitting_service.spread_versions, sitting_service.SpreadVersions(sitting_id=sitting_id))
    run(
        sitting_service.publish_sitting,
        sitting_service.PublishSitting(sitting_id=sitting_id, override=GIVEN),
    )
    with database.reading() as session:
        head = sittings.sitting(session, sitting_id)
    assert head is not None
    rows = {row.candidate_number: row for row in head.candidates}
    numbers = sorted(rows)
    people = {number: rows[number].id for number in numbers}
    return sitting_id, people, {number: rows[number].learner_id for number in numbers}


def with_papers(hall: Hall, count: int = 8) -> UUID:
    """A bundle of answer sheets that two people opened at half past eight; its id."""
    hall.clock.moment = datetime.combine(DAY, as_time(minute("08:15")), zone())
    bundle = given_custody.a_bundle(hall.database, hall.sitting_id, holds="answer_sheets", count=count)
    hall.at("08:45")
    given_custody.by_two(hall.database, bundle, "opened", count=count)
    return bundle


def papers_in(hall: Hall, bundle: UUID, used: int) -> None:
    """So many answer sheets were handed out, and handed in."""
    given_custody.step(hall.database, bundle, "handed_out", count=used)
    given_custody.step(hall.database, bundle, "handed_in", count=used)
