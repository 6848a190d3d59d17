"""How machines and training at them look: always a word and a shape with the colour."""

from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, date_text
from eduapp.workshops.machines.queries import HistoryRow, MachineRow, OutRow, PersonRow
from eduapp.workshops.machines.rules.register import NOT_ASSESSED
from eduapp.workshops.machines.rules.training import State

ChipLook = tuple[str, str, str]  # token, icon, word

_STATES = {
    State.SUPERVISED: ("present", "users"),
    State.INDEPENDENT: ("present", "check"),
    State.SUSPENDED: ("absent", "ban"),
    State.LAPSED: ("none", "hourglass"),
}


def state_chip(row: MachineRow) -> ChipLook:
    """Whether a machine can be used at all."""
    if not row.facts.active:
        return ("none", "circle-minus", _("archived"))
    if row.facts.risk == NOT_ASSESSED:
        return ("late", "triangle-alert", code_list("machine_risks")[NOT_ASSESSED].label)
    if row.out is not None:
        return ("late", "wrench", _("out of service"))
    return ("present", "check", _("in service"))


def state_text(row: MachineRow) -> str:
    """The same, and why it is out of service."""
    word = state_chip(row)[2]
    return f"{word} ({row.out.why})" if row.out is not None and row.facts.active else word


def risk_text(row: MachineRow) -> str:
    """Its risk class."""
    return code_list("machine_risks")[row.facts.risk].label


def demand_text(row: MachineRow) -> str:
    """What it asks of who works at it."""
    return code_list("machine_demands")[row.facts.demand].label


def demand_short(row: MachineRow) -> str:
    """The paragraph of what it asks for, where there is little room."""
    return code_list("machine_demands")[row.facts.demand].said("short")


def person_chip(row: PersonRow) -> ChipLook:
    """Whether somebody may use the machine today."""
    if not row.here:
        return ("none", "log-out", _("not here today"))
    if row.answer.allowed:
        token, icon = _STATES.get(row.answer.training.state, ("present", "shield"))
        return (token if not row.answer.excepted else "late", icon, row.answer.label)
    token, icon = _STATES.get(row.answer.training.state, ("excused", "graduation-cap"))
    return ("absent" if token == "present" else token, icon, row.answer.label)


def person_note(row: PersonRow) -> str:
    """Every reason against it, or since when and until when."""
    if row.answer.against:
        return " ".join(violation.sentence() for violation in row.answer.against)
    training = row.answer.training
    if training.since is None:
        return ""
    since = _("since {day}").format(day=date_text(training.since))
    return (
        since
        if training.until is None
        else f"{since}, " + _("until {day}").format(day=date_text(training.until))
    )


def history_text(row: HistoryRow) -> str:
    """What happened to whom, with the paragraph it documents or the reason."""
    entry = row.entry
    more = [
        f"§ {entry.paragraph}" if entry.paragraph else "",
        code_list("training_states")[entry.level].label if entry.level else "",
        code_list("training_stops")[entry.reason].label if entry.reason else "",
        _("until {day}").format(day=date_text(entry.until)) if entry.until else "",
    ]
    told = ", ".join(filter(None, more))
    return f"{row.name}: {entry.step.label}" + (f" ({told})" if told else "")


def history_note(row: HistoryRow) -> str:
    """When, and who entered it."""
    return _("{day}, entered by {name}").format(day=date_text(row.entry.day), name=row.entered_by)


def out_text(row: OutRow) -> str:
    """From when to when, and why."""
    return (
        f"{capital(row.span.days)}: {row.span.why}"
        if not row.taken_back
        else _("Called off: {why}").format(why=row.span.why)
    )


def out_note(row: OutRow, today: date) -> str:
    """Who opened the days and who ended them."""
    words = [_("entered by {name}").format(name=row.opened_by)]
    if row.ended_by:
        words.append(_("ended by {name}").format(name=row.ended_by))
    elif row.span.covers(today):
        words.append(_("now"))
    return " · ".join(words)
