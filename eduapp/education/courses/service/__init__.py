"""What can be done with courses. Each function is one use case, one transaction."""

from eduapp.education.courses.service.catalogue import (
    AddCourse,
    ChangeCourse,
    ChangeGroup,
    OpenGroup,
    add_course,
    change_course,
    change_group,
    open_group,
)

__all__ = [
    "AddCourse",
    "ChangeCourse",
    "ChangeGroup",
    "OpenGroup",
    "add_course",
    "change_course",
    "change_group",
    "open_group",
]
