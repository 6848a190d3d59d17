"""Who watches an exam, with training and independence of each; and recording somebody's training."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.i18n import _
from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.rules.law import CANDIDATES_A_WATCH, WATCH_TRAINED, law
from eduapp.exams.sittings.ui.looks import watch_note, when_text
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.sittings.queries import SittingHead
    from eduapp.exams.sittings.rules.publishing import Watch
    from eduapp.gui.bench import Bench


def choose_watch(bench: Bench, head: SittingHead, chosen: Sequence[Watch], parent: QWidget) -> None:
    """Ask who leads and who else is there."""
    bench.runner.query(
        queries.watch_choices,
        head.id,
        owner=parent,
        done=lambda people: _choose(bench, head, people, {one.user_id for one in chosen}, parent),
    )


def _choose(bench: Bench, head: SittingHead, people: list[Watch], chosen: set[UUID], parent: QWidget) -> None:
    form = Form(bench.theme, bench.today())
    nobody: tuple[UUID | None, str] = (None, _("Nobody yet"))
    leaders = [nobody, *((one.user_id, one.name) for one in people)]
    lead = form.choice("leads", _("Who leads"), leaders, value=head.invigilator_id)
    said = form.say()
    form.heading(_("Who else is there"))
    for one in people:
        here = one.user_id in chosen and one.user_id != head.invigilator_id
        said_there = _("{name} is there").format(name=one.name)
        form.check(str(one.user_id), said_there, watch_note(one, head.day), value=here)
    form.keep()
    each = law(CANDIDATES_A_WATCH, head.day)
    note = _("{when}. At most {most} candidates for each ({basis}).").format(
        when=when_text(head), most=each.value, basis=each.basis
    )
    dialog = FormDialog(bench, _("Invigilators"), form, _("Choose"), parent, note=note)
    notes = {one.user_id: watch_note(one, head.day) for one in people}

    def follow() -> None:
        said.set_text(notes.get(lead.value() or UUID(int=0), ""))
        for one in people:
            form.field(str(one.user_id)).setEnabled(one.user_id != lead.value())
        dialog.fit()

    def send() -> None:
        typed = form.values()
        others = frozenset(one.user_id for one in people if typed[str(one.user_id)])
        order = service.ChooseWatch(
            sitting_id=head.id, version=head.version, leads=typed["leads"], others=others
        )
        dialog.send(service.choose_watch, order)

    lead.changed.connect(follow)
    follow()
    dialog.submitted.connect(send)
    dialog.open()


def note_training(bench: Bench, watch: Watch, parent: QWidget) -> None:
    """Ask when somebody was trained as an invigilator, and by whom."""
    form = Form(bench.theme, bench.today())
    form.date("day", _("Day"), required=True, past=True, value=bench.today())
    form.text("given_by", _("Given by"), required=True)
    form.keep()
    counts = law(WATCH_TRAINED, bench.today())
    note = _("It counts for {months} months ({basis}). Earlier training stays beside it.").format(
        months=counts.value, basis=counts.basis
    )
    title = _("Training of {name}").format(name=watch.name)
    dialog = FormDialog(bench, title, form, _("Record it"), parent, note=note)

    def send() -> None:
        dialog.send(service.note_training, service.NoteTraining(user_id=watch.user_id, **form.values()))

    dialog.submitted.connect(send)
    dialog.open()
