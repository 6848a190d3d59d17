"""What is kept here about people."""

from collections.abc import Iterator, Mapping
from typing import Any

from eduapp.core.db.holding import Held, Holding, Line, Lines
from eduapp.core.i18n import N_
from eduapp.workshops.hours import models
from eduapp.workshops.hours.rules.sheet import sheet_from_json, without_people

_CODES = {"penalty_reason": "penalty_reasons", "lost_reason": "lost_reasons"}


def held() -> tuple[Held, ...]:
    """Every table with rows about a person, and the lines of sheets that were begun."""
    return (
        Holding(
            N_("Practice hours"),
            models.HoursEntry,
            life="practice",
            since="day",
            shown=(
                "day",
                "workshop_id",
                "start_minute",
                "end_minute",
                "break_minutes",
                "minutes",
                "task_id",
                "penalty_minutes",
                "penalty_reason",
                "lost_minutes",
                "lost_reason",
                "state",
                "reject_reason",
            ),
        ),
        Holding(
            N_("Machines used in practice hours"),
            models.HoursMachine,
            paths=("entry_id.learner_id",),
            life="practice",
            since="entry_id.day",
            shown=("entry_id.day", "machine_id"),
        ),
        Holding(
            N_("Places in workshops"),
            models.Placement,
            life="practice",
            since="last_day",
            shown=("workshop_id", "first_day", "last_day", "percent"),
        ),
        Holding(
            N_("Away from shifts"),
            models.ShiftAbsence,
            life="absences",
            since="shift_id.day",
            shown=("shift_id.day", "reason"),
        ),
        Lines(
            N_("On shift sheets that were begun and not signed"),
            models.ShiftDraft,
            column="content",
            read=_lines,
            without=without_people,
            marker='[["',
            life="drafts",
            since="day",
            shown=("day", "workshop_id"),
        ),
    )


def _lines(content: Mapping[str, Any]) -> Iterator[Line]:
    """Who was there and how long, and who was not and why."""
    sheet = sheet_from_json(content)
    for one in sheet.lines:
        times, off = one.times, one.deviation
        said: dict[str, object] = {
            "start_minute": times.start,
            "end_minute": times.end,
            "break_minutes": times.pause,
            "penalty_minutes": off.penalty,
            "penalty_reason": off.penalty_reason,
            "lost_minutes": off.lost,
            "lost_reason": off.lost_reason,
        }
        facts = {**said, "machines": sorted(map(str, one.machine_ids))}
        yield Line(one.learner_id, facts, tuple((name, _CODES.get(name, ""), said[name]) for name in said))
    for away in sheet.absences:
        yield Line(away.learner_id, {"reason": away.reason}, (("reason", "absence_reasons", away.reason),))
