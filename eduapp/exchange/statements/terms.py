"""The words of statements of hours."""

from eduapp.core.changes import Topic

SEE_STATEMENTS = "statements.see"
PERMISSIONS = (SEE_STATEMENTS,)  # who makes them counts hours: workshops.hours.terms.COUNT_HOURS

STATEMENTS_CHANGED = Topic("statements")

MADE = "statements.made"
WRITTEN = "statements.written"
