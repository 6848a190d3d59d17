"""What can be told of markings. Of a candidate nothing here tells more than the number."""

from eduapp.exams.marking.queries.answers import Answers, Sat, sat
from eduapp.exams.marking.queries.guide import AnswerInWords, Guide, answers_of, guide
from eduapp.exams.marking.queries.marks import ItemMark, MarkedCandidate, item_marks, marked
from eduapp.exams.marking.queries.paper import Item, MarkedPaper, paper_of
from eduapp.exams.marking.queries.tasks import Task, tasks

__all__ = [
    "AnswerInWords",
    "Answers",
    "Guide",
    "Item",
    "ItemMark",
    "MarkedCandidate",
    "MarkedPaper",
    "Sat",
    "Task",
    "answers_of",
    "guide",
    "item_marks",
    "marked",
    "paper_of",
    "sat",
    "tasks",
]
