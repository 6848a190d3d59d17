"""The forms for a pair: keeping two people apart, and closing that. Nobody is asked why."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.pickers import SearchPicker
from eduapp.gui.sending import send
from eduapp.people.apart import service, terms
from eduapp.people.apart.queries import PairRow
from eduapp.people.apart.rules import Level
from eduapp.people.learners import queries as learners

CHANGE_REASON = N_("Only a leader says who is kept apart.")
LEVELS = N_(
    "The first counts for lessons, workshops and exams alike, the others for what they name and for exams."
)


@dataclass(frozen=True)
class Somebody:
    """A person chosen beforehand, as the picker shows one."""

    id: UUID
    label: str


def keep_apart(
    bench: Bench, parent: QWidget, one: Somebody | None = None, other: Somebody | None = None
) -> FormDialog:
    """Ask for two people and how far apart; those who are known already stand there."""
    form = pair_form(bench, one, other)
    note = _("No reason is kept. Nobody is moved by this: where they are together now, part them yourself.")
    dialog = FormDialog(bench, _("Keep two people apart"), form, _("Keep apart"), parent, note=note)

    def start() -> None:
        dialog.send(service.open_pair, service.OpenPair(**form.values()))

    dialog.submitted.connect(start)
    dialog.open()
    return dialog


def pair_form(bench: Bench, one: Somebody | None = None, other: Somebody | None = None) -> Form:
    """Two people and a level; the strictest is chosen until somebody says otherwise."""
    form = Form(bench.theme, bench.today())
    hint = _("Find by name or number")
    form.add("one_id", _("One"), SearchPicker(bench, learners.find, hint), required=True, value=one)
    form.add("other_id", _("The other"), SearchPicker(bench, learners.find, hint), required=True, value=other)
    levels = [(level.value, level.label.capitalize()) for level in Level]
    form.choice("level", _("How far apart"), levels, _(LEVELS), required=True, value=Level.SESSION.value)
    return form


def close_pair(bench: Bench, row: PairRow, owner: QWidget) -> None:
    """Let two people be together again, if that is meant."""
    if not bench.actor.may(terms.CHANGE_PAIRS):
        bench.tell(_(CHANGE_REASON))
        return
    text = _("{one} and {other} may then be together again. The record stays, with who ended it and when.")
    if not bench.ask.confirm(
        _("Let them be together again?"),
        text.format(one=row.first, other=row.second),
        _("Let them be together"),
        owner,
    ):
        return
    told = _("{one} and {other} may be together again.").format(one=row.first, other=row.second)
    command = service.ClosePair(pair_id=row.id, version=row.version)
    send(bench, service.close_pair, command, owner=owner, done=lambda _none: bench.tell(told))
