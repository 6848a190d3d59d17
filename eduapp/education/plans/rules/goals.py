"""What a goal and its steps must be, and how a goal comes from one state to another. Pure.

House rule 65: a goal has at least one step, steps are taken one after another, and putting a goal aside needs
a reason. GOAL_TRANSITIONS is the one table: the service, the screens and the tests all read it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.names import hidden_characters
from eduapp.core.spans import months_after
from eduapp.core.violations import Violation

LONGEST_TITLE = 120
LONGEST_STEP = 160
MOST_STEPS = 20
LONGEST_YEARS = 10

PLANNED, UNDER_WAY, REACHED, PUT_ASIDE = "planned", "under_way", "reached", "put_aside"
LIVE = (PLANNED, UNDER_WAY)
BY_STEPS, BY_PERSON = "steps", "person"


@dataclass(frozen=True)
class GoalTransition:
    """One step from state to state: whether the ticked steps decide it or a person, and the reasons."""

    source: str
    target: str
    by: str = BY_STEPS
    reasons: tuple[str, ...] = ()


REASONS = ("own_wish", "another_goal", "not_offered", "no_time", "other")
GOAL_TRANSITIONS = (
    GoalTransition(PLANNED, UNDER_WAY),
    GoalTransition(PLANNED, REACHED),  # its only step was taken
    GoalTransition(UNDER_WAY, REACHED),
    GoalTransition(UNDER_WAY, PLANNED),  # a step was ticked too early
    GoalTransition(REACHED, UNDER_WAY),
    GoalTransition(REACHED, PLANNED),
    GoalTransition(PLANNED, PUT_ASIDE, BY_PERSON, REASONS),
    GoalTransition(UNDER_WAY, PUT_ASIDE, BY_PERSON, REASONS),
    GoalTransition(PUT_ASIDE, PLANNED, BY_PERSON),
    GoalTransition(PUT_ASIDE, UNDER_WAY, BY_PERSON),
)


@dataclass(frozen=True)
class GoalFacts:
    """What a goal is: its title, when it shall be reached, and the steps still to be taken, in order."""

    title: str
    target_day: date
    steps: tuple[str, ...] = ()
    course_id: UUID | None = None


class TitleMissing(Violation):
    """A goal is known by its title."""

    message = N_("The goal has no title. Write in a few words what shall be reached.")
    about = ("title",)


class TitleTooLong(Violation):
    """Longer than a line of the plan."""

    message = N_("The title has {length} characters. At most {most} are possible.")
    about = ("title",)


class StepsMissing(Violation):
    """A plan without steps is decoration (house rule 65)."""

    message = N_("The goal has no step. Write at least one, a line each, in the order they are taken.")
    about = ("steps",)


class TooManySteps(Violation):
    """More than anybody keeps in sight."""

    message = N_(
        "{count} steps are too many for one goal. At most {most} are possible; make two goals of it."
    )
    about = ("steps",)


class StepTooLong(Violation):
    """Longer than a line of the plan."""

    message = N_("The step “{text}” is too long. At most {most} characters are possible.")
    about = ("steps",)


class TextHasHiddenCharacters(Violation):
    """Control or direction characters."""

    message = N_("The text holds hidden characters ({codes}). Type it again by hand.")


class TargetPassed(Violation):
    """A goal lies ahead."""

    message = N_("{day} has passed. Choose a day to come for the goal.")
    about = ("target_day",)


class TargetTooFar(Violation):
    """Further ahead than a plan reaches: most likely a slip of the keys."""

    message = N_("{day} is more than {years} years ahead. Choose a nearer day, and a nearer goal.")
    about = ("target_day",)


class NotTheNextStep(Violation):
    """Steps are taken one after another (house rule 65)."""

    message = N_("Steps are taken one after another. “{next}” comes first.")


class NotTheLastStep(Violation):
    """Only what was ticked last can be unticked (house rule 65)."""

    message = N_("Only the step ticked last can be unticked: “{last}”.")


class GoalStepNotAllowed(Violation):
    """The table knows no such step."""

    message = N_("A goal that is “{source}” cannot become “{target}”. It has been read again.")

    def __init__(self, source: str, target: str) -> None:
        super().__init__(source=source, target=target)

    def sentence(self) -> str:
        """With the states' words."""
        words = {key: code_list("goal_states")[str(state)].label for key, state in self.facts.items()}
        return _(self.message).format(**words)


class PutAsideReasonMissing(Violation):
    """A goal is never put aside without a reason (house rule 65)."""

    message = N_("Choose why the goal is put aside.")
    about = ("reason",)


class GoalIsClosed(Violation):
    """What was put aside or reached is not changed."""

    message = N_("The goal is “{state}”. Take it up again before it is changed.")

    def __init__(self, state: str) -> None:
        super().__init__(state=state)

    def sentence(self) -> str:
        """With the state's word."""
        return _(self.message).format(state=code_list("goal_states")[str(self.facts["state"])].label)


def check_goal(
    facts: GoalFacts, today: date, *, taken: int = 0, before: date | None = None
) -> Iterator[Violation]:
    """Everything about a goal; `taken` steps are behind it already, `before` is the day it had so far."""
    if not facts.title:
        yield TitleMissing()
    if len(facts.title) > LONGEST_TITLE:
        yield TitleTooLong(length=len(facts.title), most=LONGEST_TITLE)
    if codes := hidden_characters("".join((facts.title, *facts.steps))):
        yield TextHasHiddenCharacters(codes=", ".join(sorted(set(codes))))
    yield from _check_steps(facts.steps, taken)
    if facts.target_day != before:
        yield from _check_target(facts.target_day, today)


def check_tick(steps: Sequence[tuple[str, bool]], place: int, *, done: bool) -> Iterator[Violation]:
    """Only the next step can be ticked, and only the last one unticked; steps are (text, taken) in order."""
    taken = sum(1 for _text, is_taken in steps if is_taken)
    if done and place != taken and taken < len(steps):
        yield NotTheNextStep(next=steps[taken][0])
    if not done and place != taken - 1 and taken:
        yield NotTheLastStep(last=steps[taken - 1][0])


def check_change(source: str, target: str, by: str, reason: str = "") -> Iterator[Violation]:
    """That the table knows the step, whoever takes it, and the reason fits it."""
    step = next(
        (one for one in GOAL_TRANSITIONS if (one.source, one.target, one.by) == (source, target, by)), None
    )
    if step is None:
        yield GoalStepNotAllowed(source, target)
    elif step.reasons and reason not in step.reasons:
        yield PutAsideReasonMissing()


def check_open(state: str) -> Iterator[Violation]:
    """Only a goal that somebody works towards is changed."""
    if state not in LIVE:
        yield GoalIsClosed(state)


def state_by_steps(taken: int, total: int) -> str:
    """What the steps say of a goal."""
    if taken and taken >= total:
        return REACHED
    return UNDER_WAY if taken else PLANNED


def _check_steps(steps: Sequence[str], taken: int) -> Iterator[Violation]:
    if not steps and not taken:
        yield StepsMissing()
    if len(steps) + taken > MOST_STEPS:
        yield TooManySteps(count=len(steps) + taken, most=MOST_STEPS)
    for text in steps:
        if len(text) > LONGEST_STEP:
            yield StepTooLong(text=text[:30] + "…", most=LONGEST_STEP)


def _check_target(day: date, today: date) -> Iterator[Violation]:
    if day < today:
        yield TargetPassed(day=date_text(day))
    if day > months_after(today, 12 * LONGEST_YEARS):
        yield TargetTooFar(day=date_text(day), years=LONGEST_YEARS)
