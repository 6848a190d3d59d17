"""What the use cases of papers share: the rows they find, numbers they take, and entries they add."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from eduapp.certificates import queries, rules, terms
from eduapp.certificates.drawing import load_template
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.issue import rules as against
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.models import (
    Certificate,
    CertificateDrawnWith,
    CertificateRegisterEntry,
    CertificateSource,
    NumberSeries,
)
from eduapp.certificates.queries.basis import Source
from eduapp.certificates.seals.register import Act, next_entry
from eduapp.core.db.series import locked_series
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.errors import Conflict, NotFound
from eduapp.core.violations import Violation
from eduapp.people.learners.models import Learner


def next_number(uow: UnitOfWork) -> str:
    """The next number of this year. Others wait who take one, until this is committed or given up."""
    numbers = locked_series(uow.session, NumberSeries, uow.today.year)
    numbers.last_number += 1
    return rules.number_text(numbers.year, numbers.last_number)


def freeze(
    uow: UnitOfWork,
    facts: CertificateFacts,
    template: str,
    kid: str | None,
    sources: Iterable[Source],
    *,
    learner_id: UUID,
    used: queries.Used,
    before: Certificate | None = None,
    **more: Any,  # noqa: ANN401 - other columns of the row
) -> Certificate:
    """A reserved paper with these facts, which no longer change, and what each of its lines rests on.

    `used`: what the school has of its own that it is drawn with. `before`: the paper whose place it takes.
    """
    given_name, family_name = _parts_of_name(uow, facts.name, learner_id, before)
    certificate = Certificate(
        number=facts.number,
        kind=facts.kind,
        state="reserved",
        language=facts.language,
        issued_on=facts.issued_on,
        issued_by=uow.actor.user_id,
        issued_at=uow.now,
        facts=facts.to_dict(),
        facts_sha256=facts.digest(),
        template=template,
        template_version=load_template(template, own=used.own).version,
        serial=facts.serial or None,
        kid=kid,
        learner_id=learner_id,
        given_name=given_name,
        family_name=family_name,
        **more,
    )
    uow.session.add(certificate)
    uow.session.flush()
    _keep_sources(uow, certificate.id, sources)
    if used.parts:
        rows = [{"certificate_id": certificate.id, "part_id": part} for part in used.parts]
        uow.session.execute(insert(CertificateDrawnWith), rows)
    return certificate


def _parts_of_name(
    uow: UnitOfWork, name: str, learner_id: UUID, before: Certificate | None
) -> tuple[str, str]:
    """The parts that make the printed name: of today, or of the paper before. Nothing is guessed."""
    learner = uow.session.get_one(Learner, learner_id)
    known = [(learner.given_name, learner.family_name)]
    if before is not None:
        known.append((before.given_name, before.family_name))
    return next((parts for parts in known if " ".join(parts).strip() == name), ("", ""))


def _keep_sources(uow: UnitOfWork, certificate_id: UUID, sources: Iterable[Source]) -> None:
    """What each line of a paper rests on."""
    rows = [
        {"certificate_id": certificate_id, "line": line, "source_kind": kind, "source_id": source_id}
        for line, kind, source_id in sources
    ]
    if rows:
        uow.session.execute(insert(CertificateSource), rows)


def reserved(uow: UnitOfWork, certificate_id: UUID) -> Certificate:
    """A number that became no paper yet. Raises NotFound and Conflict."""
    certificate = found(uow, certificate_id)
    if certificate.state != "reserved":
        raise Conflict
    return certificate


def found(uow: UnitOfWork, certificate_id: UUID) -> Certificate:
    """A paper, which nobody else changes until this is committed. Raises NotFound."""
    uow.lock(Certificate, certificate_id)
    certificate = uow.session.get(Certificate, certificate_id, populate_existing=True)
    if certificate is None:
        raise NotFound
    return certificate


def against_signing(uow: UnitOfWork, kid: str | None) -> Iterator[Violation]:
    """A school that has keys signs with the one in use, by a clock that can be right."""
    yield from against_keys(uow, kid)
    yield from queries.against_clock(uow.session, uow.today)


def against_keys(uow: UnitOfWork, kid: str | None) -> Iterator[Violation]:
    """A school that has keys signs with the one in use; another has none to sign with."""
    in_use = keys.key_in_use(uow.session)
    if in_use is not None and kid is None:
        yield against.KeysLocked()
    elif kid is not None and (in_use is None or in_use.kid.hex() != kid):
        yield against.KeyOutOfUse()


def register(
    uow: UnitOfWork, certificate: Certificate, act: Act, pdf: str | None = None, facts: str | None = None
) -> dict[str, Any]:
    """Add an act to the register of issue; what the trail tells of it. Papers without a serial have none.

    Whoever adds waits here for the one before, so that the chain never forks.
    """
    if certificate.serial is None:
        return {}
    uow.take_turn(terms.REGISTER_TURN)
    in_use = keys.key_in_use(uow.session)
    if in_use is None:
        raise Conflict
    uow.enforce(queries.against_clock(uow.session, uow.today))
    entry = next_entry(
        queries.head(uow.session),
        act,
        certificate.serial,
        uow.today,
        in_use.kid,
        pdf=bytes.fromhex(pdf) if pdf else None,
        facts=bytes.fromhex(facts) if facts else None,
    )
    uow.session.add(
        CertificateRegisterEntry(
            n=entry.n,
            certificate_id=certificate.id,
            act=queries.ACTS[act],
            serial=entry.serial,
            pdf_sha256=pdf,
            facts_sha256=facts,
            kid=entry.kid.hex(),
            on_day=entry.day,
            previous=entry.before.hex(),
            digest=entry.digest.hex(),
        )
    )
    uow.session.flush()
    return {"entry": entry.n, "chain": entry.digest.hex()}
