"""What the page of the register asks: that its last entry is written down, and whether the clock is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.certificates import service
from eduapp.certificates.queries.witnesses import SHOWN_LETTERS, check_text
from eduapp.core.i18n import _
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.widgets import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.certificates.seals.register import Head
    from eduapp.gui.bench import Bench


def note_head(bench: Bench, head: Head, parent: QWidget) -> FormDialog:
    """The last entry in large letters; what was written down of it is typed back."""
    form = Form(bench.theme)
    digest = head.digest.hex()
    shown = _("Entry {number}: {text}").format(number=head.n, text=check_text(digest))
    form.put(label(shown, "title", wrap=True))
    back = _("Read it from the paper. Spaces make no difference.")
    form.text("letters", _("The check text, typed back from the paper"), back, required=True, longest=80)
    note = _(
        "Write both down, with the day, and keep the paper where nobody gets at it who gets at this database:"
        " with the county, in the archive, at home. If the issuing key is ever lost, it proves for everybody"
        " that all papers up to this entry are the school’s own."
    )
    dialog = FormDialog(
        bench, _("Write down the last entry"), form, _("It is written down"), parent, note=note
    )

    def done(_none: object) -> None:
        bench.tell(_("Entry {number} is written down elsewhere.").format(number=head.n))

    def send() -> None:
        typed = "".join(form.values()["letters"].split()).casefold()
        if typed != digest[:SHOWN_LETTERS]:
            form.show_problems({"letters": _("That is not what stands above. Look at the paper once more.")})
            return
        dialog.send(service.note_head, service.NoteHead(n=head.n, digest=digest), done)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def confirm_clock(bench: Bench, parent: QWidget) -> FormDialog:
    """Weeks have passed since anything was signed: a leader says which day it is."""
    form = Form(bench.theme, bench.today())
    which = _(
        "Look at a calendar or a telephone, not at this PC: the day that its clock says must be the same."
    )
    form.date("day", _("Which day it is"), which, required=True)
    note = _(
        "A paper bears the day of the clock for ever. So a leader looks at the clock once where nothing was"
        " issued or signed for weeks, as after a holiday."
    )
    dialog = FormDialog(bench, _("Is the clock right?"), form, _("The clock is right"), parent, note=note)

    def done(_none: object) -> None:
        bench.tell(_("The clock is right. Papers can be issued."))

    def send() -> None:
        dialog.send(service.confirm_clock, service.ConfirmClock(day=form.values()["day"]), done)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog
