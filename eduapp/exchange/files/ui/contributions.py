"""What bringing files in gives the shell."""

from eduapp.core.i18n import N_
from eduapp.exchange.files import terms
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer
from eduapp.gui.routes import Route

CONTRIBUTIONS = Contributions(
    pages=(PageOffer("files.import", "eduapp.exchange.files.ui.import_page:ImportPage", terms.BRING_IN),),
    actions=(
        ActionOffer(
            N_("Bring in learners"), Route("files.import", detail="people"), "upload", terms.BRING_IN
        ),
        ActionOffer(
            N_("Bring in courses"), Route("files.import", detail="courses"), "upload", terms.BRING_IN
        ),
        ActionOffer(
            N_("Bring in workshop hours"), Route("files.import", detail="hours"), "upload", terms.BRING_IN
        ),
        ActionOffer(
            N_("Bring in exam results"), Route("files.import", detail="results"), "upload", terms.BRING_IN
        ),
    ),
    audit_sentences={terms.BROUGHT_IN: N_("{count} rows were brought in from {file}; {refused} were refused.")},
)
