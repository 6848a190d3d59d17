"""What stands against printing a list. Pure."""

from collections.abc import Iterable, Iterator

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation
from eduapp.education.school.rules import words_that_tell
from eduapp.records.lists.rules.content import Content, Kind


class NothingToPrint(Violation):
    """A list without a line tells nobody anything."""

    message = N_("Nobody is on this list: nothing is planned for {of} on {day}.")


class NothingThatWeek(Violation):
    """A plan of nothing."""

    message = N_("Nothing is planned for {of} in the week from {day}.")


class NobodyOnTheRoll(Violation):
    """A register of nobody."""

    message = N_("Nobody takes part in {of} on {day}. Put learners on the course first.")


class CancelledSession(Violation):
    """Nothing happens that could be recorded."""

    message = N_("{of} is cancelled on {day}. Restore the session before you print its register sheet.")


class IsGone(Violation):
    """What the list is of has been removed."""

    message = N_("What this list is of has been removed. Choose another one.")


class OfOthers(Violation):
    """Half a list would be a wrong one, and all of it tells of people who are no concern of this person."""

    message = N_(
        "Somebody on this list takes part in no group, workshop or exam of yours, so you cannot have it."
        " The office or a leader can print it."
    )


class TellsWhere(Violation):
    """A learner keeps a week plan and may show it to anybody."""

    message = N_("The plan would say “{words}”, which tells where the learner is. Change that name first.")


def is_for_learner(kind: str) -> bool:
    """Whether a list is handed to a learner."""
    return code_list("list_kinds")[kind].has("learner")


def comes_back(kind: str) -> bool:
    """Whether a list is filled in by hand and typed back in."""
    return code_list("list_kinds")[kind].has("returns")


def check_printing(
    content: Content | None, prison_names: Iterable[str] = (), *, of_others: bool = False
) -> Iterator[Violation]:
    """Everything against printing this, or that it tells `of_others` than whoever wants it reaches."""
    if of_others:
        yield OfOthers()
        return
    if content is None:
        yield IsGone()
        return
    facts = {"of": content.of, "day": date_text(content.day)}
    if content.kind == Kind.REGISTER and any(part.cancelled for part in content.parts):
        yield CancelledSession(**facts)
    if content.kind == Kind.WEEK:
        if not content.parts:
            yield NothingThatWeek(**facts)
    elif not content.lines:
        yield NobodyOnTheRoll(**facts) if content.kind == Kind.REGISTER else NothingToPrint(**facts)
    if is_for_learner(content.kind):
        words = words_that_tell("\n".join(_told(content)), prison_names)
        if words:
            yield TellsWhere(words=", ".join(words))


def _told(content: Content) -> Iterator[str]:
    """Every text of a plan but the learner's own name."""
    yield content.note
    for part in content.parts:
        yield from (part.what, part.group, part.place)
