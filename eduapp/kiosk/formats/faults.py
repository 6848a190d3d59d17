"""What may be wrong with what travels, as the cause that is told to the person in the room."""

from eduapp.core.errors import EduError
from eduapp.core.i18n import N_


class Fault(EduError):
    """Nothing the candidate can mend. `sentence` tells the cause; a candidate only hears what to do."""

    message = N_("This cannot be used.")


class WrongCode(Fault):
    """It does not open with this. Nothing else is told: a guess learns nothing from it."""

    message = N_("This code does not open it.")


class NotOurs(Fault):
    """Bytes that are no file of this program, or a file that was cut or changed."""

    message = N_("This is not a file of an exam, or it is damaged ({place}). Make it again.")


class Foreign(Fault):
    """It belongs to another attempt."""

    message = N_("This belongs to another candidate or another sitting ({place}).")


class DamagedJournal(Fault):
    """A journal that is not what was written: a flipped bit, a record taken out, two put together."""

    message = N_(
        "The answers kept here were changed or damaged at record {number}, byte {offset} ({cause})."
        " Do not go on with this file. Keep it, and fetch the answers from the other copy."
    )
