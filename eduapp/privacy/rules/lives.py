"""How long each kind of data lives, as dated data (codes/retention_rules). Pure."""

from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, ngettext
from eduapp.core.spans import months_after

DELETE, SHRED, KEEP = "delete", "shred", "keep"
_LIST = "retention_rules"


@dataclass(frozen=True)
class Life:
    """What the rules say of a kind of data on a day."""

    key: str
    label: str
    starts: str
    action: str
    basis: str
    is_ours: bool  # the school's own period, to be confirmed by the controller
    months: int

    def sentence(self) -> str:
        """How long it is kept and then what; for a copy and for the page of the rules."""
        if self.action == KEEP:
            return _("Kept for good, for the archive.")
        period = ngettext("{count} month", "{count} months", self.months).format(count=self.months)
        if self.action == SHRED:
            return _("Details are destroyed {period} after: {starts}.").format(
                period=period, starts=self.starts
            )
        return _("Deleted {period} after: {starts}.").format(period=period, starts=self.starts)


def life_of(key: str, today: date) -> Life:
    """The rule in force today; of an unknown kind nothing is ever deleted."""
    code = code_list(_LIST)[key]
    row = code.on(today)
    action = str(code.flags.get("action", KEEP)) if row else KEEP
    months = int(str(row.get("months", 0)))
    basis = str(code.flags.get("basis", ""))
    return Life(key, code.label, code.said("starts"), action, basis, code.has("ours"), months)


def lives(today: date) -> list[Life]:
    """All of them in order."""
    return [life_of(key, today) for key in code_list(_LIST).keys()]  # noqa: SIM118 - a list of codes, no dict


def before(today: date, months: int) -> date:
    """What began on this day or before is older than so many months: the same day of an earlier month."""
    return months_after(today, -months)
