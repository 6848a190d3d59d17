"""The rules of courses, without database or screen: what a course must be, prerequisites, grade scales."""

from eduapp.education.courses.rules.course import (
    CodeTaken,
    CourseFacts,
    CourseNotOffered,
    GroupFacts,
    check_course,
    check_group,
    check_new_code,
    check_prerequisites,
    in_order,
    unit_text,
)
from eduapp.education.courses.rules.prerequisites import (
    Requirement,
    Unreadable,
    codes_in,
    goes_round,
    in_words,
    missing,
    read_requirement,
    requirement_of,
    spoken,
    still_needed,
)
from eduapp.education.courses.rules.scales import Grade, Scale, scale, scales

__all__ = [
    "CodeTaken",
    "CourseFacts",
    "CourseNotOffered",
    "Grade",
    "GroupFacts",
    "Requirement",
    "Scale",
    "Unreadable",
    "check_course",
    "check_group",
    "check_new_code",
    "check_prerequisites",
    "codes_in",
    "goes_round",
    "in_order",
    "in_words",
    "missing",
    "read_requirement",
    "requirement_of",
    "scale",
    "scales",
    "spoken",
    "still_needed",
    "unit_text",
]
