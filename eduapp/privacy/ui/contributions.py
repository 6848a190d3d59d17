"""What privacy gives the shell, and its part of a learner's page."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, PanelOffer, SettingsOffer, keeps
from eduapp.gui.routes import Route
from eduapp.privacy import terms

_UI = "eduapp.privacy.ui"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.privacy"),),
    pages=(
        PageOffer("privacy.copy", f"{_UI}.copy_page:CopyPage", terms.COPY, "learners.list"),
        PageOffer("privacy.retention", f"{_UI}.retention_page:RetentionPage", terms.SEE_LIVES, "settings"),
    ),
    actions=(ActionOffer(N_("How long data is kept"), Route("privacy.retention"), "clock", terms.SEE_LIVES),),
    settings=(
        SettingsOffer(
            N_("How long data is kept"), f"{_UI}.retention_panel:RetentionPanel", terms.SEE_LIVES, 34, "clock"
        ),
    ),
    panels=(
        PanelOffer("learners.learner", N_("Privacy"), f"{_UI}.person_panel:PersonPanel", terms.HOLD, 95),
    ),
    audit_sentences={
        terms.HOLD_SET: N_("Nothing about a learner is deleted from now on: {ground}."),
        terms.HOLD_LIFTED: N_("What is kept about a learner is deleted again when it is time."),
        terms.DISPOSAL_PROPOSED: N_(
            "It was proposed to delete what is kept too long: {rows} rows, persons: {persons}."
        ),
        terms.DISPOSAL_REFUSED: N_("What was proposed to be deleted stays."),
        terms.DISPOSAL_DONE: N_("What was kept too long was deleted: {rows} rows, persons: {persons}."),
        terms.COPY_READ: N_("The copy of everything that is kept about a learner was made."),
        terms.COPY_PRINTED: N_("The copy of everything that is kept about a learner was printed."),
        terms.COPY_SAVED: N_("The copy of everything that is kept about a learner was saved as a file."),
    },
)
