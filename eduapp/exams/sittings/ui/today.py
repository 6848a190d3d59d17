"""Exams on Today: those of the day, results that are missing, and the week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _, capital, date_text, day_with_weekday, ngettext
from eduapp.exams.sittings import queries, terms
from eduapp.exams.sittings.rules.law import kept_free
from eduapp.exams.sittings.rules.states import ANNULLED, CLOSED, PLANNED, PUBLISHED
from eduapp.gui.contributions import TodayRow, WeekMark
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor
    from eduapp.core.violations import Violation
    from eduapp.exams.sittings.queries import SittingRow

_LOOKED_BACK = timedelta(days=30)
LOOKED_AHEAD, WEEK = 14, 7  # days: for what is not published, and for who cannot be there
# What is missing, in a word, and the names of the reasons against publishing that speak of it.
_SPEAK_OF = {
    N_("candidates"): ("NobodyEntered",),
    N_("room"): ("NoRoom",),
    N_("rooms apart"): ("OwnRoomMissing",),
    N_("time"): ("EndsNextDay",),
    N_("invigilators"): ("NoWatch", "TooFewWatch"),
    N_("training of invigilators"): ("WatchNotTrained", "TrainingIncomplete"),
    N_("independent invigilators"): ("WatchNotIndependent",),
    N_("seats"): (
        "NotSeated", "SeatMissing", "SeatTaken", "SeatsTooNear", "ApartTooNear", "GridImpossible",
        "SeatsDoNotSuffice",
    ),
    N_("versions of the paper"): (
        "NoPaper", "NoVersion", "VersionAgain", "VersionUnknown", "SamePaperAgain", "NeighboursAlike",
        "NoWayToSpread", "PaperOfOtherCourse",
    ),
    N_("measures that the paper allows"): ("RemovesSkill",),
    N_("somebody who cannot be there"): ("NotAvailable", "HeldByLaw"),
    N_("grounds of entries"): ("GroundGone",),
}  # fmt: skip
_MISSING = {name: words for words, names in _SPEAK_OF.items() for name in names}
_OTHER = N_("other things")


def rows(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """Exams held today, those of elsewhere whose results nobody has entered, and corrections that wait.

    Grades of an exam that was held here are fixed from its marks, and missed there.
    """
    found: list[TodayRow] = []
    for row in queries.sittings(session, first=today - _LOOKED_BACK, last=today, sites=actor.sites):
        route = Route("sittings.sitting", row.id)
        missing = row.missing
        if row.state == ANNULLED:
            continue
        if row.day == today:
            seats = ngettext("{count} candidate", "{count} candidates", row.candidates).format(
                count=row.candidates
            )
            detail = ", ".join(filter(None, (row.place, seats)))
            title = _("Exam: {course}").format(course=row.course_name)
            end = kept_free(row.start_minute, row.minutes).end
            found.append(
                TodayRow(title, detail, "clipboard-check", _("Open"), route, "session", row.start_minute, end)
            )
        elif missing and row.state not in CLOSED and actor.may(terms.ENTER_RESULTS):
            words = ngettext("{count} exam result is missing", "{count} exam results are missing", missing)
            detail = f"{row.course_name}, {date_text(row.day)}"
            found.append(
                TodayRow(
                    words.format(count=missing),
                    detail,
                    "clipboard-check",
                    _("Open"),
                    route,
                    token="late",
                    order=40,
                )
            )
    return [*found, *_corrections(session, actor)]


def _corrections(session: Session, actor: Actor) -> list[TodayRow]:
    """Corrections of results that this person may be the second to stand behind."""
    if not actor.may(terms.ATTEST_RESULTS):
        return []
    return [
        TodayRow(
            _("A corrected result waits for you: candidate {number}").format(number=one.candidate_number),
            f"{one.course}, {date_text(one.day)}" + ("" if one.withheld else f": {one.old} → {one.new}"),
            "stamp",
            _("Look at it"),
            Route("grading.sitting" if one.withheld else "sittings.sitting", one.sitting_id),
            token="late",
            order=35,
        )
        for one in queries.waiting_corrections(session, sites=actor.sites)
        if one.proposer_id != actor.user_id
    ]


def coming(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """Exams of the next days that are not published, with what is missing; and who cannot be there."""
    first, last = today, today + timedelta(days=LOOKED_AHEAD)
    near = queries.sittings(session, first=first, last=last, sites=actor.sites)
    found: list[TodayRow] = []
    for row in sorted(near, key=lambda one: one.day):
        if row.state == PLANNED and row.missing:
            found.append(_unpublished(row, list(queries.against_publishing(session, row.id))))
        elif row.state == PUBLISHED and row.day <= today + timedelta(days=WEEK):
            found += _not_in_order(row, queries.changed_since(session, row.id))
            found += _away(row, len({one.candidate_id for one in queries.unavailable(session, row.id)}))
    return found


def missing_words(found: list[Violation]) -> str:
    """What is missing, each thing once."""
    return ", ".join(dict.fromkeys(_(_MISSING.get(type(one).__name__, _OTHER)) for one in found))


def _unpublished(row: SittingRow, found: list[Violation]) -> TodayRow:
    day = capital(day_with_weekday(row.day))
    detail = (
        _("{day}. Missing: {things}").format(day=day, things=missing_words(found))
        if found
        else _("{day}. Everything is in order: publish it.").format(day=day)
    )
    title = _("Not published: exam in {course}").format(course=row.course_name)
    route = Route("sittings.sitting", row.id)
    return TodayRow(title, detail, "megaphone", _("Open"), route, token="late" if found else "none", order=30)


def _not_in_order(row: SittingRow, found: list[Violation]) -> list[TodayRow]:
    """A published exam that could not be opened as it is now, or with neighbours alike."""
    if not found:
        return []
    title = _("Not in order any more: exam in {course}").format(course=row.course_name)
    day = capital(day_with_weekday(row.day))
    detail = _("{day}. Missing: {things}").format(day=day, things=missing_words(found))
    route = Route("sittings.sitting", row.id)
    return [TodayRow(title, detail, "megaphone", _("Open"), route, token="late", order=24)]


def _away(row: SittingRow, count: int) -> list[TodayRow]:
    if not count:
        return []
    title = ngettext(
        "{count} candidate cannot be at the exam", "{count} candidates cannot be at the exam", count
    ).format(count=count)
    detail = f"{row.course_name}, {day_with_weekday(row.day)}"
    route = Route("sittings.sitting", row.id)
    return [TodayRow(title, detail, "users", _("Open"), route, token="absent", order=25)]


def week(session: Session, actor: Actor, monday: date) -> list[WeekMark]:
    """Exams of the week."""
    sunday = monday + timedelta(days=6)
    return [
        WeekMark(row.day, row.course_code, "clipboard-check", "primary")
        for row in queries.sittings(session, first=monday, last=sunday, sites=actor.sites)
        if row.state != ANNULLED
    ]
