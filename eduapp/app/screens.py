"""Every screen there is, with something to show on it: what the pictures and the tour walk through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.certificates import queries as certificates
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.places import queries as places
from eduapp.education.timetable import queries as timetable
from eduapp.exams.appeals import queries as appeals
from eduapp.exams.papers import queries as exam_papers
from eduapp.exams.questions import queries as questions
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.rules.states import SEALED
from eduapp.gui.routes import Route
from eduapp.people.learners import queries as learners
from eduapp.records.lists import queries as lists
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.machines import queries as machines
from eduapp.workshops.tools import queries as tools

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database

KARIM = "1003"  # a learner with courses, marks, hours and an exam
CARPENTRY = "Snekkerverksted"
WORKROOM = "Snekkersalen"
BANDSAW = "M-01"
PLANE = "V-01"
ON_SCREEN, ON_PAPER = "MAT1P", "KOKV107"  # courses whose exams were held here, each in its way


@dataclass(frozen=True)
class Screen:
    """One screen: a name for its picture, the page, and who looks at it."""

    name: str
    route: Route
    by: str = "leader"  # key of the sample site's staff


def screens(database: Database) -> list[Screen]:
    """All pages of the program, on records of the sample site."""
    today = database.today()
    with database.reading() as session:
        learner = learners.by_number(session, KARIM)
        groups = enrolment.groups(session, today)
        lessons = timetable.sessions_of_day(session, today)
        shops = {row.name: row.id for row in hours.workshops(session)}
        exams = sittings.sittings(session)
        appealed = sorted(appeals.appeals(session), key=lambda row: row.number)
        asked = questions.questions(session, questions.Wanted())
        exam_paper = next((one for one in exam_papers.papers(session) if not one.frozen), None)
        papers = certificates.register(session)
        rooms = places.places(session)
        saw = machines.by_code(session, BANDSAW)
        plane = tools.by_code(session, PLANE)
        sheets = {row.subject.id: row.list_id for row in lists.printed_for(session, today)}
    running = next(row for row in groups if row.code == "NOR-A2" and row.last_day >= today)
    lesson = next(row for row in lessons if row.group_id == running.id)
    workroom = next(row for row in rooms if row.name == WORKROOM)
    maths = next(row for row in exams if row.course_code == ON_SCREEN)
    marked, worked = (row for row in exams if row.state == SEALED and row.course_code == ON_SCREEN)
    typed = next(row for row in exams if row.state == SEALED and row.course_code == ON_PAPER)
    coming = next(row for row in exams if row.day > today)
    shop = shops[CARPENTRY]
    return [
        Screen("today", Route("today"), "teacher"),
        Screen("today-leader", Route("today")),
        Screen("learners", Route("learners.list")),
        Screen("learner", Route("learners.learner", learner.id if learner else None)),
        Screen("apart", Route("apart.list")),
        Screen("talks-due", Route("plans.due"), "teacher"),
        Screen("groups", Route("enrolment.groups")),
        Screen("group", Route("enrolment.group", running.id)),
        Screen("catalogue", Route("courses.catalogue")),
        Screen("course", Route("courses.course", running.course_id)),
        Screen("week", Route("timetable.week"), "teacher"),
        Screen("week-place", Route("timetable.week", lesson.place_id, "place")),
        Screen("week-learner", Route("timetable.week", learner.id if learner else None, "learner")),
        Screen("day", Route("timetable.day")),
        Screen("places", Route("places.list")),
        Screen("place", Route("places.place", workroom.id)),
        Screen("school", Route("school.school")),
        Screen("register", Route("attendance.register", lesson.id), "teacher"),
        Screen("workshops", Route("workshops.list"), "workshop"),
        Screen("workshop", Route("workshops.workshop", shop), "workshop"),
        Screen("shift", Route("workshops.shift", shop, today.isoformat()), "workshop"),
        Screen("machines", Route("machines.list"), "workshop"),
        Screen("machine", Route("machines.machine", saw.id if saw else None), "workshop"),
        Screen("tools", Route("tools.list"), "workshop"),
        Screen("tool-board", Route("tools.board", plane.board_id if plane else None), "workshop"),
        Screen("aims", Route("aims.list"), "workshop"),
        Screen("aims-talks", Route("aims.talks"), "workshop"),
        Screen("aims-matrix", Route("aims.matrix", shop), "workshop"),
        Screen("exams", Route("sittings.list")),
        Screen("exam", Route("sittings.sitting", maths.id)),
        Screen("exam-day", Route("room.sitting", maths.id), "invigilator"),
        Screen("exam-board", Route("attempts.board", maths.id), "invigilator"),
        Screen("exam-tickets", Route("attempts.tickets", coming.id)),
        Screen("appeals", Route("appeals.list")),
        Screen("appeal", Route("appeals.appeal", appealed[0].id)),
        Screen("appeal-sent", Route("appeals.appeal", appealed[-1].id), "office"),
        Screen("appeals-exam", Route("appeals.exam", maths.id)),
        Screen("markings", Route("marking.list")),
        Screen("marking", Route("marking.sitting", marked.id)),
        Screen("marking-own", Route("marking.own"), "examiner"),
        Screen("marking-desk", Route("marking.desk", marked.id), "examiner"),
        Screen("grades", Route("grading.list")),
        Screen("grading", Route("grading.sitting", typed.id)),
        Screen("grading-told", Route("grading.sitting", maths.id), "office"),
        Screen("grading-typing", Route("grading.typing", typed.id), "office"),
        Screen("exam-questions", Route("statistics.questions", worked.id, "sitting"), "teacher"),
        Screen("exam-coming", Route("sittings.sitting", coming.id)),
        Screen("exam-seats", Route("sittings.seats", coming.id)),
        Screen("exam-lists", Route("sittings.papers", coming.id, "door_list")),
        Screen("custody", Route("custody.list"), "invigilator"),
        Screen("exam-papers", Route("custody.sitting", maths.id)),
        Screen("questions", Route("questions.list")),
        Screen("question", Route("questions.edit", asked[0].id)),
        Screen("question-import", Route("questions.import")),
        Screen("arrangements", Route("arrangements.list")),
        Screen("papers", Route("papers.list")),
        Screen("paper", Route("papers.paper", exam_paper.id if exam_paper else None)),
        Screen("paper-printed", Route("papers.print", exam_paper.id if exam_paper else None)),
        Screen("certificates", Route("certificates.ready"), "office"),
        Screen("certificates-register", Route("certificates.register"), "office"),
        Screen("certificate", Route("certificates.certificate", papers[0].id), "office"),
        Screen("certificates-check", Route("certificates.check"), "office"),
        Screen("certificates-templates", Route("certificates.templates"), "office"),
        Screen("certificates-chain", Route("certificates.chain"), "office"),
        Screen("keys", Route("keys.keys")),
        Screen("keys-ceremony", Route("keys.ceremony")),
        Screen("lists", Route("lists.lists"), "office"),
        Screen("type-in", Route("lists.type_in", sheets[lesson.id]), "teacher"),
        Screen("school-day", Route("day.day", detail="2026-11-20")),
        Screen("privacy-copy", Route("privacy.copy", learner.id if learner else None)),
        Screen("privacy-retention", Route("privacy.retention")),
        Screen("plan-on-paper", Route("handouts.plan", learner.id if learner else None), "teacher"),
        Screen("import", Route("files.import", detail="people"), "office"),
        Screen("handoff", Route("handoff.days"), "office"),
        Screen("statements", Route("statements.month"), "office"),
        Screen("figures", Route("summary.figures")),
        Screen("users", Route("access.users")),
        Screen("roles", Route("access.roles")),
        Screen("trail", Route("audit.trail")),
        Screen("trail-check", Route("audit.check")),
        Screen("backups", Route("safekeeping.backups")),
        Screen("settings", Route("settings")),
    ]
