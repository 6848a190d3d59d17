"""How boards and tools look: always a word and a shape with the colour."""

from datetime import date

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import _, clock_text, date_text, ngettext
from eduapp.workshops.tools.queries import BoardRow, CountRow, EntryRow, SearchRow, ToolRow
from eduapp.workshops.tools.rules.counting import is_open
from eduapp.workshops.tools.rules.register import amount_text

ChipLook = tuple[str, str, str]  # token, icon, word


def board_chip(row: BoardRow, today: date) -> ChipLook:
    """How a board stands today."""
    if not row.facts.active:
        return ("none", "circle-minus", _("archived"))
    if row.searched:
        return ("absent", "search", _("something is missing"))
    if is_open(row.kind_on(today)):
        return ("present", "door-open", _("open"))
    if is_open(row.last_kind):
        return ("late", "triangle-alert", _("not closed"))
    return ("none", "lock", _("closed")) if row.last_kind else ("none", "circle-dashed", _("never counted"))


def last_count_text(row: BoardRow) -> str:
    """Which count was the last one, and when."""
    if row.last_day is None:
        return ""
    return f"{code_list('tool_count_kinds')[row.last_kind].label}, {date_text(row.last_day)}"


def things_text(count: int) -> str:
    """How many hang on a board."""
    return ngettext("{count} position", "{count} positions", count).format(count=count)


def tool_chip(row: ToolRow) -> ChipLook:
    """Whether it hangs there."""
    if row.search_id is not None:
        return ("absent", "search", _("searched for"))
    if row.out is not None:
        return ("late", "hand", row.out.name)
    if row.facts.consumable:
        return ("none", "scale", row.amount)
    return ("present", "check", _("hangs there"))


def tool_title(row: ToolRow) -> str:
    """Position and name."""
    return f"{row.facts.position} {row.facts.name}"


def tool_sentence(row: ToolRow) -> str:
    """All of it, to be read aloud."""
    return _("{position}, {name}, number {code}, {tool_class}, {state}").format(
        position=row.facts.position,
        name=row.facts.name,
        code=row.facts.code,
        tool_class=code_list("tool_classes")[row.facts.tool_class].label,
        state=tool_chip(row)[2],
    )


def tool_note(row: ToolRow) -> str:
    """Number, class with its meaning, kind, and what is in it."""
    kind, facts = code_list("tool_kinds")[row.facts.kind], row.facts
    told = code_list("tool_classes")[facts.tool_class]
    more = [
        facts.code,
        f"{told.label}: {told.said('means')}",
        kind.label if facts.kind != "tool" else "",
        row.amount if facts.kind != "tool" else "",
        _("tolerance {grams} g").format(grams=facts.tolerance) if facts.tolerance else "",
        facts.contents,
        _("serial number {serial}").format(serial=facts.serial) if facts.serial else "",
    ]
    return " · ".join(filter(None, more))


def withdrawn_note(row: ToolRow) -> str:
    """When and why it was withdrawn."""
    reason = code_list("tool_withdrawals")[row.withdrawn_reason].label
    day = date_text(row.withdrawn_on) if row.withdrawn_on else ""
    return _("out of use since {day}: {reason}").format(day=day, reason=reason)


def count_text(row: CountRow) -> str:
    """Which count, when, and what it came to."""
    kind = code_list("tool_count_kinds")[row.kind].label
    there = row.things - row.differing
    result = _("{there} of {things} as expected").format(there=there, things=row.things)
    return f"{date_text(row.day)}, {kind}: {result}"


def count_note(row: CountRow) -> str:
    """Who counted, when, and what was not as expected."""
    wall = row.counted_at.astimezone(zone())
    who = _("{name}, at {clock}").format(name=row.counted_by, clock=clock_text(wall.time()))
    found = [f"{one.name} {one.found} / {one.expected}" for one in row.differences]
    return " · ".join([who, *found])


def search_text(row: SearchRow) -> str:
    """What is missing, and since which count."""
    expected, found = amount_text(row.kind, row.expected), amount_text(row.kind, row.found)
    return _("{tool}: {found} of {expected} in the count of {day}").format(
        tool=row.tool, found=found, expected=expected, day=date_text(row.opened_on)
    )


def search_note(row: SearchRow) -> str:
    """In whose hands it was last."""
    return _("last with {name}").format(name=row.last_with) if row.last_with else ""


def search_chip(row: SearchRow) -> ChipLook:
    """How the search stands."""
    outcome = code_list("tool_search_outcomes")[row.outcome].label if row.outcome else ""
    if not row.open:
        return ("none", "check", _("closed: {outcome}").format(outcome=outcome))
    if outcome:
        return ("late", "hourglass", _("{outcome}, waits for a second person").format(outcome=outcome))
    return ("absent", "search", _("searched for"))


def entry_text(row: EntryRow) -> str:
    """One line of a log."""
    wall = row.entered_at.astimezone(zone())
    when = f"{date_text(wall.date())} {clock_text(wall.time())}"
    step = code_list("tool_search_steps")[row.step].label
    outcome = code_list("tool_search_outcomes")[row.outcome].label if row.outcome else ""
    told = ": ".join(filter(None, (", ".join(filter(None, (step, outcome))), row.words)))
    return f"{when}, {row.entered_by}, {told}"
