"""The papers of a sitting: facts in, the bytes of a PDF out. Knows no database and no screen."""

from datetime import date

from eduapp.exams.sittings.drawing import labels, lists, room
from eduapp.exams.sittings.rules.papers import DoorList, LabelSheet, Paper, WatchList

__all__ = ["draw"]


def draw(paper: Paper, day: date, *, across: str = "") -> bytes:
    """A paper in its own language, made on a day; `across` is a word over the whole page, such as DRAFT."""
    if isinstance(paper, DoorList):
        return lists.draw_door_list(paper, day, across=across)
    if isinstance(paper, WatchList):
        return lists.draw_watch_list(paper, day, across=across)
    if isinstance(paper, LabelSheet):
        return labels.draw_labels(paper, day, across=across)
    return room.draw_plan(paper, day, across=across)
