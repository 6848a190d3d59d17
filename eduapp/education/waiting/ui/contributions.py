"""What waiting lists give the pages of groups and learners, and Today."""

from eduapp.core.i18n import N_
from eduapp.education.waiting import terms
from eduapp.gui.contributions import Contributions, PanelOffer, TodayOffer, keeps

_UI = "eduapp.education.waiting.ui"
LIST = f"{_UI}.waiting_panel:WaitingPanel"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.education.waiting"),),
    panels=(
        PanelOffer("enrolment.group", N_("Waiting"), LIST, terms.SEE_WAITING, 5),
        PanelOffer(
            "learners.learner",
            N_("Waiting lists"),
            f"{_UI}.learner_panel:LearnerPanel",
            terms.SEE_WAITING,
            15,
        ),
    ),
    today=(TodayOffer(f"{_UI}.today:rows", terms.SEE_WAITING, later=True),),
    audit_sentences={
        terms.APPLIED: N_("{name} was put on the waiting list of {course}, {group}, as of {applied_on}."),
        terms.APPROVED: N_("{name} may wait for a place in {course}, {group}."),
        terms.SET_BACK: N_("The wish of {name} for {course}, {group}, is to be decided again."),
        terms.DECLINED: N_("The wish of {name} for {course}, {group}, was declined ({reason})."),
        terms.WITHDRAWN: N_("{name} no longer wishes for a place in {course}, {group}."),
        terms.RENEWED: N_("{name} wishes for a place in {course}, {group}, again."),
        terms.DATE_MOVED: N_(
            "The wish of {name} for {course}, {group}, counts from {applied_on}, not {before}."
        ),
        terms.OFFERED: N_(
            "{name} was offered a place in {course}, {group}, until {until}; passed over: {passed_over}."
        ),
        terms.TURNED_DOWN: N_("{name} said no to a place in {course}, {group}."),
        terms.TAKEN_BACK: N_("The offer of a place in {course}, {group}, to {name} was taken back."),
        terms.LAPSED: N_("The offer of a place in {course}, {group}, to {name} ran out."),
        terms.ALLOCATED: N_("{name} got a place in {course}, {group}, from {first_day}."),
        terms.REMOVED: N_("{name} was taken off the waiting list of {course}, {group} ({reason})."),
    },
)
