"""What the events of a bundle come to: its state, where its sheets are, and what a next step would be. Pure.

Events are only added. One that two people must stand behind counts once the second has confirmed it; one that
was taken back counts no more, or counts with the number put in its place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.custody.rules.steps import (
    BACK,
    CONFIRM,
    COUNT,
    EXPECTED,
    FIND,
    HAND_IN,
    HAND_OUT,
    IN,
    IN_HAND,
    KINDS,
    LOSE,
    LOST,
    PILES,
    RECEIVE,
    SEALED,
    STATES,
    TABLE,
    TAKE_BACK,
    UNSEAL,
    UNUSED,
)


@dataclass(frozen=True)
class Event:
    """One line of a bundle's log as the rules see it. `count` is of sheets, or of copies."""

    id: UUID
    kind: str  # a step (code: bundle_steps), confirmed or taken_back
    count: int | None = None
    pile: str = ""  # code: bundle_piles
    first: int | None = None  # numbers of the copies, where they have any
    last: int | None = None
    about: UUID | None = None  # of a confirmation, or of what takes another back
    by: UUID | None = None
    sealed: bool = False  # received with a seal on it


@dataclass(frozen=True)
class Standing:
    """Where a bundle stands after its events."""

    bundle: str  # its label
    state: str = EXPECTED
    piles: Mapping[str, int] = field(default_factory=dict)
    seen: Mapping[str, int] = field(default_factory=dict)  # what the last count found, moved along since
    out: frozenset[int] = frozenset()  # numbers of copies that are out

    @property
    def received(self) -> int:
        """How many came."""
        return sum(self.piles.values())

    def pile(self, name: str) -> int:
        """How many are there by the books."""
        return self.piles.get(name, 0)

    def differing(self, name: str) -> int:
        """By how many the last count differs from the books: below 0 where sheets were not found."""
        return self.seen[name] - self.pile(name) if name in self.seen else 0

    def to_take(self, name: str) -> int:
        """How many can be taken from there: never more than were found."""
        return min(self.pile(name), self.seen.get(name, self.pile(name)))


class NotSoMany(Violation):
    """A pile never goes below nothing."""

    about = ("count",)
    message = N_("“{bundle}”: {count} cannot be taken, for there are {most}. Count again, or put it right.")


class NothingThere(Violation):
    """A step that moves sheets needs one that it could move."""

    message = N_("“{bundle}”: there is no sheet this could be about.")


class MoreThanMissing(Violation):
    """Found is what was missing."""

    about = ("count",)
    message = N_(
        "“{bundle}”: {count} cannot be found, for {most} are missing. If more came than was said, put the "
        "number of the receipt right."
    )


class OnlyAllOfIt(Violation):
    """Nobody takes a part of what is sealed."""

    about = ("count",)
    message = N_(
        "“{bundle}” is sealed, so only all {most} can go, not {count}. Two people open it to take a part."
    )


class NumbersDiffer(Violation):
    """From and to say how many."""

    about = ("first_number", "last_number")
    message = N_("The numbers {first} to {last} are not {count} copies. Look at them again.")


class OutAlready(Violation):
    """A numbered copy lies in one place."""

    about = ("first_number", "last_number")
    message = N_(
        "“{bundle}”: copy {numbers} is handed out already. If it came back, record its number first."
    )


class NotOut(Violation):
    """Only what is out comes back."""

    about = ("first_number", "last_number")
    message = N_("“{bundle}”: copy {numbers} was not handed out.")


def confirmed(events: Iterable[Event]) -> frozenset[UUID]:
    """What a second person has confirmed."""
    return frozenset(one.about for one in events if one.kind == CONFIRM and one.about is not None)


def needs_second(event: Event, events: Sequence[Event]) -> bool:
    """Whether it counts only once a second person has confirmed it, as taking back what two did does."""
    if event.kind != TAKE_BACK:
        return event.kind in KINDS and KINDS[event.kind].two_people
    about = next((one for one in events if one.id == event.about), None)
    return about is not None and needs_second(about, events) and about.id in confirmed(events)


def taken_back(events: Sequence[Event]) -> dict[UUID, Event]:
    """What was taken back, by which event. A taking back that waits for a second person counts not yet."""
    sure = confirmed(events)
    return {
        one.about: one
        for one in events
        if one.kind == TAKE_BACK
        and one.about is not None
        and (one.id in sure or not needs_second(one, events))
    }


def pending(events: Sequence[Event]) -> Event | None:
    """What waits for a second person, if anything does; nothing else is done meanwhile."""
    sure, gone = confirmed(events), taken_back(events)
    waiting = (e for e in events if needs_second(e, events) and e.id not in sure and e.id not in gone)
    return next(waiting, None)


def in_force(events: Sequence[Event]) -> list[Event]:
    """The steps that count, in order, with the numbers that were put right."""
    sure, gone = confirmed(events), taken_back(events)
    steps = []
    for one in events:
        if one.kind not in KINDS or (needs_second(one, events) and one.id not in sure):
            continue
        other = gone.get(one.id)
        if other is None:
            steps.append(one)
        elif other.count is not None:
            steps.append(replace(one, count=other.count, first=None, last=None))
    return steps


