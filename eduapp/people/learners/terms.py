"""The words of learners: permissions, topics, audit actions."""

from eduapp.core.changes import Topic

SEE_LEARNERS = "learners.see"
ADMIT_LEARNERS = "learners.admit"
CORRECT_LEARNERS = "learners.correct"
PERMISSIONS = (SEE_LEARNERS, ADMIT_LEARNERS, CORRECT_LEARNERS)

LEARNERS_CHANGED = Topic("learners")

LEARNER_ADMITTED = "learners.admitted"
LEARNER_CORRECTED = "learners.corrected"
LEARNER_LEFT = "learners.left"
