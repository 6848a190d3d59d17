"""What certificates give the shell."""

from eduapp.certificates import terms
from eduapp.certificates.keys import terms as keys
from eduapp.core.i18n import N_
from eduapp.gui.contributions import (
    ActionOffer,
    AnswerOffer,
    Contributions,
    FigureOffer,
    PageOffer,
    PanelOffer,
    RailItem,
    SettingsOffer,
    TodayOffer,
    keeps,
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
        PageOffer(
            "certificates.chain", "eduapp.certificates.ui.chain_page:ChainPage", terms.SEE_CERTIFICATES
        ),
        PageOffer(
            "certificates.templates",
            "eduapp.certificates.ui.templates_page:TemplatesPage",
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
        PanelOffer(
            "learners.learner",
            N_("Other papers"),
            "eduapp.certificates.ui.others_panel:OthersPanel",
            terms.SEE_CERTIFICATES,
            52,
        ),
    ),
    actions=(
        ActionOffer(N_("Issue certificates"), Route("certificates.ready"), "award", terms.ISSUE_CERTIFICATES),
        ActionOffer(
            N_("Templates of papers"), Route("certificates.templates"), "pen-line", terms.EDIT_TEMPLATES
        ),
        ActionOffer(
            N_("Register of issue"), Route("certificates.chain"), "file-check", terms.SEE_CERTIFICATES
        ),
        ActionOffer(
            N_("Register of certificates"), Route("certificates.register"), "table", terms.SEE_CERTIFICATES
        ),
    ),
    settings=(
        SettingsOffer(
            N_("How papers are issued"),
            "eduapp.certificates.ui.rules_panel:RulesPanel",
            terms.SEE_CERTIFICATES,
            34,
            "award",
        ),
        SettingsOffer(
            terms.LOOKS.label,
            "eduapp.certificates.ui.looks_panel:LooksPanel",
            terms.SEE_CERTIFICATES,
            35,
            "file-text",
        ),
    ),
    answers=(
        keeps("eduapp.certificates"),
        AnswerOffer(keys.REGISTER, "eduapp.certificates.jobs.papers:papers", keys.SEE_KEYS),
    ),
    today=(
        TodayOffer("eduapp.certificates.ui.today:waiting", terms.ISSUE_CERTIFICATES, later=True),
        TodayOffer("eduapp.certificates.ui.today:revocations", terms.ATTEST_REVOCATION),
        TodayOffer("eduapp.certificates.ui.today:clock", terms.SET_RULES),
        TodayOffer("eduapp.certificates.ui.today:witnesses", terms.SET_RULES, later=True),
    ),
    figures=(FigureOffer("eduapp.certificates.ui.today:figure", terms.SEE_CERTIFICATES, 30),),
    audit_sentences={
        terms.ISSUED: N_("Paper {number} was issued to {name}."),
        terms.VOIDED: N_("Number {number} was made void: {reason}"),
        terms.PRINTED: N_("Paper {number} of {name} was printed."),
        terms.SAVED_AS_FILE: N_("Paper {number} of {name} was saved as a file."),
        terms.BADGE_SIGNED: N_("The Open Badge of paper {number} of {name} was signed (key {key})."),
        terms.EXPORTED: N_("Paper {number} of {name} was saved as {form}."),
        terms.REPLACED: N_("Paper {number} was replaced by {by}, for {name}: {cause}."),
        terms.LET_STAND: N_("On paper {number} “{words}” may stand: {reason}"),
        terms.CHECKED: N_("The paper ({kind}) of {name} was checked before it is issued."),
        terms.REVOCATION_PROPOSED: N_(
            "That paper {number} of {name} is revoked was proposed, {basis}: {reason}"
        ),
        terms.REVOCATION_REFUSED: N_(
            "Paper {number} of {name} was not revoked, as {first} had proposed: {why}"
        ),
        terms.REVOKED: N_("Paper {number} of {name} was revoked, as {first} had proposed, {basis}: {reason}"),
        terms.HANDED_OVER: N_("Paper {number} was handed over to {name} on {day}: {how}."),
        terms.LIST_MADE: N_("List number {number} of papers that do not count was signed, {papers} in it."),
        terms.LIST_BEGUN_ANEW: N_(
            "The list of papers that do not count began anew with number {number}, together with {second}."
        ),
        terms.CLOCK_RIGHT: N_("The clock was found right on {day}, after nothing since {before}."),
        terms.HEAD_NOTED: N_("Entry {entry} of the register was written down elsewhere ({chain})."),
        terms.HEAD_HANDED_OUT: N_(
            "A page for checking papers was written that tells entry {entry} ({chain})."
        ),
        terms.LOOK_SET: N_("The layout of papers ({kind}) was chosen: {look}."),
        terms.TEMPLATE_KEPT: N_(
            "Version {number} of the school’s own template ({kind}, {look}) was kept. Changed: {what}."
        ),
        terms.TEMPLATE_AGAIN: N_(
            "The school’s own template ({kind}, {look}) is as in version {earlier} again: version {number}."
        ),
        terms.TEMPLATE_DROPPED: N_(
            "Papers ({kind}, {look}) are drawn with the program’s template again, from version {number} on."
        ),
        terms.TEMPLATE_LET_STAND: N_(
            "In version {number} of the template ({kind}, {look}) “{words}” may stand: {reason}"
        ),
        terms.LOGO_KEPT: N_("The school’s emblem for papers was kept, version {number}."),
        terms.LOGO_DROPPED: N_("Papers bear no emblem of the school any more, from version {number} on."),
        terms.SIGNATURE_KEPT: N_("The picture of the signature of {name} was kept, version {number}."),
        terms.SIGNATURE_DROPPED: N_("The picture of the signature of {name} stands on no paper any more."),
        terms.SECOND_WANTED: N_(
            "From now on a second person checks each paper before it is issued: {reason}"
        ),
        terms.SECOND_DROPPED: N_(
            "From now on papers are issued without a second person, as {second} agreed: {reason}"
        ),
    },
)
