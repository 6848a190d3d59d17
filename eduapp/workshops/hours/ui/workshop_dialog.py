"""The form for a workshop: adding, and changing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.core.i18n import _
from eduapp.education.places import queries as places
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.routes import Route
from eduapp.people.access import queries as access
from eduapp.workshops.hours import service
from eduapp.workshops.hours.rules.workshops import LONGEST_NAME, ORDINARY_SHIFT, WorkshopFacts
from eduapp.workshops.hours.ui.times_dialogs import add_times, times_of, times_problems

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session

    from eduapp.gui.bench import Bench
    from eduapp.workshops.hours.queries import WorkshopRow

LEADER = "workshop_leader"
MOST_PEOPLE = 99
NEW = WorkshopFacts("", "")


@dataclass(frozen=True)
class Offered:
    """What can be chosen on the form, as value and words."""

    places: tuple[tuple[UUID, str], ...]
    leaders: tuple[tuple[UUID, str], ...]


def offered(session: Session) -> Offered:
    """Places, workshops first, and those who may lead."""
    rows = sorted(places.places(session), key=lambda row: row.kind != "workshop")
    leaders = access.colleagues(session, LEADER)
    return Offered(
        tuple((row.id, row.label) for row in rows if row.active),
        tuple((row.id, row.label) for row in leaders),
    )


def add_workshop(bench: Bench, parent: QWidget) -> None:
    """Ask for a new one; opens it afterwards."""

    def show(choices: Offered) -> None:
        form = _form(bench, choices, NEW)
        dialog = FormDialog(bench, _("Add a workshop"), form, _("Add workshop"), parent)
        dialog.submitted.connect(lambda: _send(bench, dialog, None, None))
        dialog.open()

    bench.runner.query(offered, owner=parent, done=show)


def change_workshop(bench: Bench, row: WorkshopRow, parent: QWidget) -> None:
    """Other facts about one."""

    def show(choices: Offered) -> None:
        form = _form(bench, choices, row.facts)
        title = _("Change {name}").format(name=row.name)
        note = _("Papers that are issued already keep what they said.")
        dialog = FormDialog(bench, title, form, _("Save changes"), parent, note=note)
        dialog.submitted.connect(lambda: _send(bench, dialog, row.id, row.version))
        dialog.open()

    bench.runner.query(offered, owner=parent, done=show)


def _form(bench: Bench, choices: Offered, facts: WorkshopFacts) -> Form:
    form = Form(bench.theme, bench.today())
    form.text("name", _("Name of the workshop"), required=True, longest=LONGEST_NAME, value=facts.name)
    form.text(
        "field_of_work",
        _("Field of work"),
        _("This is what papers say, such as carpentry. Never the name of a room."),
        required=True,
        longest=LONGEST_NAME,
        value=facts.field_of_work,
    )
    nowhere: list[tuple[UUID | None, str]] = [(None, _("No place chosen"))]
    nobody: list[tuple[UUID | None, str]] = [(None, _("Nobody chosen"))]
    form.choice("place_id", _("Place"), [*nowhere, *choices.places], value=facts.place_id)
    form.choice("leader_id", _("Workshop leader"), [*nobody, *choices.leaders], value=facts.leader_id)
    form.number(
        "most_per_leader",
        _("People one leader looks after"),
        _("At most. A sheet with more says so before it is signed. Empty: not said."),
        least=1,
        most=MOST_PEOPLE,
        value=facts.most_per_leader,
    )
    form.heading(_("The ordinary shift"), _("Shift sheets are filled with it."))
    add_times(form, facts.shift if facts is not NEW else ORDINARY_SHIFT)
    if facts is not NEW:
        form.check("active", _("The workshop is open"), value=facts.active)
    form.keep()
    return form


def _send(bench: Bench, dialog: FormDialog, workshop_id: UUID | None, version: int | None) -> None:
    typed, shift = dialog.form.values(), times_of(dialog.form)
    problems = times_problems(shift)
    dialog.form.show_problems(problems)
    if problems:
        return
    facts = WorkshopFacts(
        typed["name"],
        typed["field_of_work"],
        typed["place_id"],
        typed["leader_id"],
        shift,
        typed.get("active", True),
        typed["most_per_leader"],
    )
    command = service.SaveWorkshop(workshop_id=workshop_id, version=version, facts=facts)

    def done(saved: UUID) -> None:
        if workshop_id is None:
            bench.navigation.go(Route("workshops.workshop", saved, "people"))

    dialog.send(service.save_workshop, command, done)
