"""What the day asks of the papers of a sitting: whether their sum is settled, and what of them is sealed."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.violations import Violation
from eduapp.exams.custody import queries as custody
from eduapp.exams.custody.models import BundleEvent, PaperBundle
from eduapp.exams.custody.rules.balance import Balance, check_balanced, check_recorded
from eduapp.exams.screens import queries as screens


def balance(session: Session, sitting_id: UUID) -> Balance:
    """The sum of a sitting's papers, bundle by bundle."""
    return custody.balance(session, sitting_id)


def against_papers(session: Session, sitting_id: UUID) -> Iterator[Violation]:
    """Why the sitting cannot be closed because of its papers; where all sit on screen there may be none."""
    told = balance(session, sitting_id)
    if told.bundles or screens.somebody_on_paper(session, sitting_id):
        yield from check_recorded(told)
    yield from check_balanced(told)


def facts_of_papers(session: Session, sitting_id: UUID) -> dict[str, object]:
    """Every row of custody by a name of its own, as plain facts."""
    query = (
        select(PaperBundle.label, PaperBundle.holds, PaperBundle.variant, BundleEvent)
        .join(BundleEvent, BundleEvent.bundle_id == PaperBundle.id)
        .where(PaperBundle.sitting_id == sitting_id)
        .order_by(PaperBundle.id, BundleEvent.number)
    )
    return {
        f"papers {label} {row.number}": {
            "bundle": str(row.bundle_id),
            "holds": holds,
            "variant": variant,
            "kind": row.kind,
            "sheets": row.sheets,
            "pile": row.pile,
            "words": row.words,
            "reference": row.reference,
            "numbers": [row.first_number, row.last_number],
            "about": str(row.about_id or ""),
            "by": str(row.entered_by),
            "at": row.entered_at.isoformat(),
        }
        for label, holds, variant, row in session.execute(query)
    }
