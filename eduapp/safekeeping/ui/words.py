"""How it stands with the backups, in sentences."""

from datetime import date

from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.safekeeping.rules import Concern, Standing, concern_of

TITLES = {
    Concern.LATE: N_("No backup was made"),
    Concern.READABLE: N_("The database is not encrypted"),
    Concern.NO_CODE: N_("Backups and database open on this PC alone"),
    Concern.NO_PLACE: N_("All backups lie on this PC"),
    Concern.AWAY_LATE: N_("No backup on a stick for a while"),
}
WHAT_TO_DO = {
    Concern.LATE: N_(
        "Work is not kept anywhere else. Make a backup now; if it does not work, the page says why."
    ),
    Concern.READABLE: N_(
        "Whoever copies the file can read all of it. Encrypt it on the page of the backups."
    ),
    Concern.NO_CODE: N_("If the PC breaks, nobody can open them. Make a code on paper and lock it away."),
    Concern.NO_PLACE: N_(
        "If the PC breaks or burns, they are gone with it. Choose a second folder or a stick."
    ),
    Concern.AWAY_LATE: N_("Put the stick in, or reach the second folder, and make a backup."),
}


def summary(standing: Standing, today: date) -> str:
    """One line for settings: the last verified backup, and how it stands with the second place."""
    newest = standing.newest
    if newest is None:
        return _("No backup yet. One is made every day, and when Dagverk is closed.")
    last = _("Last verified backup {day}").format(day=date_text(newest))
    return f"{last}, {_away(standing, today)}."


def _away(standing: Standing, today: date) -> str:
    if standing.away is None:
        return _("none in a second place")
    days = (today - standing.away).days
    if days <= 0:
        return _("also in a second place")
    words = ngettext("none in a second place for {days} day", "none in a second place for {days} days", days)
    return words.format(days=days)


def concern(standing: Standing, today: date) -> tuple[str, str] | None:
    """What is wrong and what to do about it, if anything is."""
    found = concern_of(standing, today)
    return None if found is None else (_(TITLES[found]), _(WHAT_TO_DO[found]))
