"""The sentences about machines in hours: what, where, what to do."""

from eduapp.workshops.hours.rules.machines import MachineElsewhere, MachineUnknown
from eduapp.workshops.hours.rules.times import About


def test_each_says_what_helps():
    assert MachineUnknown(code="M-99").sentence() == (
        "No machine has the number “M-99” on its label. Correct it, or add the machine to the register."
    )
    assert About("Lathe (M-07)", MachineElsewhere()).sentence() == (
        "Lathe (M-07): does not stand in this workshop. Leave it out, or correct its place in the register."
    )
