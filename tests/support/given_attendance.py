"""Ready-made groups, sessions and registers. Learners and enrolments are put in at once, for speed."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Database
from eduapp.core.names import search_text, sort_key
from eduapp.education.attendance import queries, service
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.queries import Register
from eduapp.education.attendance.rules.reasons import missed_as
from eduapp.education.courses.models import CourseGroup
from eduapp.education.courses.rules import CourseFacts
from eduapp.education.courses.service import AddCourse, OpenGroup, add_course, open_group
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.places.models import Place
from eduapp.education.timetable.models import Session
from eduapp.people.learners.models import Learner
from tests.support import given

HALF_PAST_EIGHT, TEN = 8 * 60 + 30, 10 * 60
TERM = (date(2026, 8, 17), date(2026, 12, 18))
NAMES = (  # in the order of the list: aa is å, the last letter
    "Petter Dahl", "Karim Haddad", "Daniel Kovács", "Jonas Lie", "Geir Moen", "Elias Nguyen",
    "Marek Nowak", "Tomas Okafor", "Nils-Ánte Sárá", "Ibrahim Sesay", "Ahmed Yusuf", "Bjørn Aasen",
)  # fmt: skip

_codes = count(1)
_numbers = count(9001)


@dataclass(frozen=True)
class AClass:
    """A group with a session and the learners on its roll, in the order of NAMES."""

    group_id: UUID
    session_id: UUID
    learner_ids: tuple[UUID, ...]


def a_room(database: Database, name: str = "Classroom 2", *, active: bool = True) -> UUID:
    """A place, in use unless said otherwise."""
    with database.writing() as uow:
        room = Place(name=name, kind="classroom", seats=30, active=active)
        uow.session.add(room)
        uow.session.flush()
        return room.id


def a_running_group(
    database: Database,
    course: str = "Norwegian A2",
    *,
    name: str = "Autumn",
    teacher_id: UUID | None = given.TEACHER.user_id,
    place_id: UUID | None = None,
    first_day: date = TERM[0],
    last_day: date = TERM[1],
) -> UUID:
    """A group, of a course of its own, that runs all term."""
    leader = database.acting_as(given.LEADER)
    facts = CourseFacts(f"C{next(_codes)}", course, "basic", planned_hours=60, minutes_per_hour=45)
    course_id = leader.execute(add_course, AddCourse(facts=facts))
    group = OpenGroup(
        course_id=course_id,
        name=name,
        teacher_id=teacher_id,
        place_id=place_id,
        capacity=20,
        first_day=first_day,
        last_day=last_day,
    )
    return leader.execute(open_group, group)


def a_session(
    database: Database,
    group_id: UUID,
    day: date = given.TODAY,
    start: int = HALF_PAST_EIGHT,
    end: int = TEN,
    *,
    place_id: UUID | None = None,
    cancelled: str = "",
) -> UUID:
    """One meeting of a group; `cancelled` is the reason if it was."""
    with database.writing() as uow:
        meeting = Session(
            group_id=group_id, place_id=place_id, day=day, start_minute=start, end_minute=end,
            state="cancelled" if cancelled else "planned", cancel_reason=cancelled,
        )  # fmt: skip
        uow.session.add(meeting)
        uow.session.flush()
        return meeting.id


def people(database: Database, *names: str) -> tuple[UUID, ...]:
    """New learners who take part in nothing."""
    with database.writing() as uow:
        made = [_learner(name, None) for name in names]
        uow.session.add_all(made)
        uow.session.flush()
        return tuple(one.id for one in made)


def on_the_roll(
    database: Database,
    group_id: UUID,
    *names: str,
    first_day: date = TERM[0],
    last_day: date | None = None,
    available_until: date | None = None,
) -> tuple[UUID, ...]:
    """New learners who take part in a group from a first to a last day."""
    with database.writing() as uow:
        group = uow.session.get_one(CourseGroup, group_id)
        people = [_learner(name, available_until) for name in names]
        uow.session.add_all(people)
        uow.session.flush()
        uow.session.add_all(
            Enrolment(
                learner_id=person.id, group_id=group_id, course_id=group.course_id,
                state="active" if last_day is None else "withdrawn", first_day=first_day, last_day=last_day,
            )
            for person in people
        )  # fmt: skip
        return tuple(person.id for person in people)


def enrolled_again(
    database: Database, group_id: UUID, learner_id: UUID, *, ended: date | None, begins: date
) -> None:
    """Somebody known takes part in a group from a day on; what they had there ended on `ended`."""
    with database.writing() as uow:
        earlier = uow.session.scalar(
            select(Enrolment).where(Enrolment.learner_id == learner_id, Enrolment.group_id == group_id)
        )
        if earlier is not None:
            earlier.state, earlier.last_day = "withdrawn", ended
            uow.session.flush()
        course_id = uow.session.get_one(CourseGroup, group_id).course_id
        uow.session.add(
            Enrolment(
                learner_id=learner_id,
                group_id=group_id,
                course_id=course_id,
                state="active",
                first_day=begins,
            )
        )


def a_class(database: Database, size: int = 12, *, earlier: int = 0, place: str = "Classroom 2") -> AClass:
    """A group with learners and a session today at half past eight, and `earlier` ones on the days before."""
    room = a_room(database, place)
    group_id = a_running_group(database, place_id=room)
    learner_ids = on_the_roll(database, group_id, *(NAMES[n % 12] for n in range(size)))
    for back in range(earlier, 0, -1):
        a_session(database, group_id, given.TODAY - timedelta(days=back), place_id=room)
    return AClass(group_id, a_session(database, group_id, place_id=room), learner_ids)


def has_an_offer(database: Database, *learner_ids: UUID) -> None:
    """For these taking part is an offer and no duty."""
    with database.writing() as uow:
        for learner_id in learner_ids:
            uow.session.get_one(Learner, learner_id).participation = "offer"


def marked(
    database: Database,
    session_id: UUID,
    learner_id: UUID,
    code: str = "present",
    *,
    minutes: int | None = None,
    reason: str = "",
    guest: bool = False,
) -> UUID:
    """A current mark as it stands in the table; the one before must be superseded by whoever asks."""
    with database.writing() as uow:
        meeting = uow.session.get_one(Session, session_id)
        planned = meeting.end_minute - meeting.start_minute
        usual = planned if code in {"present", "late"} else 0
        minutes = usual if minutes is None else minutes
        mark = Mark(
            session_id=session_id, learner_id=learner_id, code=code, reason=reason, guest=guest,
            minutes=minutes, planned=planned, missed=missed_as(code, reason) if minutes < planned else "",
            marked_by=uow.actor.user_id, marked_at=uow.now,
        )  # fmt: skip
        uow.session.add(mark)
        uow.session.flush()
        return mark.id


def mark(
    database: Database, session_id: UUID, learner_id: UUID, code: str = "present", **others: object
) -> UUID:
    """What the register sends for one learner; the id of the mark."""
    order = service.MarkLearner(session_id=session_id, learner_id=learner_id, code=code, **others)  # type: ignore[arg-type]
    return database.execute(service.mark, order)


def mark_rest(database: Database, session_id: UUID, **others: object) -> tuple[UUID, ...]:
    """What the register sends for everybody who is left."""
    order = service.MarkRestPresent(session_id=session_id, **others)  # type: ignore[arg-type]
    return database.execute(service.mark_rest_present, order)


def take_back(database: Database, *mark_ids: UUID) -> int:
    """What undo sends."""
    return database.execute(service.take_back, service.TakeBack(mark_ids=mark_ids))


def read_register(database: Database, session_id: UUID) -> Register:
    """The register of a session as a page reads it."""
    with database.reading() as look:
        found = queries.register(look, session_id)
    assert found is not None
    return found


def recorded_codes(database: Database, session_id: UUID) -> list[str | None]:
    """What the database holds of everybody in a register, top first."""
    return [row.code for row in read_register(database, session_id).rows]


def _learner(name: str, available_until: date | None) -> Learner:
    given_name, _, family_name = name.rpartition(" ")
    number = str(next(_numbers))
    return Learner(
        number=number,
        family_name=family_name,
        given_name=given_name,
        sort_key=sort_key(family_name, given_name),
        search_text=search_text(family_name, given_name, number),
        unit="C",
        available_until=available_until,
        participation="duty",  # so that there is something to refuse
    )
