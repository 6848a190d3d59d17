"""Exam results from a list: course, learner, grade, day."""

from collections.abc import Generator, Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.i18n import N_
from eduapp.education.courses import queries as courses
from eduapp.education.courses.rules import CourseFacts, Grade, scale
from eduapp.exams.sittings import queries, rules, service, terms
from eduapp.exchange.files.formats import cells, words
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Field, Fields, Judge, Known, Preview, RowVerdict, Values
from eduapp.exchange.files.subjects.subject import Moment, Subject, as_problem
from eduapp.people.learners import queries as learners
from eduapp.people.learners.rules import LONGEST_NUMBER

NO_SUCH_COURSE = N_("There is no course with the code {text}. Correct the code, or add the course first.")
NO_SUCH_LEARNER = N_("Nobody has the number {text}. Correct it, or bring the learner in first.")
NOT_OF_THE_SCALE = N_("{text} is no grade of “{scale}”. Write one of: {known}.")
HERE_ALREADY = N_("This result is entered already. Nothing is changed.")
OTHER_RESULT = N_(
    "Another result is entered already ({grade}). Correct it on the exam's page, with a reason."
)
TWICE = N_("{text}: the same learner stands in line {line} with another grade. Keep one of them.")

CODE = Field(
    "code", N_("Course code"), words.codes(), required=True, synonyms=("Kode", "Fagkode", "Kurs", "Code")
)
NUMBER = Field(
    "number",
    N_("Learner number"),
    words.codes(LONGEST_NUMBER),
    required=True,
    synonyms=("Deltakernr", "Deltakarnr", "Deltakernummer", "Learner no", "Nr"),
)
GRADE = Field(
    "grade", N_("Grade"), words.texts(60), required=True, synonyms=("Karakter", "Resultat", "Result")
)
DAY = Field("day", N_("Day"), cells.dates(), required=True, synonyms=("Dato", "Eksamensdato", "Date"))


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
        self._catalogue = {course.code.upper(): course for course in courses.catalogue(session)}
        self._people = learners.ids_by_number(session)
        self._entered = queries.results_by_day(session)
        self._first: dict[tuple[str, str, date], tuple[int, str]] = {}
        for row in preview.rows:
            code, number, day = CODE.of(row.values), NUMBER.of(row.values), DAY.of(row.values)
            if code and number and day:
                self._first.setdefault((code.upper(), number, day), (row.line, GRADE.of(row.values) or ""))

    def look(self, line: int, values: Values) -> Iterator[Problem | Known]:
        """One row."""
        code, number, day = CODE.of(values), NUMBER.of(values), DAY.of(values)
        course = self._catalogue.get(code.upper()) if code else None
        if code and course is None:
            yield Problem(NO_SUCH_COURSE, text=code, column=CODE.label)
        if number and number not in self._people:
            yield Problem(NO_SUCH_LEARNER, text=number, column=NUMBER.label)
        text = GRADE.of(values)
        if course is not None and number and text and day is not None:
            grade = yield from self._grade(course, text, day)
            yield from self._others(line, (course.code.upper(), number, day), text, grade)

    def _grade(
        self, course: CourseFacts, text: str, day: date
    ) -> Generator[Problem | Known, None, Grade | None]:
        if not course.scale:
            yield as_problem(rules.ScaleMissing(course=course.name))
            return None
        if day > self._today:
            yield as_problem(rules.SittingInFuture(day=f"{day:%d.%m.%Y}"))
        known = scale(course.scale)
        grade = known.read(text)
        if grade is None:
            labels = ", ".join(one.label for one in known.grades)
            yield Problem(NOT_OF_THE_SCALE, {"scale": known.label, "known": labels}, text, GRADE.label)
        return grade

    def _others(
        self, line: int, key: tuple[str, str, date], text: str, grade: Grade | None
    ) -> Iterator[Problem | Known]:
        known = self._entered.get(key)
        if grade is not None and known == grade.code:
            yield Known(HERE_ALREADY)
        elif grade is not None and known is not None:
            yield Problem(OTHER_RESULT, {"grade": known}, text, GRADE.label)
        elsewhere, other = self._first.get(key, (line, text))
        if elsewhere != line and other != text:
            yield Problem(TWICE, {"line": elsewhere}, key[1], NUMBER.label)


def bring_in(uow: UnitOfWork, rows: Sequence[RowVerdict], _run: UUID) -> int:
    """Enter the results; exams and candidates are made where they are missing."""
    ids = {code.upper(): id for code, id in courses.codes(uow.session).items()}
    catalogue = {course.code.upper(): course for course in courses.catalogue(uow.session)}
    people = learners.ids_by_number(uow.session)
    fresh = [row for row in rows if row.state == "new"]
    for row in fresh:
        code = CODE.need(row.values).upper()
        grade: Grade | None = scale(catalogue[code].scale).read(GRADE.need(row.values))
        service.record_result(
            uow,
            service.RecordResult(
                course_id=ids[code],
                day=DAY.need(row.values),
                learner_id=people[NUMBER.need(row.values)],
                grade=grade.code if grade else "",
            ),
        )
    return len(fresh)


RESULTS = Subject(
    key="results",
    label=N_("Exam results"),
    permission=terms.ENTER_RESULTS,
    topics_of="sittings.list",
    fields=fields,
    judge=judge,
    bring_in=bring_in,
)
