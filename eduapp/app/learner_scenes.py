"""Dialogs about the learner as such: here or away, kept apart from whom, and what they say is wrong."""

from eduapp.app.scene import Scene

SCENES = (
    Scene("learner-state", "learner", ("Change state…",)),
    Scene("learner-apart", "learner", ("Keep apart from…",)),
    Scene("learner-dispute", "learner", ("Take in a request…",)),
)
