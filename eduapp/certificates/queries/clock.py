"""What the register and the list tell of the day it can be: a few rows, however long both are."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.certificates import terms
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.models import CertificateRegisterEntry, CertificateStatusList
from eduapp.certificates.queries.chain import is_last
from eduapp.certificates.rules.clock import Known, check_clock
from eduapp.core.db.site_settings import site_value
from eduapp.core.violations import Violation


def known_days(session: Session) -> Known:
    """Nothing is known in a school without keys.

    A list tells its own day of all entries that it was signed after: so the root, which begins it anew,
    overrules what a wrong clock had written.
    """
    kept = keys.public_keys(session)
    in_use = keys.key_in_use(session)
    if kept is None or in_use is None:
        return Known()
    signed = session.execute(
        select(CertificateStatusList.as_of, CertificateStatusList.entry)
        .order_by(CertificateStatusList.number.desc())
        .limit(1)
    ).one_or_none()
    entries = select(CertificateRegisterEntry.on_day, CertificateRegisterEntry.n)
    entered = session.execute(entries.where(is_last())).one_or_none()
    days = [] if signed is None else [signed.as_of]
    if entered is not None and (signed is None or entered.n > signed.entry):
        days.append(entered.on_day)
    newest = max(days, default=kept.as_of)
    return Known(newest, site_value(session, terms.CLOCK_CONFIRMED), in_use.first)


def against_clock(session: Session, today: date) -> list[Violation]:
    """What stands against issuing or signing anything today."""
    return list(check_clock(today, known_days(session)))
