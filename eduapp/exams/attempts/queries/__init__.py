"""What the invigilator's board shows, and what tickets and papers are made of."""

from eduapp.exams.attempts.queries.board import Board, Card, GapRow, Known, board
from eduapp.exams.attempts.queries.preparing import Preparable, preparable

__all__ = ["Board", "Card", "GapRow", "Known", "Preparable", "board", "preparable"]
