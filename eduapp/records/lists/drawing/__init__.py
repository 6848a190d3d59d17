"""Draws lists: what stands on them in, the bytes of a PDF out. No database, no screen, no clock.

Importing this costs nothing: what draws is loaded when the first list is.
"""

from collections.abc import Sequence

from eduapp.records.lists.drawing.paper import Paper

__all__ = ["Paper", "draw"]


def draw(papers: Sequence[Paper], language: str, *, large: bool = False, across: str = "") -> bytes:
    """Lists of one kind as one PDF, each beginning on a page of its own. The same lists, the same bytes."""
    from eduapp.records.lists.drawing import pages  # noqa: PLC0415 - heavy

    return pages.draw(papers, language, large=large, across=across)
