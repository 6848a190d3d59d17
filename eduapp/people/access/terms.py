"""The words of access: permissions, topics, audit actions, settings."""

from eduapp.core.actor import OVERRIDE_RULES
from eduapp.core.changes import Topic

SIGN_IN = "access.sign_in"  # the program itself, on behalf of whoever stands at the desk
SET_UP = "access.set_up"  # the very first administrator
SEE_USERS = "access.see_users"
MANAGE_USERS = "access.manage_users"
CHANGE_OWN_PASSWORD = "access.change_own_password"  # noqa: S105 - a permission's name

PERMISSIONS = (SEE_USERS, MANAGE_USERS, CHANGE_OWN_PASSWORD, OVERRIDE_RULES)
SYSTEM_PERMISSIONS = (SIGN_IN, SET_UP)

USERS_CHANGED = Topic("access.users")

USER_ADDED = "access.user.added"
USER_CHANGED = "access.user.changed"
USER_CLOSED = "access.user.closed"
PASSWORD_CHANGED = "access.password.changed"  # noqa: S105
SIGNED_IN = "access.signed_in"
SIGN_IN_FAILED = "access.sign_in.failed"
