"""What stands against making tickets and sealed papers. Pure."""

from collections.abc import Collection, Iterator

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.sittings.rules.states import COLLECTING, OPEN, PAUSED, PUBLISHED, RUNNING, label

IN_TIME = (PUBLISHED, OPEN, RUNNING, PAUSED, COLLECTING)


class NotPublished(Violation):
    """What is not frozen can still change."""

    message = N_("The exam is now: {now}. Tickets and papers are made once it is published.")


class NoPaper(Violation):
    """There is nothing to show on a screen."""

    message = N_("This exam has no paper in the program. Choose one on its page before it is published.")


class NothingToAnswer(Violation):
    """A paper of text alone."""

    message = N_("The paper asks nothing, so there is nothing to answer on a screen.")


class NobodyOnScreen(Violation):
    """Tickets for nobody."""

    message = N_("Choose at least one candidate who sits on screen.")


class NotEntered(Violation):
    """A ticket is a candidate's."""

    message = N_("One of those is not entered for this exam any more. Look at it again.")


def check_preparing(state: str, letters: Collection[str], answered: int, people: int) -> Iterator[Violation]:
    """Everything against it, given the frozen versions and how many questions ask for an answer."""
    if state not in IN_TIME:
        yield NotPublished(now=label(state))
    elif not letters:
        yield NoPaper()
    elif not answered:
        yield NothingToAnswer()
    if not people:
        yield NobodyOnScreen()
