"""What can be told of markings. Of a candidate nothing here tells more than the number."""

from eduapp.exams.marking.queries.answers import Answers, Sat, sat
from eduapp.exams.marking.queries.desk import OwnRow, desk, own
from eduapp.exams.marking.queries.examiners import Choice, ExaminerRow, choices, examiners
from eduapp.exams.marking.queries.files import FileState, desk_to_hand_out, files
from eduapp.exams.marking.queries.guide import AnswerInWords, Guide, answers_of, guide
from eduapp.exams.marking.queries.items import ItemMark, item_marks
from eduapp.exams.marking.queries.keys import (
    CorrectionRow,
    HeldKey,
    MovedRow,
    ToLookAt,
    corrections,
    held_key,
    preview,
    to_look_at,
)
from eduapp.exams.marking.queries.marks import MarkedCandidate, marked
from eduapp.exams.marking.queries.overview import (
    AskedRow,
    Disagreement,
    MarkingRow,
    Overview,
    Progress,
    markings,
    overview,
)
from eduapp.exams.marking.queries.paper import Item, MarkedPaper, corrections_of, paper_of
from eduapp.exams.marking.queries.told import ToldMark, how_marked

__all__ = [
    "AnswerInWords",
    "Answers",
    "AskedRow",
    "Choice",
    "CorrectionRow",
    "Disagreement",
    "ExaminerRow",
    "FileState",
    "Guide",
    "HeldKey",
    "Item",
    "ItemMark",
    "MarkedCandidate",
    "MarkedPaper",
    "MarkingRow",
    "MovedRow",
    "Overview",
    "OwnRow",
    "Progress",
    "Sat",
    "ToLookAt",
    "ToldMark",
    "answers_of",
    "choices",
    "corrections",
    "corrections_of",
    "desk",
    "desk_to_hand_out",
    "examiners",
    "files",
    "guide",
    "held_key",
    "how_marked",
    "item_marks",
    "marked",
    "markings",
    "overview",
    "own",
    "paper_of",
    "preview",
    "sat",
    "to_look_at",
]
