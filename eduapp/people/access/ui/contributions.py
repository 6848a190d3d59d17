"""What access gives the shell."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, SettingsOffer
from eduapp.gui.routes import Route
from eduapp.people.access import terms

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer(
            "access.users", "eduapp.people.access.ui.users_page:UsersPage", terms.SEE_USERS, "settings"
        ),
    ),
    actions=(ActionOffer(N_("People who use this"), Route("access.users"), "users", terms.SEE_USERS),),
    settings=(
        SettingsOffer(
            N_("People who use this"),
            "eduapp.people.access.ui.users_panel:UsersPanel",
            terms.SEE_USERS,
            30,
            "users",
        ),
    ),
    audit_sentences={
        terms.USER_ADDED: N_("The account of {name} was opened ({roles})."),
        terms.USER_CHANGED: N_("The account of {name} was changed ({roles})."),
        terms.USER_CLOSED: N_("The account of {name} was closed."),
        terms.PASSWORD_CHANGED: N_("The password of {name} was changed."),
        terms.SIGNED_IN: N_("{name} signed in."),
        terms.SIGN_IN_FAILED: N_("Somebody tried to sign in and was refused. {name}"),
    },
)
