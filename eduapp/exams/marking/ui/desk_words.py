"""What is said around the answers, over a database and over a file alike."""

from eduapp.core.i18n import N_, _
from eduapp.exams.marking.rules.desk import Desk

_HAND_IN = N_(
    "What you gave stands from then on. Once both have handed in, the answers on which you differ come back"
    " to you to talk about."
)
_TALK = N_(
    "You differ on these answers. Talk about them, then each writes what it is to be. Where you still"
    " differ, a third examiner decides."
)
_TALK_WITH = N_(
    "You and {name} differ on these answers. Talk about them, then each writes what it is to be. Where you"
    " still differ, a third examiner decides. {through}, who appointed you, tells how you reach each other."
)
_TALK_HAND_IN = N_(
    "What you give now stands. What both of you give alike is decided; where you still differ, a third"
    " examiner decides."
)
_THIRD_HAND_IN = N_("What you give now stands, and decides what the two differ on.")
_THIRD = N_(
    "The two examiners differ on these answers, also after they talked where they did. What you give decides."
    " What they agree on is not here."
)


def round_text(desk: Desk) -> str:
    """Why these answers are to be marked, where it is not the first time; "" where it is."""
    if desk.why_not:
        return ""
    if desk.talks_with is not None:
        return _(_TALK_WITH).format(name=desk.talks_with.name, through=desk.talks_with.through)
    return _(_TALK) if desk.talks else _(_THIRD) if desk.decides else ""


def hand_in_text(desk: Desk) -> str:
    """What handing in means."""
    return _(_TALK_HAND_IN) if desk.talks else _(_THIRD_HAND_IN) if desk.decides else _(_HAND_IN)
