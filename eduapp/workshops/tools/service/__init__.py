"""What can be done with boards and tools. Each function is one use case, one transaction."""

from eduapp.workshops.tools.service.counting import CountBoard, count_board
from eduapp.workshops.tools.service.issuing import (
    IssueTool,
    ReturnTool,
    ScanLabel,
    issue_tool,
    return_tool,
    scan_label,
)
from eduapp.workshops.tools.service.register import (
    MoveStock,
    SaveBoard,
    SaveTool,
    Withdraw,
    move_stock,
    save_board,
    save_tool,
    withdraw,
)
from eduapp.workshops.tools.service.searching import (
    CloseSearch,
    NoteSearch,
    ProposeEnd,
    close_search,
    note_search,
    propose_end,
)

__all__ = [
    "CloseSearch",
    "CountBoard",
    "IssueTool",
    "MoveStock",
    "NoteSearch",
    "ProposeEnd",
    "ReturnTool",
    "SaveBoard",
    "SaveTool",
    "ScanLabel",
    "Withdraw",
    "close_search",
    "count_board",
    "issue_tool",
    "move_stock",
    "note_search",
    "propose_end",
    "return_tool",
    "save_board",
    "save_tool",
    "scan_label",
    "withdraw",
]
