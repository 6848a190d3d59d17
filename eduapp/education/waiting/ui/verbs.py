"""What can be done with one application: the table of steps says what fits, the role what is allowed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from eduapp.core.i18n import N_, _
from eduapp.education.waiting import rules, service, terms
from eduapp.education.waiting.queries import WaitingList, WaitingRow
from eduapp.education.waiting.ui.step_dialogs import decline, give, move_earlier, offer_until
from eduapp.gui.bench import Bench
from eduapp.gui.sending import send

DECIDE_REASON = N_("Your role may look and put people on the list. A leader decides and offers places.")
APPLY_REASON = N_("Your role may look, but not put people on waiting lists. Ask a teacher or a leader.")
CHOOSE = N_("Choose somebody in the list.")


@dataclass(frozen=True)
class Chosen:
    """The application something is done with, and the list it stands on."""

    bench: Bench
    row: WaitingRow
    shown: WaitingList
    parent: QWidget


def why_not_step(bench: Bench, row: WaitingRow | None, target: str) -> str:
    """Why a step is not offered for the chosen application; "" if it is."""
    if row is None:
        return _(CHOOSE)
    if not bench.actor.may(terms.DECIDE):
        return _(DECIDE_REASON)
    found = [one for one in rules.check_step(row.state, target) if isinstance(one, rules.StepNotAllowed)]
    return found[0].sentence() if found else ""


def more_menu(chosen: Chosen) -> QMenu:
    """The other steps as a menu; those that do not fit say so by not being there. Figures choose too."""
    menu = QMenu(chosen.parent)
    menu.setAccessibleName(_("More for {name}").format(name=chosen.row.name))
    steps = _steps(chosen)
    for number, (text, act) in enumerate(steps, start=1):
        menu.addAction(f"&{number}  {text}", act)
    if not steps:
        nothing = QAction(_("Nothing more can be done with this one."), menu)
        nothing.setEnabled(False)
        menu.addAction(nothing)
    return menu


def offer_at_once(chosen: Chosen) -> None:
    """Offer the place for as long as an offer usually stands; a toast takes it back."""
    bench, row = chosen.bench, chosen.row
    order = service.MakeOffer(application_id=row.id, version=row.version)

    def offered(_offer_id: object) -> None:
        said = _("The place is offered to {name}.").format(name=row.name)
        bench.tell(said, _("Undo"), lambda: _take_back(chosen))

    send(bench, service.offer, order, owner=chosen.parent, done=offered)


def _steps(chosen: Chosen) -> list[tuple[str, Callable[[], None]]]:
    bench, row, may = chosen.bench, chosen.row, chosen.bench.actor.may
    found: list[tuple[str, Callable[[], None]]] = []
    if may(terms.DECIDE):
        found += _decisions(chosen)
    if may(terms.APPLY):
        if row.state in rules.OPEN:
            found.append((_("Earlier day applied…"), partial(_open, move_earlier, bench, row, chosen.parent)))
            found.append((_("The learner no longer wishes for it"), partial(_withdraw, chosen)))
        if row.state == rules.WITHDRAWN:
            found.append((_("The learner wishes for it again"), partial(_renew, chosen)))
    return found


def _decisions(chosen: Chosen) -> list[tuple[str, Callable[[], None]]]:
    bench, row, parent = chosen.bench, chosen.row, chosen.parent
    found: list[tuple[str, Callable[[], None]]] = []
    if row.state == rules.OFFERED:
        found.append(
            (_("The learner says no"), partial(_answer, chosen, service.turn_down, service.TurnDown))
        )
        found.append(
            (_("Take the offer back"), partial(_answer, chosen, service.take_back, service.TakeBack))
        )
    if row.state == rules.APPROVED:
        found.append((_("Offer until…"), partial(_open, offer_until, bench, row, chosen.shown, parent)))
        found.append((_("Give the place at once…"), partial(_open, give, bench, row, chosen.shown, parent)))
        found.append((_("Not decided after all"), partial(decide, chosen, rules.PENDING)))
    if rules.step(row.state, rules.DECLINED) is not None:
        found.append((_("Decline…"), partial(_open, decline, bench, row, parent)))
    return found


def decide(chosen: Chosen, state: str) -> None:
    """Approve, or take an approval back."""
    order = service.Decide(application_id=chosen.row.id, version=chosen.row.version, state=state)
    send(chosen.bench, service.decide, order, owner=chosen.parent, done=_nothing)


def _answer(
    chosen: Chosen,
    use_case: Callable[..., None],
    kind: type[service.TurnDown] | type[service.TakeBack],
) -> None:
    order = kind(application_id=chosen.row.id, version=chosen.row.version)
    send(chosen.bench, use_case, order, owner=chosen.parent, done=_nothing)


def _take_back(chosen: Chosen) -> None:
    order = service.TakeBack(application_id=chosen.row.id)
    send(chosen.bench, service.take_back, order, owner=chosen.parent, done=_nothing)


def _withdraw(chosen: Chosen) -> None:
    order = service.Withdraw(application_id=chosen.row.id, version=chosen.row.version)
    send(chosen.bench, service.withdraw, order, owner=chosen.parent, done=_nothing)


def _renew(chosen: Chosen) -> None:
    order = service.Renew(application_id=chosen.row.id, version=chosen.row.version)
    send(chosen.bench, service.renew, order, owner=chosen.parent, done=_nothing)


def _open(form: Callable[..., object], *known: object) -> None:
    form(*known)


def _nothing(_answer: object) -> None:
    """The list hears of the change and asks again."""
