"""Appeals on Today: what waits to be sent, answered or confirmed; decisions to carry out; times that end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, date_text, ngettext
from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.rules import steps
from eduapp.exams.appeals.ui.looks import left_text, state_look
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor
    from eduapp.exams.appeals.queries import AppealRow, Ending, WaitingRow

SOON = 7  # days before an answer is due on which it is told
ENDS_SOON = 3  # days before the time to appeal is over
_LATE, _OPEN, _ENDING = 6, 14, 30  # places among what waits


def rows(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """For who may work on appeals. What only waits for the instance is told when an answer is due."""
    if not actor.may(terms.KEEP_APPEALS):
        return []
    waiting = queries.waiting(session, today)
    found = [_appeal(one, today) for one in waiting.appeals if _is_due(one, today)]
    found += [_to_tell(one) for one in waiting.to_tell]
    found += [_to_tell_annulled(*one) for one in waiting.to_tell_annulled]
    leads = actor.may(terms.DECIDE_APPEALS)
    waits = (each for each in waiting.to_confirm if each[1].noted_by_id != actor.user_id)
    found += [_to_confirm(*each) for each in waits if leads or each[1].by_leader]
    noted = (each for each in waiting.annulments_to_confirm if each[2] != actor.user_id)
    found += [_annulments_to_confirm(*each) for each in noted]
    found += [_to_annul(*one) for one in waiting.to_annul]
    return found + [_ending(one, today) for one in queries.ending_soon(session, today, ENDS_SOON)]


def _is_due(one: AppealRow, today: date) -> bool:
    return one.state != steps.SENT or (one.to_answer and _days(one, today) <= SOON)


def _days(one: AppealRow, today: date) -> int:
    return (one.answer_by.last_day - today).days


def _appeal(one: AppealRow, today: date) -> TodayRow:
    days = _days(one, today) if one.to_answer else SOON + 1  # who had an answer waits for no day
    token, icon, word = state_look(one.state)
    answer = _("{state}. Answer: {left}").format(state=word, left=left_text(one.answer_by, today))
    return TodayRow(
        title=_("Appeal {number}: {course}").format(number=one.number, course=one.course),
        detail=answer if one.to_answer else word,
        icon="scale",
        verb=_("Open it"),
        route=Route("appeals.appeal", one.id),
        token="absent" if days < 0 else token,
        chip=word,
        chip_icon=icon,
        order=_LATE if days <= SOON else _OPEN,
    )


def _to_tell(one: AppealRow) -> TodayRow:
    return TodayRow(
        title=_("Appeal {number}: {course}").format(number=one.number, course=one.course),
        detail=_("{state}. The candidate is to be told.").format(state=state_look(one.state)[2]),
        icon="message-square",
        verb=_("Open it"),
        route=Route("appeals.appeal", one.id),
        token="late",
        order=_OPEN,
    )


def _to_confirm(one: AppealRow, waits: WaitingRow) -> TodayRow:
    return TodayRow(
        title=_("Appeal {number}: {course}").format(number=one.number, course=one.course),
        detail=_("{step}: written down by {name}. A second person confirms it.").format(
            step=capital(code_list(steps.STEPS)[waits.step].label), name=waits.noted_by
        ),
        icon="users",
        verb=_("Open it"),
        route=Route("appeals.appeal", one.id),
        token="late",
        order=_OPEN,
    )


def _annulments_to_confirm(sitting_id: UUID, course: str, _noted_by: UUID, count: int) -> TodayRow:
    words = ngettext(
        "{count} annulment or reversal waits for a second person",
        "{count} annulments or reversals wait for a second person",
        count,
    )
    return TodayRow(
        title=_("Exam in {course}").format(course=course),
        detail=words.format(count=count),
        icon="users",
        verb=_("Look at it"),
        route=Route("appeals.exam", sitting_id),
        token="late",
        order=_OPEN,
    )


def _to_annul(sitting_id: UUID, course: str, count: int) -> TodayRow:
    words = ngettext(
        "{count} annulment was decided and is to be carried out",
        "{count} annulments were decided and are to be carried out",
        count,
    )
    return TodayRow(
        title=_("Exam in {course}").format(course=course),
        detail=words.format(count=count),
        icon="ban",
        verb=_("Look at it"),
        route=Route("appeals.exam", sitting_id),
        token="late",
        order=_OPEN,
    )


def _to_tell_annulled(sitting_id: UUID, course: str, count: int) -> TodayRow:
    words = ngettext(
        "{count} candidate is to be told that the exam is annulled",
        "{count} candidates are to be told that the exam is annulled",
        count,
    )
    return TodayRow(
        title=_("Exam in {course}").format(course=course),
        detail=words.format(count=count),
        icon="message-square",
        verb=_("Look at it"),
        route=Route("appeals.exam", sitting_id),
        token="late",
        order=_OPEN,
    )


def _ending(one: Ending, today: date) -> TodayRow:
    days = (one.last_day - today).days
    when = ngettext("in {count} day", "in {count} days", days).format(count=days) if days else _("today")
    words = ngettext("{count} candidate", "{count} candidates", one.candidates)
    return TodayRow(
        title=_("Time to appeal ends {when}: {course}").format(when=when, course=one.course),
        detail=f"{date_text(one.last_day)} · {words.format(count=one.candidates)}",
        icon="calendar-days",
        verb=_("Look at it"),
        route=Route("appeals.exam", one.sitting_id),
        order=_ENDING,
    )
