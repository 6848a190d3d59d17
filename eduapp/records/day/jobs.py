"""When the program opens: every day since it was last opened is opened too, oldest first."""

from eduapp.core.db.unit_of_work import Database
from eduapp.core.errors import Conflict, Refused
from eduapp.core.progress import Progress
from eduapp.records.day import queries, rules, service


def open_days(database: Database, _command: None, progress: Progress) -> int:
    """Each day in a transaction of its own, so that what was done stays done. How many changes."""
    with database.reading() as session:
        last = queries.last_opened(session)
    due = rules.days_due(last, database.today())
    changes = 0
    for number, day in enumerate(due):
        progress.step(number, len(due))
        try:
            changes += database.execute(service.open_day, service.OpenDay(day=day))
        except (Conflict, Refused):
            continue  # another PC opens the same day just now
    return changes
