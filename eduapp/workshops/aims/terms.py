"""The words of competence aims."""

from eduapp.core.changes import Topic

SEE_AIMS = "aims.see"
KEEP_AIMS = "aims.keep"  # the aims of a trade, and which task practises which
SIGN_AIMS = "aims.sign"  # observe, sign off, hold talks
PERMISSIONS = (SEE_AIMS, KEEP_AIMS, SIGN_AIMS)

AIMS_CHANGED = Topic("workshops.aims")
MATRIX_CHANGED = Topic("workshops.aims.matrix")
TALKS_CHANGED = Topic("workshops.talks")
AIM_CODES = "trade aims"  # a turn: two with the same code would both be new

AIM_SAVED = "aims.saved"
AIM_CHANGED = "aims.changed"
AIM_LINKED = "aims.linked"
AIM_OBSERVED = "aims.observed"
AIM_SIGNED = "aims.signed"
AIM_WITHDRAWN = "aims.withdrawn"
TALK_HELD = "aims.talk.held"
TALK_WITHDRAWN = "aims.talk.withdrawn"

# Steps of a sign-off, in rows (CHECKs of aim_signing).
SIGNED = "signed"
WITHDRAWN = "withdrawn"
