"""What access gives the shell."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, SettingsOffer, TodayOffer
from eduapp.gui.routes import Route
from eduapp.people.access import terms

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer(
            "access.users", "eduapp.people.access.ui.users_page:UsersPage", terms.SEE_USERS, "settings"
        ),
        PageOffer(
            "access.roles", "eduapp.people.access.ui.roles_page:RolesPage", terms.SEE_USERS, "settings"
        ),
    ),
    actions=(
        ActionOffer(N_("People who use this"), Route("access.users"), "users", terms.SEE_USERS),
        ActionOffer(N_("What each role may"), Route("access.roles"), "shield", terms.SEE_USERS),
    ),
    settings=(
        SettingsOffer(
            N_("People who use this"),
            "eduapp.people.access.ui.users_panel:UsersPanel",
            terms.SEE_USERS,
            30,
            "users",
        ),
        SettingsOffer(
            N_("Locking the screen"),
            "eduapp.people.access.ui.locking_panel:LockingPanel",
            terms.SEE_USERS,
            31,
            "lock",
        ),
    ),
    today=(TodayOffer("eduapp.people.access.ui.today:no_code", terms.MANAGE_USERS),),
    audit_sentences={
        terms.USER_ADDED: N_("The account of {name} was opened ({roles})."),
        terms.USER_CHANGED: N_("The account of {name} was changed ({roles})."),
        terms.USER_CLOSED: N_("The account of {name} was closed."),
        terms.PASSWORD_CHANGED: N_("The password of {name} was changed."),
        terms.SIGNED_IN: N_("{name} signed in."),
        terms.UNLOCKED: N_("{name} unlocked the screen."),
        terms.RECOVERY_MADE: N_("{name} made a new sealed code for administrators."),
        terms.RECOVERY_USED: N_("The sealed code was used: {name} has a new password."),
        terms.RECOVERY_FAILED: N_("Somebody tried the sealed code and was refused."),
        terms.PROVEN: N_("{name} typed the password anew, for one act."),
        terms.LOCKING_SET: N_(
            "Screens are locked after {minutes} minutes without a touch ({before} before)."
        ),
        terms.PIN_SET: N_("{name} chose a PIN for one PC."),
        terms.PIN_FAILED: N_("A wrong PIN was typed for {name}."),
        terms.PIN_GONE: N_("The PIN of {name} on one PC is gone after {count} wrong ones."),
        terms.SIGN_IN_SLOWED: N_(
            "{count} wrong passwords in a row for {name}: the next try waits {seconds} seconds."
        ),
        terms.SIGN_IN_FAILED: N_("Somebody tried to sign in and was refused. {name}"),
    },
)
