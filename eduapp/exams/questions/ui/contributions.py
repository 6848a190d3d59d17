"""What the bank of questions gives the shell. Files come and go by command."""

from eduapp.core.i18n import N_
from eduapp.exams.questions import terms
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer
from eduapp.gui.routes import Route

_PAGE = "eduapp.exams.questions.ui.questions_page:QuestionsPage"

CONTRIBUTIONS = Contributions(
    pages=(PageOffer("questions.list", _PAGE, terms.SEE_QUESTIONS, "sittings.list"),),
    actions=(
        ActionOffer(
            N_("Questions for exams"), Route("questions.list"), "clipboard-check", terms.SEE_QUESTIONS
        ),
    ),
    audit_sentences={
        terms.QUESTION_SAVED: N_("The question “{label}” was saved, version {number}."),
        terms.QUESTION_RETIRED: N_("The question “{label}” was retired: {reason}"),
        terms.QUESTIONS_BROUGHT_IN: N_("{count} questions were brought into the bank from {file}."),
        terms.QUESTIONS_EXPORTED: N_("{count} questions left the bank with what is right, as {format}."),
    },
)
