"""Grades that were told, and appeals against them, made by the use cases themselves.

All was held, fixed and told on Monday 23 November 2026, so ten days end on Thursday 3 December.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import count
from uuid import UUID

from sqlalchemy import select

from eduapp.core.actor import Actor
from eduapp.core.clock import StillClock, zone
from eduapp.core.db.unit_of_work import Database
from eduapp.exams.appeals import queries, service
from eduapp.exams.appeals.models import Annulment
from eduapp.exams.appeals.queries import AppealPage, AppealRow
from eduapp.exams.grading import service as grading
from eduapp.people.access.models import RoleGrant, User
from tests.support import given, given_education, given_exams
from tests.support.given_grading import Grading

TOLD = given.TODAY
LAST_DAY = date(2026, 12, 3)  # of ten days
BOARD = "Klagenemnda, Tone Myhre"
WHY = "The board has looked at the answer anew."
COMPLAINT = "Eg meiner at oppgåve 3 er vurdert for strengt, og at sensor har lese feil side."
HERE = ("published", "open", "running", "collecting", "sealed")
# A grade of each kind: how it was held, its scale, the grade, whether it was held here, the kind of course.
GRADES = {
    "written_exam": ("written", "K16", "3", True, "upper_secondary"),
    "held_exam": ("oral", "K16", "3", True, "upper_secondary"),
    "overall": ("written", "K16", "3", False, "upper_secondary"),
    "no_overall": ("written", "K16", "IV", False, "upper_secondary"),
    "module": ("written", "K16", "3", False, "basic"),
    "trade_test_grade": ("practical", "FAGPR", "IB", True, "vocational"),
    "trade_test_held": ("practical", "FAGPR", "IB", True, "vocational"),
    "higher_grade": ("written", "AF", "C", True, "higher"),
    "higher_held": ("written", "AF", "C", True, "higher"),
}
_MINUTES = {"written": 300, "oral": 30, "oral_practical": 45, "practical": 300}


def another_leader(database: Database) -> Actor:
    """The second of two; nobody can sign in with the account."""
    return _account(database, given._actor(31, "Kari Berg", "rektor", "leader"), "leader")


def another_of_the_office(database: Database) -> Actor:
    """The same of one who works on appeals and is no leader."""
    return _account(database, given._actor(32, "Liv Aas", "konsulent", "office"), "office")


def _account(database: Database, actor: Actor, role: str) -> Actor:
    with database.writing() as uow:
        if uow.session.get(User, actor.user_id) is not None:
            return actor
        user = User(
            id=actor.user_id,
            sign_in_name=actor.name.replace(" ", "").lower(),
            name=actor.name,
            title="",
            password_hash="-",
        )
        uow.session.add(user)
        uow.session.flush()
        uow.session.add(RoleGrant(user_id=actor.user_id, role=role))
    return actor


@dataclass
class Appeals:
    """What is told, appealed against and decided, day by day."""

    database: Database
    clock: StillClock
    _codes: "count[int]" = field(default_factory=lambda: count(1))

    def at(self, day: date, hour: int = 9) -> "Appeals":
        """Move the clock to another day."""
        self.clock.moment = datetime.combine(day, time(hour), zone())
        return self

    def run(self, by: Actor, use_case, command):  # type: ignore[no-untyped-def]
        """Carry out a command in somebody's name."""
        return self.database.acting_as(by).execute(use_case, command)

    def grade(
        self,
        kind: str = "written_exam",
        name: str = "Karim Haddad",
        *,
        told: bool = True,
        day: date = given.TODAY,
    ) -> UUID:
        """A grade that can be appealed against so, of a learner of its own; the result's id."""
        exam, scale, grade, here, course_kind = GRADES[kind]
        code = f"FAG{next(self._codes):04}"
        course = given_education.a_course(
            self.database, code=code, name=f"Fag {code}", scale=scale, kind=course_kind
        )
        learner = given.a_learner(self.database, name)
        sitting = given_exams.plan(self.database, course, day, kind=exam, minutes=_MINUTES[exam])
        candidate = given_exams.enter_candidate(self.database, sitting, learner)
        if not here:
            result = given_exams.enter(self.database, candidate, grade)
        else:
            given_exams.moved(self.database, sitting, *HERE)
            result = given_exams.fixed(self.database, candidate, grade)
            given_exams.moved(self.database, sitting, "marked", "released")
        if told:
            self.told(sitting, candidate)
        return result

    def annulled(
        self,
        kind: str = "written_exam",
        result_id: UUID | None = None,
        told_on: date | None = TOLD,
        candidate_id: UUID | None = None,
    ) -> UUID:
        """An exam, made for it if none is given, annulled today for a formal mistake; the annulment's id."""
        if candidate_id is None:
            with self.database.reading() as session:
                facts = queries.result_facts(session, result_id or self.grade(kind))
            assert facts is not None
            candidate_id = facts.candidate_id
        today = self.clock().astimezone(zone()).date()
        order = service.AnnulExams(
            candidate_ids=(candidate_id,),
            heard_on=today,
            decided_on=today,
            person="Liv Dahl",
            told_on=told_on,
            reason="The paper lacked a page.",
        )
        self.run(given.LEADER, service.annul_exams, order)
        confirmed(self.database)
        live = Annulment.candidate_id == candidate_id, Annulment.reversed_on.is_(None)
        with self.database.reading() as session:
            return session.scalars(select(Annulment.id).where(*live)).one()

    def told(self, sitting_id: UUID, candidate_id: UUID, on: date = TOLD) -> None:
        """Somebody was told the result."""
        order = grading.NoteTold(sitting_id=sitting_id, candidate_ids=(candidate_id,), told_on=on)
        self.run(given.LEADER, grading.note_told, order)

    def receive(
        self,
        kind: str = "written_exam",
        result_id: UUID | None = None,
        by: Actor = given.OFFICE,
        **said: object,
    ) -> UUID:
        """An appeal that comes today, against a grade or an annulment made for it where none is given."""
        today = self.clock().astimezone(zone()).date()
        known = {"received_on": today, "complaint": COMPLAINT} | said
        if kind == "higher_held":
            known = {"known_on": today} | known
        order = service.ReceiveAppeal(
            subject_id=result_id or (self.annulled() if kind == "annulment" else self.grade(kind)),
            kind=kind,
            **known,  # type: ignore[arg-type]
        )
        answer = self.run(by, service.receive_appeal, order)
        assert isinstance(answer, UUID)
        return answer

    def step(self, appeal_id: UUID, step: str, by: Actor = given.LEADER, **said: object) -> None:
        """Something happens to it today, as it stands now."""
        self.note_down(appeal_id, step, by, **said)
        if self.page(appeal_id).waiting is not None:
            self.confirm(appeal_id, given.LEADER if by == given.OFFICE else another_leader(self.database))

    def note_down(self, appeal_id: UUID, step: str, by: Actor = given.OFFICE, **said: object) -> None:
        """The same by one person, which waits for a second."""
        today = self.clock().astimezone(zone()).date()
        known = {"on_day": today, "person": BOARD, "reason": WHY} | said
        version = self.page(appeal_id).version
        order = service.StepAppeal(appeal_id=appeal_id, version=version, step=step, **known)  # type: ignore[arg-type]
        self.run(by, service.step_appeal, order)

    def confirm(self, appeal_id: UUID, by: Actor = given.LEADER) -> None:
        """The second person stands behind what was written down."""
        waits = self.page(appeal_id).waiting
        assert waits is not None
        self.run(by, service.confirm_step, service.ConfirmStep(waiting_id=waits.id, version=waits.version))

    def enclose(self, appeal_id: UUID) -> None:
        """Everything that the law sends along and nobody has written lies on paper."""
        for part in self.page(appeal_id).parts:
            if not part.kept:
                order = service.KeepPart(appeal_id=appeal_id, part=part.part, enclosed=True)
                self.run(given.OFFICE, service.keep_part, order)

    def sent(self, kind: str = "written_exam", **said: object) -> UUID:
        """An appeal that is with the instance."""
        appeal_id = self.receive(kind, **said)  # type: ignore[arg-type]
        self.enclose(appeal_id)
        self.step(appeal_id, "sent", by=given.OFFICE, person="Åse Bakke", reason="By post, 2026/117")
        return appeal_id

    def note(self, appeal_id: UUID, notice: str, by: Actor = given.OFFICE, **said: object) -> None:
        """The candidate is told something of it today."""
        today = self.clock().astimezone(zone()).date()
        known = {"on_day": today, "person": by.name} | said
        order = service.NoteNotice(appeal_id=appeal_id, notice=notice, **known)  # type: ignore[arg-type]
        self.run(by, service.note_notice, order)

    def page(self, appeal_id: UUID) -> AppealPage:
        """One appeal as it stands."""
        with self.database.reading() as session:
            found = queries.appeal(session, appeal_id)
        assert found is not None
        return found

    def rows(self) -> list[AppealRow]:
        """All of them."""
        with self.database.reading() as session:
            return queries.appeals(session)

    def grade_now(self, result_id: UUID) -> str:
        """The grade in force of whoever has this result; "" for none."""
        with self.database.reading() as session:
            facts = queries.result_facts(session, result_id)
        assert facts is not None
        found = given_exams.candidates(self.database, facts.sitting_id)
        return next(row.grade for row in found if row.id == facts.candidate_id)

    def in_force(self, appeal_id: UUID) -> UUID:
        """The result in force of whoever appealed."""
        found = self.page(appeal_id).facts.in_force
        assert found is not None
        return found


