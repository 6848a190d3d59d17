"""What the bank of questions gives the shell: sentences for the trail. Files come and go by command."""

from eduapp.core.i18n import N_
from eduapp.exams.questions import terms
from eduapp.gui.contributions import Contributions

CONTRIBUTIONS = Contributions(
    audit_sentences={
        terms.QUESTION_SAVED: N_("The question “{label}” was saved, version {number}."),
        terms.QUESTION_RETIRED: N_("The question “{label}” was retired: {reason}"),
        terms.QUESTIONS_BROUGHT_IN: N_("{count} questions were brought into the bank from {file}."),
        terms.QUESTIONS_EXPORTED: N_("{count} questions left the bank with what is right, as {format}."),
    },
)
