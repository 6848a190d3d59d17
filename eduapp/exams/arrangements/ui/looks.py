"""How decisions are told on screens: what is granted, for how long, by whom, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, date_text
from eduapp.exams.arrangements import rules
from eduapp.exams.arrangements.rules import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eduapp.exams.arrangements.queries import DecisionRow
    from eduapp.exams.arrangements.rules import DecisionFacts, Measure


def exams_text(row: DecisionRow) -> str:
    """For which exams."""
    return row.course or _("All exams")


def granted_text(measures: Iterable[Measure]) -> str:
    """Everything granted in one line."""
    return capital(", ".join(one.label for one in measures))


def days_text(row: DecisionRow) -> str:
    """From when to when it holds, with everything that happened to it."""
    first = date_text(row.facts.valid_from)
    if row.last_day is None:
        return _("from {day}").format(day=first)
    if row.last_day < row.facts.valid_from:
        return _("never came into force")
    return _("{first} to {last}").format(first=first, last=date_text(row.last_day))


def decided_text(facts: DecisionFacts) -> str:
    """Who decided, when, and where it is written."""
    return _("{office}, {day}, case {reference}").format(
        office=facts.office, day=date_text(facts.decided_on), reference=facts.reference
    )


def chip_of(row: DecisionRow) -> tuple[str, str, str]:
    """Token, icon and words of how it stands."""
    if row.ends_soon:
        return (
            "late",
            "hourglass",
            _("ends {day}").format(day=date_text(row.facts.valid_until or row.facts.valid_from)),
        )
    return {
        Stage.IN_FORCE: ("present", "check", _("in force")),
        Stage.COMING: ("none", "calendar-days", _("to come")),
        Stage.OVER: ("none", "circle-minus", _("over")),
        Stage.ENDED: ("none", "circle-minus", _("ended")),
    }[row.stage]


def recorded_text(row: DecisionRow) -> str:
    """Who recorded it here, and when."""
    day = date_text(row.recorded_at.astimezone(zone()).date())
    return _("recorded by {name}, {day}").format(name=row.recorded_by, day=day)


def sentence(row: DecisionRow) -> str:
    """A row as it is read aloud."""
    told = (exams_text(row), granted_text(row.facts.measures), days_text(row), chip_of(row)[2])
    return f"{row.learner}: {'; '.join(told)}"


def end_text(row: DecisionRow) -> str:
    """How it came to hold no more; "" if it did not."""
    if row.end is None:
        return ""
    reason = code_list(rules.ENDS)[row.end.reason].label
    return _("{reason} ({name}, {day})").format(
        reason=capital(reason), name=row.end.ended_by, day=date_text(row.end.from_day)
    )


def removed_text(measures: Iterable[Measure]) -> str:
    """For which exams what is granted is not meant; "" if it takes nothing away."""
    taken: dict[str, list[str]] = {}
    for one in measures:
        for skill, paragraph in rules.taken_away(one.kind):
            skills = taken.setdefault(paragraph, [])
            if (words := code_list(rules.SKILLS)[skill].label) not in skills:
                skills.append(words)
    words = _("Not where the exam tests: {skills} ({paragraph}).")
    return " ".join(words.format(skills=", ".join(some), paragraph=basis) for basis, some in taken.items())
