"""Ready-made lists: what they are of, contents to draw, and papers that came out of a printer."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from eduapp.core.clock import zone
from eduapp.core.db.unit_of_work import Database
from eduapp.records.lists import queries
from eduapp.records.lists.drawing import Paper
from eduapp.records.lists.queries import Opened
from eduapp.records.lists.rules import Content, Gathering, Kind, Person, Subject, register_sheet
from eduapp.records.lists.service import NotePrinted, PrepareList, note_printed, prepare_list
from tests.support import given
from tests.support.given_attendance import HALF_PAST_EIGHT, NAMES, TEN

PRINTED_AT = datetime(2026, 11, 23, 8, 2, tzinfo=zone())


def a_person(number: int, name: str = "", **facts: object) -> Person:
    """Somebody on a list, in the order of the numbers."""
    given_name, _, family_name = (name or NAMES[number % len(NAMES)]).rpartition(" ")
    listed = ", ".join(filter(None, (family_name, given_name)))
    known = {"unit": "C"} | facts
    return Person(UUID(int=number + 1), listed, f"{number:03}", **known)  # type: ignore[arg-type]


def people(count: int) -> tuple[Person, ...]:
    """So many."""
    return tuple(a_person(number) for number in range(count))


def a_gathering(
    number: int = 1, start: int = HALF_PAST_EIGHT, end: int | None = TEN, **facts: object
) -> Gathering:
    """A session this morning, of three learners."""
    known = {
        "day": given.TODAY,
        "what": "Norwegian A2",
        "group": "Autumn",
        "place_id": UUID(int=900),
        "place": "Classroom 2",
        "teacher": "Ingrid Solheim",
        "people": people(3),
    } | facts
    return Gathering(UUID(int=1000 + number), start=start, end=end, **known)  # type: ignore[arg-type]


def a_sheet(count: int = 3, **facts: object) -> Content:
    """A register sheet of so many."""
    return register_sheet(a_gathering(people=people(count), **facts))


def a_paper(content: Content | None = None, **facts: object) -> Paper:
    """A paper under a number, printed at two minutes past eight."""
    known = {"number": "2026-17", "edition": 2} | facts
    return Paper(content or a_sheet(), "Fjellvik videregående skole", PRINTED_AT, **known)  # type: ignore[arg-type]


def register_of(session_id: UUID, day: date = given.TODAY) -> Subject:
    """The register sheet of a session."""
    return Subject(Kind.REGISTER, day, session_id)


def printed(database: Database, *subjects: Subject) -> UUID:
    """The version of a list (the last, of several) that came out of the printer just now."""
    made = [database.execute(prepare_list, PrepareList(subject=subject)) for subject in subjects]
    database.execute(note_printed, NotePrinted(edition_ids=tuple(made)))
    return made[-1]


def opened(database: Database, edition_id: UUID) -> Opened:
    """A printed version as somebody opens it to type it in."""
    with database.reading() as look:
        found = queries.by_edition(look, edition_id)
    assert found is not None
    return found


def names(refused: Iterable[object]) -> list[str]:
    """The names of violations, in order."""
    return [type(one).__name__ for one in refused]
