"""For how long reasons are kept here: the school's own decision, else the table of windows."""

from datetime import date

from sqlalchemy.orm import Session as Look

from eduapp.core.db.site_settings import site_value
from eduapp.education.attendance import rules, terms


def reasons_kept(look: Look, day: date) -> int:
    """Days after a session in which its reasons are kept, as in force on a day."""
    return site_value(look, terms.REASONS_KEPT) or rules.window(rules.REASON_KEPT, day).days
