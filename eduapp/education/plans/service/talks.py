"""What can be done with talks: record one, correct it, strike out one that was recorded by mistake."""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import false, select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.i18n import date_text
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.education.plans import terms
from eduapp.education.plans.models import Review, Talk
from eduapp.education.plans.rules import talks as rules
from eduapp.education.plans.rules.talks import TalkFacts
from eduapp.education.plans.service.reviews import check_holding, hold
from eduapp.people.access.models import User
from eduapp.people.learners import queries as learners
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import LearnerHead


@dataclass(frozen=True, kw_only=True)
class RecordTalk(Command):
    """A talk was held, by whoever records it unless somebody else is named.

    With a review (and its version) the plan was looked at in the talk.
    """

    learner_id: UUID
    facts: TalkFacts
    held_by: UUID | None = None
    review_id: UUID | None = None
    review_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectTalk(Command):
    """Other facts about a talk, and why; what stood before is kept."""

    talk_id: UUID
    version: int
    facts: TalkFacts
    held_by: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class StrikeTalk(Command):
    """The talk was never held, or recorded for the wrong person; and why it is struck out."""

    talk_id: UUID
    version: int
    reason: str


def record_talk(uow: UnitOfWork, command: RecordTalk) -> UUID:
    """Record a talk; if the plan was looked at in it, its review is held and the next one planned."""
    uow.require(terms.RECORD_TALKS)
    if command.review_id is not None:
        uow.require(terms.CHANGE_PLANS)
    uow.lock(Learner, command.learner_id)
    learner = learners.head(uow.session, command.learner_id)
    if learner is None:
        raise NotFound
    review = _review(uow, command)
    against: list[Violation] = [*_against(uow, learner.id, command.facts)]
    if review is not None:
        against += check_holding(uow, review, command.facts.day)
    uow.enforce(against)

    talk = _add(uow, learner.id, command.facts, command.held_by or uow.actor.user_id)
    _tell(uow, terms.TALK_RECORDED, talk, learner)
    if review is not None:
        hold(uow, review, learner, command.facts.day)
    return talk.id


def correct_talk(uow: UnitOfWork, command: CorrectTalk) -> UUID:
    """Put a talk right: a new row with the reason; the old one is kept."""
    uow.require(terms.RECORD_TALKS)
    old, learner = _talk(uow, command.talk_id, command.version)
    reason = tidy(command.reason)
    against = [*_against(uow, learner.id, command.facts, but=old.id), *rules.check_reason(reason)]
    uow.enforce(against)

    old.superseded = True
    uow.session.flush()
    fresh = _add(uow, learner.id, command.facts, command.held_by, replaces=old, reason=reason)
    _tell(uow, terms.TALK_CORRECTED, fresh, learner, reason=reason)
    return fresh.id


def strike_talk(uow: UnitOfWork, command: StrikeTalk) -> None:
    """Strike a talk out: it counts no more, and stays in sight with the reason."""
    uow.require(terms.RECORD_TALKS)
    old, learner = _talk(uow, command.talk_id, command.version)
    reason = tidy(command.reason)
    uow.enforce(rules.check_reason(reason))

    old.superseded = True
    uow.session.flush()
    facts = TalkFacts(old.day, old.staff_note, old.learner_note)
    fresh = _add(uow, learner.id, facts, old.held_by, replaces=old, reason=reason, struck=True)
    _tell(uow, terms.TALK_STRUCK, fresh, learner, reason=reason)


def _against(uow: UnitOfWork, learner_id: UUID, facts: TalkFacts, but: UUID | None = None) -> list[Violation]:
    found = list(rules.check_talk(facts, uow.today))
    query = (
        select(Talk.id, User.name)
        .join(User, User.id == Talk.held_by)
        .where(Talk.learner_id == learner_id, Talk.day == facts.day)
        .where(Talk.superseded == false(), Talk.struck == false())
    )
    for other_id, name in uow.session.execute(query):
        if other_id != but:
            found.append(rules.TalkOnThatDay(day=date_text(facts.day), name=name))
    return found


def _review(uow: UnitOfWork, command: RecordTalk) -> Review | None:
    if command.review_id is None:
        return None
    uow.lock(Review, command.review_id)
    review = uow.session.get(Review, command.review_id, populate_existing=True)
    if review is None or review.learner_id != command.learner_id:
        raise NotFound
    uow.expect_version(review, command.review_version, "review_version")
    return review


def _talk(uow: UnitOfWork, talk_id: UUID, version: int) -> tuple[Talk, LearnerHead]:
    """A talk that counts, and whose it is, while others who want to correct it wait."""
    uow.lock(Talk, talk_id)
    talk = uow.session.get(Talk, talk_id, populate_existing=True)
    learner = None if talk is None else learners.head(uow.session, talk.learner_id)
    if talk is None or learner is None:
        raise NotFound
    uow.expect_version(talk, version)
    if talk.superseded or talk.struck:
        raise NotFound
    return talk, learner


def _add(
    uow: UnitOfWork,
    learner_id: UUID,
    facts: TalkFacts,
    held_by: UUID,
    *,
    replaces: Talk | None = None,
    reason: str = "",
    struck: bool = False,
) -> Talk:
    tidied = replace(facts, staff_note=facts.staff_note.strip(), learner_note=facts.learner_note.strip())
    talk = Talk(
        learner_id=learner_id,
        day=tidied.day,
        held_by=held_by,
        staff_note=tidied.staff_note,
        learner_note=tidied.learner_note,
        recorded_by=uow.actor.user_id,
        recorded_at=uow.now,
        replaces_id=replaces.id if replaces else None,
        reason=reason,
        struck=struck,
    )
    uow.session.add(talk)
    uow.session.flush()
    return talk


def _tell(uow: UnitOfWork, action: str, talk: Talk, learner: LearnerHead, **facts: object) -> None:
    named = {"name": learner.facts.listed_name, "day": talk.day.isoformat()}
    uow.audit(action, talk.id, learner.id, **named, **facts)
    uow.publish(terms.TALKS_CHANGED)
