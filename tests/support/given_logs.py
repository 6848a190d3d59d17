"""Logs of a day without a database: rows in words, for tests of rules."""

from datetime import date
from uuid import UUID

from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.room.rules import replay, steps
from eduapp.exams.room.rules.exam import Exam, Sitter
from eduapp.exams.room.rules.log import Entry
from tests.support.given_room import minute

DAY = date(2026, 11, 24)


def an_exam(
    people: int = 3, minutes: int = 300, measures: dict[int, tuple[Measure, ...]] | None = None
) -> Exam:
    """An exam at nine for 101, 102 …"""
    granted = measures or {}
    sitters = {who(n): Sitter(n, granted.get(n, ())) for n in range(101, 101 + people)}
    return Exam(DAY, 540, minutes, sitters)


def who(number: int) -> UUID:
    """The id of a candidate."""
    return UUID(int=number)


class Log:
    """Rows one after the other; what stands against each is kept."""

    def __init__(self, exam: Exam) -> None:
        self.exam = exam
        self.rows: list[Entry] = []
        self.against: list[str] = []

    def write(self, time: str, kind: str, number: int | None = None, **facts: object) -> UUID:
        """Write a row if nothing stands against it; its id either way."""
        place = len(self.rows) + 1
        id = UUID(int=5000 + place)
        about = {} if number is None else {"candidate": who(number)}
        row = Entry(id, place, kind, facts.pop("day", DAY), minute(time), **about, **facts)  # type: ignore[arg-type]
        self.against = [type(one).__name__ for one in replay.check_log(self.exam, [*self.rows, row])]
        if not self.against:
            self.rows.append(row)
        return id

    def begin(self, *numbers: int) -> "Log":
        """Opened at 08:30, some (or all) let in, started at nine."""
        self.write("08:30", steps.OPENED)
        for number in numbers or tuple(one.number for one in self.exam.candidates.values()):
            self.write("08:40", steps.CHECK_IN, number, code="staff")
            self.write("08:55", steps.AUTHORISE, number)
        self.write("09:00", steps.STARTED)
        return self

    @property
    def day(self):  # type: ignore[no-untyped-def]
        """What the rows come to."""
        return replay.the_day(self.exam, self.rows)

    def state(self, number: int) -> str:
        """Where a candidate stands."""
        return self.day.courses[who(number)].state

    def end(self, number: int) -> int | None:
        """Until when a candidate has, as a minute of the day."""
        return self.day.end_of(who(number))
