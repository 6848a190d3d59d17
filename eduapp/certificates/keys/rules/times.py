"""How long a key signs, and when to think of the next."""

from datetime import date, timedelta

from eduapp.core.spans import months_after

# A key that is stolen unseen harms at most what it signed since the last witnessed head, so keys change. A
# year is our own rule: papers do not expire, and old public keys are kept for ever, so no key ends any paper.
MONTHS_IN_USE = 12
REMIND_DAYS = 30
AGREED_FOR = timedelta(hours=1)  # what the second person agreed to must follow at once


def next_rotation(first: date) -> date:
    """The day on which a key that signs since `first` should give way: the same day MONTHS_IN_USE later."""
    return months_after(first, MONTHS_IN_USE)


def is_due_soon(first: date, today: date) -> bool:
    """Whether to remind of it: from REMIND_DAYS before that day on. A key that is overdue goes on signing."""
    return today >= next_rotation(first) - timedelta(days=REMIND_DAYS)
