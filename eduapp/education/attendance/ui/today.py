"""What the register brings to Today: sessions of the day, those nobody recorded, the figure, the week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.core.actor import LEADER
from eduapp.core.clock import zone
from eduapp.core.db.moment import moment_of
from eduapp.core.i18n import _, capital, clock_text, day_with_weekday, ngettext
from eduapp.education.attendance import queries, rules, terms
from eduapp.education.timetable import queries as timetable
from eduapp.gui.contributions import Figure, TodayRow, WeekMark
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor
    from eduapp.education.attendance.queries import ListedSession

LOOK_BACK = timedelta(days=14)  # how long an unrecorded session is asked about
EARLY = 15  # minutes before the start from which a session is the one that is on
_ASKED_ABOUT = 5
_WEEKS = 6


def rows(look: Session, actor: Actor, today: date) -> list[TodayRow]:
    """The sessions of the day, the next one to take marked; then the registers that were not finished."""
    scope, minute = actor.scope(LEADER), moment_of(look).minute
    sessions = queries.sessions_of_day(look, today, scope)
    on = [one.id for one in sessions if _is_on(one, minute)]
    missed = [one.id for one in sessions if _is_missed(one, minute)]  # over, and somebody is not marked
    first = next(iter([*on, *missed]), None)
    shown = [_session(one, minute, first=one.id == first) for one in sessions]
    late = queries.unfinished(look, today - LOOK_BACK, today - timedelta(days=1), scope)
    may_late = actor.may(terms.CORRECT_LATE)
    return shown + [_unfinished(one, today, may_late=may_late) for one in late[:_ASKED_ABOUT]]


def attendance(look: Session, actor: Actor, today: date) -> Figure | None:
    """How many of those who were offered a session this week took part."""
    monday = today - timedelta(days=today.weekday())
    weeks = queries.weeks(look, monday, _WEEKS, actor.scope(LEADER))
    percents = [week.percent for week in weeks]
    if percents[-1] is None:
        return None
    note = _compared(percents[-1], percents[-2])
    if not weeks[-1].final:
        note = _("{note}, provisional").format(note=note)  # R45
    return Figure(
        _("Attendance"),
        _("{percent} %").format(percent=percents[-1]),
        note,
        "check",
        tuple(float(percent or 0) for percent in percents),
    )


def week(look: Session, actor: Actor, monday: date) -> list[WeekMark]:
    """How many sessions each day has, and how many of them are cancelled."""
    marks = []
    for day in timetable.days(look, monday, monday + timedelta(days=6), actor.scope(LEADER)):
        if day.planned:
            text = ngettext("{count} session", "{count} sessions", day.planned).format(count=day.planned)
            marks.append(WeekMark(day.day, text, "book-open", "present"))
        if day.cancelled:
            text = ngettext("{count} cancelled", "{count} cancelled", day.cancelled).format(
                count=day.cancelled
            )
            marks.append(WeekMark(day.day, text, "ban", "held"))
    return marks


def _is_on(one: ListedSession, minute: int) -> bool:
    session = one.session
    soon = session.start_minute - EARLY <= minute < session.end_minute
    return soon and not session.cancelled and not one.recorded.done


def _is_missed(one: ListedSession, minute: int) -> bool:
    session = one.session
    return session.end_minute <= minute and not session.cancelled and one.recorded.unmarked > 0


def _session(one: ListedSession, minute: int, *, first: bool) -> TodayRow:
    session, roll = one.session, one.recorded.roll
    learners = ngettext("{count} learner", "{count} learners", roll).format(count=roll)
    now = first and _is_on(one, minute)
    chip, token, icon = (_("Now"), "primary", "clock") if now else _state(one, minute)
    takes = first or (not session.cancelled and not one.recorded.done and session.end_minute <= minute)
    return TodayRow(
        title=session.course_name,
        detail=" · ".join(filter(None, (session.place, session.group_name, learners))),
        icon="book-open",
        verb=_("Take register") if takes else _("Open"),
        route=Route("attendance.register", session.id),
        kind="session",
        start_minute=session.start_minute,
        end_minute=session.end_minute,
        token=token,
        chip=chip,
        chip_icon=icon,
        now=first,
    )


def _state(one: ListedSession, minute: int) -> tuple[str, str, str]:
    """Word, colour and icon of a session that is not the one that is on."""
    session, recorded = one.session, one.recorded
    if session.cancelled:
        return _("Cancelled"), "held", "ban"
    if recorded.done and recorded.last_at is not None:
        at = clock_text(recorded.last_at.astimezone(zone()).time())
        return _("Register done {time}").format(time=at), "present", "check"
    if session.start_minute > minute:
        return _starts_in(session.start_minute - minute), "none", "hourglass"
    if recorded.unmarked < recorded.roll:
        count = recorded.roll - recorded.unmarked
        return _("{count} of {total} recorded").format(count=count, total=recorded.roll), "late", "circle-dot"
    return _("Not recorded"), "late", "triangle-alert"


def _starts_in(minutes: int) -> str:
    if minutes < 60:  # noqa: PLR2004 - minutes of an hour
        return _("Starts in {count} min").format(count=minutes)
    hours, rest = divmod(minutes, 60)
    if not rest:
        return _("Starts in {hours} h").format(hours=hours)
    return _("Starts in {hours} h {minutes} min").format(hours=hours, minutes=rest)


def _unfinished(one: ListedSession, today: date, *, may_late: bool) -> TodayRow:
    """A register nobody finished; once the time for it is over only a leader can."""
    session, missing = one.session, one.recorded.unmarked
    said = ngettext("{count} not recorded", "{count} not recorded", missing).format(count=missing)
    when = f"{day_with_weekday(session.day)}, {session.hours}"
    closed = rules.is_final(session.day, today) and not may_late
    if closed:
        when = _("{when}. A leader can still record it.").format(when=when)
    return TodayRow(
        title=_("{course}: {missing}").format(course=session.course_name, missing=said),
        detail=capital(when),
        icon="triangle-alert",
        verb=_("Open") if closed else _("Take register"),
        route=Route("attendance.register", session.id),
        token="late",
        order=30,
    )


def _compared(now: int, before: int | None) -> str:
    if before is None:
        return _("Of those who were offered a session")
    if now == before:
        return _("The same as last week")
    many = abs(now - before)
    if now > before:
        return ngettext("{count} point up on last week", "{count} points up on last week", many).format(
            count=many
        )
    return ngettext("{count} point down on last week", "{count} points down on last week", many).format(
        count=many
    )
