"""What was handed over once, frozen; and what differs from it now. Pure.

Frozen are the minutes of each person and day, never a reason: what tells why somebody was away goes in time,
also from here. In the end a person's lines go, and what is left says that lines went. The digest covers the
codes too, so that the same minutes under other codes are noticed.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from eduapp.core.actor import Scope
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.exchange.handoff.rules.minutes import Minutes, PersonDay

NAMED = 4  # differences told one by one
_NEW = N_("{name}, {day}: {count} min more are recorded")
_GONE = N_("{name}, {day}: {count} min are no longer recorded")
_OTHER = N_("{name}, {day}: {changes}")
_AMOUNT = N_("{name}, {day}: the amount is another one")

Key = tuple[UUID, date]
Content = Sequence[Any] | Mapping[str, Any]  # as `frozen` wrote it, and once lines of it were deleted


@dataclass(frozen=True)
class Frozen:
    """One person's day as it was handed over."""

    minutes: Minutes
    amount: int | None = None


@dataclass(frozen=True)
class Difference:
    """A person's day that is not as it was handed over."""

    learner_id: UUID
    day: date
    before: Frozen | None
    now: Frozen | None

    def sentence(self, name: str) -> str:
        """What is different, without a full stop."""
        facts: dict[str, object] = {"name": name, "day": date_text(self.day)}
        if self.before is None or self.now is None:
            message, held = (_GONE, self.before) if self.now is None else (_NEW, self.now)
            return _(message).format(count=held.minutes.planned if held else 0, **facts)
        kinds = code_list("handoff_minutes")
        pairs = zip(self.before.minutes.named(), self.now.minutes.named(), strict=True)
        changes = [f"{kinds[kind].label} {old} → {new}" for (kind, old), (_kind, new) in pairs if old != new]
        if not changes:
            return _(_AMOUNT).format(**facts)
        return _(_OTHER).format(changes=", ".join(changes), **facts)


def number_text(year: int, count: int) -> str:
    """The number of an export: 2026-3. Numbers run through a year and are never used twice."""
    return f"{year}-{count}"


def frozen(days: Iterable[PersonDay]) -> list[list[Any]]:
    """The days as JSON values: learner, day, minutes in order, amount."""
    return [
        [str(one.learner_id), one.day.isoformat(), list(one.minutes.counts()), one.amount] for one in days
    ]


def thawed(content: Content) -> dict[Key, Frozen]:
    """What `frozen` wrote, less what was deleted since."""
    return {
        (UUID(learner), date.fromisoformat(day)): Frozen(Minutes(*minutes), amount)
        for learner, day, minutes, amount in _lines(content)
    }


def reduced(content: Content, but: frozenset[UUID] = frozenset()) -> Content:
    """The same without what tells that somebody refused, but of those of whom nothing may go."""
    kept = {str(one) for one in but}
    lines = [
        [learner, day, minutes if learner in kept else list(Minutes(*minutes).neutral().counts()), amount]
        for learner, day, minutes, amount in _lines(content)
    ]
    return {**content, "days": lines} if isinstance(content, Mapping) else lines


def without_lines(content: Content, learner_ids: frozenset[UUID]) -> Content:
    """The same less these people's lines: what they were is then known of the ledgers alone."""
    ids = {str(one) for one in learner_ids}
    return {"days": [line for line in _lines(content) if line[0] not in ids], "ended": True}


def has_ended(content: Content) -> bool:
    """Whether lines were deleted: who is not in it may have been."""
    return isinstance(content, Mapping)


def digest(days: Iterable[PersonDay]) -> str:
    """SHA-256 over minutes, amounts and codes of all days."""
    said = [
        [str(one.learner_id), one.day.isoformat(), one.minutes.counts(), one.amount, sorted(one.codes())]
        for one in days
    ]
    return hashlib.sha256(json.dumps(sorted(said), separators=(",", ":")).encode()).hexdigest()


def differences(
    before: Mapping[Key, Frozen],
    now: Iterable[PersonDay],
    covered: frozenset[date],
    kept_from: date,
    ended: frozenset[date] = frozenset(),
) -> Iterator[Difference]:
    """What differs on the days that were handed over, in the order of day and person.

    Before `kept_from` reasons are reduced: there a refusal and other absence are one. On days that have
    `ended`, who was not handed over cannot be told from whose line was deleted: nothing is said of them.
    """
    fresh = {(one.learner_id, one.day): Frozen(one.minutes, one.amount) for one in now if one.day in covered}
    for key in sorted({*before, *fresh}, key=lambda key: (key[1], str(key[0]))):
        old, new = before.get(key), fresh.get(key)
        if old is None and key[1] in ended:
            continue
        if _told(old, key[1] >= kept_from) != _told(new, key[1] >= kept_from):
            yield Difference(*key, old, new)


def told(sentences: Sequence[str]) -> str:
    """The first few, and how many more."""
    words = "; ".join(sentences[:NAMED])
    more = len(sentences) - NAMED
    return words if more <= 0 else _("{list} and {count} more").format(list=words, count=more)


def _lines(content: Content) -> Sequence[Any]:
    lines: Sequence[Any] = content["days"] if isinstance(content, Mapping) else content
    return lines


def _told(one: Frozen | None, whole: bool) -> tuple[Minutes, int | None] | None:
    """Nobody's day of no minutes is as if it were not there."""
    if one is None or not one.minutes.planned:
        return None
    return (one.minutes if whole else one.minutes.neutral()), one.amount


def sites_text(scope: Scope) -> str:
    """The sites of a scope as an export keeps them; "" for all."""
    return ", ".join(sorted(scope.sites))


def scope_of(sites: str) -> Scope:
    """The scope behind what an export keeps. No site has a comma in its name (places)."""
    return Scope(sites=frozenset(filter(None, sites.split(", "))))
