"""The second person, who looks at how a paper differs from its criteria before somebody else issues it."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.certificates import queries, rules, terms
from eduapp.certificates.issue import rules as against
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.keys import rules as of_two
from eduapp.certificates.models import CertificateCheck
from eduapp.certificates.queries import Item
from eduapp.core.actor import SYSTEM_ID
from eduapp.core.db.site_settings import store_site_value
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Conflict
from eduapp.core.violations import Violation
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner


@dataclass(frozen=True, kw_only=True)
class NoteChecked(Command):
    """Somebody saw how this paper differs. `matter` is the digest of what was shown."""

    item: Item
    matter: str


@dataclass(frozen=True, kw_only=True)
class SetRules(Command):
    """Whether a second person checks each paper, and why; `before` is what was shown.

    `second`: who agreed that there is none any more.
    """

    second_person: bool
    before: bool
    reason: str
    second: UUID | None = None


def note_checked(uow: UnitOfWork, command: NoteChecked) -> UUID:
    """Keep that the paper was checked as it is now, by whom."""
    uow.require(terms.CHECK_CERTIFICATES)
    uow.lock(Learner, command.item.learner_id)
    basis = queries.basis_of(uow.session, command.item, uow.today)
    uow.enforce(basis.violations)
    matter = queries.matter(uow.session, command.item, uow.today)
    if matter != command.matter:
        raise Conflict
    checked = CertificateCheck(
        basis_id=command.item.basis_id,
        learner_id=command.item.learner_id,
        kind=basis.kind,
        matter=matter,
        rules_version=rules.RULES_VERSION,
        checked_by=uow.actor.user_id,
        checked_at=uow.now,
    )
    uow.session.add(checked)
    uow.session.flush()
    name = basis.facts.name if basis.facts else ""
    uow.audit(terms.CHECKED, checked.id, command.item.learner_id, kind=basis.kind, name=name)
    uow.publish(terms.CERTIFICATES_CHANGED)
    return checked.id


def set_rules(uow: UnitOfWork, command: SetRules) -> None:
    """Ask for a second person from now on, or not any more; for the latter it takes two."""
    uow.require(terms.SET_RULES)
    now = queries.asks_for_second_person(uow.session)
    uow.expect(now, command.before, second_person=now)
    problems: list[Violation] = list(against.check_reason(command.reason))
    if not command.second_person:
        problems += _agreed(uow, command)
    uow.enforce(problems)
    store_site_value(uow.session, terms.SECOND_PERSON, command.second_person)
    said = {"reason": command.reason.strip()}
    if command.second is not None:
        said["second"] = uow.session.get_one(User, command.second).name
    uow.audit(terms.SECOND_WANTED if command.second_person else terms.SECOND_DROPPED, SYSTEM_ID, None, **said)
    uow.publish(terms.CERTIFICATES_CHANGED)


def _agreed(uow: UnitOfWork, command: SetRules) -> list[Violation]:
    if command.second is None:
        return [of_two.NotAgreed()]
    digest = against.digest_of_rule(second_person=command.second_person, reason=command.reason)
    return keys.against_two(uow.session, uow.actor.user_id, digest, command.second, uow.now)
