"""What days give the shell and Today."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, TodayOffer, keeps
from eduapp.gui.routes import Route
from eduapp.records.day import terms

DAY = "day.day"
_UI = "eduapp.records.day.ui"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.records.day"),),
    pages=(PageOffer(DAY, f"{_UI}.day_page:DayPage", terms.SEE_DAYS, "today"),),
    actions=(ActionOffer(N_("Close the day"), Route(DAY), "check", terms.CLOSE_DAYS),),
    today=(TodayOffer(f"{_UI}.today:rows", terms.SEE_DAYS, later=True),),
    audit_sentences={
        terms.OPENED: N_("{day} was opened, changes: {count}."),
        terms.CLOSED: N_("{day} was closed; not recorded: {count}."),
        terms.CLOSED_AT: N_("{day} was closed for {where}; not recorded: {count}."),
    },
)