def standing(bundle: str, events: Sequence[Event]) -> Standing:
    """Where a bundle stands."""
    now = Standing(bundle)
    for one in in_force(events):
        now = after(now, one)
    return now


def came_in(events: Sequence[Event]) -> int:
    """How many sheets were handed in, wherever they are now; found among them is what was lost elsewhere."""
    came = lost = 0
    for one in in_force(events):
        count = one.count or 0
        if one.kind == HAND_IN:
            came += count
        elif one.kind == LOSE and one.pile == IN:
            lost += count
        elif one.kind == FIND and one.pile == IN:
            known = min(count, lost)
            lost -= known
            came += count - known
    return came


def against_replay(bundle: str, events: Sequence[Event]) -> list[Violation]:
    """Everything that would not have been possible, were these the events: asked before one is taken back."""
    now, found = Standing(bundle), []
    for one in in_force(events):
        against = list(check_step(now, one))
        found += against
        if not against:
            now = after(now, one)
    return found


def check_step(now: Standing, event: Event) -> Iterator[Violation]:
    """Whether a step can follow: by the table of states, then by how many there are and by their numbers."""
    cell = TABLE[now.state][event.kind]
    if not isinstance(cell, str):
        yield cell(bundle=now.bundle)
        return
    count = event.count or 0
    if event.kind == FIND:
        if count > now.pile(LOST):
            yield MoreThanMissing(bundle=now.bundle, count=count, most=now.pile(LOST))
    elif KINDS[event.kind].to:
        most = now.pile(event.pile) if event.kind == LOSE else now.to_take(event.pile)
        if count > most:
            yield NotSoMany(bundle=now.bundle, count=count, most=most)
        elif now.state == SEALED and event.pile in IN_HAND and count != most:
            yield OnlyAllOfIt(bundle=now.bundle, count=count, most=most)
    yield from _check_numbers(now, event)


def against_any(now: Standing, step: str) -> Violation | None:
    """Why a step cannot follow, however many it were about; None if it can. For a button that says why."""
    cell = TABLE[now.state][step]
    if not isinstance(cell, str):
        return cell(bundle=now.bundle)
    kind = KINDS[step]
    piles = (LOST,) if step == FIND else kind.piles
    if (kind.to or step == FIND) and not any(now.pile(pile) for pile in piles):
        return NothingThere(bundle=now.bundle)
    return None


def after(now: Standing, event: Event) -> Standing:
    """The bundle after a step that can follow."""
    cell = TABLE[now.state][event.kind]
    if cell not in STATES:
        raise LookupError(event.kind)  # a fault of the program: what cannot follow was never recorded
    state = SEALED if event.kind == RECEIVE and event.sealed else str(cell)
    piles, seen, count = dict(now.piles), dict(now.seen), event.count or 0
    if event.kind == RECEIVE:
        piles = dict.fromkeys(PILES, 0) | {UNUSED: count}
    elif event.kind in {COUNT, UNSEAL}:
        seen[event.pile] = count
    elif event.kind == FIND:
        _move(piles, seen, LOST, event.pile, count)
    elif to := KINDS[event.kind].to:
        _move(piles, seen, event.pile, to, count)
    return Standing(now.bundle, state, piles, seen, _numbers_out(now, event))


def _move(piles: dict[str, int], seen: dict[str, int], source: str, to: str, count: int) -> None:
    """Sheets go from one pile to another. What is missing is first of all what the last count did not see."""
    piles[source] -= count
    piles[to] = piles.get(to, 0) + count
    if source in seen:
        seen[source] = min(seen[source], piles[source]) if to == LOST else seen[source] - count
    if to in seen:
        seen[to] += count


def _numbers(event: Event) -> frozenset[int]:
    if event.first is None or event.last is None:
        return frozenset()
    return frozenset(range(event.first, event.last + 1))


def _numbers_out(now: Standing, event: Event) -> frozenset[int]:
    if event.kind == HAND_OUT:
        return now.out | _numbers(event)
    return now.out - _numbers(event) if event.kind == BACK else now.out


def _check_numbers(now: Standing, event: Event) -> Iterator[Violation]:
    """Numbers are given both or not at all (the facts of a step see to that)."""
    if event.first is None or event.last is None:
        return
    if event.last - event.first + 1 != event.count:
        yield NumbersDiffer(first=event.first, last=event.last, count=event.count)
        return
    named = _numbers(event)
    if event.kind == HAND_OUT and (twice := named & now.out):
        yield OutAlready(bundle=now.bundle, numbers=_few(twice))
    if event.kind == BACK and (never := named - now.out):
        yield NotOut(bundle=now.bundle, numbers=_few(never))


def _few(numbers: frozenset[int]) -> str:
    first, *others = sorted(numbers)
    return f"{first} …" if others else str(first)
