"""The words of exam sittings and results."""

from eduapp.core.changes import Topic

SEE_SITTINGS = "exams.see"
PLAN_SITTINGS = "exams.plan"
ANNUL_SITTINGS = "exams.annul"
ENTER_RESULTS = "exams.enter_results"
CORRECT_RESULTS = "exams.correct_results"  # propose that one is put right, and take that back
ATTEST_RESULTS = "exams.attest_results"  # be the second person: attest it, or refuse
KEEP_WAITS = "exams.keep_waits"  # the program itself, when results or roads change
PERMISSIONS = (SEE_SITTINGS, PLAN_SITTINGS, ANNUL_SITTINGS, ENTER_RESULTS, CORRECT_RESULTS, ATTEST_RESULTS)
SYSTEM_PERMISSIONS = (KEEP_WAITS,)

WAITS = "exams: waits after failed trade tests"  # who keeps them waits here

SITTINGS_CHANGED = Topic("exams.sittings")
RESULTS_CHANGED = Topic("exams.results")

SITTING_PLANNED = "exams.sitting.planned"
SITTING_CHANGED = "exams.sitting.changed"
SITTING_MOVED = "exams.sitting.moved"
SEATS_CHANGED = "exams.seats.changed"
COPIES_WRITTEN = "exams.copies.written"
PAPER_PRINTED = "exams.paper.printed"
PAPER_CHOSEN = "exams.paper.chosen"
VERSIONS_GIVEN = "exams.versions.given"
WATCH_CHOSEN = "exams.watch.chosen"
WATCH_TRAINED = "exams.watch.trained"
CANDIDATE_ENTERED = "exams.candidate.entered"
CANDIDATE_CANCELLED = "exams.candidate.cancelled"
ATTENDANCE_NOTED = "exams.attendance.noted"
RESULT_ENTERED = "exams.result.entered"
CORRECTION_PROPOSED = "exams.correction.proposed"
CORRECTION_REFUSED = "exams.correction.refused"
RESULT_CORRECTED = "exams.result.corrected"
RESULT_FIXED = "exams.result.fixed"
CORRECTION_PROPOSED_UNTOLD = "exams.correction.proposed.untold"
CORRECTION_REFUSED_UNTOLD = "exams.correction.refused.untold"
RESULT_CORRECTED_UNTOLD = "exams.result.corrected.untold"
HELD = "exams.held"
HOLD_LIFTED = "exams.hold.lifted"
