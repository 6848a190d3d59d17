"""Numbers of the law about exams, dated, each with its paragraph (resources/codes/exam_law.toml). Pure."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, ngettext
from eduapp.core.violations import Violation

LAW = "exam_law"
WRITTEN_LONGEST = "written_longest"  # minutes


@dataclass(frozen=True)
class LawNumber:
    """A number of the law as it applies on a day, with the paragraph it comes from."""

    key: str
    value: int
    unit: str  # "minutes", "days", or "minute" of the day
    paragraph: str
    applies_from: date


class LongerThanTheLaw(Violation):
    """A written exam has a longest time; extended time comes on top of it, by a decision."""

    message = N_("A written exam lasts {most} minutes at most ({paragraph}). Enter that many or fewer.")
    about = ("minutes",)


def law_number(key: str, day: date) -> LawNumber:
    """What the law says of it on a day; before its first day, what it said first."""
    code = code_list(LAW)[key]
    rows = cast("list[dict[str, object]]", code.flags["rows"])
    row = code.on(day) or min(rows, key=lambda row: cast("date", row["from"]))
    since, value = cast("date", row["from"]), cast("int", row["value"])
    return LawNumber(key, value, code.said("unit"), code.said("basis"), since)


def check_written_minutes(minutes: int, day: date) -> list[Violation]:
    """Whether a written exam may be planned to last so long."""
    law = law_number(WRITTEN_LONGEST, day)
    return [LongerThanTheLaw(most=law.value, paragraph=law.paragraph)] if minutes > law.value else []


def written_law_text(day: date) -> str:
    """What is shown beside the minutes of a paper."""
    law = law_number(WRITTEN_LONGEST, day)
    hours, rest = divmod(law.value, 60)
    most = ngettext("{count} hour", "{count} hours", hours).format(count=hours)
    if rest:
        most = ngettext("{count} minute", "{count} minutes", law.value).format(count=law.value)
    words = _("At most {most} ({paragraph}, since {day}). Extended time by decision comes on top.")
    return words.format(most=most, paragraph=law.paragraph, day=f"{law.applies_from:%d.%m.%Y}")
