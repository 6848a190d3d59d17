"""Every error a user may be told about. Anything not derived from EduError is a bug of ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, cast

from eduapp.core.clock import zone
from eduapp.core.i18n import N_, _, clock_text, date_text
from eduapp.core.violations import Violation


class EduError(Exception):
    """Base of all expected errors. `facts` fill the placeholders of `message`."""

    message: ClassVar[str] = N_("This could not be done.")

    def __init__(self, **facts: object) -> None:
        super().__init__(
            type(self).__name__
        )  # never the facts: they may name people, and this text reaches logs
        self.facts = facts

    def sentence(self) -> str:
        """What to tell the person, in the language spoken now."""
        return _(self.message).format(**self.facts)


class Refused(EduError):
    """Rules speak against it; the person may change the request, or override some of them with a reason."""

    message = N_("This is against the rules.")

    def __init__(self, *violations: Violation) -> None:
        super().__init__(violations=violations)
        self.violations = violations

    def sentence(self) -> str:
        """All that stands against it, one sentence a line."""
        return "\n".join(violation.sentence() for violation in self.violations)


class DoneInPart(EduError):
    """Of several things some are done, since somebody stopped or others failed; the sentence tells which."""

    message = N_("Not all of it is done.")


class NotAllowed(EduError):
    """The person signed in lacks a permission."""

    message = N_("Your role does not allow this. Ask a leader or the administrator.")


class OutOfReach(NotAllowed):
    """The record is of somebody whom the person signed in has nothing to do with."""

    message = N_(
        "This is about somebody who takes part in no group, workshop or exam of yours. Ask a leader, or take"
        " the person in first."
    )


class SignedOut(EduError):
    """Whoever is signed in may not go on as they came in: nothing was written, and they have to leave."""

    message = N_("Nothing more is saved in your name. Sign in again.")


class NotFound(EduError):
    """The record is gone, or was never there."""

    message = N_("This has been removed. The list has been read again.")


@dataclass(frozen=True)
class Change:
    """Who changed a record last, and when; `own` if it was whoever is told, `today` if it was today."""

    name: str
    at: datetime
    own: bool = False
    today: bool = True

    def sentence(self) -> str:
        """In words, such as: Kari Nordmann changed this at 10.42 while you wrote."""
        here = self.at.astimezone(zone())
        told = {"name": self.name, "time": clock_text(here.time()), "day": date_text(here.date())}
        if self.own and self.today:
            words = _("You changed this yourself at {time}, in another window or on another PC.")
            return words.format(**told)
        if self.today:
            return _("{name} changed this at {time} while you wrote.").format(**told)
        return _("{name} changed this on {day} at {time}, after you had read it.").format(**told)


class Conflict(EduError):
    """Somebody else changed the record since it was read, or the same thing exists already."""

    message = N_("Someone else changed this meanwhile. It has been read again; what you typed is kept.")

    def sentence(self) -> str:
        """Who it was and when, where that is known."""
        if self.change is None:
            return super().sentence()
        return " ".join((self.change.sentence(), _("It has been read again; what you typed is kept.")))

    @property
    def change(self) -> Change | None:
        """Who came first, where the trail tells it."""
        return cast("Change | None", self.facts.get("change"))

    @property
    def theirs(self) -> Mapping[str, Any]:
        """What the record says now, by name, where that is known."""
        return cast("Mapping[str, Any]", self.facts.get("theirs", {}))

    @property
    def anew(self) -> Mapping[str, Any]:
        """What the command has to say to be carried out over it all the same."""
        return cast("Mapping[str, Any]", self.facts.get("anew", {}))


class Unavailable(EduError):
    """The surroundings failed: disk full, server gone, database locked, folder read-only."""

    message = N_("{reason} Nothing was lost. Put that right, then try again.")


class Unreachable(Unavailable):
    """The connection to the database is gone. What was asked may be asked again just as it was."""


class Damaged(Unavailable):
    """What was stored cannot be read as it was written; nobody can promise that all of it is there."""

    message = N_(
        "The database file is damaged and was left as it is. Close Dagverk on every PC, keep a copy of the"
        " data folder, and ask whoever looks after the PCs for an earlier copy."
    )
