"""Who marked sheets that two type from, named before what they gave is fixed (§ 9-33). Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from eduapp.core.i18n import N_, ngettext
from eduapp.core.violations import Violation
from eduapp.exams.marking.rules.examiners import (
    EXAMINERS,
    EXTERNAL,
    NoExternal,
    Person,
    TeachesHere,
    own_teacher,
)
from eduapp.exams.sittings.rules.law import law

LONGEST_NAME = 80


@dataclass(frozen=True)
class Named:
    """Somebody who marked on paper; perhaps without an account here."""

    name: str
    external: bool  # from outside the school


class ExaminersUnnamed(Violation):
    """A grade that examiners gave has their names."""

    def sentence(self) -> str:
        """How many mark by the law, and what to do."""
        words = ngettext(
            "What two typed from the sheets was marked by examiners whom nobody has named. {count} marks "
            "every answer ({basis}): write the name under “Examiners of the sheets…”.",
            "What two typed from the sheets was marked by examiners whom nobody has named. {count} mark "
            "every answer ({basis}): write their names under “Examiners of the sheets…”.",
            int(str(self.facts["count"])),
        )
        return words.format(**self.facts)


class NamesMissing(Violation):
    """As many as the law asks for."""

    message = N_("Write the names of all {count} examiners who marked the sheets ({basis}).")


class NamedTwice(Violation):
    """Two people, not one twice."""

    message = N_("{name} is named twice. Two different people mark every answer.")


class NameTooLong(Violation):
    """A name, and nothing else."""

    message = N_("A name has at most {most} characters. Write the name alone.")


def how_many(day: date) -> int:
    """How many mark every answer on a day."""
    return law(EXAMINERS, day).value


def unnamed(day: date) -> ExaminersUnnamed:
    """What stands against fixing while nobody has named them."""
    number = law(EXAMINERS, day)
    return ExaminersUnnamed(count=number.value, basis=number.basis)


def check_named(
    named: Sequence[Named], accounts: Mapping[str, Person], kind: str, day: date, *, higher: bool = False
) -> Iterator[Violation]:
    """Whether these people may have marked an exam; `accounts`: who of them has one, by name.

    `higher`: an exam of higher education, where the institution decides who marks.
    """
    number, least = law(EXAMINERS, day), law(EXTERNAL, day)
    names = [one.name.casefold() for one in named if one.name]
    if len(names) < number.value:
        yield NamesMissing(count=number.value, basis=number.basis)
    if any(len(one.name) > LONGEST_NAME for one in named):
        yield NameTooLong(most=LONGEST_NAME)
    if len(set(names)) < len(names):
        yield NamedTwice(name=next(one.name for one in named if names.count(one.name.casefold()) > 1))
    if higher:
        return
    for one in named:
        person = accounts.get(one.name)
        if person is not None:
            yield from own_teacher(person, kind, day)
            if one.external and person.teaches_here:
                yield TeachesHere(name=person.name, basis=least.basis)
    if sum(one.external for one in named) < least.value:
        yield NoExternal(least=least.value, basis=least.basis)
