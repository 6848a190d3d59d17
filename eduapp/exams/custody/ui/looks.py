"""How bundles, their sums and their logs are said and shown."""

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, clock_text, date_text, ngettext
from eduapp.exams.custody.queries import TAKEN, WAITS, BundleRow, LogRow
from eduapp.exams.custody.rules.balance import BundleBalance
from eduapp.exams.custody.rules.steps import EXPECTED, OPEN, SEALED, TAKE_BACK, UNSEALED

ChipLook = tuple[str, str, str]  # token, icon, word

_STATES = {
    EXPECTED: ("none", "circle-dashed"),
    UNSEALED: ("late", "circle-dot"),
    SEALED: ("present", "lock"),
    OPEN: ("none", "book-open"),
}


def state_chip(row: BundleRow) -> ChipLook:
    """Sealed, open …, or that something waits for a second person."""
    if row.waiting is not None:
        return ("late", "hourglass", _("waits for a second person"))
    return (*_STATES[row.standing.state], code_list("bundle_states")[row.standing.state].label)


def sum_chip(one: BundleBalance) -> ChipLook:
    """Whether every sheet of a bundle is accounted for."""
    if one.unaccounted:
        words = ngettext("{count} not accounted for", "{count} not accounted for", one.unaccounted)
        return ("absent", "triangle-alert", words.format(count=one.unaccounted))
    if not one.settled:
        return ("late", "hourglass", _("waits for a second person"))
    if one.out:
        return ("present", "check", _("{count} out, all accounted for").format(count=one.out))
    return ("present", "check", _("all accounted for"))


def holds_text(row: BundleRow) -> str:
    """What a bundle holds, with the letter of the version."""
    what = capital(code_list("bundle_kinds")[row.holds].label)
    return _("{what}, version {letter}").format(what=what, letter=row.variant) if row.variant else what


def where_text(row: BundleRow) -> str:
    """What it holds, the seal on it and where it lies, as far as it was said."""
    seal = _("Seal {number}").format(number=row.seal) if row.seal else ""
    return " · ".join(filter(None, (holds_text(row), seal, row.place)))


def sum_lines(one: BundleBalance) -> list[tuple[str, int]]:
    """The sum line by line: what was received, then every place, then what nobody has accounted for."""
    piles = code_list("bundle_piles")
    places = [(capital(piles[pile].label), count) for pile, count in one.places]
    return [(_("Received"), one.received), *places, (_("Not accounted for"), one.unaccounted)]


def line_text(row: LogRow) -> str:
    """What a line of the log says: the step, how many, and of what."""
    step = capital(code_list("bundle_steps")[row.event.kind].label)
    if row.about_number is not None:
        step = _("{step}: line {number}").format(step=step, number=row.about_number)
    told = [step]
    if row.event.count is not None:
        told.append(_("instead {count}") if row.event.kind == TAKE_BACK else "{count}")
        told[-1] = told[-1].format(count=row.event.count)
    if row.event.pile and row.about_number is None:
        told.append(code_list("bundle_piles")[row.event.pile].label)
    if row.event.first is not None:
        told.append(_("copies {first} to {last}").format(first=row.event.first, last=row.event.last))
    return f"{row.number}. " + ", ".join(told)


def line_note(row: LogRow) -> str:
    """Words and reference, who, and when."""
    at = row.at.astimezone(zone())
    who = _("{name} and {second}").format(name=row.by, second=row.second) if row.second else row.by
    when = _("{day} at {time}").format(day=date_text(at.date()), time=clock_text(at.time()))
    right = ""
    if row.put_right is not None:
        right = _("Put right: {count} instead.").format(count=row.put_right)
    return " · ".join(filter(None, (row.words, row.reference, who, when, right)))


def line_chip(row: LogRow) -> ChipLook | None:
    """What a line is worth, where that is not simply that it stands."""
    if row.worth == WAITS:
        return ("late", "hourglass", _("waits for a second person"))
    return ("none", "undo-2", _("taken back")) if row.worth == TAKEN else None


def bundle_sentence(row: BundleRow) -> str:
    """A bundle in one sentence, for who hears it."""
    told = (row.label, where_text(row), state_chip(row)[2], sum_chip(row.balance)[2])
    return ", ".join(told)
