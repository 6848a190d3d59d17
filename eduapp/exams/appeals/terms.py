"""The words of appeals."""

from eduapp.core.changes import Topic

SEE_APPEALS = "appeals.see"
KEEP_APPEALS = "appeals.keep"  # receive, send, and write down what the instance decided
DECIDE_APPEALS = "appeals.decide"  # what the school itself decides, annulling, and being the second of two
PERMISSIONS = (SEE_APPEALS, KEEP_APPEALS, DECIDE_APPEALS)

APPEALS_CHANGED = Topic("exams.appeals")
NUMBERS = "appeals: numbers"  # who takes the next number waits here

RECEIVED = "appeals.received"
STEPPED = "appeals.stepped"
STEP_NOTED = "appeals.noted"
STEP_REFUSED = "appeals.refused"
PART_KEPT = "appeals.part"
NOTICE_NOTED = "appeals.notice"
FILE_MADE = "appeals.file"
DEADLINE_EXTENDED = "appeals.deadline"
GROUNDS_ASKED = "appeals.grounds.asked"
GROUNDS_GIVEN = "appeals.grounds.given"
COPY_ASKED = "appeals.copy.asked"
COPY_GIVEN = "appeals.copy.given"
GROUNDS_CORRECTED = "appeals.grounds.corrected"
COPY_CORRECTED = "appeals.copy.corrected"
RECEIPT_CORRECTED = "appeals.receipt.corrected"
EXAM_ANNULLED = "appeals.annulled"
ANNULMENT_TOLD = "appeals.annulment.told"
ANNULMENT_REVERSED = "appeals.reversed"
ANNULMENT_NOTED = "appeals.annulment.noted"
REVERSAL_NOTED = "appeals.reversal.noted"
ANNULMENT_REFUSED = "appeals.annulment.refused"
