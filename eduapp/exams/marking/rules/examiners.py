"""Who may mark an exam (opplæringsforskrifta § 9-33, for exams that are set locally). Pure.

Judged is the person, whatever roles the account has: who teaches somebody entered cannot be chosen for a
written exam, also not in the role of an examiner.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.i18n import N_, _, ngettext
from eduapp.core.violations import Violation
from eduapp.exams.marking.rules.final import PAIR
from eduapp.exams.sittings.rules.law import WRITTEN, law

EXAMINERS, EXTERNAL, OWN_TEACHER = "examiners", "external_examiners", "own_teacher_examines"
LONGEST_REASON = 200


@dataclass(frozen=True)
class Person:
    """Somebody who could mark, as far as the rules need to know them."""

    user_id: UUID
    name: str
    may_mark: bool  # an account in use with the role of an examiner
    teaches: bool  # or taught somebody who is entered: their group of this course, or a lesson of it
    sees_names: bool  # another role of the account opens the list of candidates
    teaches_here: bool = False  # any group that runs on the day of the exam or later


@dataclass(frozen=True)
class Place:
    """Who marks at a place now."""

    place: int
    user_id: UUID
    name: str
    external: bool


class NoExaminer(Violation):
    """An account without the role, or closed."""

    message = N_("{name} has no open account with the role examiner. Give the role first.")
    about = ("user_id",)


class TeachesThem(Violation):
    """Nobody marks their own class at a written exam. Never set aside."""

    message = N_(
        "{name} teaches or taught somebody who is entered, and may not mark a written exam set locally"
        " ({basis})."
    )
    about = ("user_id",)


class MarksAlready(Violation):
    """Two people, not one twice."""

    message = N_("{name} marks this exam already. Appoint somebody else.")
    about = ("user_id",)


class PlaceTaken(Violation):
    """One at each place."""

    message = N_("{name} marks at this place. End that first, with a reason.")
    about = ("place",)


class NoExternal(Violation):
    """Somebody from outside the school is among the two."""

    message = N_("At least {least} examiner comes from outside the school ({basis}). Appoint one who does.")
    about = ("external",)


class TeachesHere(Violation):
    """Who teaches at the school does not come from outside it, whatever is ticked (§ 9-33)."""

    overridable = True
    message = N_(
        "{name} teaches a group here, and is to be an external examiner. External is who comes from outside"
        " the school ({basis}). Take the tick off, or say why it holds all the same."
    )
    about = ("external",)


class SeesNames(Violation):
    """Who knows whose answer it is does not mark blind. A rule of the house."""

    overridable = True
    message = N_(
        "The account of {name} opens the list of candidates with their names. Use an account with the role "
        "examiner alone, or say why not."
    )
    about = ("user_id",)


class NamesSince(Violation):
    """A role that was added later opens what the appointment kept shut."""

    message = N_(
        "The account of {name} was given a role that opens the list of candidates with their names. Take the"
        " role off the account, or end the appointment and appoint {name} anew, saying why."
    )


class PlaceUnknown(Violation):
    """Two, and a third who decides."""

    message = N_("Choose the first, the second or the third examiner.")
    about = ("place",)


class EndNeedsReason(Violation):
    """Somebody will ask later why another one marked."""

    message = N_("Write why this examiner does not go on. Nothing about anybody's health.")
    about = ("reason",)


class HasHandedIn(Violation):
    """What was handed in stands."""

    message = N_("{name} has handed in. What was handed in stands.")


def who(
    person: Person, kind: str, day: date, others: Sequence[Place] = (), *, higher: bool = False
) -> Iterator[Violation]:
    """Why somebody cannot be chosen at all, whichever place it is: said beside the choice that is off.

    `higher`: an exam of higher education, where the institution decides who marks.
    """
    if any(one.user_id == person.user_id for one in others):
        yield MarksAlready(name=person.name)
    own = [] if higher else [*own_teacher(person, kind, day)]
    yield from own
    if not own and not person.may_mark:
        yield NoExaminer(name=person.name)


def check_still(
    person: Person, names_reason: str, kind: str, day: date, *, higher: bool = False
) -> Iterator[Violation]:
    """What stands against going on, of somebody who was appointed: groups are handed on, roles are added.

    `names_reason`: why they were appointed though their account opens names; "" if it did not.
    """
    own = [] if higher else [*own_teacher(person, kind, day)]
    yield from own
    if not own and _knows_names(person, kind) and not names_reason:
        yield NamesSince(name=person.name)


def _knows_names(person: Person, kind: str) -> bool:
    """Whether marking would not be blind. At a held exam and for the own teacher there is nothing to hide."""
    return kind == WRITTEN and person.sees_names and not person.teaches


def own_teacher(person: Person, kind: str, day: date) -> Iterator[Violation]:
    """Whether somebody may not mark a written exam because they teach or taught who is entered (§ 9-33)."""
    own = law(OWN_TEACHER, day)
    if kind == WRITTEN and person.teaches and own.value == 0:
        yield TeachesThem(name=person.name, basis=own.basis)


def check_appointing(
    person: Person,
    place: int,
    external: bool,
    others: Sequence[Place],
    kind: str,
    day: date,
    *,
    higher: bool = False,
) -> Iterator[Violation]:
    """All that stands against appointing somebody at a place beside the others there are."""
    yield from who(person, kind, day, others, higher=higher)
    if _knows_names(person, kind):
        yield SeesNames(name=person.name)
    for one in others:
        if one.place == place:
            yield PlaceTaken(name=one.name)
    if higher:
        return
    beside = [one for one in others if one.place in PAIR and one.place != place]
    least = law(EXTERNAL, day)
    if external and person.teaches_here:
        yield TeachesHere(name=person.name, basis=least.basis)
    from_outside = sum(one.external for one in beside) + external
    if place in PAIR and beside and from_outside < least.value:
        yield NoExternal(least=least.value, basis=least.basis)


def rule_texts(keys: Iterable[str], day: date, *, higher: bool = False) -> tuple[str, ...]:
    """Numbers of the law on a day in sentences, to stand beside what they drive: a text for each paragraph.

    `keys`: of EXAMINERS, EXTERNAL and OWN_TEACHER.
    """
    if higher:
        words = _("Who marks in higher education the institution decides (universitets- og høyskoleloven).")
        return (words,)
    by_basis: dict[str, list[str]] = {}
    for key in keys:
        number = law(key, day)
        by_basis.setdefault(number.basis, []).append(_sentence(key, number.value))
    words = _("{sentences} ({basis})")
    return tuple(words.format(sentences=" ".join(said), basis=basis) for basis, said in by_basis.items())


def _sentence(key: str, value: int) -> str:
    if key == EXAMINERS:
        words = ngettext(
            "{count} examiner marks every answer that no key marks.",
            "{count} examiners mark every answer that no key marks.",
            value,
        )
    elif key == EXTERNAL:
        words = ngettext(
            "At least {count} comes from outside the school.",
            "At least {count} come from outside the school.",
            value,
        )
    elif value:
        words = _("At a written exam {count} of them at most may teach a candidate.")
    else:
        words = _("Nobody who teaches or taught a candidate marks a written exam.")
    return words.format(count=value)
