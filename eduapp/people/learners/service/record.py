"""Taking somebody in, and putting a record right."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import search_text, sort_key, tidy
from eduapp.core.violations import Violation
from eduapp.people.learners import queries, rules, terms
from eduapp.people.learners.models import Learner
from eduapp.people.learners.rules import LearnerFacts

NOTES = ("staff_note", "learner_note")


@dataclass(frozen=True, kw_only=True)
class AdmitLearner(Command):
    """Somebody new."""

    facts: LearnerFacts


@dataclass(frozen=True, kw_only=True)
class CorrectLearner(Command):
    """Other facts about somebody known; the trail keeps what was changed."""

    learner_id: UUID
    version: int
    facts: LearnerFacts


def admit_learner(uow: UnitOfWork, command: AdmitLearner) -> UUID:
    """Take somebody in, unless the record is impossible or the number is taken."""
    uow.require(terms.ADMIT_LEARNERS)
    uow.take_turn(terms.NUMBERS)
    facts = _tidied(command.facts)
    uow.enforce(_against(uow, facts, None))

    learner = Learner(**_columns(facts))
    uow.session.add(learner)
    uow.session.flush()
    uow.audit(terms.LEARNER_ADMITTED, learner.id, learner.id, name=facts.listed_name, number=facts.number)
    uow.publish(terms.LEARNERS_CHANGED)
    return learner.id


def correct_learner(uow: UnitOfWork, command: CorrectLearner) -> None:
    """Put a record right. Papers already issued keep what they said."""
    uow.require(terms.CORRECT_LEARNERS)
    uow.take_turn(terms.NUMBERS)
    learner = uow.session.get(Learner, command.learner_id)
    if learner is None:
        raise NotFound
    uow.expect_version(learner, command.version)
    facts = _tidied(command.facts)
    uow.enforce(_against(uow, facts, learner.id))

    head = queries.head(uow.session, learner.id)
    before = asdict(head.facts) if head else {}
    changed = {key: (before[key], value) for key, value in asdict(facts).items() if before[key] != value}
    if not changed:
        return
    for column, value in _columns(facts).items():
        setattr(learner, column, value)
    what = {key: _told(key, old, new) for key, (old, new) in changed.items()}
    uow.audit(terms.LEARNER_CORRECTED, learner.id, learner.id, name=facts.listed_name, changed=what)
    uow.publish(terms.LEARNERS_CHANGED)


def _tidied(facts: LearnerFacts) -> LearnerFacts:
    """The same facts without stray spaces and in one Unicode form."""
    return replace(
        facts,
        number=tidy(facts.number),
        family_name=tidy(facts.family_name),
        given_name=tidy(facts.given_name),
        first_language=tidy(facts.first_language),
        site=tidy(facts.site),
        unit=tidy(facts.unit),
        staff_note=_tidy_lines(facts.staff_note),
        learner_note=_tidy_lines(facts.learner_note),
    )


def _tidy_lines(note: str) -> str:
    """A note keeps its lines."""
    return "\n".join(filter(None, map(tidy, note.splitlines())))


def _told(field: str, old: object, new: object) -> list[str]:
    """What the trail keeps of a change. Of a note only that it changed: what must not be written must go."""
    return ["", ""] if field in NOTES else [str(old or ""), str(new or "")]


def _against(uow: UnitOfWork, facts: LearnerFacts, own_id: UUID | None) -> Iterator[Violation]:
    yield from rules.check_learner(facts, uow.today)
    other = queries.by_number(uow.session, facts.number) if facts.number else None
    if other is not None and other.id != own_id:
        yield rules.NumberTaken(number=facts.number, name=other.facts.listed_name)


def _columns(facts: LearnerFacts) -> dict[str, object]:
    return asdict(facts) | {
        "sort_key": sort_key(facts.family_name or facts.given_name, facts.given_name),
        "search_text": search_text(facts.family_name, facts.given_name, facts.number),
    }
