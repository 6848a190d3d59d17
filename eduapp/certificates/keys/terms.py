"""The words of the keys of the school."""

from eduapp.core.changes import Topic

SEE_KEYS = "keys.see"
OPEN_KEYS = "keys.open"  # who issues papers: opens the issuing key with its password
KEEP_KEYS = "keys.keep"  # one of the two who make, change and bring back keys
PERMISSIONS = (SEE_KEYS, OPEN_KEYS, KEEP_KEYS)

KEYS_CHANGED = Topic("certificates.keys")
TURN = "certificates.keys"  # whose turn it is to change them

AGREED = "keys.agreed"
BEGUN = "keys.begun"
BROUGHT_BACK = "keys.brought_back"
ROTATED = "keys.rotated"
LOST = "keys.lost"
PASSWORD_CHANGED = "keys.password_changed"  # noqa: S105 - an action's name
ROOT_LOCKED_ANEW = "keys.root_locked_anew"
OPENED = "keys.opened"
OPEN_FAILED = "keys.open_failed"

# The dialog that asks for the password of issuing, for whoever needs the key: (bench, parent, then).
ASK_FOR_KEYS = "eduapp.certificates.keys.ui.open_dialog:open_keys"

# Where a feature above tells of papers: module:function, () → `keys.jobs.papers.Papers`.
REGISTER = "keys.register"
