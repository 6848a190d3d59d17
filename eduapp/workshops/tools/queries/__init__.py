"""What can be told of tools: the register, one board, and whether all is accounted for.

Hours asks `unsettled` before a shift is closed; the day asks `open_boards`.
"""

from eduapp.workshops.tools.queries.gate import OpenBoard, open_boards, unsettled
from eduapp.workshops.tools.queries.pages import (
    BoardHead,
    CountRow,
    EntryRow,
    FoundRow,
    SearchRow,
    board_head,
    count_rows,
    counts,
    searches,
)
from eduapp.workshops.tools.queries.register import (
    BoardRow,
    OutNow,
    ToolRow,
    board,
    boards,
    boards_at,
    by_code,
    code_key,
    name_taken,
    tool,
    tools_of,
)

__all__ = [
    "BoardHead",
    "BoardRow",
    "CountRow",
    "EntryRow",
    "FoundRow",
    "OpenBoard",
    "OutNow",
    "SearchRow",
    "ToolRow",
    "board",
    "board_head",
    "boards",
    "boards_at",
    "by_code",
    "code_key",
    "count_rows",
    "counts",
    "name_taken",
    "open_boards",
    "searches",
    "tool",
    "tools_of",
    "unsettled",
]
