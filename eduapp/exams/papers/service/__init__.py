"""What can be done with papers, each function in one transaction; `freeze` is part of a sitting's."""

from eduapp.exams.papers.service.composing import CopyPaper, SavePaper, copy_paper, save_paper
from eduapp.exams.papers.service.freezing import NotePrint, freeze, note_print

__all__ = ["CopyPaper", "NotePrint", "SavePaper", "copy_paper", "freeze", "note_print", "save_paper"]
