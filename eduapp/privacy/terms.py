"""The words of privacy."""

from eduapp.core.changes import Topic

COPY = "privacy.copy"  # as features offer what they keep (gui.contributions.keeps)
PERMISSIONS = (COPY,)
SENTENCE = "audit.sentence"  # where the trail says how an entry is told

PRIVACY_CHANGED = Topic("privacy")

COPY_READ = "privacy.copy.read"
COPY_PRINTED = "privacy.copy.printed"
COPY_SAVED = "privacy.copy.saved"
