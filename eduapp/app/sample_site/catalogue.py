"""What the invented school adds to its list of courses: modules, aims, partners, and papers one must hold."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from eduapp.core.db.unit_of_work import Database
from eduapp.education.courses import queries, service
from eduapp.education.courses.queries import CourseHead
from eduapp.education.courses.rules import AimFacts, ModuleFacts, QualificationFacts
from eduapp.education.enrolment import queries as enrolment

PARTNERS = {"EXPHIL": "Nordvik universitet"}
ASKED = {"SNEV101": "SNEV102 and safety:HMS-MASK"}  # nobody stands at a machine without it
MODULES = {  # course: code, name, planned hours in the course's own
    "NOR-A2": (("1", "Lytte og snakke", 20), ("2", "Lese", 20), ("3", "Skrive", 20)),
    "MAT1P": (("1", "Tall og prosent", 50), ("2", "Personlig økonomi", 50), ("3", "Funksjoner", 40)),
    "TRUCK-T": (
        ("1", "Lover og forskrifter", 4),
        ("2", "Oppbygning og stabilitet", 5),
        ("3", "Sikker bruk, lasting og stabling", 5),
    ),
    "KOKV107": (("1", "Hygiene", 20), ("2", "Internkontroll og merking", 20)),
}
RETIRED = {"NOR-A2": ModuleFacts("0", "Bokstaver og lyder", 20, valid_to=date(2025, 7, 31))}
AIMS = {  # course: code, what one can, code of the module
    "NOR-A2": (
        ("KM1", "Kan følge en enkel samtale om hverdag og arbeid", "1"),
        ("KM2", "Kan gjøre rede for seg selv og eget arbeid", "1"),
        ("KM3", "Kan finne det viktigste i korte tekster", "2"),
        ("KM4", "Kan skrive en enkel melding eller søknad", "3"),
    ),
    "MAT1P": (
        ("KM1", "Kan regne med prosent, promille og vekstfaktor", "1"),
        ("KM2", "Kan sette opp budsjett og regnskap, og vurdere lån og sparing", "2"),
        ("KM3", "Kan lese og lage grafer til praktiske sammenhenger", "3"),
    ),
    "TRUCK-T": (
        ("KM1", "Kan kontrollere trucken før bruk", "2"),
        ("KM2", "Kan vurdere last, underlag og fare for velt", "3"),
    ),
    "KOKV107": (("KM1", "Kan følge regler for mattrygghet", ""),),
}


@dataclass(frozen=True)
class Reached:
    """A module that the first of a group have reached by a day."""

    course: str
    group: str
    module: str
    day: date
    count: int  # of the group, in the order of the list


REACHED = (
    Reached("MAT1P", "Gruppe A", "1", date(2026, 10, 9), 8),
    Reached("TRUCK-T", "November", "1", date(2026, 11, 12), 12),
    Reached("NOR-A2", "Vinter, dag", "1", date(2026, 11, 18), 7),
    Reached("MAT1P", "Gruppe A", "2", date(2026, 11, 20), 3),
)


HELD = (  # learner number, and what they hold; of the last somebody has only heard
    ("1007", QualificationFacts("safety", "HMS-MASK", date(2026, 9, 14), date(2027, 9, 13), "issued_here")),
    ("1009", QualificationFacts("safety", "HMS-MASK", date(2025, 12, 8), date(2026, 12, 7))),
    ("1009", QualificationFacts("certificate", "TRUCK-T4", date(2024, 5, 6), known="told")),
)


def add_to_courses(leader: Database) -> None:
    """Partners, prerequisites, modules and aims of the courses that are there; the leader enters them."""
    for code in (*PARTNERS, *ASKED):
        head = _course(leader, code)
        known = head.facts
        new = replace(
            known,
            partner=PARTNERS.get(code, known.partner),
            prerequisites=ASKED.get(code, known.prerequisites),
        )
        order = service.ChangeCourse(course_id=head.id, version=head.version, facts=new)
        leader.execute(service.change_course, order)
    for code in MODULES:
        _add_parts(leader, code)


def reach(teacher: Database, part: Reached, group_id: UUID) -> None:
    """What some of a group have reached; their teacher enters it on the day."""
    with teacher.reading() as session:
        members = enrolment.members(session, group_id, part.day)
    modules = _modules(teacher, _course(teacher, part.course).id)
    for member in members[: part.count]:
        order = service.ReachModule(
            learner_id=member.learner_id, module_id=modules[part.module], day=part.day
        )
        teacher.execute(service.reach_module, order)


def note_papers(teacher: Database, people: Mapping[str, UUID]) -> None:
    """Certificates and safety training that some hold; `people` by learner number."""
    for number, facts in HELD:
        order = service.NoteQualification(learner_id=people[number], facts=facts)
        teacher.execute(service.note_qualification, order)


def _add_parts(leader: Database, code: str) -> None:
    course_id = _course(leader, code).id
    retired = [RETIRED[code]] if code in RETIRED else []
    modules = [*retired, *(ModuleFacts(*known) for known in MODULES[code])]
    for place, facts in enumerate(modules, start=1):
        module = service.SaveModule(course_id=course_id, facts=replace(facts, position=place))
        leader.execute(service.save_module, module)
    ids = _modules(leader, course_id)
    for place, (aim, text, of) in enumerate(AIMS[code], start=1):
        known = AimFacts(aim, text, ids.get(of), position=place)
        leader.execute(service.save_aim, service.SaveAim(course_id=course_id, facts=known))


def _course(database: Database, code: str) -> CourseHead:
    with database.reading() as session:
        head = queries.by_code(session, code)
    if head is None:
        raise LookupError(code)
    return head


def _modules(database: Database, course_id: UUID) -> dict[str, UUID]:
    with database.reading() as session:
        return {row.facts.code: row.id for row in queries.modules_of(session, course_id)}
