"""How applications look, and what stands beside a name: always a word and a shape with the colour."""

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, date_text, ngettext
from eduapp.education.courses.rules import spoken
from eduapp.education.enrolment import rules as enrolment
from eduapp.education.waiting import rules
from eduapp.education.waiting.queries import WaitingRow, WishRow

ChipLook = tuple[str, str, str]  # token, icon, word

STATES = {
    rules.PENDING: ("late", "circle-dashed"),
    rules.APPROVED: ("present", "hourglass"),
    rules.OFFERED: ("primary", "hand"),
    rules.ALLOCATED: ("excused", "badge-check"),
    rules.DECLINED: ("absent", "ban"),
    rules.WITHDRAWN: ("none", "log-out"),
    rules.REMOVED: ("held", "circle-x"),
}


def state_chip(row: WaitingRow | WishRow) -> ChipLook:
    """The state as colour, shape and word; until when an offer stands."""
    token, icon = STATES.get(row.state, ("none", "circle"))
    word = code_list("application_states")[row.state].label
    if row.state == rules.OFFERED and row.until is not None:
        word = _("{state} until {day}").format(state=word, day=date_text(row.until))
    return (token, icon, word)


def reason_text(row: WaitingRow | WishRow) -> str:
    """Why it ended."""
    return code_list("application_reasons")[row.reason].label if row.reason else ""


def finish_chip(row: WaitingRow) -> ChipLook | None:
    """Will they finish? Only what is missing gets a chip."""
    if not row.here:
        return ("absent", "door-open", _("not here"))
    if row.finish.outlook is enrolment.Outlook.SHORT:
        return ("late", "door-open", enrolment.shortfall_text(row.finish))
    return None


def finish_word(row: WaitingRow) -> str:
    """In time, or not known; nothing where a chip says more."""
    if finish_chip(row) is not None:
        return ""
    words = {enrolment.Outlook.IN_TIME: _("in time"), enrolment.Outlook.GROUP_SHORT: _("a late start")}
    return words.get(row.finish.outlook, _("not known"))


def lacks_text(row: WaitingRow) -> str:
    """What the course asks for and is not completed."""
    return _("lacks {courses}").format(courses=spoken(row.lacks)) if row.lacks is not None else _("met")


def offers_text(row: WaitingRow) -> str:
    """How often a place was offered, and what became of it."""
    if not row.offered:
        return _("never")
    said = [ngettext("{count} time", "{count} times", row.offered).format(count=row.offered)]
    if row.turned_down:
        said.append(_("{count} turned down").format(count=row.turned_down))
    if row.lapsed:
        said.append(_("{count} ran out").format(count=row.lapsed))
    return ", ".join(said)


def asked_text(row: WaitingRow) -> str:
    """Who asked for the place."""
    return code_list("requesters")[row.asked_by].label
