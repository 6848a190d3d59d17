"""Who is ready for which paper, and if not, why not: all reasons at once. Pure.

RULES_VERSION is frozen into every paper: what counted then can be told later.
"""

from eduapp.certificates.rules.common import (
    AlreadyIssued,
    SchoolIncomplete,
    TellsWhere,
    number_text,
)
from eduapp.certificates.rules.courses import (
    COUNTY_DOCUMENTS,
    CourseAim,
    CourseCase,
    EndedEarly,
    GroupNotOver,
    NoResult,
    NothingHeld,
    NotStarted,
    TooLittleAttendance,
    aims_reached,
    check_course,
    paper_for,
    tells_reached,
)
from eduapp.certificates.rules.kinds import (
    Kind,
)
from eduapp.certificates.rules.practice import (
    SHORTEST_PRACTICE,
    ApprovalVoid,
    HoursWaiting,
    NothingNew,
    PracticeCase,
    TooLittlePractice,
    check_practice,
)

RULES_VERSION = "2026-12"

__all__ = [
    "COUNTY_DOCUMENTS",
    "RULES_VERSION",
    "SHORTEST_PRACTICE",
    "AlreadyIssued",
    "ApprovalVoid",
    "CourseAim",
    "CourseCase",
    "EndedEarly",
    "GroupNotOver",
    "HoursWaiting",
    "Kind",
    "NoResult",
    "NotStarted",
    "NothingHeld",
    "NothingNew",
    "PracticeCase",
    "SchoolIncomplete",
    "TellsWhere",
    "TooLittleAttendance",
    "TooLittlePractice",
    "aims_reached",
    "check_course",
    "check_practice",
    "number_text",
    "paper_for",
    "tells_reached",
]
