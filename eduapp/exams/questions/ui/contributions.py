"""What the bank of questions gives the shell."""

from eduapp.core.i18n import N_
from eduapp.exams.questions import terms
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer
from eduapp.gui.routes import Route

_UI, _PLACE = "eduapp.exams.questions.ui", "sittings.list"

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer("questions.list", f"{_UI}.questions_page:QuestionsPage", terms.SEE_QUESTIONS, _PLACE),
        PageOffer("questions.edit", f"{_UI}.edit_page:EditPage", terms.KEEP_QUESTIONS, _PLACE),
        PageOffer("questions.import", f"{_UI}.import_page:ImportPage", terms.KEEP_QUESTIONS, _PLACE),
    ),
    actions=(
        ActionOffer(
            N_("Questions for exams"), Route("questions.list"), "clipboard-check", terms.SEE_QUESTIONS
        ),
        ActionOffer(N_("Write an exam question"), Route("questions.edit"), "plus", terms.KEEP_QUESTIONS),
        ActionOffer(N_("Bring in exam questions"), Route("questions.import"), "upload", terms.KEEP_QUESTIONS),
    ),
    audit_sentences={
        terms.QUESTION_SAVED: N_("The question “{label}” was saved, version {number}."),
        terms.QUESTION_RETIRED: N_("The question “{label}” was retired: {reason}"),
        terms.QUESTIONS_BROUGHT_IN: N_("{count} questions were brought into the bank from {file}."),
        terms.QUESTIONS_EXPORTED: N_("{count} questions left the bank with what is right, as {format}."),
    },
)
