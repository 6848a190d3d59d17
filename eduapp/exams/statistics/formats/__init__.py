"""Files of marks: attempts by questions, read line by line. Raises nothing for what is in them."""

from eduapp.exams.statistics.formats.marks import MarksFile, read_marks
from eduapp.exams.statistics.formats.places import Fault

__all__ = ["Fault", "MarksFile", "read_marks"]
