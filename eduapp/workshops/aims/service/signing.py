"""A leader notes what was seen, signs an aim off, or withdraws that. Rows are only ever added."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Conflict, NotFound
from eduapp.core.i18n import date_text
from eduapp.core.names import tidy
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import names
from eduapp.workshops.aims import queries, terms
from eduapp.workshops.aims.models import AimObservation, AimSigning
from eduapp.workshops.aims.queries import AimRow
from eduapp.workshops.aims.rules.register import TRADES
from eduapp.workshops.aims.rules.signing import (
    LEVELS,
    check_observation,
    check_signing,
    check_withdrawal,
)


@dataclass(frozen=True, kw_only=True)
class Observe(Command):
    """What a leader saw somebody do; a level of the list may also take the last observation back."""

    learner_id: UUID
    aim_id: UUID
    day: date
    level: str  # code: aim_levels
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class SignAim(Command):
    """Somebody has reached an aim, in the wording that the leader read."""

    learner_id: UUID
    aim_id: UUID
    text_id: UUID
    day: date


@dataclass(frozen=True, kw_only=True)
class WithdrawAim(Command):
    """Somebody had not reached it after all."""

    learner_id: UUID
    aim_id: UUID
    reason: str


def observe(uow: UnitOfWork, command: Observe) -> UUID:
    """Note what was seen, in a row behind those before it."""
    uow.require(terms.SIGN_AIMS)
    name, aim = _locked(uow, command.learner_id, command.aim_id)
    words = tidy(command.words)
    grounds = queries.grounds(uow.session, command.learner_id, aim.id)
    uow.enforce(check_observation(command.day, command.level, words, uow.today, grounds))

    observation = AimObservation(
        aim_id=aim.id,
        learner_id=command.learner_id,
        number=queries.next_number(uow.session, AimObservation, (command.learner_id, aim.id)),
        day=command.day,
        level=command.level,
        words=words,
        seen_by=uow.actor.user_id,
        seen_at=uow.now,
    )
    uow.session.add(observation)
    uow.session.flush()
    level = code_list(LEVELS)[command.level].label
    _tell(uow, terms.AIM_OBSERVED, command, name, aim, level=level, day=date_text(command.day))
    return observation.id


def sign_aim(uow: UnitOfWork, command: SignAim) -> UUID:
    """Sign an aim off in the wording that holds, with the minutes practised until now."""
    uow.require(terms.SIGN_AIMS)
    name, aim = _locked(uow, command.learner_id, command.aim_id)
    if aim.text_id != command.text_id:
        raise Conflict
    grounds = queries.grounds(uow.session, command.learner_id, aim.id)
    in_plan = aim.facts.holds_on(command.day)
    uow.enforce(check_signing(command.day, uow.today, grounds, in_plan=in_plan))

    signing = _row(uow, command, terms.SIGNED, aim.text_id, command.day)
    signing.minutes = grounds.minutes
    signing_id = _added(uow, signing)
    _tell(uow, terms.AIM_SIGNED, command, name, aim, day=date_text(command.day))
    return signing_id


def withdraw_aim(uow: UnitOfWork, command: WithdrawAim) -> UUID:
    """Take a sign-off back as a new row; the signature itself stays on record."""
    uow.require(terms.SIGN_AIMS)
    name, aim = _locked(uow, command.learner_id, command.aim_id)
    reason = tidy(command.reason)
    pair = command.learner_id, aim.id
    standing = queries.signed(uow.session, pair[:1], pair[1:]).get(pair)
    uow.enforce(check_withdrawal(reason, signed=standing is not None))

    text_id = aim.text_id if standing is None else standing.text_id
    signing = _row(uow, command, terms.WITHDRAWN, text_id, uow.today)
    signing.reason = reason
    signing_id = _added(uow, signing)
    _tell(uow, terms.AIM_WITHDRAWN, command, name, aim, reason=reason)
    return signing_id


def _row(uow: UnitOfWork, command: SignAim | WithdrawAim, step: str, text_id: UUID, day: date) -> AimSigning:
    return AimSigning(
        aim_id=command.aim_id,
        learner_id=command.learner_id,
        number=queries.next_number(uow.session, AimSigning, (command.learner_id, command.aim_id)),
        step=step,
        text_id=text_id,
        day=day,
        minutes=0,
        reason="",
        entered_by=uow.actor.user_id,
        entered_at=uow.now,
    )


def _added(uow: UnitOfWork, signing: AimSigning) -> UUID:
    uow.session.add(signing)
    uow.session.flush()
    return signing.id


def _locked(uow: UnitOfWork, learner_id: UUID, aim_id: UUID) -> tuple[str, AimRow]:
    """The learner's name and the aim; others who would number the same rows wait."""
    uow.lock(Learner, learner_id)
    name, aim = names(uow.session, [learner_id]).get(learner_id), queries.aim(uow.session, aim_id)
    if name is None or aim is None:
        raise NotFound
    return name, aim


def _tell(
    uow: UnitOfWork,
    action: str,
    command: Observe | SignAim | WithdrawAim,
    name: str,
    aim: AimRow,
    **more: str,
) -> None:
    trade = code_list(TRADES)[aim.facts.trade].label
    told = {"name": name, "code": aim.facts.code, "trade": trade} | more
    uow.audit(action, aim.id, command.learner_id, **told)
    uow.publish(terms.MATRIX_CHANGED)
