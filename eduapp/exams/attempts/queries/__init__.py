"""What the invigilator's board shows, and what tickets and papers are made of."""

from eduapp.exams.attempts.queries.board import board
from eduapp.exams.attempts.queries.on_paper import Unfinished, unfinished
from eduapp.exams.attempts.queries.preparing import Preparable, preparable
from eduapp.exams.attempts.queries.rows import Board, Card, ForAll, GapRow, Known

__all__ = [
    "Board",
    "Card",
    "ForAll",
    "GapRow",
    "Known",
    "Preparable",
    "Unfinished",
    "board",
    "preparable",
    "unfinished",
]
