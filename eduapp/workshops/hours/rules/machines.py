"""Machines in an hour entry: only those of the workshop, only for who may use them (rule 6, § 10-1). Pure."""

from collections.abc import Sequence

from eduapp.core.i18n import N_, ngettext
from eduapp.core.violations import Violation


class MachineElsewhere(Violation):
    """A machine of another place, or of none that is known."""

    message = N_("does not stand in this workshop. Leave it out, or correct its place in the register.")


class MachineUnknown(Violation):
    """No label says so."""

    message = N_(
        "No machine has the number “{code}” on its label. Correct it, or add the machine to the register."
    )


def in_short(against: Sequence[Violation]) -> str:
    """The first reason, and how many more there are: what a form has room for. Whoever tries hears all."""
    first, more = against[0].sentence(), len(against) - 1
    if not more:
        return first
    words = ngettext("And {count} more thing.", "And {count} more things.", more).format(count=more)
    return f"{first} {words}"
