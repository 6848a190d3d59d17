"""What workshops and hours give the shell, Today and the page of a learner."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import (
    ActionOffer,
    Contributions,
    FindOffer,
    PageOffer,
    PanelOffer,
    RailItem,
    TodayOffer,
    keeps,
)
from eduapp.gui.routes import Route
from eduapp.workshops.hours import terms

_UI = "eduapp.workshops.hours.ui"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.workshops.hours"),),
    pages=(
        PageOffer("workshops.list", f"{_UI}.workshops_page:WorkshopsPage", terms.SEE_WORKSHOPS),
        PageOffer("workshops.workshop", f"{_UI}.workshop_page:WorkshopPage", terms.SEE_WORKSHOPS),
        PageOffer("workshops.shift", f"{_UI}.shift_page:ShiftPage", terms.SEE_WORKSHOPS),
    ),
    rail=(RailItem("workshops.list", N_("Workshops"), "hammer", 30),),
    panels=(
        PanelOffer(
            "learners.learner",
            N_("Workshop hours"),
            f"{_UI}.learner_panel:LearnerPanel",
            terms.SEE_WORKSHOPS,
            30,
        ),
    ),
    actions=(
        ActionOffer(
            N_("Add a workshop"), Route("workshops.list", detail="add"), "plus", terms.CHANGE_WORKSHOPS
        ),
    ),
    finds=(
        FindOffer(
            N_("Workshops"),
            "eduapp.workshops.hours.queries:found",
            "workshops.workshop",
            "hammer",
            terms.SEE_WORKSHOPS,
        ),
    ),
    today=(
        TodayOffer(f"{_UI}.today:shift_rows", terms.LOG_HOURS, sessions=True),
        TodayOffer(f"{_UI}.today:approval_rows", terms.APPROVE_HOURS),
    ),
    audit_sentences={
        terms.WORKSHOP_SAVED: N_("The workshop {name} ({field}) was saved."),
        terms.TASK_ADDED: N_("{name} was put on the list of tasks of {workshop}."),
        terms.PLACED: N_("{name} got a place in {workshop} from {first}."),
        terms.PLACEMENT_ENDED: N_("The place of {name} in {workshop} ends on {last}."),
        terms.SHIFT_SIGNED: N_(
            "The sheet of {workshop} of {day} was signed: {hours} hours, people: {count}."
        ),
        terms.ABSENCE_NOTED: N_("{name} was not at the shift in {workshop} on {day}."),
        terms.HOURS_LOGGED: N_("{hours} hours of {name} in {workshop} on {day} were entered."),
        terms.HOURS_IMPORTED: N_("{hours} hours of {name} came from a file, {first} to {last}."),
        terms.HOURS_APPROVED: N_("{hours} hours of {name} in {workshop} were approved, {first} to {last}."),
        terms.HOURS_REJECTED: N_(
            "{hours} hours of {name} in {workshop} were rejected, {first} to {last}: {reason}"
        ),
        terms.HOURS_ADJUSTED: N_(
            "The hours of {name} in {workshop} on {day} were adjusted by {minutes} minutes."
        ),
        terms.HOURS_COUNTED: N_(
            "{hours} hours of {name} in {workshop} were counted in statement {number}, {first} to {last}."
        ),
        terms.HOURS_CORRECTED: N_(
            "The hours of {name} in {workshop} on {day} were put right, {before} to {after}. {reason}"
        ),
    },
)
