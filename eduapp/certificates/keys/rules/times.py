"""How long a key signs, and when to think of the next."""

from calendar import monthrange
from datetime import date, timedelta

# A key that is stolen unseen harms at most what it signed since the last witnessed head, so keys change. A
# year is our own rule: papers do not expire, and old public keys are kept for ever, so no key ends any paper.
MONTHS_IN_USE = 12
REMIND_DAYS = 30
AGREED_FOR = timedelta(hours=1)  # what the second person agreed to must follow at once


def next_rotation(first: date) -> date:
    """The day on which a key that signs since `first` should give way: the same day MONTHS_IN_USE later."""
    months = first.month - 1 + MONTHS_IN_USE
    year, month = first.year + months // 12, months % 12 + 1
    return date(year, month, min(first.day, monthrange(year, month)[1]))


def is_due_soon(first: date, today: date) -> bool:
    """Whether to remind of it: from REMIND_DAYS before that day on. A key that is overdue goes on signing."""
    return today >= next_rotation(first) - timedelta(days=REMIND_DAYS)
