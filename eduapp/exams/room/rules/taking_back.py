"""What stands against taking a row back. Pure."""

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation


class ReasonMissing(Violation):
    """Who reads the log later sees why."""

    message = N_("Write why the row is taken back.")
    about = ("reason",)


class BackAlready(Violation):
    """Once is enough, and what takes back stays."""

    message = N_(
        "Row {number} was taken back already, or is itself what takes another back. Write a new row."
    )


class StepStays(Violation):
    """The sitting has gone on since; only the time of a step can be put right."""

    message = N_(
        "A step of the whole exam cannot be undone. Type the right time, and it counts at that time."
    )
    about = ("minute",)
