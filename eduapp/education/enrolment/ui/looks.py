"""How states, places and dates of enrolments look: always a word and a shape with the colour."""

from datetime import date

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, date_text
from eduapp.education.enrolment import rules
from eduapp.education.enrolment.queries import CourseOfLearner, GroupRow, MemberRow
from eduapp.education.enrolment.rules import Finish
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import Chip, IconTile, hbox, label, vbox

ChipLook = tuple[str, str, str]  # token, icon, word

STATES = {
    rules.PLANNED: ("excused", "hourglass"),
    rules.ACTIVE: ("present", "check"),
    rules.SUSPENDED: ("late", "pause"),
    rules.AUTO_SUSPENDED: ("held", "door-open"),
    rules.COMPLETED: ("primary", "badge-check"),
    rules.NOT_COMPLETED: ("late", "circle-minus"),
    rules.WITHDRAWN: ("none", "log-out"),
    rules.WITHDRAWN_STAFF: ("absent", "circle-x"),
    rules.TRANSFERRED: ("excused", "arrow-right"),
    rules.RELEASED: ("none", "flag"),
    rules.INTERRUPTED: ("held", "ban"),
}


def state_chip(state: str) -> ChipLook:
    """A state as colour, shape and word."""
    token, icon = STATES.get(state, ("none", "circle"))
    return (token, icon, code_list("enrolment_states")[state].label)


def places_chip(row: GroupRow) -> ChipLook:
    """How full a group is: 9 of 10, 1 free."""
    words = rules.places_text(row.taken, row.capacity)
    if row.free > 0:
        return ("present", "users", words)
    return ("none", "lock", words) if row.free == 0 else ("late", "triangle-alert", words)


def days_taken_text(row: MemberRow, today: date, *, short: bool = False) -> str:
    """From when to when somebody took part; since when or from when on while it lasts.

    `short`, for a cell: this year is left out.
    """
    if row.last_day:
        return days_text(row.first_day, row.last_day)
    if row.state not in rules.LIVE:
        return _("never began")
    words = _("since {day}") if row.first_day <= today else _("from {day}")
    return words.format(day=_day_text(row.first_day, today if short else None))


def reason_text(row: MemberRow | CourseOfLearner) -> str:
    """Why it ended, where that says more than the state."""
    label_ = code_list("end_reasons")[row.end_reason].label
    told = row.end_reason in ("", rules.COMPLETED) or label_ == state_chip(row.state)[2]
    return "" if told else label_


def ahead_text(row: MemberRow | CourseOfLearner, group_last: date, short_in: date | None = None) -> str:
    """What is planned for somebody: until when a pause lasts, when one begins, when taking part ends.

    `short_in`, for a cell: the year of this day is left out.
    """
    told = []
    if row.state == rules.SUSPENDED and row.paused_until is not None:
        told.append(_("until {day}").format(day=_day_text(row.paused_until, short_in)))
    if row.pause_from is not None:
        told.append(_("pause from {day}").format(day=_day_text(row.pause_from, short_in)))
    last = rules.last_day_planned(row.planned_last_day, group_last)
    if last is not None:
        told.append(_("leaves after {day}").format(day=_day_text(last, short_in)))
    return ", ".join(told)


def leaving_chip(row: MemberRow, last_day: date, today: date, whole: Finish | None = None) -> ChipLook | None:
    """Will they finish? Only what stands against it gets a chip.

    What the plan of the group lacks for everybody (`whole`) is told once, not beside each name.
    """
    if rules.state_on(row.state, row.first_day, today) not in rules.LIVE:
        return None
    if not row.here:
        return ("absent", "door-open", _("not here"))
    if row.finish is not None and row.finish.missing > (whole.missing if whole is not None else 0):
        late = row.finish.outlook is rules.Outlook.GROUP_SHORT
        return ("late", "hourglass" if late else "door-open", rules.shortfall_text(row.finish))
    if row.available_until is None or row.available_until >= last_day or _in_time(row):
        return None
    weeks = rules.weeks_text(rules.weeks_short(row.available_until, last_day))
    return ("late", "door-open", _("leaves {weeks} early").format(weeks=weeks))


def finish_text(row: MemberRow | CourseOfLearner) -> str:
    """Whether somebody will finish, in a plain sentence; "" for those who ended."""
    return rules.finish_sentence(row.finish) if row.finish is not None else ""


def _in_time(row: MemberRow) -> bool:
    return row.finish is not None and row.finish.outlook is rules.Outlook.IN_TIME


def until_text(row: MemberRow) -> str:
    """How long somebody is expected to be here; what is not known is said so."""
    if row.available_until is None:
        return _("not known")
    return _("until {day}").format(day=date_text(row.available_until))


def days_text(first: date, last: date) -> str:
    """The days of a group, short enough for a list: 17.08.–18.12.2026."""
    shared = f"{first:%d.%m.}" if first.year == last.year else date_text(first)
    return f"{shared}–{date_text(last)}"


def _day_text(day: date, short_in: date | None) -> str:
    """A day; without its year where that is the year of another day: 02.11."""
    same = short_in is not None and day.year == short_in.year
    return f"{day:%d.%m.}" if same else date_text(day)


def chip(theme: Theme, look: ChipLook) -> Chip:
    """A chip as a widget."""
    token, icon, word = look
    return Chip(theme, word, token, icon)


def list_row(
    theme: Theme, icon: str, title: str, caption: str, chips: list[ChipLook], verbs: list[QPushButton]
) -> QWidget:
    """One row of a short list on a panel: a tile, two lines, chips and verbs."""
    row, px = QWidget(), theme.px
    row.setProperty("listRow", True)
    words = vbox(label(title, "bodyStrong", wrap=True), label(caption, "caption", wrap=True), spacing=0)
    narrow = theme.logical_width() < _BESIDE
    shown = [chip(theme, look) for look in chips]
    if narrow:
        words.addLayout(hbox(*shown, *verbs, None, spacing=px(8)))
        shown, verbs = [], []
    hbox(
        IconTile(theme, icon, size=36),
        (words, 1),
        *shown,
        *verbs,
        spacing=px(12),
        margins=(0, px(6), 0, px(6)),
        parent=row,
    )
    return row


_BESIDE = 900  # logical px from which chips and verbs have room beside the words
