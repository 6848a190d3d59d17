"""The words of the day of an exam."""

from eduapp.core.changes import Topic

SEE_ROOM = "room.see"
WATCH_ROOM = "room.watch"  # write in the log, sign it
DECIDE_CASES = "room.decide"  # hear somebody and record what was decided; never who watched
PERMISSIONS = (SEE_ROOM, WATCH_ROOM, DECIDE_CASES)

ROOM_CHANGED = Topic("exams.room")

STEP_NOTED = "room.step"
ACT_NOTED = "room.act"
INCIDENT_NOTED = "room.incident"
MINUTES_CREDITED = "room.credited"
CASE_STEPPED = "room.case"
CASE_DECIDED = "room.decided"
TAKEN_BACK = "room.taken_back"
LOG_SIGNED = "room.signed"
LOG_SEALED = "room.sealed"
PROTOCOL_PRINTED = "room.protocol"
