"""Where somebody is, and how one state follows another. Pure.

TRANSITIONS is the one table of states: the service, the screens and the tests all read it. What a state
means for others stands as flags in resources/codes/learner_states.toml.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.violations import Violation

# From today, either way; beyond it the year is a slip of the pen. Day release for studies lasts two years.
FARTHEST, FARTHEST_BACK = timedelta(days=366), timedelta(days=2 * 366)


class LearnerState(StrEnum):
    """The codes of learner_states. Where somebody is, never why."""

    HERE = "here"
    ON_LEAVE = "on_leave"
    TEMPORARILY_OUT = "temporarily_out"
    OUTSIDE_PROGRAMME = "outside_programme"
    MOVED = "moved"
    RELEASED = "released"

    @property
    def label(self) -> str:
        """Its word in the language spoken now."""
        return code_list("learner_states")[self].label

    @property
    def is_here(self) -> bool:
        """Whether somebody counts among those who are here."""
        return self._has("is_here")

    @property
    def keeps_enrolments(self) -> bool:
        """Whether courses and posts live on meanwhile."""
        return self._has("keeps_enrolments")

    @property
    def may_be_marked(self) -> bool:
        """Whether somebody is expected in registers, so that “the rest is present” includes them."""
        return self._has("may_be_marked")

    @property
    def comes_back(self) -> bool:
        """Whether a day of coming back may be known."""
        return self._has("comes_back")

    @property
    def group(self) -> str:
        """The chip of the list that gathers it (code: state_groups)."""
        return str(code_list("learner_states")[self].flags["group"])

    def _has(self, flag: str) -> bool:
        return code_list("learner_states")[self].has(flag)


class Phase(StrEnum):
    """What has become of a change (code: state_phases)."""

    PLANNED = "planned"
    IN_FORCE = "in_force"
    PAST = "past"
    REPLACED = "replaced"
    CALLED_OFF = "called_off"


_AWAY = (LearnerState.ON_LEAVE, LearnerState.TEMPORARILY_OUT, LearnerState.OUTSIDE_PROGRAMME)
_GONE = (LearnerState.MOVED, LearnerState.RELEASED)

# Who has left comes back only by being here again: that is a new beginning, and enrolments are new ones.
TRANSITIONS: Mapping[LearnerState, tuple[LearnerState, ...]] = {
    LearnerState.HERE: (*_AWAY, *_GONE),
    LearnerState.ON_LEAVE: (
        LearnerState.HERE,
        LearnerState.TEMPORARILY_OUT,
        LearnerState.OUTSIDE_PROGRAMME,
        *_GONE,
    ),
    LearnerState.TEMPORARILY_OUT: (
        LearnerState.HERE,
        LearnerState.ON_LEAVE,
        LearnerState.OUTSIDE_PROGRAMME,
        *_GONE,
    ),
    LearnerState.OUTSIDE_PROGRAMME: (
        LearnerState.HERE,
        LearnerState.ON_LEAVE,
        LearnerState.TEMPORARILY_OUT,
        *_GONE,
    ),
    LearnerState.MOVED: (LearnerState.HERE,),
    LearnerState.RELEASED: (LearnerState.HERE,),
}


@dataclass(frozen=True)
class Standing:
    """How it is with somebody now. Who was never anywhere else has no `since`."""

    name: str
    state: LearnerState
    since: date | None = None
    expected_back: date | None = None
    previous: LearnerState | None = None  # the state before this one


@dataclass(frozen=True)
class Wish:
    """How it shall be from a day on."""

    state: str
    from_day: date
    expected_back: date | None = None


class StateUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("“{text}” is not a state of a learner. Choose from the list.")


class StateNotPossible(Violation):
    """The table knows no such step."""

    message = N_("{name} is “{source}”, and from there cannot become “{target}”. Possible are: {possible}.")

    def __init__(self, name: str, source: LearnerState, target: LearnerState) -> None:
        super().__init__(name=name, source=source, target=target)

    def sentence(self) -> str:
        """With the states' words."""
        source, target = LearnerState(str(self.facts["source"])), LearnerState(str(self.facts["target"]))
        possible = ", ".join(state.label for state in TRANSITIONS[source])
        return _(self.message).format(
            name=self.facts["name"], source=source.label, target=target.label, possible=possible
        )


