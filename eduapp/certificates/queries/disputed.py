"""What a paper rests on and the learner says is wrong: a reason against issuing it; may be overridden."""

from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.certificates import rules
from eduapp.certificates.drawing.facts import Kind
from eduapp.core.codes import code_list
from eduapp.core.db.reach import expect_reach
from eduapp.core.violations import Violation
from eduapp.people.disputes import queries as disputes
from eduapp.people.disputes.rules import ANYTHING

_COURSE = ("identity", "enrolment", "attendance", "results")
_RESTS_ON: dict[str, tuple[str, ...]] = {
    "praksisattest": ("identity", "hours", "machines"),
    "opplaeringslogg": ("identity", "machines"),
    "resultatoversikt": ("identity", "results"),
    "modulbevis": ("identity", "enrolment", "results"),
}  # what kinds of data a paper tells; those of courses the same four


def against(session: Session, learner_id: UUID, kind: Kind) -> list[Violation]:
    """One violation for each kind of data that the paper tells and that is disputed."""
    expect_reach(session, learner_id)
    rests_on = (*_RESTS_ON.get(kind, _COURSE), ANYTHING)
    marks = disputes.marks(session, [learner_id], rests_on).get(learner_id, ())
    kinds = dict.fromkeys(mark.kind for mark in marks)
    return [rules.DisputedData(what=code_list("disputed_data")[one].label) for one in kinds]
