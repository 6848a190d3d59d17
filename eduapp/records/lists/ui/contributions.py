"""What printed lists give the shell, Today, and the pages of groups and registers."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import (
    ActionOffer,
    Contributions,
    FindOffer,
    PageOffer,
    PanelOffer,
    PrintOffer,
    RailItem,
    TodayOffer,
    keeps,
)
from eduapp.gui.routes import Route
from eduapp.records.lists import terms

LISTS, TYPE_IN = "lists.lists", "lists.type_in"
_UI = "eduapp.records.lists.ui"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.records.lists"),),
    pages=(
        PageOffer(LISTS, f"{_UI}.lists_page:ListsPage", terms.SEE_LISTS),
        PageOffer(TYPE_IN, f"{_UI}.type_in_page:TypeInPage", terms.SEE_LISTS, LISTS),
    ),
    rail=(RailItem(LISTS, N_("Lists"), "printer", 70),),
    panels=(
        PanelOffer(
            "attendance.register:notices",
            N_("List on paper"),
            f"{_UI}.register_notice:RegisterNotice",
            terms.SEE_LISTS,
            10,
        ),
        PanelOffer(
            "enrolment.group:notices",
            N_("Lists on paper"),
            f"{_UI}.group_notice:GroupNotice",
            terms.SEE_LISTS,
            10,
        ),
    ),
    actions=(
        ActionOffer(
            N_("Print register sheets"), Route(LISTS, detail="register"), "printer", terms.PRINT_LISTS
        ),
        ActionOffer(
            N_("Print movement lists by place"), Route(LISTS, detail="place"), "printer", terms.PRINT_LISTS
        ),
        ActionOffer(
            N_("Print movement lists by unit"), Route(LISTS, detail="unit"), "printer", terms.PRINT_LISTS
        ),
        ActionOffer(N_("Print week plans"), Route(LISTS, detail="week"), "printer", terms.PRINT_LISTS),
        ActionOffer(N_("Type a list in"), Route(TYPE_IN), "keyboard", terms.TYPE_IN),
    ),
    finds=(
        FindOffer(
            N_("Printed lists"),
            "eduapp.records.lists.queries:found",
            TYPE_IN,
            "printer",
            terms.SEE_LISTS,
        ),
    ),
    today=(TodayOffer(f"{_UI}.today:rows", terms.SEE_LISTS, later=True),),
    prints=(
        PrintOffer("attendance.register", LISTS, "register", terms.PRINT_LISTS),
        PrintOffer("enrolment.group", LISTS, "group", terms.PRINT_LISTS),
        PrintOffer("learners.learner", LISTS, "week", terms.PRINT_LISTS),
    ),
    audit_sentences={
        terms.PRINTED: N_("List {number} was printed: {of}."),
        terms.SAVED_AS_FILE: N_("List {number} was saved as a file: {of}."),
        terms.TYPED_IN: N_("List {number} was typed in, {of}: {count} marks."),
        terms.TAKEN_BACK: N_("What was typed in from list {number} was taken back: {count} marks."),
    },
)
