"""Who is ready for which paper, and if not, why not: all reasons at once. Pure.

RULES_VERSION is frozen into every paper: what counted then can be told later.
"""

from eduapp.certificates.rules.any_paper import (
    AlreadyIssued,
    DisputedData,
    SchoolIncomplete,
    TellsWhere,
    UnderWay,
    number_text,
)
from eduapp.certificates.rules.asked import PERIOD, SCOPE, course_differences
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
from eduapp.certificates.rules.criteria import (
    Difference,
    Measured,
    TooLittleReached,
    differences,
    unmet,
)
from eduapp.certificates.rules.kinds import KINDS, ONCE, Kind, KindRules, rules_of
from eduapp.certificates.rules.practice import (
    SHORTEST_PRACTICE,
    ApprovalVoid,
    HoursWaiting,
    NothingNew,
    PracticeCase,
    TooLittlePractice,
    check_practice,
)
from eduapp.certificates.rules.records import (
    AttendanceCase,
    CountyDocuments,
    NoModule,
    NothingAttended,
    NothingOnRecord,
    NoTraining,
    check_confirmation,
    check_modules,
    check_overview,
    check_training_record,
)

RULES_VERSION = "2026-11-28"

__all__ = [
    "COUNTY_DOCUMENTS",
    "KINDS",
    "ONCE",
    "PERIOD",
    "RULES_VERSION",
    "SCOPE",
    "SHORTEST_PRACTICE",
    "AlreadyIssued",
    "ApprovalVoid",
    "AttendanceCase",
    "CountyDocuments",
    "CourseAim",
    "CourseCase",
    "Difference",
    "DisputedData",
    "EndedEarly",
    "GroupNotOver",
    "HoursWaiting",
    "Kind",
    "KindRules",
    "Measured",
    "NoModule",
    "NoResult",
    "NoTraining",
    "NotStarted",
    "NothingAttended",
    "NothingHeld",
    "NothingNew",
    "NothingOnRecord",
    "PracticeCase",
    "SchoolIncomplete",
    "TellsWhere",
    "TooLittleAttendance",
    "TooLittlePractice",
    "TooLittleReached",
    "UnderWay",
    "aims_reached",
    "check_confirmation",
    "check_course",
    "check_modules",
    "check_overview",
    "check_practice",
    "check_training_record",
    "course_differences",
    "differences",
    "number_text",
    "paper_for",
    "rules_of",
    "tells_reached",
    "unmet",
]
