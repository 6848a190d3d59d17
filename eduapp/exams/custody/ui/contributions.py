"""What custody of papers gives the shell."""

from eduapp.core.i18n import N_
from eduapp.exams.custody import terms
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, PanelOffer, TodayOffer
from eduapp.gui.routes import Route

_UI = "eduapp.exams.custody.ui"

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer("custody.list", f"{_UI}.papers_page:PapersPage", terms.SEE_CUSTODY, "sittings.list"),
        PageOffer("custody.sitting", f"{_UI}.custody_page:CustodyPage", terms.SEE_CUSTODY, "sittings.list"),
    ),
    panels=(
        PanelOffer(
            "sittings.sitting",
            N_("Custody of papers"),
            f"{_UI}.sitting_panel:PapersPanel",
            terms.SEE_CUSTODY,
            40,
        ),
    ),
    actions=(ActionOffer(N_("Custody of papers"), Route("custody.list"), "shield", terms.SEE_CUSTODY),),
    today=(TodayOffer(f"{_UI}.today:rows", terms.RECORD_CUSTODY),),
    audit_sentences={
        terms.RECEIVED: N_(
            "Papers of the exam in {course}, {day}: {count} of “{bundle}” were received. {words}"
        ),
        terms.COUNTED: N_("Papers of the exam in {course}, {day}: “{bundle}” was counted ({pile}): {count}."),
        terms.SEALED: N_("Papers of the exam in {course}, {day}: “{bundle}” was sealed with {reference}."),
        terms.MOVED: N_("Papers of the exam in {course}, {day}: “{bundle}” was moved: {words}"),
        terms.OPENED: N_(
            "Papers of the exam in {course}, {day}: “{bundle}” was opened and {count} were found. A "
            "second person confirms it."
        ),
        terms.HANDED_OUT: N_("Papers of the exam in {course}, {day}: {count} of “{bundle}” were handed out."),
        terms.BACK: N_("Papers of the exam in {course}, {day}: {count} of “{bundle}” came back unused."),
        terms.HANDED_IN: N_("Papers of the exam in {course}, {day}: {count} of “{bundle}” were handed in."),
        terms.RETURNED: N_(
            "Papers of the exam in {course}, {day}: {count} of “{bundle}” were given back unused. {words}"
        ),
        terms.DESTROYED: N_(
            "Papers of the exam in {course}, {day}: {count} of “{bundle}” were destroyed ({pile}). "
            "{words} A second person confirms it."
        ),
        terms.SENT: N_(
            "Papers of the exam in {course}, {day}: {count} of “{bundle}” were sent ({pile}), "
            "{reference}. {words}"
        ),
        terms.MISSING: N_(
            "Papers of the exam in {course}, {day}: {count} of “{bundle}” are missing ({pile}). {words}"
            " A second person confirms it."
        ),
        terms.FOUND: N_(
            "Papers of the exam in {course}, {day}: {count} of “{bundle}” were found again. {words}"
        ),
        terms.CONFIRMED: N_(
            "Papers of the exam in {course}, {day}: a second person confirmed what {first} recorded of "
            "“{bundle}”: {step}."
        ),
        terms.TAKEN_BACK: N_(
            "Papers of the exam in {course}, {day}: line {line} of “{bundle}” ({step}) was taken back: "
            "{words}"
        ),
        terms.PRINTED: N_("The receipt and count of papers of the exam in {course} was printed."),
        "field:bundle": N_("bundle"),
        "field:pile": N_("which sheets"),
        "field:reference": N_("number of the seal, or reference"),
    },
)
