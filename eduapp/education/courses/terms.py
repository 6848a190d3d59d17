"""The words of courses and groups."""

from eduapp.core.changes import Topic

SEE_COURSES = "courses.see"
CHANGE_CATALOGUE = "courses.change_catalogue"
OPEN_GROUPS = "courses.open_groups"
SEE_REACHED = "courses.see_reached"  # who reached which module
REACH_MODULES = "courses.reach_modules"
SEE_QUALIFICATIONS = "courses.see_qualifications"  # who holds which certificate or safety training
NOTE_QUALIFICATIONS = "courses.note_qualifications"
PERMISSIONS = (
    SEE_COURSES, CHANGE_CATALOGUE, OPEN_GROUPS, SEE_REACHED, REACH_MODULES,
    SEE_QUALIFICATIONS, NOTE_QUALIFICATIONS,
)  # fmt: skip

CODES = "courses: codes"  # who looks for a course and then adds it waits for others who do
GROUP_NAMES = "courses: groups of a course"

COURSES_CHANGED = Topic("courses")
GROUPS_CHANGED = Topic("courses.groups")
REACHED_CHANGED = Topic("courses.reached")
QUALIFICATIONS_CHANGED = Topic("courses.qualifications")

COURSE_ADDED = "courses.added"
COURSE_CHANGED = "courses.changed"
GROUP_OPENED = "courses.group.opened"
GROUP_CHANGED = "courses.group.changed"
MODULE_ADDED = "courses.module.added"
MODULE_CHANGED = "courses.module.changed"
AIM_ADDED = "courses.aim.added"
AIM_CHANGED = "courses.aim.changed"
CRITERION_SET = "courses.criterion.set"
MODULE_REACHED = "courses.module.reached"
MODULE_CORRECTED = "courses.module.corrected"
MODULE_TAKEN_BACK = "courses.module.taken_back"
QUALIFICATION_NOTED = "courses.qualification.noted"
QUALIFICATION_CORRECTED = "courses.qualification.corrected"
QUALIFICATION_WITHDRAWN = "courses.qualification.withdrawn"
