"""Days that are opened and closed, as the program does it."""

from datetime import date

from eduapp.app.consequences import program_actor
from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import NoProgress
from eduapp.core.violations import Override
from eduapp.records.day import jobs, queries, service
from tests.support import given


def in_the_programs_name(database: Database) -> Database:
    """The database as the program itself uses it."""
    return database.acting_as(program_actor())


def opened(database: Database, day: date = given.TODAY) -> int:
    """One day, opened; how many changes it brought."""
    changes: int = in_the_programs_name(database).execute(service.open_day, service.OpenDay(day=day))
    return changes


def all_opened(database: Database) -> int:
    """Every day that is due, as when the program opens."""
    return jobs.open_days(in_the_programs_name(database), None, NoProgress())


def closed(database: Database, day: date = given.TODAY, override: Override | None = None) -> None:
    """One day, closed."""
    database.execute(service.close_day, service.CloseDay(day=day, override=override))


def steps(database: Database, day: date = given.TODAY) -> list[tuple[str, str]]:
    """What a day brought: the step and whom, in order."""
    with database.reading() as session:
        return [(row.step, row.name) for row in queries.brought(session, day)]
