"""Sessions and what was recorded in them: mostly present, sometimes late or away, now and then kept back.

Whole days are lost when a prison closes, and a few marks are corrected afterwards: the old one stays.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from eduapp.app.sample_data.groups import Group, Member
from eduapp.app.sample_data.making import NewFile, Rows
from eduapp.app.sample_data.prison import Prison
from eduapp.app.sample_data.year import LAST, TEACHING, at
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.rules import Entry, minutes_of, missed_of
from eduapp.education.timetable.models import Session

_CLOSED_DAYS, _KEPT_DAYS = 0.015, 0.015  # shares of the days: nobody gets to school; most are kept back
_CANCELLED = 0.012  # of the other sessions
_SCHOOLS_REASONS = ("teacher_away", "teacher_away", "no_room", "not_needed", "staff_short")
_CORRECTED, _UNMARKED = 0.004, 0.12  # of the marks; of the sessions of the last two days
_AWAY = ("absent", "absent", "excused", "excused", "held")
_REASONS = {
    "absent": ("", "", "", "sent_back_gear"),
    "excused": ("", "health", "court", "visit", "sick"),
    "held": ("", "lock_down", "not_fetched", "staff_short"),
}
_REASONS_SINCE = LAST - timedelta(days=60)  # older ones are reduced to the neutral mark by now
_LATE = 0.04
_UNMARKED_SINCE = [day for day in TEACHING if day <= LAST][-2]
_KEPT_SHARE = 0.85  # of the people on a day when most are kept back


@dataclass(frozen=True, slots=True)
class _Lesson:
    """One session that was held, as its marks need it."""

    id: str
    minutes: int
    marked_by: str
    marked_at: object
    kept_back: bool
    fresh: bool


class Registers:
    """Writes the sessions of groups with their marks."""

    def __init__(self, file: NewFile) -> None:
        columns = "id version group_id place_id day start_minute end_minute"
        self._sessions = file.rows(Session, f"{columns} state cancel_reason")
        columns = "id version session_id learner_id code reason minutes planned missed minutes_late"
        columns += " minutes_early note document_seen guest why marked_by marked_at replaces_id superseded"
        self._marks = file.rows(Mark, columns)
        self._day = self._sessions.converter("day")
        self._moment = self._marks.converter("marked_at")

    @property
    def sessions(self) -> Rows:
        """For counting."""
        return self._sessions

    @property
    def marks(self) -> Rows:
        """For counting."""
        return self._marks

    def of(self, prison: Prison, groups: list[Group]) -> None:
        """Everything that was recorded in the groups of a prison, and the sessions still to come."""
        dice = prison.dice
        closed = {day for day in TEACHING if dice.random() < _CLOSED_DAYS}
        kept = {day for day in TEACHING if dice.random() < _KEPT_DAYS}
        for group in groups:
            for day in group.days:
                self._session(dice, group, day, "lock_down" if day in closed else "", day in kept)

    def _session(self, dice: Random, group: Group, day: date, cancelled: str, kept_back: bool) -> None:
        lane, session_id, past = group.lane, self._sessions.new_id(), day <= LAST
        if not cancelled and past and dice.random() < _CANCELLED:
            cancelled = dice.choice(_SCHOOLS_REASONS)
        held = past and not cancelled
        state = "cancelled" if cancelled and past else "planned"
        reason = cancelled if past else ""
        times = (self._day(day), lane.start, lane.end)
        self._sessions.add(session_id, 1, group.id, lane.place, *times, state, reason)
        if not held or (day >= _UNMARKED_SINCE and dice.random() < _UNMARKED):
            return
        marked_at = self._moment(at(day, lane.end))
        minutes, fresh = lane.end - lane.start, day >= _REASONS_SINCE
        lesson = _Lesson(session_id, minutes, lane.teacher.id, marked_at, kept_back, fresh)
        there = [member for member in group.members if member.first <= day <= member.last]
        self._marks.extend(row for member in there for row in self._marked(dice, lesson, member))

    def _marked(self, dice: Random, lesson: _Lesson, member: Member) -> list[tuple[object, ...]]:
        """The mark of one person, after the one it corrects if there was one."""
        code, late = _code(dice, lesson, member)
        reason = dice.choice(_REASONS[code]) if lesson.fresh and code in _REASONS else ""
        entry = Entry(code, late, reason=reason)
        if dice.random() >= _CORRECTED:
            return [self._row(lesson, member, entry, None, 0)]
        wrong = Entry("absent" if entry.code != "absent" else "present")
        first = self._row(lesson, member, wrong, None, 1)
        return [first, self._row(lesson, member, entry, first[0], 0)]

    def _row(
        self, lesson: _Lesson, member: Member, entry: Entry, replaces: object, superseded: int
    ) -> tuple[object, ...]:
        minutes, missed = minutes_of(entry, lesson.minutes), missed_of(entry, lesson.minutes)
        who = (self._marks.new_id(), 1, lesson.id, member.learner)
        said = (entry.code, entry.reason, minutes, lesson.minutes, missed, entry.minutes_late)
        return (*who, *said, 0, "", 0, 0, "", lesson.marked_by, lesson.marked_at, replaces, superseded)


def _code(dice: Random, lesson: _Lesson, member: Member) -> tuple[str, int]:
    """What is recorded of somebody, and how many minutes late."""
    luck = dice.random()
    if lesson.kept_back and luck < _KEPT_SHARE:
        return "held", 0
    if luck > member.eager:
        return dice.choice(_AWAY), 0
    if luck < _LATE:
        return "late", 5 + int(luck / _LATE * 25)
    return "present", 0
