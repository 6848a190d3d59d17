"""The words of exams on screen that the features above share."""

from eduapp.core.changes import Topic

ATTEMPTS_CHANGED = Topic("exams.attempts")
