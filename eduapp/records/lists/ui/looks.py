"""How marks and printed lists look: colour, icon and word; and the letters that stand on the paper."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES, _, capital, clock_text, date_text, language, ngettext
from eduapp.records.lists import rules
from eduapp.records.lists.rules import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from eduapp.education.attendance.rules import Entry
    from eduapp.records.lists.queries import PrintedRow

ChipFacts = tuple[str, str, str]


@functools.cache
def codes_by_letter() -> Mapping[str, str]:
    """The mark each letter stands for: those of all languages, for a paper keeps its own."""
    return {
        letter: code.key
        for code in code_list("attendance_codes")
        for spoken in LANGUAGES
        if (letter := _letter(code.key, spoken))
    }


def letters() -> list[str]:
    """The letters of the language spoken now, in the order of the register."""
    found = (_letter(code.key, language()) for code in code_list("attendance_codes"))
    return [letter for letter in found if letter]


def chip_of(code: str) -> ChipFacts | None:
    """Colour, icon and word of a mark; None for none."""
    if not code:
        return None
    known = code_list("attendance_codes")[code]
    return str(known.flags.get("token", "none")), str(known.flags.get("icon", "minus")), capital(known.label)


def in_words(code: str, minutes_late: int = 0) -> str:
    """A mark as one says it: late, 10 min."""
    if not code:
        return _("not filled in")
    late = _("{count} min").format(count=minutes_late) if minutes_late else ""
    return ", ".join(filter(None, (code_list("attendance_codes")[code].label, late)))


def recorded_text(entry: Entry | None) -> str:
    """What the register holds already; "" for nothing."""
    return "" if entry is None else capital(in_words(entry.code, entry.minutes_late))


def kind_text(kind: str) -> str:
    """The kind of a list, with a capital."""
    return capital(code_list("list_kinds")[kind].label)


def state_of(row: PrintedRow, today: date) -> ChipFacts:
    """How a printed list stands."""
    if row.out_of_date:
        return "late", "triangle-alert", _("Out of date")
    if row.typed_at is not None:
        return "present", "check", _("Typed in {when}").format(when=rules.moment_text(row.typed_at, today))
    if row.on_screen:
        return "present", "check", _("Recorded on the screen")
    if row.comes_back and row.over:
        return "late", "hourglass", _("Not typed in")
    return "none", "printer", _("Printed {when}").format(when=rules.moment_text(row.printed_at, today))


def out_of_date_text(row: PrintedRow, today: date) -> str:
    """That a paper which is about should be fetched back, and why; beside it stands how to print it again."""
    said = _("The list printed at {time} is out of date: {why}")
    if row.printed_at.date() != today:
        said = _("The list printed on {time} is out of date: {why}")
    return said.format(time=rules.moment_text(row.printed_at, today), why=rules.told(row.changes))


def title_of(row: PrintedRow) -> str:
    """What a printed list is of, as a row of a table says it."""
    content = row.content
    if content.kind == Kind.REGISTER and content.parts:
        [part] = content.parts
        return f"{rules.time_of(part)} · {', '.join(filter(None, (part.what, part.group)))}"
    return content.of or _("No place given")


def count_text(count: int) -> str:
    """How many learners."""
    return ngettext("{count} learner", "{count} learners", count).format(count=count)


def twice_text(count: int) -> str:
    """How many learners are expected at two places at once; "" for nobody."""
    said = ngettext(
        "{count} learner is expected at two places at once",
        "{count} learners are expected at two places at once",
        count,
    )
    return said.format(count=count) if count else ""


def moment(row: PrintedRow) -> str:
    """Day and time of printing, in full."""
    return f"{date_text(row.printed_at.date())} {clock_text(row.printed_at.time())}"


def _letter(code: str, spoken: str) -> str:
    keys = code_list("attendance_codes")[code].flags.get("key", {})
    return str(keys.get(spoken, "")) if isinstance(keys, dict) else ""
