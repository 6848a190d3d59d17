"""More that can be done with one enrolment: only what fits its state and the person's role is offered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from eduapp.core.i18n import _, date_text
from eduapp.education.enrolment import rules, service, terms
from eduapp.education.enrolment.ui.again_dialog import enrol_again
from eduapp.education.enrolment.ui.history_dialog import show_history
from eduapp.education.enrolment.ui.pause_dialog import Held, come_back, leave_out, pause
from eduapp.gui.bench import Bench
from eduapp.gui.sending import send


@dataclass(frozen=True)
class Chosen:
    """The enrolment something is done with."""

    id: UUID
    version: int
    name: str  # whose, or what
    group_id: UUID
    course_id: UUID
    state: str
    paused: bool
    planned_last_day: date | None

    @property
    def held(self) -> Held:
        """What the forms of pauses ask for."""
        return Held(self.id, self.version, self.name, self.group_id)


Verb = tuple[str, Callable[[], object]]


def more_menu(bench: Bench, chosen: Chosen, parent: QWidget) -> QMenu:
    """The verbs as a menu; figures choose too."""
    menu = QMenu(parent)
    menu.setAccessibleName(_("More for {name}").format(name=chosen.name))
    for number, (text, act) in enumerate(verbs(bench, chosen, parent), start=1):
        menu.addAction(f"&{number}  {text.replace('&', '&&')}", partial(_do, act))
    return menu


def open_below(menu: QMenu, pressed: QPushButton) -> None:
    """Show a menu where its button ends."""
    menu.popup(pressed.mapToGlobal(QPoint(0, pressed.height())))


def verbs(bench: Bench, chosen: Chosen, parent: QWidget) -> list[Verb]:
    """What fits: by the state, by what is planned already, by what the role allows."""
    may, found = bench.actor.may, list[Verb]()
    live = chosen.state in rules.LIVE
    if live and may(terms.PAUSE_ENROLMENTS):
        if chosen.paused:
            found.append((_("Take part again…"), partial(come_back, bench, chosen.held, parent)))
        else:
            found.append((_("Pause…"), partial(pause, bench, chosen.held, parent)))
        found.append((_("Not at some sessions…"), partial(leave_out, bench, chosen.held, parent)))
    if live and chosen.planned_last_day and may(terms.END_ENROLMENTS):
        text = _("Go on after {day}").format(day=date_text(chosen.planned_last_day))
        found.append((text, partial(_go_on, bench, chosen, parent)))
    if not live and may(terms.ENROL):
        again = partial(enrol_again, bench, chosen.id, chosen.course_id, parent)
        found.append((_("Enrol again…"), again))
    found.append((_("History…"), partial(show_history, bench, chosen.id, parent)))
    return found


def _do(act: Callable[[], object]) -> None:
    """Do it without what a slot would be given."""
    act()


def _go_on(bench: Bench, chosen: Chosen, parent: QWidget) -> None:
    order = service.KeepOn(enrolment_id=chosen.id, version=chosen.version)
    send(bench, service.keep_on, order, owner=parent, done=lambda _answer: None)
