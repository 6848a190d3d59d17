"""The sentences about machines in hours: what, where, what to do."""

from eduapp.workshops.hours.rules.machines import MachineElsewhere, MachineUnknown, in_short
from eduapp.workshops.hours.rules.times import About


def test_each_says_what_helps():
    assert MachineUnknown(code="M-99").sentence() == (
        "No machine has the number “M-99” on its label. Correct it, or add the machine to the register."
    )
    assert About("Lathe (M-07)", MachineElsewhere()).sentence() == (
        "Lathe (M-07): does not stand in this workshop. Leave it out, or correct its place in the register."
    )


def test_a_form_hears_the_first_reason_and_how_many_more_there_are():
    one = MachineUnknown(code="M-99")
    assert in_short([one]) == one.sentence()
    assert in_short([one, one]) == f"{one.sentence()} And 1 more thing."
    assert in_short([one] * 4) == f"{one.sentence()} And 3 more things."
