"""The words of deadlines."""

from eduapp.core.changes import Topic

DEADLINES_CHANGED = Topic("exams.deadlines")
