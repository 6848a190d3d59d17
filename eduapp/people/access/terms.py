"""The words of access: permissions, topics, audit actions, settings."""

from eduapp.core.actor import OVERRIDE_RULES
from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.settings import Setting

SIGN_IN = "access.sign_in"  # the program itself, on behalf of whoever stands at the desk
SET_UP = "access.set_up"  # the very first administrator
SEE_USERS = "access.see_users"
MANAGE_USERS = "access.manage_users"
SET_LOCKING = "access.set_locking"  # when the screen locks by itself
CHANGE_OWN_PASSWORD = "access.change_own_password"  # noqa: S105 - a permission's name

PERMISSIONS = (SEE_USERS, MANAGE_USERS, SET_LOCKING, CHANGE_OWN_PASSWORD, OVERRIDE_RULES)
SYSTEM_PERMISSIONS = (SIGN_IN, SET_UP)

USERS_CHANGED = Topic("access.users")
LOCKING_CHANGED = Topic("access.locking")
RECOVERY_CHANGED = Topic("access.recovery")
ADMINISTRATORS = "access.administrators"  # one after the other: who makes or unmakes them
TRYING = "access.trying"  # one after the other: who tries a password

USER_ADDED = "access.user.added"
USER_CHANGED = "access.user.changed"
USER_CLOSED = "access.user.closed"
PASSWORD_CHANGED = "access.password.changed"  # noqa: S105
SIGNED_IN = "access.signed_in"
UNLOCKED = "access.unlocked"
PROVEN = "access.proven"  # the password typed anew for one act
SIGN_IN_FAILED = "access.sign_in.failed"
SIGN_IN_SLOWED = "access.sign_in.slowed"  # so many wrong passwords that the next try has to wait

RECOVERY_MADE = "access.recovery.made"
RECOVERY_USED = "access.recovery.used"
RECOVERY_FAILED = "access.recovery.failed"
LOCKING_SET = "access.locking.set"
PIN_SET = "access.pin.set"
PIN_FAILED = "access.pin.failed"
PIN_GONE = "access.pin.gone"

LOCK_MINUTES = Setting(
    "access.lock_minutes",
    int(str(code_list("sign_in_limits")["lock_minutes"].flags["value"])),
    int,
    N_("When the screen is locked by itself"),
)
NAMES_SECRET = Setting("access.names_secret", "", str, N_("What unknown names are counted by"))
