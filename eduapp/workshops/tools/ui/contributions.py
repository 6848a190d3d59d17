"""What tools give the shell."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, TodayOffer, keeps
from eduapp.gui.routes import Route
from eduapp.workshops.tools import terms

_UI = "eduapp.workshops.tools.ui"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.workshops.tools"),),
    pages=(
        PageOffer("tools.list", f"{_UI}.boards_page:BoardsPage", terms.SEE_TOOLS, "workshops.list"),
        PageOffer("tools.board", f"{_UI}.board_page:BoardPage", terms.SEE_TOOLS, "workshops.list"),
    ),
    actions=(
        ActionOffer(N_("Tools"), Route("tools.list"), "hammer", terms.SEE_TOOLS),
        ActionOffer(N_("Add a tool board"), Route("tools.list", detail="add"), "plus", terms.KEEP_TOOLS),
    ),
    today=(TodayOffer(f"{_UI}.today:rows", terms.COUNT_TOOLS),),
    audit_sentences={
        terms.BOARD_SAVED: N_("The tool board {name} was entered."),
        terms.BOARD_CHANGED: N_("The tool board {name} was changed: {changed}."),
        terms.TOOL_SAVED: N_("{name} ({code}) was entered at {position} of {board}."),
        terms.TOOL_CHANGED: N_("{name} ({code}) at {position} of {board} was changed: {changed}."),
        terms.WITHDRAWN: N_("{tool} was taken out of use: {reason}."),
        terms.STOCK_MOVED: N_("{tool}: {reason}. There should be {stock} now."),
        terms.ISSUED: N_("{name} took {tool}."),
        terms.RETURNED: N_("{name} brought back {tool}."),
        terms.COUNTED: N_("{board}, {kind}: {things} positions counted, {differing} not as expected."),
        terms.SEARCH_OPENED: N_("A search for {tool} began: {difference} found and expected."),
        terms.SEARCH_NOTED: N_("Search for {tool}: {words}"),
        terms.SEARCH_PROPOSED: N_("The search for {tool} shall be closed, {outcome}: {words}"),
        terms.SEARCH_CLOSED: N_("The search for {tool} was closed by a second person: {outcome}."),
        "field:grid_rows": N_("rows"),
        "field:grid_columns": N_("columns"),
        "field:grid_row": N_("row"),
        "field:grid_column": N_("column"),
        "field:tool_number": N_("number on the label"),
        "field:tool_kind": N_("kind"),
        "field:tool_class": N_("class"),
        "field:serial": N_("serial number"),
        "field:tolerance": N_("tolerance in grams"),
    },
)
