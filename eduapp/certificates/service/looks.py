"""Choose how a kind of paper looks."""

from dataclasses import dataclass

from eduapp.certificates import queries, terms
from eduapp.certificates.rules import Kind
from eduapp.core.actor import SYSTEM_ID
from eduapp.core.db.site_settings import site_value, store_site_value
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class SetLook(Command):
    """The layout of a kind of paper, from the next paper on; `before` is what was shown."""

    kind: Kind
    look: str
    before: str


def set_look(uow: UnitOfWork, command: SetLook) -> None:
    """Draw papers of this kind in another layout; what was issued stays. NotFound: no such layout."""
    uow.require(terms.SET_RULES)
    if command.look not in queries.looks_offered(command.kind):
        raise NotFound
    now = queries.look_of(uow.session, command.kind)
    uow.expect(now, command.before, look=now)
    chosen = site_value(uow.session, terms.LOOKS)
    store_site_value(uow.session, terms.LOOKS, {**chosen, command.kind: command.look})
    uow.audit(terms.LOOK_SET, SYSTEM_ID, kind=f"certificate_kinds:{command.kind}", look=command.look)
    uow.publish(terms.CERTIFICATES_CHANGED)
