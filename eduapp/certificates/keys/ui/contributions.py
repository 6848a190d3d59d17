"""What the keys of the school give the shell."""

from eduapp.certificates.keys import terms
from eduapp.core.i18n import N_
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, SettingsOffer, TodayOffer
from eduapp.gui.routes import Route

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer("keys.keys", "eduapp.certificates.keys.ui.keys_page:KeysPage", terms.SEE_KEYS, "settings"),
        PageOffer(
            "keys.ceremony",
            "eduapp.certificates.keys.ui.ceremony_page:CeremonyPage",
            terms.KEEP_KEYS,
            "settings",
        ),
    ),
    actions=(ActionOffer(N_("Keys of the school"), Route("keys.keys"), "lock", terms.SEE_KEYS),),
    settings=(
        SettingsOffer(
            N_("Keys of the school"),
            "eduapp.certificates.keys.ui.keys_panel:KeysPanel",
            terms.SEE_KEYS,
            35,
            "lock",
        ),
    ),
    today=(TodayOffer("eduapp.certificates.keys.ui.today:due", terms.KEEP_KEYS, later=True),),
    audit_sentences={
        terms.AGREED: N_("{name} agreed, as the second person, to a change of the keys of the school."),
        terms.BEGUN: N_("The keys of the school were made, together with {second} (key {kid})."),
        terms.BROUGHT_BACK: N_("The keys of the school were brought in, together with {second} (key {kid})."),
        terms.ROTATED: N_("The issuing key was renewed, together with {second} (key {kid}, list {number})."),
        terms.LOST: N_("A key was told lost, together with {second} (key in use {kid}, list {number})."),
        terms.PASSWORD_CHANGED: N_("The password of issuing was changed (key {kid})."),
        terms.ROOT_LOCKED_ANEW: N_(
            "The key file of the root was given other passwords, together with {second}."
        ),
        terms.OPENED: N_("The issuing key was opened (key {kid})."),
        terms.OPEN_FAILED: N_("Somebody tried to open the issuing key with a wrong password (key {kid})."),
    },
)
