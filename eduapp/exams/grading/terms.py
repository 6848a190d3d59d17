"""The words of grading."""

from eduapp.core.changes import Topic

SEE_GRADING = "grading.see"
TYPE_IN = "grading.type_in"  # marks from the sheets of an exam on paper, as one of two
FIX = "grading.fix"  # borders, and grades
RELEASE = "grading.release"  # as one of two
HAND_OUT = "grading.hand_out"  # letters, and the day somebody was told
PERMISSIONS = (SEE_GRADING, TYPE_IN, FIX, RELEASE, HAND_OUT)

GRADING_CHANGED = Topic("exams.grading")

BORDERS_SET = "grading.borders"
SHEET_TYPED = "grading.typed"
SHEET_SETTLED = "grading.settled"
SHEET_ANEW = "grading.typed.anew"
GRADES_FIXED = "grading.fixed"
EXAMINERS_NAMED = "grading.examiners"
GRADES_STAND = "grading.stand"
RELEASE_PROPOSED = "grading.release.proposed"
RELEASE_TAKEN_BACK = "grading.release.taken_back"
RESULTS_RELEASED = "grading.released"
RESULT_TOLD = "grading.told"
NOTICE_CORRECTED = "grading.told.corrected"
NOTICE_ENDED = "grading.told.ended"
LETTERS_PRINTED = "grading.letters"
