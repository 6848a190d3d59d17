"""What arrangements at exams give the trail."""

from eduapp.core.i18n import N_
from eduapp.exams.arrangements import terms
from eduapp.gui.contributions import Contributions

CONTRIBUTIONS = Contributions(
    audit_sentences={
        terms.DECISION_RECORDED: N_(
            "A decision of {day} on arrangements at exams for {name} was recorded (case {reference})."
        ),
        terms.DECISION_REPLACED: N_(
            "A new decision of {day} on arrangements at exams for {name} replaced the one before "
            "(case {reference})."
        ),
        terms.DECISION_WITHDRAWN: N_(
            "The decision of {day} on arrangements at exams for {name} was withdrawn "
            "(case {reference}): {reason}"
        ),
    },
)
