"""The words of tools and their boards."""

from eduapp.core.changes import Topic

SEE_TOOLS = "tools.see"
COUNT_TOOLS = "tools.count"  # issue, return, count, write in a search log
KEEP_TOOLS = "tools.keep"  # the register of boards and tools, and withdrawing
CLOSE_SEARCH = "tools.close_search"  # propose how a search ended, or be the second who confirms it
PERMISSIONS = (SEE_TOOLS, COUNT_TOOLS, KEEP_TOOLS, CLOSE_SEARCH)

TOOLS_CHANGED = Topic("tools")

BOARD_SAVED = "tools.board.saved"
BOARD_CHANGED = "tools.board.changed"
TOOL_SAVED = "tools.tool.saved"
TOOL_CHANGED = "tools.tool.changed"
WITHDRAWN = "tools.withdrawn"
STOCK_MOVED = "tools.stock.moved"
ISSUED = "tools.issued"
RETURNED = "tools.returned"
COUNTED = "tools.counted"
SEARCH_OPENED = "tools.search.opened"
SEARCH_NOTED = "tools.search.noted"
SEARCH_PROPOSED = "tools.search.proposed"
SEARCH_CLOSED = "tools.search.closed"
