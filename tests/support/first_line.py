"""How far somebody gets in a use case: to behind its first line, or not even that. Nothing is carried out."""

from collections.abc import Callable
from contextlib import contextmanager

from eduapp.core.db.unit_of_work import Command, Database
from eduapp.core.errors import EduError, NotAllowed


class Reached(Exception):
    """The first line let somebody through."""


class FirstLine:
    """A unit of work that ends where `require` has answered."""

    def __init__(self, session, actor):
        self.session, self.actor = session, actor

    def require(self, permission):
        if permission not in self.actor.permissions:
            raise NotAllowed(permission=permission)
        raise Reached

    def __getattr__(self, name):
        raise Reached


def refuses(session, actor, use_case: Callable[..., object], command: Command | None) -> bool:
    """Whether its first line refuses it to somebody."""
    try:
        use_case(FirstLine(session, actor), command)
    except NotAllowed:
        return True
    except Reached:
        return False
    raise AssertionError(use_case)


class NotSaved(EduError):
    """What every command is told here: it was looked at alone."""

    message = "Looked at, and not carried out."


class JudgedDatabase(Database):
    """Answers questions; of commands it only notes which use case was asked, and whether it was refused."""

    asked: set[str]
    refused: set[str]

    @classmethod
    def over(cls, database: Database) -> "JudgedDatabase":
        made = cls.__new__(cls)
        vars(made).update(vars(database), asked=set(), refused=set())
        return made

    def execute(self, use_case, command):
        name = f"{use_case.__module__.removeprefix('eduapp.')}.{use_case.__name__}"
        self.asked.add(name)
        if refuses(None, self.actor, use_case, command):
            self.refused.add(name)
        raise NotSaved

    @contextmanager
    def writing(self, command_id=None, act=""):
        raise NotSaved
        yield
