"""What can be done with enrolments. Each function is one use case, one transaction."""

from eduapp.education.enrolment.service.claims import LetGo, PlaceClaim, let_go, place_claim
from eduapp.education.enrolment.service.days import (
    BeginDue,
    DayDue,
    EndLeft,
    OfLearners,
    auto_suspend,
    begin_due,
    end_due,
    end_left,
    expire_due,
    restore_from_away,
    resume_due,
    suspend_due,
)
from eduapp.education.enrolment.service.ending import (
    ENDED,
    EndEnrolment,
    KeepOn,
    end_enrolment,
    keep_on,
)
from eduapp.education.enrolment.service.joining import Enrol, enrol, stands_against
from eduapp.education.enrolment.service.many import EnrolMany, enrol_many
from eduapp.education.enrolment.service.pausing import (
    EndPause,
    Exclude,
    LiftExclusion,
    Suspend,
    end_pause,
    exclude,
    lift_exclusion,
    suspend,
)

__all__ = [
    "ENDED",
    "BeginDue",
    "DayDue",
    "EndEnrolment",
    "EndLeft",
    "EndPause",
    "Enrol",
    "EnrolMany",
    "Exclude",
    "KeepOn",
    "LetGo",
    "LiftExclusion",
    "OfLearners",
    "PlaceClaim",
    "Suspend",
    "auto_suspend",
    "begin_due",
    "end_due",
    "end_enrolment",
    "end_left",
    "end_pause",
    "enrol",
    "enrol_many",
    "exclude",
    "expire_due",
    "keep_on",
    "let_go",
    "lift_exclusion",
    "place_claim",
    "restore_from_away",
    "resume_due",
    "stands_against",
    "suspend",
    "suspend_due",
]
