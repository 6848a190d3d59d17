"""What certificates give the shell."""

from eduapp.certificates import terms
from eduapp.core.i18n import N_
from eduapp.gui.contributions import (
    ActionOffer,
    Contributions,
    FigureOffer,
    PageOffer,
    PanelOffer,
    RailItem,
    TodayOffer,
)
from eduapp.gui.routes import Route

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer(
            "certificates.ready", "eduapp.certificates.ui.ready_page:ReadyPage", terms.SEE_CERTIFICATES
        ),
        PageOffer(
            "certificates.register",
            "eduapp.certificates.ui.register_page:RegisterPage",
            terms.SEE_CERTIFICATES,
        ),
        PageOffer(
            "certificates.certificate",
            "eduapp.certificates.ui.certificate_page:CertificatePage",
            terms.SEE_CERTIFICATES,
        ),
    ),
    rail=(RailItem("certificates.ready", N_("Certificates"), "award", 60),),
    panels=(
        PanelOffer(
            "learners.learner",
            N_("What is reached"),
            "eduapp.certificates.ui.reached_panel:ReachedPanel",
            terms.SEE_CERTIFICATES,
            12,
        ),
        PanelOffer(
            "learners.learner",
            N_("Certificates"),
            "eduapp.certificates.ui.learner_panel:CertificatesPanel",
            terms.SEE_CERTIFICATES,
            50,
        ),
    ),
    actions=(
        ActionOffer(N_("Issue certificates"), Route("certificates.ready"), "award", terms.ISSUE_CERTIFICATES),
        ActionOffer(
            N_("Register of certificates"), Route("certificates.register"), "table", terms.SEE_CERTIFICATES
        ),
    ),
    today=(TodayOffer("eduapp.certificates.ui.today:waiting", terms.ISSUE_CERTIFICATES, later=True),),
    figures=(FigureOffer("eduapp.certificates.ui.today:figure", terms.SEE_CERTIFICATES, 30),),
    audit_sentences={
        terms.ISSUED: N_("Paper {number} was issued to {name}."),
        terms.VOIDED: N_("Number {number} was made void: {reason}"),
        terms.PRINTED: N_("Paper {number} of {name} was printed."),
        terms.SAVED_AS_FILE: N_("Paper {number} of {name} was saved as a file."),
    },
)
