"""What machines give the shell."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, keeps
from eduapp.gui.routes import Route
from eduapp.workshops.machines import terms

_UI = "eduapp.workshops.machines.ui"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.workshops.machines"),),
    pages=(
        PageOffer("machines.list", f"{_UI}.machines_page:MachinesPage", terms.SEE_MACHINES, "workshops.list"),
        PageOffer(
            "machines.machine", f"{_UI}.machine_page:MachinePage", terms.SEE_MACHINES, "workshops.list"
        ),
    ),
    actions=(
        ActionOffer(N_("Machines"), Route("machines.list"), "wrench", terms.SEE_MACHINES),
        ActionOffer(N_("Add a machine"), Route("machines.list", detail="add"), "plus", terms.CHANGE_MACHINES),
    ),
    audit_sentences={
        terms.MACHINE_SAVED: N_("The machine {name} ({code}) was entered."),
        terms.MACHINE_CHANGED: N_("The machine {name} ({code}) was changed: {changed}."),
        terms.OUT_OPENED: N_("{machine} was taken out of service from {first} to {last} ({reason})."),
        terms.OUT_ENDED: N_("{machine}, out of service from {first}, could be used again after {ended}."),
        terms.TRAINING_RECORDED: N_("{name} at {machine}, {day}: {step}."),
        terms.TRAINING_STOPPED: N_("{name} at {machine}, {day}: {step} ({reason})."),
        terms.EXCEPTION_ASKED: N_("{name} shall work at {machine} on {day} by way of exception: {reason}"),
        terms.EXCEPTION_ALLOWED: N_(
            "{name} may work at {machine} on {day} by way of exception, asked for by {asked_by}: {reason}"
        ),
        "field:machine_code": N_("number on the label"),
        "field:machine_risk": N_("risk class"),
        "field:machine_demand": N_("training it asks for"),
        "field:machine_expiry": N_("how long training counts"),
    },
)
