"""Exam results from a list: course, learner, grade, day."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.i18n import N_, _, ngettext
from eduapp.core.progress import Progress
from eduapp.education.courses import queries as courses
from eduapp.education.courses.rules import CourseFacts, Grade, Scale, scale
from eduapp.exams.sittings import queries, service, terms
from eduapp.exams.sittings.rules.holds import check_holds
from eduapp.exams.sittings.rules.planning import ScaleMissing
from eduapp.exams.sittings.rules.results import ExamAnnulled, HeldHere, SittingInFuture
from eduapp.exchange.files.formats import cells, words
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Field, Fields, Judge, Known, Preview, RowVerdict, State, Values
from eduapp.exchange.files.subjects.named import CODE, NO_SUCH_COURSE, NO_SUCH_LEARNER, NUMBER
from eduapp.exchange.files.subjects.subject import Moment, Subject, as_problem, entering
from eduapp.people.learners import queries as learners

NOT_OF_THE_SCALE = N_("{text} is no grade of “{scale}”. Write one of: {known}.")
HERE_ALREADY = N_("This result is entered already. Nothing is changed.")
OTHER_RESULT = N_(
    "Another result is entered already ({grade}). Correct it on the exam's page, with a reason."
)
TWICE = N_("The same exam of learner {text} stands in line {line} with another grade. Keep one of them.")
SAME_LINE = N_("The same result stands in line {line}. It is entered once.")
WAS_ABSENT = N_("Learner {text} is noted as not here that day. Correct that on the exam's page first.")

GRADE = Field(
    "grade", N_("Grade"), words.texts(60), required=True, synonyms=("Karakter", "Resultat", "Result")
)
DAY = Field("day", N_("Day"), cells.dates(), required=True, synonyms=("Dato", "Eksamensdato", "Date"))

Key = tuple[str, str, date]  # course code, learner number, day: one exam of one person


def fields(_today: date) -> Fields:
    """The columns a list of results may have."""
    return (CODE, NUMBER, GRADE, DAY)


def judge(session: Session, preview: Preview, moment: Moment) -> Judge:
    """Beside catalogue, learners and what is entered: unknown, not of the scale, known, or another result."""
    return _Beside(session, preview, moment).look


class _Beside:
    """What the rows of a list of results are judged by, read once."""

    def __init__(self, session: Session, preview: Preview, moment: Moment) -> None:
        self._today = moment.day
        self._grades = _Grades(session)
        self._people = learners.ids_by_number(session)
        self._entered = queries.results_by_day(session)
        exams = queries.known_exams(session)
        self._absent, self._held_here, self._annulled = exams.absent, exams.held_here, exams.annulled
        self._holds = queries.held(session)
        self._first: dict[Key, tuple[int, str]] = {}  # line, code of the grade
        for row in preview.rows:
            key, grade = _key(row.values), self._grades.of(row.values)
            if key and grade and not row.problems and row.choice is not State.LEFT_OUT:
                self._first.setdefault(key, (row.line, grade.code))

    def look(self, line: int, values: Values) -> Iterator[Problem | Known]:
        """One row."""
        code, number, day = CODE.of(values), NUMBER.of(values), DAY.of(values)
        yield from self._course(code, day, values)
        if number and number not in self._people:
            yield Problem(NO_SUCH_LEARNER, text=number, column=NUMBER.label)
        if day is not None and day > self._today:
            yield as_problem(SittingInFuture(day=f"{day:%d.%m.%Y}"), DAY.label)
        key, grade = _key(values), self._grades.of(values)
        if key and grade:
            yield from self._others(line, key, grade, values)

    def _course(self, code: str | None, day: date | None, values: Values) -> Iterator[Problem]:
        course = self._grades.course(code)
        if code and course is None:
            yield Problem(NO_SUCH_COURSE, text=code, column=CODE.label)
        known, text = self._grades.scale(code, day), GRADE.of(values)
        if course is not None and known is None:
            yield as_problem(ScaleMissing(course=course.name), CODE.label)
        elif known is not None and text and known.read(text) is None:
            labels = ", ".join(one.label for one in known.grades)
            yield Problem(NOT_OF_THE_SCALE, {"scale": known.label, "known": labels}, text, GRADE.label)

    def _others(self, line: int, key: Key, grade: Grade, values: Values) -> Iterator[Problem | Known]:
        known = self._entered.get(key)
        if known == grade.code:
            yield Known(HERE_ALREADY, certain=True)
            return
        if known is not None:
            label = self._grades.label(key, known)
            yield Problem(OTHER_RESULT, {"grade": label}, GRADE.of(values) or "", GRADE.label)
        elif (key[0], key[2]) in self._held_here:
            yield as_problem(HeldHere(), DAY.label)
        elif key in self._annulled:
            yield as_problem(ExamAnnulled(ground=self._annulled[key]), DAY.label)
        elif key in self._absent:
            yield Problem(WAS_ABSENT, text=key[1], column=DAY.label)
        else:
            known_scale = self._grades.scale(key[0], key[2])
            holds = self._holds.against(key[1], key[0], known_scale.key if known_scale is not None else "")
            who = _("Learner {number}").format(number=key[1])
            for found in check_holds(holds, who, key[2], self._today):
                yield as_problem(found, NUMBER.label)
        first, other = self._first.get(key, (line, grade.code))
        if first < line and other == grade.code:
            yield Known(SAME_LINE, {"line": first}, certain=True)
        elif first < line:
            yield Problem(TWICE, {"line": first}, key[1], GRADE.label)


class _Grades:
    """Which course and which scale a row speaks of: the exam's own if there is one that day."""

    def __init__(self, session: Session) -> None:
        self._catalogue = {course.code.upper(): course for course in courses.catalogue(session)}
        self._held = queries.known_exams(session).scales

    def course(self, code: str | None) -> CourseFacts | None:
        """The course of that code, if there is one."""
        return self._catalogue.get(code) if code else None

    def scale(self, code: str | None, day: date | None) -> Scale | None:
        """What results of the course are written in on that day; None if it is not assessed."""
        course = self.course(code)
        if code is None or course is None:
            return None
        held = self._held.get((code, day)) if day else None
        return scale(held or course.scale) if course.scale else None

    def of(self, values: Values) -> Grade | None:
        """The grade of a row, if it can be read."""
        known, text = self.scale(CODE.of(values), DAY.of(values)), GRADE.of(values)
        return known.read(text) if known and text else None

    def label(self, key: Key, grade: str) -> str:
        """An entered grade in words."""
        known = self.scale(key[0], key[2])
        return next((one.label for one in known.grades if one.code == grade), grade) if known else grade


