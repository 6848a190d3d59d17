"""Numbers of the law about exams, dated, each with its paragraph or the house's rule (exam_law). Pure.

Lists of the same form (`rows` of dated values, `basis`) are read the same way.
"""

from dataclasses import dataclass
from datetime import date
from typing import cast

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, ngettext
from eduapp.core.violations import Violation

LAW = "exam_law"
WRITTEN = "written"  # minutes that a written exam lasts at most


@dataclass(frozen=True)
class LawNumber:
    """A number in force on a day, what it is in words, and the paragraph or the rule it comes from."""

    value: int  # minutes (of the day), days, months, years, seats or people: the label says
    label: str
    basis: str
    since: date


class LongerThanTheLaw(Violation):
    """A written exam has a longest time; extended time comes on top of it, by a decision."""

    message = N_("A written exam lasts {most} minutes at most ({paragraph}). Enter that many or fewer.")
    about = ("minutes",)


def law(key: str, day: date, of: str = LAW) -> LawNumber:
    """What a line of a list of numbers says on a day; before its first day, what it said first."""
    code = code_list(of)[key]
    rows = cast("list[dict[str, object]]", code.flags["rows"])
    row = code.on(day) or min(rows, key=lambda row: cast("date", row["from"]))
    return LawNumber(cast("int", row["value"]), code.label, code.said("basis"), cast("date", row["from"]))


def check_written_minutes(minutes: int, day: date) -> list[Violation]:
    """Whether a written exam may be planned to last so long."""
    most = law(WRITTEN, day)
    return [LongerThanTheLaw(most=most.value, paragraph=most.basis)] if minutes > most.value else []


def written_law_text(day: date) -> str:
    """What is shown beside the minutes of a paper."""
    most = law(WRITTEN, day)
    hours, rest = divmod(most.value, 60)
    said = ngettext("{count} hour", "{count} hours", hours).format(count=hours)
    if rest:
        said = ngettext("{count} minute", "{count} minutes", most.value).format(count=most.value)
    words = _("At most {most} ({paragraph}, since {day}). Extended time by decision comes on top.")
    return words.format(most=said, paragraph=most.basis, day=f"{most.since:%d.%m.%Y}")
