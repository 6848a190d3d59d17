"""Making the page of a plan: look, check, draw."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.errors import NotFound
from eduapp.education.plans import queries as plans
from eduapp.education.school import queries as schools
from eduapp.records.handouts import rules
from eduapp.records.handouts.drawing import draw_plan

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress
    from eduapp.education.plans.queries import PlanPaper


@dataclass(frozen=True)
class MakePlan:
    """The plan of one learner, in one language; with `staff` it says with whom talks were held."""

    learner_id: UUID
    language: str
    large: bool = False
    staff: bool = False


@dataclass(frozen=True)
class Made:
    """The page, or why there is none."""

    name: str
    pdf: bytes | None
    reasons: tuple[str, ...] = ()


def make_plan(database: "Database", command: MakePlan, _progress: "Progress") -> Made:
    """The page as it would be printed now; nothing is drawn while anything stands against it."""
    today = database.today()
    with database.reading() as session:
        paper = plans.paper(session, command.learner_id, today, command.language, staff=command.staff)
        across = schools.across(session, command.language)
    if paper is None:
        raise NotFound
    against = tuple(one.sentence() for one in rules.check_plan(_checked(paper)))
    pdf = None if against else draw_plan(paper, today, large=command.large, across=across)
    return Made(paper.name, pdf, against)


def _checked(paper: "PlanPaper") -> rules.Checked:
    return rules.Checked(paper.name, paper.texts, paper.tells, len(paper.goals) + len(paper.talks))
