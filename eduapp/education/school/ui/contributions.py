"""What the school gives the shell."""

from eduapp.core.i18n import N_
from eduapp.education.school import terms
from eduapp.gui.contributions import ActionOffer, AnswerOffer, Contributions, PageOffer, SettingsOffer
from eduapp.gui.routes import Route

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer(
            "school.school", "eduapp.education.school.ui.school_page:SchoolPage", terms.SEE_SCHOOL, "settings"
        ),
    ),
    actions=(
        ActionOffer(N_("School, terms and lesson times"), Route("school.school"), "flag", terms.SEE_SCHOOL),
    ),
    settings=(
        SettingsOffer(
            N_("School, terms and lesson times"),
            "eduapp.education.school.ui.school_panel:SchoolPanel",
            terms.SEE_SCHOOL,
            10,
            "flag",
        ),
    ),
    answers=(AnswerOffer("audit.school", "eduapp.education.school.queries:on_sheets", terms.SEE_SCHOOL),),
    audit_sentences={
        terms.SCHOOL_SAVED: N_("The school on papers is now {name}."),
        terms.PRACTICE_ISSUER_SAVED: N_("Who issues practice statements is now {name}."),
        terms.TERMS_SAVED: N_("The terms were set: {terms}."),
        terms.LESSON_TIMES_SAVED: N_("The lesson times were set: {count} a day."),
        terms.CALENDAR_SAVED: N_("The school calendar was set: {count} entries."),
        terms.INVENTED: N_("Everybody on this site was said to be invented."),
        terms.SITE_SAVED: N_("The words that no paper may show were changed. There are {words} of them."),
    },
)
