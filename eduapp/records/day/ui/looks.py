"""How days are put into words: what one brought, what is missing of it, how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, clock_text, date_text, ngettext
from eduapp.gui.routes import Route
from eduapp.records.day.rules import DETAILS, LIST, REGISTER, SHIFT, TOOLS

if TYPE_CHECKING:
    from datetime import date, datetime

    from eduapp.records.day.queries import ChangeRow, DayHead, EndRow

_KINDS = {
    REGISTER: N_("Register"),
    DETAILS: N_("Minutes or reason"),
    SHIFT: N_("Workshop sheet"),
    LIST: N_("List on paper"),
    TOOLS: N_("Tools not accounted for"),
}
_VERBS = {
    REGISTER: N_("Take register"),
    DETAILS: N_("How late, or why"),
    SHIFT: N_("Sign the sheet"),
    LIST: N_("Type the list in"),
    TOOLS: N_("Count or search"),
}


def kind_text(end: EndRow) -> str:
    """What is missing."""
    return _(_KINDS[end.kind])


def verb_text(end: EndRow) -> str:
    """What Enter leads to."""
    return _(_VERBS[end.kind])


def missing_text(end: EndRow) -> str:
    """Of how many nothing is recorded; "" where nobody counts them."""
    if not end.count:
        return ""
    if end.kind == DETAILS:
        said = ngettext("{count} without it", "{count} without it", end.count)
        return said.format(count=end.count)
    return ngettext("{count} not recorded", "{count} not recorded", end.count).format(count=end.count)


def way_to(end: EndRow, day: date) -> Route:
    """Where it is recorded."""
    if end.kind == SHIFT:
        return Route("workshops.shift", end.id, day.isoformat())
    if end.kind == TOOLS:
        return Route("tools.board", end.id)
    return Route("lists.type_in" if end.kind == LIST else "attendance.register", end.id)


def change_text(change: ChangeRow) -> str:
    """What happened, of one learner or of a number of something."""
    words = code_list("day_steps")[change.step].label
    return words if change.learner_id is not None else f"{change.count} {words}"


def standing_text(head: DayHead | None, today: date, day: date) -> str:
    """Whether a day is opened and closed, when and by whom."""
    if head is None:
        return _("Still to come.") if day > today else _("Not opened: nobody used the program yet.")
    opened = _("Opened {moment}.").format(moment=_moment(head.opened_at))
    if head.closed_at is None:
        return " ".join((opened, _("Not closed.")))
    closed = _("Closed {moment} by {name}.").format(moment=_moment(head.closed_at), name=head.closed_by)
    if not head.left_open:
        return f"{opened} {closed}"
    left = ngettext("{count} thing was not recorded.", "{count} things were not recorded.", head.left_open)
    return f"{opened} {closed} {left.format(count=head.left_open)}"


def _moment(moment: datetime) -> str:
    wall = moment.astimezone(zone())
    return f"{date_text(wall.date())} {clock_text(wall.time())}"
