"""The form that says where somebody is from a day on: at once, or dated ahead."""

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, date_text
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.people.learners import rules, service
from eduapp.people.learners.queries import Whereabouts
from eduapp.people.learners.rules import Standing


def change_state(bench: Bench, now: Whereabouts, parent: QWidget) -> FormDialog:
    """Ask where somebody is, from which day on, and until when if they come back."""
    title = _("Where is {name}?").format(name=now.standing.name)
    dialog = FormDialog(bench, title, state_form(bench, now.standing), _("Save"), parent, note=_note(now))

    def send() -> None:
        typed = dialog.form.values()
        command = service.ChangeState(learner_id=now.id, version=now.version, **typed)
        dialog.send(service.change_state, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def state_form(bench: Bench, standing: Standing) -> Form:
    """What the table of states offers from here, the first day, and the day of coming back."""
    form = Form(bench.theme, bench.today())
    offered = [(state.value, state.label) for state in rules.offered(standing)]
    form.choice("state", _("State"), offered, _("Where somebody is, never why."), required=True)
    ahead = _("A day to come is kept, and begins when that day is opened.")
    form.date("from_day", _("From"), ahead, required=True, value=bench.today())
    form.date("expected_back", _("Expected back"), _("For leave and other absence, if it is known."))
    return form


def now_text(standing: Standing) -> str:
    """How it is: state, since when, expected back."""
    return ", ".join(filter(None, (standing.state.label, since_text(standing))))


def since_text(standing: Standing) -> str:
    """Since when, and until when if somebody comes back; nothing of somebody who never was anywhere else."""
    parts = []
    if standing.since is not None:
        parts.append(_("since {day}").format(day=date_text(standing.since)))
    if standing.expected_back is not None:
        parts.append(_("expected back {day}").format(day=date_text(standing.expected_back)))
    return ", ".join(parts)


def _note(now: Whereabouts) -> str:
    notes = [_("Now: {state}.").format(state=now_text(now.standing))]
    if now.standing.since is not None:
        notes.append(_("The same first day again puts that right."))
    if now.planned is not None:
        planned = _("Planned: {state} from {day}. Another day to come takes its place.")
        day = date_text(now.planned.from_day)
        notes.append(planned.format(state=now.planned.state.label, day=day))
    return " ".join(notes)
