"""What is asked of minutes that are given back, beside the log itself. Pure."""

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation


class NobodySat(Violation):
    """Nobody lost anything."""

    message = N_("Nobody was sitting the exam then. Give back none, and say so.")


class MinutesDiffer(Violation):
    """More or less than the clock says has a reason."""

    message = N_(
        "The exam was stopped for {lasted} minutes, and {minutes} are given back. Write a sentence why."
    )
    about = ("words",)
