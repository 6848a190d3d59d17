"""The part of a form that says more of a stretch of work: machines, what was taken off, what was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.workshops.hours.rules.deviation import LOSSES, PENALTIES, Deviation, check_deviation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eduapp.gui.forms import Form
    from eduapp.workshops.hours.queries import SheetMachine
    from eduapp.workshops.hours.rules.times import Times

_MACHINE = "machine:"  # before the id, as the key of a tick
MOST = 600  # minutes that a field takes


def add_work(
    form: Form,
    machines: Iterable[SheetMachine],
    barred: Mapping[UUID, str],
    chosen: frozenset[UUID],
    deviation: Deviation,
) -> None:
    """A tick a machine (grey, with the reason below, where the person may not), then the two amounts."""
    standing = list(machines)
    if standing:
        form.heading(_("Machines"))
    for machine in standing:
        why = barred.get(machine.id, "")
        tick = form.check(_MACHINE + str(machine.id), machine.label, why, value=machine.id in chosen)
        # What is ticked already can be taken away; nothing closed can be ticked.
        tick.setEnabled(not why or machine.id in chosen)
    form.heading(_("What does not count"))
    unit, own = _("minutes"), deviation
    form.number("penalty", _("Taken off"), unit=unit, most=MOST, value=own.penalty or None)
    because = [("", _("Nothing taken off")), *_reasons(PENALTIES)]
    form.choice("penalty_reason", _("Taken off because"), because, value=own.penalty_reason)
    form.number("lost", _("Lost to the prison"), unit=unit, most=MOST, value=own.lost or None)
    because = [("", _("Nothing lost")), *_reasons(LOSSES)]
    form.choice("lost_reason", _("Lost because"), because, value=own.lost_reason)


def machines_in(form: Form) -> frozenset[UUID]:
    """The machines that are ticked."""
    values = form.values()
    return frozenset(
        UUID(key.removeprefix(_MACHINE)) for key, on in values.items() if key.startswith(_MACHINE) and on
    )


def deviation_in(form: Form) -> Deviation:
    """What was taken off and lost. A reason without minutes says nothing, and is left out."""
    typed = form.values()
    penalty, lost = typed["penalty"] or 0, typed["lost"] or 0
    return Deviation(
        penalty, typed["penalty_reason"] if penalty else "", lost, typed["lost_reason"] if lost else ""
    )


def work_problems(form: Form, times: Times) -> dict[str, str]:
    """What stands against it, beside the field it is about."""
    return {found.about[0]: found.sentence() for found in check_deviation(deviation_in(form), times)}


def _reasons(name: str) -> list[tuple[str, str]]:
    return [(code.key, capital(code.label)) for code in code_list(name)]
