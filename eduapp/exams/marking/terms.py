"""The words of marking."""

from eduapp.core.changes import Topic

SEE_MARKING = "marking.see"  # how far it is, and what was decided
PLAN_MARKING = "marking.plan"  # appoint examiners, mark by the key
HANDLE_FILES = "marking.files"  # for examiners without this program: send out, read in
MARK = "marking.mark"  # as an examiner, and only where one is appointed
CORRECT_KEYS = "marking.keys"  # of questions that were asked already
PERMISSIONS = (SEE_MARKING, PLAN_MARKING, HANDLE_FILES, MARK, CORRECT_KEYS)

MARKING_CHANGED = Topic("exams.marking")

EXAMINER_APPOINTED = "marking.appointed"
EXAMINER_ENDED = "marking.ended"
MARKED_BY_KEY = "marking.by_key"
MARKS_GIVEN = "marking.given"
MARKS_HANDED_IN = "marking.handed_in"
KEY_CORRECTED = "marking.key"
MARKS_TAKEN_BACK = "marking.taken_back"
FILE_MADE = "marking.file.made"
FILE_READ = "marking.file.read"
