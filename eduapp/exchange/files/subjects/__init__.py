"""What can be brought in: one module a subject. To add one, write it and put it in SUBJECTS.

A subject says which columns it knows, how its rows fare beside what is in the database, and how rows become
commands of the feature they belong to. It never writes a table itself.
"""

from eduapp.exchange.files.subjects.aims import AIMS
from eduapp.exchange.files.subjects.courses import COURSES
from eduapp.exchange.files.subjects.enrolments import ENROLMENTS
from eduapp.exchange.files.subjects.groups import GROUPS
from eduapp.exchange.files.subjects.hours import HOURS
from eduapp.exchange.files.subjects.marks import MARKS
from eduapp.exchange.files.subjects.people import PEOPLE
from eduapp.exchange.files.subjects.results import RESULTS
from eduapp.exchange.files.subjects.subject import Subject
from eduapp.exchange.files.subjects.timetable import TIMETABLE

SUBJECTS: tuple[Subject, ...] = (
    PEOPLE,
    COURSES,
    GROUPS,
    ENROLMENTS,
    TIMETABLE,
    HOURS,
    RESULTS,
    MARKS,
    AIMS,
)

_BY_KEY = {one.key: one for one in SUBJECTS}


def subject(key: str) -> Subject:
    """The subject with a key; the key comes from the program, so an unknown one is a bug."""
    return _BY_KEY[key]


__all__ = ["SUBJECTS", "Subject", "subject"]
