"""Who is expected at two places at the same time: both rows of a movement list say so. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from eduapp.records.lists.rules.content import Content, Elsewhere, Gathering, Twofold, comes

_MIDNIGHT = 24 * 60


def twofold(gatherings: Iterable[Gathering]) -> Twofold:
    """Of everybody who is to be at two places at once, what else, for each of the two. Of one day.

    Half-open: who comes from one at the minute the other begins is at one place. Something whose end nobody
    knows may last until the day is over.
    """
    calls = defaultdict[UUID, list[Gathering]](list)
    for one in sorted(gatherings, key=lambda one: one.order):
        for person in one.people:
            if comes(one, person):
                calls[person.id].append(one)
    found = defaultdict[tuple[UUID, UUID], list[Elsewhere]](list)
    for person_id, own in calls.items():
        for number, first in enumerate(own):
            for second in own[number + 1 :]:
                if _at_once(first, second):
                    found[first.id, person_id].append(_elsewhere(second))
                    found[second.id, person_id].append(_elsewhere(first))
    return {key: tuple(others) for key, others in found.items()}


def at_two_places(content: Content) -> int:
    """How many learners on a list are expected at two places at once."""
    return len({line.id for line in content.lines if line.also})


def _at_once(first: Gathering, second: Gathering) -> bool:
    overlap = first.start < _end(second) and second.start < _end(first)
    return overlap and (first.place_id is None or first.place_id != second.place_id)


def _end(one: Gathering) -> int:
    return _MIDNIGHT if one.end is None else one.end


def _elsewhere(one: Gathering) -> Elsewhere:
    return Elsewhere(one.start, one.end, one.what, one.place)
