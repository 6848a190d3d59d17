"""The words of privacy."""

from eduapp.core.changes import Topic

COPY = "privacy.copy"  # as features offer what they keep (gui.contributions.keeps)
SEE_LIVES = "privacy.see_lives"
DISPOSE = "privacy.dispose"  # propose that what is kept too long goes, or confirm it: two people
HOLD = "privacy.hold"
PERMISSIONS = (COPY, SEE_LIVES, DISPOSE, HOLD)
SENTENCE = "audit.sentence"  # where the trail says how an entry is told

PRIVACY_CHANGED = Topic("privacy")
RUNS = "privacy: runs"  # who proposes one waits here

COPY_READ = "privacy.copy.read"
COPY_PRINTED = "privacy.copy.printed"
COPY_SAVED = "privacy.copy.saved"
HOLD_SET = "privacy.hold.set"
HOLD_LIFTED = "privacy.hold.lifted"
DISPOSAL_PROPOSED = "privacy.disposal.proposed"
DISPOSAL_REFUSED = "privacy.disposal.refused"
DISPOSAL_DONE = "privacy.disposal.done"
