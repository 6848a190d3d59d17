"""The forms for a machine: adding one, putting it right, days out of service."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.education.places import queries as places
from eduapp.education.places.queries import PlaceRow
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.workshops.machines import service
from eduapp.workshops.machines.queries import MachineRow, OutRow
from eduapp.workshops.machines.rules.register import (
    DOCUMENTED,
    LONGEST_CODE,
    LONGEST_NAME,
    LONGEST_WORDS,
    NEVER,
    NOT_ASSESSED,
    MachineFacts,
)


def save_machine(
    bench: Bench, parent: QWidget, row: MachineRow | None = None, done: Callable[[UUID], None] | None = None
) -> None:
    """Ask for a new machine, or for other facts about one; `done` gets its id."""

    def show(rows: list[PlaceRow]) -> None:
        form = _form(bench, rows, row)
        title = _("Add a machine") if row is None else _("Change {name}").format(name=row.name)
        verb = _("Add machine") if row is None else _("Save changes")
        dialog = FormDialog(bench, title, form, verb, parent)

        def send() -> None:
            typed = form.values()
            if row is None:
                command = service.SaveMachine(facts=MachineFacts(**typed))
            else:
                facts = replace(row.facts, **typed)
                command = service.SaveMachine(machine_id=row.id, version=row.version, facts=facts)
            dialog.send(service.save_machine, command, done)

        dialog.submitted.connect(send)
        dialog.open()

    bench.runner.query(places.in_use, owner=parent, done=show)


def take_out(bench: Bench, row: MachineRow, parent: QWidget) -> None:
    """Ask for days on which a machine cannot be used."""
    form = Form(bench.theme, bench.today())
    form.date("first_day", _("First day"), required=True, value=bench.today())
    form.date("last_day", _("Last day"), _("Empty: until further notice."))
    form.choice("reason", _("Why?"), _words("machine_out_reasons"), required=True)
    form.text(
        "words",
        _("In a few words"),
        _("Of the machine, never of people."),
        longest=LONGEST_WORDS,
        free_text=True,
    )
    form.keep()
    title = _("Take {name} out of service").format(name=row.name)
    note = _("Nobody may use it on these days; no exception sets that aside.")
    dialog = FormDialog(bench, title, form, _("Take out of service"), parent, note=note)

    def send() -> None:
        dialog.send(service.take_out, service.TakeOut(machine_id=row.id, **form.values()))

    dialog.submitted.connect(send)
    dialog.open()


def end_out(bench: Bench, name: str, row: OutRow, parent: QWidget) -> None:
    """Ask for the last day out of service after all."""
    form = Form(bench.theme, bench.today())
    help_ = _("A day before the first says that it never came to be.")
    form.date("last_day", _("Last day out of service"), help_, required=True, value=bench.today())
    form.keep()
    title = _("End the days out of service of {name}").format(name=name)
    dialog = FormDialog(bench, title, form, _("End the days"), parent)

    def send() -> None:
        command = service.EndOut(out_id=row.id, version=row.version, **form.values())
        dialog.send(service.end_out, command)

    dialog.submitted.connect(send)
    dialog.open()


def _form(bench: Bench, rows: list[PlaceRow], row: MachineRow | None) -> Form:
    form = Form(bench.theme, bench.today())
    facts = row.facts if row is not None else None
    where = [(place.id, place.name) for place in sorted(rows, key=lambda place: place.kind != "workshop")]
    if facts is not None and facts.place_id not in dict(where) and row is not None:
        where.append((facts.place_id, row.place))
    form.text("name", _("Name"), required=True, longest=LONGEST_NAME, value=facts.name if facts else "")
    form.text(
        "code",
        _("Number"),
        _("As its label says, or as a scanner reads it."),
        required=True,
        longest=LONGEST_CODE,
        value=facts.code if facts else "",
    )
    form.choice(
        "place_id",
        _("Place"),
        where,
        _("The machines of a workshop are those of its place."),
        required=True,
        value=facts.place_id if facts else None,
    )
    form.choice(
        "risk",
        _("Risk class"),
        _words("machine_risks"),
        _("As the workplace has assessed it. Nobody may use a machine that is not assessed."),
        required=True,
        value=facts.risk if facts else NOT_ASSESSED,
    )
    form.choice(
        "demand",
        _("What it asks for"),
        _sourced("machine_demands"),
        required=True,
        value=facts.demand if facts else DOCUMENTED,
    )
    form.choice(
        "expiry",
        _("How long training counts"),
        _sourced("machine_expiries"),
        _("Only where a rule gives an end."),
        required=True,
        value=facts.expiry if facts else NEVER,
    )
    if facts is not None:
        form.check("active", _("The machine is in the register"), value=facts.active)
    form.keep()
    return form


def _words(name: str) -> list[tuple[str, str]]:
    return [(key, words.capitalize()) for key, words in code_list(name).choices()]


def _sourced(name: str) -> list[tuple[str, str]]:
    """Each code with the rule it comes from."""
    return [
        (code.key, " – ".join(filter(None, (code.label.capitalize(), code.said("source")))))
        for code in code_list(name)
    ]
