"""What stands against handing over some days; above all, totals that the ledger does not bear out. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation
from eduapp.exchange.handoff.rules.minutes import Line, PersonDay, PersonSum, tallied

LONGEST = timedelta(days=92)  # a quarter: more is no hand-over but a report


class LastBeforeFirst(Violation):
    """Days run forward."""

    message = N_("The last day, {last}, comes before the first, {first}.")


class NotBegun(Violation):
    """Nothing has happened yet."""

    message = N_("{first} has not come yet. Choose days that have begun.")


class TooManyDays(Violation):
    """More than a quarter."""

    message = N_("These are {count} days. At most {most} are handed over at once.")


class NothingToHandOver(Violation):
    """Nobody was offered anything."""

    message = N_("Nobody was offered a session or a shift from {first} to {last}: nothing to hand over.")


class DoesNotAddUp(Violation):
    """A total that its own lines do not bear out."""

    message = N_(
        "The total of {name} on {day} is not what the ledger holds: {kind} {total} min, by its lines "
        "{lines} min (difference {difference}). Nothing was exported."
    )


class SumDoesNotAddUp(Violation):
    """A person's sum that the days do not bear out."""

    message = N_(
        "The sum of {name} is not that of the days: {kind} {total} min, by the days {lines} min "
        "(difference {difference}). Nothing was exported."
    )


def check_period(first: date, last: date, today: date) -> Iterator[Violation]:
    """Whether these are days that can be handed over."""
    if last < first:
        yield LastBeforeFirst(first=date_text(first), last=date_text(last))
    elif last - first >= LONGEST:
        yield TooManyDays(count=(last - first).days + 1, most=LONGEST.days)
    if first > today:
        yield NotBegun(first=date_text(first))


def check_days(days: Sequence[PersonDay], first: date, last: date) -> Iterator[Violation]:
    """Whether there is anything, and whether every total is that of its lines."""
    if not days:
        yield NothingToHandOver(first=date_text(first), last=date_text(last))
    for one in days:
        yield from reconcile(one)


def reconcile(one: PersonDay) -> Iterator[Violation]:
    """Every total of a day, made anew from the ledger's lines."""
    kinds = code_list("handoff_minutes")
    anew = tallied(one.lines)
    for (kind, total), (_kind, lines) in zip(one.minutes.named(), anew.named(), strict=True):
        if total != lines:
            yield DoesNotAddUp(
                name=one.name,
                day=date_text(one.day),
                kind=kinds[kind].label,
                total=total,
                lines=lines,
                difference=f"{total - lines:+d}",
            )


def check_sums(people: Iterable[PersonSum], days: Iterable[PersonDay]) -> Iterator[Violation]:
    """Whether each person's sum is that of the lines of the days."""
    behind: dict[object, list[Line]] = {}
    for one in days:
        behind.setdefault(one.learner_id, []).extend(one.lines)
    kinds = code_list("handoff_minutes")
    for person in people:
        anew = tallied(behind.get(person.learner_id, ()))
        for (kind, total), (_kind, held) in zip(person.minutes.named(), anew.named(), strict=True):
            if total != held:
                yield SumDoesNotAddUp(
                    name=person.name,
                    kind=kinds[kind].label,
                    total=total,
                    lines=held,
                    difference=f"{total - held:+d}",
                )
