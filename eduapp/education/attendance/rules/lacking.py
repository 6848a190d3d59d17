"""What a mark should say more before its register is finished: how late, or why. Never forced. Pure."""

from datetime import date

from eduapp.core.codes import code_list
from eduapp.education.attendance.rules.marks import Entry
from eduapp.education.attendance.rules.reasons import ABSENT_TIME, missed_as
from eduapp.education.attendance.rules.windows import is_final

MINUTES, REASON = "minutes", "reason"


def asks(code: str) -> str:
    """What is asked with a mark (MINUTES, REASON), "" for nothing."""
    return str(code_list("attendance_codes")[code].flags.get("asks", "")) if code else ""


def lacks(entry: Entry, *, offer_only: bool = False) -> str:
    """What a mark does not say: how late (MINUTES) or whose cause it was (REASON); "" for nothing."""
    asked = asks(entry.code)
    if asked == MINUTES:
        return "" if entry.minutes_late else MINUTES
    if asked == REASON:
        return "" if entry.reason or (offer_only and is_free(entry.code)) else REASON
    return ""


def is_free(code: str) -> bool:
    """Whether somebody with an offer and no duty owes no reason for this mark: nothing was refused."""
    return missed_as(code) == ABSENT_TIME


def asked_on(session_day: date, today: date) -> bool:
    """Whether it is asked for: not ahead of the day, and only while marks may still be changed."""
    return session_day <= today and not is_final(session_day, today)
