"""How places and their days out of service look: always a word and a shape with the colour."""

from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, date_text
from eduapp.education.places.queries import OutRow, PlaceRow
from eduapp.education.places.rules import Standing

ChipLook = tuple[str, str, str]  # token, icon, word

ICONS = {"classroom": "book-open", "workshop": "hammer", "exam_room": "clipboard-check", "other": "map-pin"}
STANDINGS = {
    Standing.IN_USE: ("present", "check"),
    Standing.OUT_OF_SERVICE: ("late", "wrench"),
    Standing.HIDDEN: ("excused", "eye-off"),
    Standing.ARCHIVED: ("none", "circle-minus"),
}


def kind_chip(row: PlaceRow) -> ChipLook:
    """The kind as icon and word."""
    return ("primary", ICONS.get(row.kind, "map-pin"), row.kind_label)


def standing_chip(row: PlaceRow) -> ChipLook:
    """In use, out of service, not in lists or archived: as colour, shape and word."""
    token, icon = STANDINGS[row.standing]
    return (token, icon, row.standing.label)


def seats_text(row: PlaceRow) -> str:
    """How many seats, or that nobody counts them."""
    return str(row.seats) if row.seats else _("not counted")


def machines_text(row: PlaceRow) -> str:
    """How many machines, or that nobody counts them."""
    return str(row.machines) if row.machines else _("not counted")


def level_text(row: PlaceRow) -> str:
    """Up to which level of placement people may be there."""
    if not row.highest_level:
        return _("every level")
    return _("up to {level}").format(level=code_list("security_levels")[row.highest_level].label)


def standing_text(row: PlaceRow) -> str:
    """The state and what goes with it: until when, or why."""
    words = row.standing.label
    if row.standing is Standing.ARCHIVED:
        return f"{words} ({code_list('place_archive_reasons')[row.archive_reason].label})"
    if row.out is not None:
        return f"{words} ({row.out.why})"
    return words


def period_chip(row: OutRow, today: date) -> ChipLook:
    """Where days out of service stand today."""
    if row.taken_back:
        return ("none", "undo-2", _("called off"))
    if row.is_over(today):
        return ("none", "check", _("over"))
    return ("late", "wrench", _("now")) if row.lasts_on(today) else ("excused", "hourglass", _("to come"))


def period_note(row: OutRow) -> str:
    """Who entered the days, and who ended them earlier than was planned."""
    words = [_("entered by {name} {day}").format(name=row.opened_by, day=date_text(row.opened_at.date()))]
    if row.ended_at is not None:
        ended = _("ended by {name} {day}").format(name=row.ended_by, day=date_text(row.ended_at.date()))
        words.append(ended)
        if row.planned_last is not None:
            words.append(_("planned until {day}").format(day=date_text(row.planned_last)))
    return " · ".join(words)
