"""What papers beside certificates would say: confirmations, modules, overviews, records of training."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.certificates import rules
from eduapp.certificates.drawing.facts import Aim, Language, Module, Result, Training
from eduapp.certificates.drawing.phrases import spoken_as
from eduapp.certificates.queries import reached
from eduapp.certificates.queries.basis import Item, Part, Source, signer
from eduapp.certificates.queries.reached import Reached
from eduapp.certificates.rules import AttendanceCase, Kind
from eduapp.core.db.reach import expect_reach
from eduapp.core.errors import NotFound
from eduapp.core.i18n import hours_text, ngettext, speaking
from eduapp.education.attendance import queries as attendance
from eduapp.education.attendance.rules import AttendanceSum
from eduapp.education.courses import queries as courses
from eduapp.education.courses.queries import GroupHead, ReachedRow
from eduapp.education.courses.rules import scale
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.rules import LIVE
from eduapp.exams.grading import queries as grading
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.hours.models import Workshop
from eduapp.workshops.machines import queries as machines


@dataclass(frozen=True)
class Offered:
    """A paper somebody could ask for, and what stands against it now."""

    item: Item
    kind: Kind
    title: str  # course or workshop; "" of what is about everything
    reasons: tuple[str, ...]  # sentences in the language spoken now; none: it can be issued


def offered(session: Session, learner_id: UUID, today: date) -> list[Offered]:
    """Every such paper about a learner, by course and workshop, the newest first."""
    expect_reach(session, learner_id)
    stays = [row for row in enrolment.of_learner(session, learner_id) if row.first_day <= today]
    wanted = [(Item(row.id, learner_id, kind=kind), row.course) for row in stays for kind in _OF_STAYS]
    wanted.append((Item(learner_id, learner_id, kind="resultatoversikt"), ""))
    wanted += [
        (Item(row.workshop_id, learner_id, kind="opplaeringslogg"), row.workshop)
        for row in hours.of_learner(session, learner_id).workshops
    ]
    return [_offer(session, item, title, today) for item, title in wanted]


def part(session: Session, item: Item, today: date, language: Language) -> Part | None:
    """What such a paper would say; None if the item is not one. Raises NotFound if its basis is gone."""
    made = _PARTS.get(item.kind) if item.kind else None
    return made(session, item, today, language) if made else None


def _offer(session: Session, item: Item, title: str, today: date) -> Offered:
    found = part(session, item, today, "nb")
    if found is None:
        raise NotFound
    return Offered(item, found.kind, title, tuple(one.sentence() for one in found.against))


def _confirmation(session: Session, item: Item, today: date, language: Language) -> Part:
    """What was attended, and nothing of what was not."""
    del language
    stay, group = _stay(session, item)
    attended = attendance.attendance_of(session, group.id).get(item.learner_id, AttendanceSum())
    case = AttendanceCase(stay.first_day, attended.held, attended.attended)
    going_on = stay.state in LIVE and group.last_day >= today
    details = _course(stay, group) | {
        "last": None if going_on else _last(stay, group, today),
        "attended_minutes": attended.minutes,
        "contents": tuple(group.course.contents.splitlines()),
    }
    sources: list[Source] = [("course", "enrolment", stay.id)]
    sources += [("attended", "mark", id) for id in attended.mark_ids]
    against = list(rules.check_confirmation(case, today))
    return Part("bekreftelse", details, against, sources, signer(session, group.teacher_id))


def _modules(session: Session, item: Item, today: date, language: Language) -> Part:
    """The modules of one stay with their hours and aims."""
    stay, group = _stay(session, item)
    parts = courses.parts_of(session, group.course_id)
    passed_on = None  # the exam of the whole course is told by another paper
    got = reached.reached_on(session, stay, parts, passed_on, today)
    against = list(rules.check_modules(group.course.kind, len(got.modules)))
    told = got if rules.tells_reached(group.course.kind) else Reached()
    with speaking(spoken_as(language)):
        modules = tuple(Module(text=_module(row), day=row.day) for row in told.modules)
    details = _course(stay, group) | {
        "last": _last(stay, group, today),
        "modules": modules,
        "aims": tuple(Aim(text=row.facts.text) for row in told.aims),
    }
    sources: list[Source] = [("course", "enrolment", stay.id)]
    sources += [("modules", "module", row.id) for row in told.modules]
    return Part("modulbevis", details, against, sources, signer(session, group.teacher_id))


def _overview(session: Session, item: Item, today: date, language: Language) -> Part:
    """Every result in force that was told, the newest first; what was not passed is nothing reached."""
    told = grading.results_of_learner(session, item.learner_id)
    found = [row for row in told if row.day <= today and row.passed is not False]
    known = {row.id: row for row in courses.courses(session)}
    results = []
    with speaking(spoken_as(language)):
        for row in found:
            course = known[row.course_id]
            label = scale(course.scale).grade(row.grade).label if course.scale else row.label
            results.append(Result(text=f"{course.name} ({course.code})", result=label, day=row.day))
    against = list(rules.check_overview(len(results)))
    sources: list[Source] = [("results", "result", row.result_id) for row in found]
    return Part("resultatoversikt", {"results": tuple(results)}, against, sources, None)


def _training(session: Session, item: Item, today: date, language: Language) -> Part:
    """The machines of one workshop at which training stands today."""
    del language
    workshop = session.get(Workshop, item.basis_id)
    if workshop is None:
        raise NotFound
    found = machines.mastered(session, item.learner_id, workshop.place_id, today)
    trainings = tuple(Training(equipment=one.name, day=one.day, given_by=one.given_by) for one in found)
    details: dict[str, object] = {"field_of_work": workshop.field_of_work, "trainings": trainings}
    sources: list[Source] = [("machines", "training", one.row_id) for one in found]
    against = list(rules.check_training_record(len(trainings)))
    return Part("opplaeringslogg", details, against, sources, signer(session, workshop.leader_id))


def _stay(session: Session, item: Item) -> tuple[Enrolment, GroupHead]:
    stay = session.get(Enrolment, item.basis_id)
    group = courses.group(session, stay.group_id) if stay else None
    if stay is None or group is None:
        raise NotFound
    return stay, group


def _course(stay: Enrolment, group: GroupHead) -> dict[str, object]:
    return {
        "course": group.course.name,
        "course_code": group.course.code,
        "first": max(stay.first_day, group.first_day),
    }


def _last(stay: Enrolment, group: GroupHead, today: date) -> date:
    """The last day the paper can tell of: none of the future, and not before the first."""
    return max(min(stay.last_day or group.last_day, group.last_day, today), stay.first_day, group.first_day)


def _module(row: ReachedRow) -> str:
    """What a module is, with its hours in the length of the course's hour."""
    words = ngettext("{hours} hour of {unit} minutes", "{hours} hours of {unit} minutes", row.planned_hours)
    scope = words.format(hours=hours_text(row.planned_hours * 60), unit=row.minutes_per_hour)
    return f"{row.code} {row.name} ({scope})"


_PARTS: Mapping[Kind, Callable[[Session, Item, date, Language], Part]] = {
    "bekreftelse": _confirmation,
    "modulbevis": _modules,
    "resultatoversikt": _overview,
    "opplaeringslogg": _training,
}
_OF_STAYS: tuple[Kind, ...] = ("bekreftelse", "modulbevis")
