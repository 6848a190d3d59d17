"""How states and days of learners look: icon and word, never colour alone; what is unknown says so."""

from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, date_text, ngettext
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import Chip
from eduapp.people.learners.rules import NOT_KNOWN, LearnerState

ChipLook = tuple[str, str, str]  # colour token, icon, word
LEAVING_WITHIN = 60  # days


def state_chip(state: LearnerState) -> ChipLook:
    """Where somebody is."""
    flags = code_list("learner_states")[state].flags
    return str(flags["token"]), str(flags["icon"]), state.label


def back_text(expected_back: date | None) -> str:
    """When somebody is expected back, short enough to stand beside the chip."""
    return _("back {day}").format(day=date_text(expected_back)) if expected_back else ""


def leaving_chip(state: LearnerState, until: date | None, today: date) -> ChipLook | None:
    """How near the last day is. Somebody who has left has none; a day that is over asks to be put right."""
    if until is None or not state.keeps_enrolments:
        return None
    days = (until - today).days
    if days < 0:
        return "late", "triangle-alert", _("day has passed")
    if days <= LEAVING_WITHIN:
        return "late", "door-open", ngettext("in {days} day", "in {days} days", days).format(days=days)
    return None


def until_text(until: date | None) -> str:
    """The last day, or that nobody knows it."""
    return date_text(until) if until else _("not known")


def source_text(source: str, as_of: date | None) -> str:
    """Where the day comes from, and from when that is known."""
    words = code_list("available_sources")[source].label
    if as_of is not None:
        return _("{source}, as of {day}").format(source=words, day=date_text(as_of))
    return words if source == NOT_KNOWN else _("{source}, as of: not known").format(source=words)


def chip(theme: Theme, look: ChipLook) -> Chip:
    """A chip as a widget."""
    token, icon, word = look
    return Chip(theme, word, token, icon)
