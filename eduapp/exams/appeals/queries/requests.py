"""What was asked for of a grade, and given: the grounds, a copy of the answer and the guide."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.exams.appeals.models import CopyRequest
from eduapp.exams.appeals.rules.grounds import COPY, GROUNDS, Request
from eduapp.exams.grading.models import GroundsRequest


def requests(session: Session, result_id: UUID) -> Mapping[str, Request]:
    """By what it is; nothing for what nobody asked for."""
    found = {}
    grounds = session.scalar(select(GroundsRequest).where(GroundsRequest.result_id == result_id))
    copy = session.scalar(select(CopyRequest).where(CopyRequest.result_id == result_id))
    if grounds is not None:
        found[GROUNDS] = Request(grounds.asked_on, grounds.given_on, grounds.given_by)
    if copy is not None:
        found[COPY] = Request(copy.asked_on, copy.given_on, copy.given_by)
    return found
