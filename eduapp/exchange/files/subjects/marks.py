"""Marks of exams on paper, as one of two people has them in a list: by candidate number, never by name.

A line is one candidate with the total, or one question of one candidate. What stands in the file counts as
typed by who brings it in; a second person types from the sheets in the program. No file tells where its
numbers come from: a copy with one line more would be a file of one's own.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.i18n import N_, date_text, ngettext
from eduapp.core.progress import Progress
from eduapp.education.courses import queries as courses
from eduapp.education.courses.rules import scale
from eduapp.exams.grading import queries, service, terms
from eduapp.exams.grading.queries import ToType
from eduapp.exams.grading.rules.sheets import MOST_SHEETS, QuestionUnknown, Sheet, check_sheet
from eduapp.exams.marking.rules.points import POINT
from eduapp.exchange.files.formats import cells, words
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.models import ImportRun
from eduapp.exchange.files.rules import Field, Fields, Judge, Known, Preview, RowVerdict, State, Values
from eduapp.exchange.files.subjects.named import CODE, NO_SUCH_COURSE
from eduapp.exchange.files.subjects.subject import Moment, Subject, as_problem, entering
from eduapp.people.access.models import User

NO_SUCH_EXAM = N_(
    "No exam of that day waits for marks. It must have been held here, be sealed, and not graded."
)
NOT_OF_THE_SCALE = N_("{text} is no grade of “{scale}”. Write one of: {known}.")
TOO_FINE = N_("{text} has more than two decimals. Write points such as 2,5.")
NOTHING_IN_LINE = N_("The line has neither points nor a grade. Write one, or leave the line out.")
QUESTION_WITHOUT = N_("Question {text} has no points. Write them, 0 if nothing was earned.")
TWICE = N_("Candidate {text} has that in line {line} already, with other points. Keep one of them.")
SAME_LINE = N_("The same stands in line {line}. It is typed once.")
HERE_ALREADY = N_("You have typed this already. Nothing is changed.")
LINE_FIRST = N_("Line {line} of this candidate is to be put right first: a sheet comes in whole.")
BY_LIST = N_(
    "{name} brought this candidate in from a list on {day}. The second of two types it from the sheets, "
    "under “Type from the sheets…”, and not from a list."
)

DAY = Field("day", N_("Day"), cells.dates(), required=True, synonyms=("Dato", "Eksamensdato", "Date"))
CANDIDATE = Field(
    "candidate",
    N_("Candidate number"),
    cells.numbers(least=1, most=99_999),
    required=True,
    synonyms=("Kandidatnr", "Kandidatnummer", "Kandidat", "Candidate"),
)
QUESTION = Field(
    "question",
    N_("Question number"),
    cells.numbers(least=1, most=999),
    synonyms=("Oppgave", "Oppgåve", "Oppgavenr", "Question"),
)
POINTS = Field(
    "points",
    N_("Points"),
    cells.decimals(least=0, most=9_999),
    synonyms=("Poeng", "Sum", "Poengsum", "Total", "Points"),
)
GRADE = Field("grade", N_("Grade"), words.texts(60), synonyms=("Karakter", "Resultat", "Result"))
SHEETS = Field(
    "sheets", N_("Sheets"), cells.numbers(least=0, most=MOST_SHEETS), synonyms=("Ark", "Antall ark")
)
FIELDS = (CODE, DAY, CANDIDATE, QUESTION, POINTS, GRADE, SHEETS)

Key = tuple[str, date, int]  # course code, day, candidate number: one sheet


@dataclass
class _Sheet:
    """What the lines of one candidate say together."""

    points: dict[UUID, int] = field(default_factory=dict)
    total: int | None = None
    grade: str = ""
    sheets: int | None = None
    lines: list[int] = field(default_factory=list)
    first: dict[object, tuple[int, object]] = field(default_factory=dict)  # what was said: its line and value

    def whole(self) -> Sheet:
        """As the rules see it."""
        return Sheet(dict(self.points), self.total, self.grade, self.sheets)


def fields(_today: date) -> Fields:
    """The columns a list of marks may have."""
    return FIELDS


def judge(session: Session, preview: Preview, moment: Moment) -> Judge:
    """Beside the sealed exams and what this person typed; a sheet comes in whole or not at all."""
    del moment
    return _Beside(session, preview).look


class _Beside:
    """What the rows of a list of marks are judged by, read once."""

    def __init__(self, session: Session, preview: Preview) -> None:
        self._exams = queries.to_type(session)
        self._courses = frozenset(code.upper() for code in courses.codes(session))
        self._lists = _brought_in_by_others(session)
        self._sheets: dict[Key, _Sheet] = defaultdict(_Sheet)
        self._bad: dict[Key, int] = {}  # the first line of each sheet that is to be put right
        rows = [row for row in preview.rows if row.choice is not State.LEFT_OUT]
        for row in rows:
            self._gather(row)
        for row in rows:
            key = _key(row.values)
            wrong = row.problems or any(isinstance(one, Problem) for one in self._line(row.line, row.values))
            if key is not None and wrong:
                self._bad.setdefault(key, row.line)

    def look(self, line: int, values: Values) -> Iterator[Problem | Known]:
        """One row; where another line of the same sheet is wrong, that one comes first."""
        found = list(self._line(line, values))
        yield from found
        key = _key(values)
        bad = self._bad.get(key, line) if key is not None else line
        if bad != line and not any(isinstance(one, Problem) for one in found):
            yield Problem(LINE_FIRST, {"line": bad}, column=CANDIDATE.label)

    def _line(self, line: int, values: Values) -> Iterator[Problem | Known]:
        code, day, number = CODE.of(values), DAY.of(values), CANDIDATE.of(values)
        if code and code.upper() not in self._courses:
            yield Problem(NO_SUCH_COURSE, text=code, column=CODE.label)
        if not code or day is None or number is None:
            return
        exam = self._exams.get((code.upper(), day))
        if exam is None:
            if code.upper() in self._courses:
                yield Problem(NO_SUCH_EXAM, column=DAY.label)
            return
        against = exam.against_number(number)
        if against is not None:
            yield as_problem(against, CANDIDATE.label)
            return
        by_list = [one for one in exam.others.get(number, ()) if one in self._lists]
        if by_list:
            told = {"name": self._lists[by_list[0]], "day": date_text(by_list[0][1].date())}
            yield Problem(BY_LIST, told, column=CANDIDATE.label)
            return
        yield from self._said(line, values, exam, self._sheets[code.upper(), day, number])

    def _said(self, line: int, values: Values, exam: ToType, sheet: _Sheet) -> Iterator[Problem | Known]:
        problems = list(_against_cells(values, exam))
        yield from problems
        number, own = CANDIDATE.need(values), exam.own.get(CANDIDATE.need(values))
        if problems:
            return
        for what, value in _told(values, exam):
            first, other = sheet.first.get(what, (line, value))
            if first < line and other != value:
                yield Problem(TWICE, {"line": first}, str(number), POINTS.label)
                return
            if first < line:
                yield Known(SAME_LINE, {"line": first}, certain=True)
                return
        if line == min(sheet.lines, default=0):
            yield from (
                as_problem(one, POINTS.label) for one in check_sheet(number, sheet.whole(), exam.asked)
            )
        if own is not None and own == sheet.whole():
            yield Known(HERE_ALREADY, certain=True)

    def _gather(self, row: RowVerdict) -> None:
        key = _key(row.values)
        exam = self._exams.get(key[:2]) if key is not None else None
        if key is None or exam is None or row.problems or list(_against_cells(row.values, exam)):
            return
        _add(self._sheets[key], row, exam)


def bring_in(uow: UnitOfWork, rows: Sequence[RowVerdict], _run: UUID, progress: Progress) -> int:
    """Type the sheets, each once, in the name of who brings them in."""
    exams = queries.to_type(uow.session)
    fresh = entering(rows)
    sheets: dict[Key, _Sheet] = defaultdict(_Sheet)
    for row in rows:
        key = _key(row.values)
        if key is not None and key[:2] in exams:
            _add(sheets[key], row, exams[key[:2]])
    wanted = {_key(row.values) for row in fresh}
    for count, (key, sheet) in enumerate(sheets.items()):
        progress.step(count, len(sheets))
        if key in wanted:
            exam = exams[key[:2]]
            service.type_sheet(uow, service.TypeSheet(candidate_id=exam.people[key[2]], sheet=sheet.whole()))
    return len(fresh)


def _add(sheet: _Sheet, row: RowVerdict, exam: ToType) -> None:
    """Put what a line says into the sheet of its candidate; what was said before stays."""
    sheet.lines.append(row.line)
    for what, value in _told(row.values, exam):
        if what in sheet.first:
            continue
        sheet.first[what] = (row.line, value)
        if isinstance(what, UUID):
            sheet.points[what] = int(str(value))
        else:
            setattr(sheet, str(what), value)


def _told(values: Values, exam: ToType) -> list[tuple[object, object]]:
    """What a line says of a sheet: (question or total, grade, sheets; value). Its cells are in order."""
    found: list[tuple[object, object]] = []
    question, points, grade, sheets = (one.of(values) for one in (QUESTION, POINTS, GRADE, SHEETS))
    if points is not None:
        asked = next((one for one in exam.asked.questions if one.number == question), None)
        found.append((asked.version_id if asked is not None else "total", _hundredths(points)))
    if grade:
        read = scale(exam.scale).read(str(grade))
        found.append(("grade", read.code if read is not None else ""))
    if sheets is not None:
        found.append(("sheets", sheets))
    return found


def _against_cells(values: Values, exam: ToType) -> Iterator[Problem]:
    """What stands against the cells of one line by themselves."""
    question, points, grade = QUESTION.of(values), POINTS.of(values), GRADE.of(values)
    if points is not None and points * POINT != int(points * POINT):
        yield Problem(TOO_FINE, text=str(points).replace(".", ","), column=POINTS.label)
    if question is not None and question not in {one.number for one in exam.asked.questions}:
        count = len(exam.asked.questions)
        yield as_problem(QuestionUnknown(question=question, count=count), QUESTION.label)
    elif question is not None and points is None:
        yield Problem(QUESTION_WITHOUT, text=str(question), column=POINTS.label)
    elif points is None and not grade and SHEETS.of(values) is None:
        yield Problem(NOTHING_IN_LINE, column=POINTS.label)
    known = scale(exam.scale)
    read = known.read(grade) if grade else None
    if grade and (read is None or read.code not in exam.asked.grades):
        labels = ", ".join(exam.asked.labels)
        yield Problem(NOT_OF_THE_SCALE, {"scale": known.label, "known": labels}, grade, GRADE.label)


def _hundredths(points: object) -> int:
    return int(Decimal(str(points)) * POINT)


def _brought_in_by_others(session: Session) -> dict[tuple[UUID, datetime], str]:
    """Lists of marks that others brought in: by whom, at the moment at which all of it was typed; names."""
    query = (
        select(ImportRun.done_by, ImportRun.done_at, User.name)
        .join(User, User.id == ImportRun.done_by)
        .where(ImportRun.subject == KEY, ImportRun.done_by != session.info["actor"].user_id)
    )
    return {(by, at): name for by, at, name in session.execute(query)}


def _key(values: Values) -> Key | None:
    code, day, number = CODE.of(values), DAY.of(values), CANDIDATE.of(values)
    return (code.upper(), day, number) if code and day is not None and number is not None else None


KEY = "marks"
MARKS = Subject(
    key=KEY,
    label=N_("Marks"),
    title=N_("Bring in marks of exams on paper"),
    permissions=(terms.TYPE_IN,),
    topics_of="grading.list",
    fields=fields,
    judge=judge,
    bring_in=bring_in,
    verb=lambda count: ngettext("Bring in {count} line", "Bring in {count} lines", count).format(count=count),
    done=lambda count: ngettext("{count} line is in.", "{count} lines are in.", count).format(count=count),
)
