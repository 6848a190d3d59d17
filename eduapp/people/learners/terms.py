"""The words of learners: permissions, topics, audit actions."""

from eduapp.core.changes import Topic

SEE_LEARNERS = "learners.see"
ADMIT_LEARNERS = "learners.admit"
CORRECT_LEARNERS = "learners.correct"
CHANGE_STATES = "learners.change_states"
BEGIN_STATES = "learners.begin_states"  # the program itself, when the day is opened
PERMISSIONS = (SEE_LEARNERS, ADMIT_LEARNERS, CORRECT_LEARNERS, CHANGE_STATES)
SYSTEM_PERMISSIONS = (BEGIN_STATES,)

LEARNERS_CHANGED = Topic("learners")
NUMBERS = "learners: numbers and names"  # who finds nobody and then takes somebody in waits here

LEARNER_ADMITTED = "learners.admitted"
LEARNER_CORRECTED = "learners.corrected"
STATE_CHANGED = "learners.state.changed"
STATE_PLANNED = "learners.state.planned"
STATE_PUT_RIGHT = "learners.state.put_right"
STATE_CALLED_OFF = "learners.state.called_off"
STATE_BEGUN = "learners.state.begun"
