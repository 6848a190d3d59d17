"""What exam papers give the shell."""

from eduapp.core.i18n import N_
from eduapp.exams.papers import terms
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer
from eduapp.gui.routes import Route

_UI = "eduapp.exams.papers.ui"

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer("papers.list", f"{_UI}.papers_page:PapersPage", terms.SEE_PAPERS, "sittings.list"),
        PageOffer("papers.paper", f"{_UI}.paper_page:PaperPage", terms.SEE_PAPERS, "sittings.list"),
        PageOffer("papers.print", f"{_UI}.print_page:PrintPage", terms.PRINT_PAPERS, "sittings.list"),
    ),
    actions=(
        ActionOffer(N_("Exam papers"), Route("papers.list"), "file-text", terms.SEE_PAPERS),
        ActionOffer(N_("New exam paper"), Route("papers.list", detail="new"), "plus", terms.KEEP_PAPERS),
    ),
    audit_sentences={
        terms.PAPER_SAVED: N_(
            "The exam paper “{title}” was saved: {questions} questions, {versions} versions."
        ),
        terms.PAPER_DRAWN: N_(
            "The exam paper “{title}” was drawn: {questions} questions, {versions} versions."
        ),
        terms.PAPER_COPIED: N_("The exam paper “{title}” was copied from “{old}”."),
        terms.PAPER_FROZEN: N_("The exam paper “{title}” was frozen, digest {digest}."),
        terms.PAPER_PRINTED: N_("The exam paper “{title}” was printed: {what}, {copies} copies."),
    },
)
