"""Machines in an hour entry: only those of the workshop, only for who may use them (rule 6, § 10-1). Pure."""

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation


class MachineElsewhere(Violation):
    """A machine of another place, or of none that is known."""

    message = N_("does not stand in this workshop. Leave it out, or correct its place in the register.")


class MachineUnknown(Violation):
    """No label says so."""

    message = N_(
        "No machine has the number “{code}” on its label. Correct it, or add the machine to the register."
    )
