"""The form for a place: adding one, putting it right, taking it out of use."""

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.education.places import service
from eduapp.education.places.queries import PlaceRow
from eduapp.education.places.rules import CLASSROOM, LONGEST_NAME, MOST_SEATS
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog


def add_place(bench: Bench, parent: QWidget) -> FormDialog:
    """Ask for a new place."""
    dialog = FormDialog(bench, _("Add a place"), place_form(bench), _("Add place"), parent)
    return _opened(dialog, None)


def change_place(bench: Bench, row: PlaceRow, parent: QWidget) -> FormDialog:
    """Put a place right; what took place there stays as it was."""
    form = place_form(bench)
    form.check(
        "active", _("In use"), _("A place out of use is no longer offered; what took place there stays.")
    )
    form.set_values({"name": row.name, "kind": row.kind, "seats": row.seats, "active": row.active})
    dialog = FormDialog(bench, _("Change {name}").format(name=row.name), form, _("Save changes"), parent)
    return _opened(dialog, row)


def place_form(bench: Bench) -> Form:
    """Name, kind and seats."""
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
    return form


def _opened(dialog: FormDialog, row: PlaceRow | None) -> FormDialog:
    def send() -> None:
        typed = dialog.form.values()
        if row is not None:
            typed |= {"place_id": row.id, "version": row.version}
        dialog.send(service.save_place, service.SavePlace(**typed))

    dialog.submitted.connect(send)
    dialog.open()
    return dialog
