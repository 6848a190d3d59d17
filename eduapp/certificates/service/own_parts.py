"""Keep what the school has of its own for papers: each change is a version of its own, and none is lost."""

from dataclasses import dataclass, field
from typing import Any

from eduapp.certificates import queries, rules, terms
from eduapp.certificates.drawing import own_checks, package
from eduapp.certificates.drawing.own import NO_OWN
from eduapp.certificates.drawing.own_changes import changes
from eduapp.certificates.drawing.own_templates import usual
from eduapp.certificates.drawing.school_pictures import plain
from eduapp.certificates.models import CertificateOwnPart
from eduapp.certificates.queries.own_parts import LOGO, SIGNATURE, TEMPLATE
from eduapp.certificates.rules import KINDS
from eduapp.core.actor import SYSTEM_ID
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.files import sha256
from eduapp.core.violations import Override, Violation, split

_CHANGES = "template_changes"


@dataclass(frozen=True, kw_only=True)
class KeepTemplate(Command):
    """A template for a look, as `package.to_bytes` makes it; `before`: the version that was shown.

    `tells`: words of the finished sample that would tell where a paper was earned.
    """

    look: str
    content: bytes = field(repr=False)
    before: int
    tells: tuple[str, ...] = ()
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class TakeEarlier(Command):
    """An earlier version once more; 0, or one without content, is what the program has."""

    look: str
    number: int
    before: int


@dataclass(frozen=True, kw_only=True)
class KeepPicture(Command):
    """The emblem (no name), or the signature of who bears this name in print; None takes it away."""

    name: str
    content: bytes | None = field(repr=False)
    before: int


def keep_template(uow: UnitOfWork, command: KeepTemplate) -> int:
    """Keep a template that can be used, under its next version, from the next paper on. Its number."""
    uow.require(terms.EDIT_TEMPLATES)
    _require_look(command.look)
    wanted = package.from_bytes(command.content, command.look)
    sample = own_checks.Sample(usual(command.look).facts(), command.look)
    against: list[Violation] = [*own_checks.problems_of(wanted, command.look, NO_OWN, [sample])]
    if command.tells:
        against.append(rules.TellsWhere(words=", ".join(command.tells)))
    uow.enforce(against, command.override)
    before = _content(uow, command.look)
    number = _add(uow, TEMPLATE, command.look, command.before, package.to_bytes(wanted))
    what = changes(package.from_bytes(before) if before else usual(command.look), wanted)
    told = _told(command.look, number)
    uow.audit(terms.TEMPLATE_KEPT, SYSTEM_ID, **told, what=[f"{_CHANGES}:{one}" for one in what])
    _standing, let = split(against, command.override)
    if let and command.override is not None:
        words, reason = ", ".join(command.tells), command.override.reason.strip()
        uow.audit(terms.TEMPLATE_LET_STAND, SYSTEM_ID, **told, words=words, reason=reason)
    return number


def take_earlier(uow: UnitOfWork, command: TakeEarlier) -> int:
    """An earlier version, or what the program has, is used again: as a version of its own. Its number."""
    uow.require(terms.EDIT_TEMPLATES)
    _require_look(command.look)
    content = queries.template_content(uow.session, command.look, command.number)
    number = _add(uow, TEMPLATE, command.look, command.before, content or None)
    told = _told(command.look, number)
    if content:
        uow.audit(terms.TEMPLATE_AGAIN, SYSTEM_ID, **told, earlier=command.number)
    else:
        uow.audit(terms.TEMPLATE_DROPPED, SYSTEM_ID, **told)
    return number


def keep_picture(uow: UnitOfWork, command: KeepPicture) -> int:
    """Keep or take away a picture, from the next paper on. The number of its version."""
    uow.require(terms.EDIT_TEMPLATES)
    name = command.name.strip()
    content = None if command.content is None else plain(command.content, name)
    number = _add(uow, SIGNATURE if name else LOGO, name, command.before, content)
    if name:
        action = terms.SIGNATURE_KEPT if content else terms.SIGNATURE_DROPPED
        uow.audit(action, SYSTEM_ID, name=name, number=number)
    else:
        uow.audit(terms.LOGO_KEPT if content else terms.LOGO_DROPPED, SYSTEM_ID, number=number)
    return number


def _require_look(look: str) -> None:
    """A paper is drawn in it, in ordinary letters. Raises NotFound."""
    if not any(look in queries.looks_offered(kind) for kind in KINDS):
        raise NotFound


def _content(uow: UnitOfWork, look: str) -> bytes:
    newest = queries.newest_number(uow.session, TEMPLATE, look)
    return queries.template_content(uow.session, look, newest)


def _add(uow: UnitOfWork, kind: str, name: str, before: int, content: bytes | None) -> int:
    """One more version, in turn. Raises Conflict where somebody else kept one meanwhile."""
    uow.take_turn(terms.PARTS_TURN)
    now = queries.newest_number(uow.session, kind, name)
    uow.expect(now, before, number=now)
    part = CertificateOwnPart(
        kind=kind,
        name=name,
        number=now + 1,
        content=content,
        sha256=sha256(content) if content else None,
        kept_by=uow.actor.user_id,
        kept_at=uow.now,
    )
    uow.session.add(part)
    uow.session.flush()
    uow.publish(terms.CERTIFICATES_CHANGED)
    return now + 1


def _told(look: str, number: int) -> dict[str, Any]:
    return {"kind": f"certificate_kinds:{look.partition('.')[0]}", "look": look, "number": number}
