"""Naming who marked the sheets that two type from, with the rule beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _
from eduapp.exams.grading import service
from eduapp.exams.grading.rules.examiners import LONGEST_NAME, Named, how_many
from eduapp.exams.marking.rules.examiners import EXAMINERS, EXTERNAL, OWN_TEACHER, rule_texts
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.exams.grading.queries import GradingPage
    from eduapp.gui.bench import Bench

NAMES = N_("They may have no account here. Whoever has one is asked whether they teach a candidate.")


def name_examiners(bench: Bench, page: GradingPage, parent: QWidget) -> None:
    """Ask for each who it was, and whether from outside the school."""
    known, count = page.examiners.named, how_many(page.day)
    form = Form(bench.theme, bench.today())
    for place in range(count):
        one = known[place] if place < len(known) else Named("", external=False)
        title = _("Examiner {number}").format(number=place + 1)
        form.text(f"name_{place}", title, required=True, longest=LONGEST_NAME, value=one.name)
        form.check(f"external_{place}", _("From outside the school"), value=one.external)
    form.keep()
    note = " ".join((*rule_texts((EXAMINERS, EXTERNAL, OWN_TEACHER), page.day), _(NAMES)))
    dialog = FormDialog(bench, _("Who marked the sheets"), form, _("Keep the names"), parent, note=note)

    def send() -> None:
        said = form.values()
        named = tuple(Named(said[f"name_{each}"], said[f"external_{each}"]) for each in range(count))
        order = service.NameExaminers(sitting_id=page.id, named=named, before=page.examiners.number)
        dialog.send(service.name_examiners, order)

    dialog.submitted.connect(send)
    dialog.open()
