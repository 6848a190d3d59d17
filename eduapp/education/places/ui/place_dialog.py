"""The form for a place: adding one, putting it right, keeping it out of lists, archiving it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.education.places import queries, service
from eduapp.education.places.queries import PlaceRow
from eduapp.education.places.rules import (
    CLASSROOM,
    LONGEST_NAME,
    MOST_MACHINES,
    MOST_SEATS,
    PlaceFacts,
    Standing,
    archive_reasons,
    levels,
    standing,
)
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.suggesting import SuggestingLine

KEPT = (Standing.IN_USE, Standing.HIDDEN, Standing.ARCHIVED)  # what is kept; the fourth follows from days


def add_place(bench: Bench, parent: QWidget, done: Callable[[UUID], None] | None = None) -> FormDialog:
    """Ask for a new place; `done` gets its id."""
    dialog = FormDialog(bench, _("Add a place"), place_form(bench), _("Add place"), parent)

    def send() -> None:
        dialog.send(service.save_place, service.SavePlace(**dialog.form.values()), done)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def change_place(bench: Bench, row: PlaceRow, parent: QWidget) -> FormDialog:
    """Put a place right; what took place there stays as it was."""
    form = place_form(bench)
    _add_standing(form, row.facts)
    form.set_values(_values(row.facts))
    _show_reason(form)
    dialog = FormDialog(bench, _("Change {name}").format(name=row.name), form, _("Save changes"), parent)

    def send() -> None:
        typed = form.values() | {"place_id": row.id, "version": row.version}
        dialog.send(service.save_place, service.SavePlace(**_told(typed)))

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def place_form(bench: Bench) -> Form:
    """Name, kind, seats, machines and who may be there."""
    form = Form(bench.theme, bench.today())
    form.text("name", _("Name"), _("As it stands on the door."), required=True, longest=LONGEST_NAME)
    kinds = [(key, words.capitalize()) for key, words in code_list("place_kinds").choices()]
    form.choice("kind", _("Kind"), kinds, required=True, value=CLASSROOM)
    form.number(
        "seats",
        _("Seats"),
        _("How many people fit in. 0 if nobody counts them."),
        required=True,
        most=MOST_SEATS,
    )
    form.number(
        "machines",
        _("Machines"),
        _("How many there are to work at, counted apart from seats. 0 if nobody counts them."),
        required=True,
        most=MOST_MACHINES,
        value=0,
    )
    most = [("", _("Every level")), *((key, words.capitalize()) for key, words in levels())]
    form.choice(
        "highest_level",
        _("Highest security level"),
        most,
        _("Of the placement. People placed at a higher level are not put here."),
        value="",
    )
    site = SuggestingLine(bench.theme, longest=LONGEST_NAME)
    form.add(
        "site",
        _("Site of the school"),
        site,
        _("Of a school that teaches at several. Empty: everybody's."),
        value="",
    )
    bench.runner.query(queries.sites, owner=form, done=site.suggest)
    return form


def _add_standing(form: Form, facts: PlaceFacts) -> None:
    form.choice(
        "standing",
        _("State"),
        [(kept, kept.label.capitalize()) for kept in KEPT],
        _("What took place there stays. Not in lists: kept where it is used, no longer offered."),
        required=True,
    )
    reasons = archive_reasons()
    if facts.archive_reason and facts.archive_reason not in dict(reasons):  # retired: stays where it stands
        reasons.append((facts.archive_reason, code_list("place_archive_reasons")[facts.archive_reason].label))
    why = form.choice(
        "archive_reason",
        _("Why is it archived?"),
        [(key, words.capitalize()) for key, words in reasons],
        _("Only for a place that is archived."),
    )
    form.changed.connect(lambda: _show_reason(form))
    why.setEnabled(False)


def _show_reason(form: Form) -> None:
    form.field("archive_reason").setEnabled(form.values()["standing"] is Standing.ARCHIVED)


def _values(facts: PlaceFacts) -> dict[str, object]:
    return {
        "name": facts.name,
        "kind": facts.kind,
        "seats": facts.seats,
        "machines": facts.machines,
        "highest_level": facts.highest_level,
        "standing": standing(facts, out=False),
        "archive_reason": facts.archive_reason or None,
        "site": facts.site,
    }


def _told(typed: dict[str, Any]) -> dict[str, Any]:
    """What was typed, as the service takes it: one choice for two facts."""
    chosen = typed.pop("standing")
    typed["active"], typed["hidden"] = chosen is not Standing.ARCHIVED, chosen is Standing.HIDDEN
    typed["archive_reason"] = typed["archive_reason"] or ""
    return typed