class AlreadySo(Violation):
    """Nothing would be another than it is."""

    message = N_("{name} is “{state}” already. To put the day of coming back right, keep the first day too.")

    def __init__(self, name: str, state: LearnerState) -> None:
        super().__init__(name=name, state=state)

    def sentence(self) -> str:
        """With the state's word."""
        return _(self.message).format(
            name=self.facts["name"], state=LearnerState(str(self.facts["state"])).label
        )


class BeforeTheLastChange(Violation):
    """History is added to at its end."""

    message = N_(
        "{day} lies before the last change, which holds from {since}. Choose that day or a later one."
    )


class DayFarAway(Violation):
    """A year too many or too few."""

    message = N_("{day} is very far from today. Look at the year again.")


class BackBeforeItBegins(Violation):
    """Back before gone."""

    message = N_("The day of coming back, {back}, lies before the first day, {first}.")


class NobodyComesBack(Violation):
    """A day of coming back for somebody who is here or has left."""

    message = N_("“Expected back” goes with being away for a while, not with “{state}”. Leave it empty.")

    def __init__(self, state: LearnerState) -> None:
        super().__init__(state=state)

    def sentence(self) -> str:
        """With the state's word."""
        return _(self.message).format(state=LearnerState(str(self.facts["state"])).label)


def check_change(standing: Standing, wish: Wish, today: date) -> Iterator[Violation]:
    """Everything that stands against a change of state, whether it holds at once or is dated ahead."""
    if wish.state not in set(LearnerState):
        yield StateUnknown(text=wish.state)
        return
    yield from _check_days(standing, wish, today)
    state = LearnerState(wish.state)
    if wish.expected_back is not None and not state.comes_back:
        yield NobodyComesBack(state)
    if puts_right(standing, wish.from_day):
        if (state, wish.expected_back) == (standing.state, standing.expected_back):
            yield AlreadySo(standing.name, state)
        elif state not in (standing.state, standing.previous) and not may_follow(standing.previous, state):
            yield StateNotPossible(standing.name, standing.previous or LearnerState.HERE, state)
    elif state == standing.state:
        yield AlreadySo(standing.name, state)
    elif not may_follow(standing.state, state):
        yield StateNotPossible(standing.name, standing.state, state)


def puts_right(standing: Standing, from_day: date) -> bool:
    """Whether a change takes the place of the one in force: it begins on the same day.

    The state before is then what it follows, so that a slip can also be taken back whole.
    """
    return standing.since is not None and standing.since == from_day


def may_follow(source: LearnerState | None, target: LearnerState) -> bool:
    """Whether the table knows the step."""
    return target in TRANSITIONS[source or LearnerState.HERE]


def offered(standing: Standing) -> tuple[LearnerState, ...]:
    """What a form may offer: the steps from now, and what puts the state of now right."""
    slips: tuple[LearnerState, ...] = ()
    if standing.since is not None and standing.previous is not None:
        slips = (standing.state, standing.previous, *TRANSITIONS[standing.previous])
    wanted = {*TRANSITIONS[standing.state], *slips}
    return tuple(state for state in LearnerState if state in wanted)


def states_in(group: str) -> tuple[LearnerState, ...]:
    """The states that a chip of the list gathers."""
    return tuple(state for state in LearnerState if state.group == group)


def _check_days(standing: Standing, wish: Wish, today: date) -> Iterator[Violation]:
    back = wish.expected_back
    if abs(wish.from_day - today) > FARTHEST and not puts_right(standing, wish.from_day):
        yield DayFarAway(day=date_text(wish.from_day))
    if back is not None and back - today > FARTHEST_BACK:
        yield DayFarAway(day=date_text(back))
    if back is not None and back < wish.from_day:
        yield BackBeforeItBegins(back=date_text(back), first=date_text(wish.from_day))
    if standing.since is not None and wish.from_day < standing.since:
        yield BeforeTheLastChange(day=date_text(wish.from_day), since=date_text(standing.since))
