"""What is said around the answers, over a database and over a file alike."""

from eduapp.core.i18n import N_, _
from eduapp.exams.marking.rules.desk import Desk
from eduapp.exams.marking.rules.final import BLIND

_HAND_IN = N_(
    "What you gave stands from then on. Once both have handed in, the answers on which you differ come back"
    " to you to talk about."
)
_TALK = N_(
    "You differ on these answers. Talk about them, then each writes what it is to be. Where you still"
    " differ, a third examiner decides."
)
_THIRD = N_(
    "The two examiners differ on these answers, also after they talked where they did. What you give decides."
    " What they agree on is not here."
)


def round_text(desk: Desk) -> str:
    """Why these answers are to be marked, where it is not the first time; "" where it is."""
    if desk.why_not:
        return ""
    return _(_TALK) if desk.talks else _(_THIRD) if desk.decides else ""


def hand_in_text(desk: Desk) -> str:
    """What handing in means."""
    return _(_HAND_IN) if desk.round == BLIND and not desk.decides else ""
