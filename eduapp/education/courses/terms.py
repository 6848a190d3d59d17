"""The words of courses and groups."""

from eduapp.core.changes import Topic

SEE_COURSES = "courses.see"
CHANGE_CATALOGUE = "courses.change_catalogue"
OPEN_GROUPS = "courses.open_groups"
PERMISSIONS = (SEE_COURSES, CHANGE_CATALOGUE, OPEN_GROUPS)

COURSES_CHANGED = Topic("courses")
GROUPS_CHANGED = Topic("courses.groups")

COURSE_ADDED = "courses.added"
COURSE_CHANGED = "courses.changed"
GROUP_OPENED = "courses.group.opened"
GROUP_CHANGED = "courses.group.changed"
