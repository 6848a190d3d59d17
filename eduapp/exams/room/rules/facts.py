"""What an act must say beside who and when: how somebody was known, with whom they went, why. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.exam import at
from eduapp.exams.room.rules.standing import Day
from eduapp.exams.room.rules.words import LONGEST_NAME, check_words

LISTS: Mapping[str, str] = {  # the list that the code of an act is of
    steps.CHECK_IN: "room_identity",
    steps.LEAVE: "room_outs",
    steps.STAY_AWAY: "room_absences",
}
MOST_SHEETS = 500


@dataclass(frozen=True)
class Facts:
    """What somebody says beside an act."""

    code: str = ""  # of the list of its kind
    person: str = ""  # by whom known, with whom out
    words: str = ""
    sheets: int | None = None  # handed in


class CodeMissing(Violation):
    """One of the list."""

    message = N_("Choose from the list: {list}.")
    about = ("code",)


class PersonMissing(Violation):
    """Nobody goes alone, and nobody is known by nobody."""

    message = N_("Write who: “{what}” asks for it.")
    about = ("person",)


class NoBreaksGranted(Violation):
    """A break that counts as working time is something else."""

    message = N_("No breaks are granted to candidate {number}. Choose another reason; the time goes on.")
    about = ("code",)


class LeavesEarly(Violation):
    """Facts are recorded; why is a sentence."""

    message = N_(
        "Candidate {number} hands in before {time}; {rule} ({basis}). Write a sentence why the candidate "
        "leaves."
    )
    about = ("words",)


class SheetsImpossible(Violation):
    """A slip."""

    message = N_("Write how many sheets were handed in, from 0 to {most}.")
    about = ("sheets",)


class SheetsMissing(Violation):
    """Every sheet is accounted for, so somebody counts them when they come in."""

    message = N_("Count the sheets that are handed in and write how many; 0 if there are none.")
    about = ("sheets",)


def check_facts(kind: str, said: Facts) -> Iterator[Violation]:
    """What an act about a candidate must say, whoever it is about."""
    known = LISTS.get(kind)
    code = code_list(known)[said.code] if known else None
    if known and said.code not in code_list(known):
        yield CodeMissing(list=", ".join(label for _key, label in code_list(known).choices()))
    needs_words = code is not None and code.has("words")
    if code is not None and code.has("person") and not said.person.strip():
        yield PersonMissing(what=code.label)
    yield from check_words(said.words, needed=needs_words)
    yield from check_words(said.person, longest=LONGEST_NAME)
    if said.sheets is None and kind == steps.HAND_IN:
        yield SheetsMissing()
    if said.sheets is not None and (kind != steps.HAND_IN or not 0 <= said.sheets <= MOST_SHEETS):
        yield SheetsImpossible(most=MOST_SHEETS)


def check_candidates(
    day: Day, kind: str, candidates: Iterable[UUID], said: Facts, minute: int
) -> Iterator[Violation]:
    """What an act must say because of whom it is about: breaks that are granted, and who leaves early."""
    for id in candidates:
        if id not in day.courses:
            continue
        number = day.courses[id].number
        if (
            kind == steps.LEAVE
            and code_list("room_outs")[said.code].has("rest")
            and not day.account(id).breaks
        ):
            yield NoBreaksGranted(number=number)
        if kind == steps.HAND_IN and day.started is not None and not said.words.strip():
            earliest = day.started + day.exam.earliest_leave
            if minute < earliest:
                rule = code_list("room_law")["earliest_leave"]
                yield LeavesEarly(number=number, time=at(earliest), rule=rule.label, basis=rule.said("basis"))
