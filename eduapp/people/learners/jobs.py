"""When the program opens: what was dated ahead of where people are begins on its day."""

from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import Progress
from eduapp.people.learners import service


def begin_due_states(database: Database, _command: None, _progress: Progress) -> int:
    """Let begin what has come due, also of days on which nobody opened the program. For how many."""
    begun: tuple[object, ...] = database.execute(service.begin_due_states, service.BeginDueStates())
    return len(begun)