def bring_in(uow: UnitOfWork, rows: Sequence[RowVerdict], _run: UUID, progress: Progress) -> int:
    """Enter the results; exams and candidates are made where they are missing."""
    ids = {code.upper(): id for code, id in courses.codes(uow.session).items()}
    grades, people = _Grades(uow.session), learners.ids_by_number(uow.session)
    fresh = entering(rows)
    for count, row in enumerate(fresh):
        progress.step(count, len(fresh))
        grade = grades.of(row.values)
        service.record_result(
            uow,
            service.RecordResult(
                course_id=ids[CODE.need(row.values)],
                day=DAY.need(row.values),
                learner_id=people[NUMBER.need(row.values)],
                grade=grade.code if grade else "",
            ),
        )
    return len(fresh)


def _key(values: Values) -> Key | None:
    code, number, day = CODE.of(values), NUMBER.of(values), DAY.of(values)
    return (code, number, day) if code and number and day else None


RESULTS = Subject(
    key="results",
    label=N_("Exam results"),
    title=N_("Bring in exam results"),
    permissions=(terms.ENTER_RESULTS, terms.PLAN_SITTINGS),
    topics_of="sittings.list",
    fields=fields,
    judge=judge,
    bring_in=bring_in,
    verb=lambda count: ngettext("Bring in {count} result", "Bring in {count} results", count).format(
        count=count
    ),
    done=lambda count: ngettext("{count} result is in.", "{count} results are in.", count).format(
        count=count
    ),
)
