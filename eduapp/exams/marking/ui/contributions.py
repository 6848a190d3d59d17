"""What marking gives the shell."""

from eduapp.core.i18n import N_
from eduapp.exams.marking import terms
from eduapp.gui.contributions import Contributions

CONTRIBUTIONS = Contributions(
    audit_sentences={
        terms.EXAMINER_APPOINTED: N_("Exam of {day} in {course}: {name} appointed as examiner {place}."),
        terms.EXAMINER_ENDED: N_(
            "Exam of {day} in {course}: {name} does not go on as examiner {place}. {reason}"
        ),
        terms.MARKED_BY_KEY: N_("Exam of {day} in {course}: {count} answers marked by their keys."),
        terms.MARKS_GIVEN: N_(
            "Exam of {day} in {course}: examiner {place} marked candidate {numbers}, question {question}."
        ),
        terms.MARKS_HANDED_IN: N_("Exam of {day} in {course}: examiner {place} handed in {count} marks."),
        terms.KEY_CORRECTED: N_("Key of “{label}” corrected: {reason} Moved by it, {count}: {numbers}"),
    },
)
