"""The words of machines and of training at them."""

from eduapp.core.changes import Topic

SEE_MACHINES = "machines.see"
CHANGE_MACHINES = "machines.change"  # the register, and out of service
TRAIN = "machines.train"  # record, sign, suspend, let lapse
EXCEPT = "machines.except"  # ask for an exception for a day, or be the second who allows it
PERMISSIONS = (SEE_MACHINES, CHANGE_MACHINES, TRAIN, EXCEPT)

MACHINES_CHANGED = Topic("machines")

MACHINE_SAVED = "machines.saved"
MACHINE_CHANGED = "machines.changed"
OUT_OPENED = "machines.out.opened"
OUT_ENDED = "machines.out.ended"
TRAINING_RECORDED = "machines.training.recorded"
TRAINING_STOPPED = "machines.training.stopped"
EXCEPTION_ASKED = "machines.exception.asked"
EXCEPTION_ALLOWED = "machines.exception.allowed"