def annulled(exam: Grading, *numbers: int) -> None:
    """The exams of some candidates do not count since today, for a formal mistake."""
    day = exam.clock().date()
    order = service.AnnulExams(
        candidate_ids=tuple(exam.candidates[number] for number in numbers),
        heard_on=day,
        decided_on=day,
        person="Liv Dahl",
        told_on=None,
        reason="The paper lacked a page.",
    )
    exam.run(given.LEADER, service.annul_exams, order)
    confirmed(exam.database)


def reversed_again(exam: Grading, number: int) -> None:
    """The annulment of a candidate does not stand."""
    live = Annulment.candidate_id == exam.candidates[number], Annulment.reversed_on.is_(None)
    with exam.database.reading() as session:
        kept = session.scalars(select(Annulment).where(*live)).one()
    order = service.ReverseAnnulment(
        annulment_id=kept.id,
        version=kept.version,
        on_day=exam.clock().date(),
        person="Liv Dahl",
        reason="The page was there.",
    )
    exam.run(given.LEADER, service.reverse_annulment, order)
    confirmed(exam.database)


def confirmed(database: Database, by: Actor = given.OFFICE) -> None:
    """A second person stands behind every annulment and reversal that waits."""
    with database.reading() as session:
        ids = tuple(one.id for one in queries.waiting_annulments(session))
    database.acting_as(by).execute(service.confirm_annulments, service.ConfirmAnnulments(waiting_ids=ids))
