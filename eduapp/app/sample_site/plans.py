"""Plans and talks of the invented term: some goals with steps, some taken, talks held and talks still due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from eduapp.education.plans import queries as plan_queries
from eduapp.education.plans import service as plans
from eduapp.education.plans.rules.goals import GoalFacts
from eduapp.education.plans.rules.talks import TalkFacts
from eduapp.people.learners import queries as learner_queries

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.app.sample_site.story import Site

TALKS_ON = date(2026, 11, 12)


@dataclass(frozen=True)
class Plan:
    """One goal of one learner: how many steps were taken, and whether it was put aside since."""

    number: str
    title: str
    steps: tuple[str, ...]
    target: date
    taken: int = 0
    put_aside: str = ""


PLANS = (
    Plan(
        "1003",
        "Lærling i tømrerfaget",
        ("Fullføre norsk A2", "Ta HMS-kurs for maskiner", "Søke læreplass"),
        date(2027, 6, 18),
        taken=1,
    ),
    Plan("1003", "Truckførerbevis", ("Bestå truckteori", "Øvingskjøring"), date(2026, 12, 18), taken=2),
    Plan("1003", "Kjøkkenkurs", ("Snakke med faglig leder",), date(2027, 3, 1), put_aside="not_offered"),
    Plan("1001", "Norsk B1", ("Norsk A2", "En side i uken", "Prøve i mai"), date(2027, 5, 28), taken=1),
    Plan("1002", "Kokk", ("Mattrygghet", "Praksis", "Vg1 restaurant- og matfag"), date(2028, 6, 16)),
    Plan("1004", "Matematikk 1P", ("Prosent", "Prøveeksamen", "Eksamen"), date(2027, 5, 20), taken=2),
    Plan("1005", "Førerkort", ("Trafikalt grunnkurs", "Teoriprøve"), date(2027, 9, 1)),
    Plan("2001", "Norsk B1", ("Lese en bok på norsk", "Prøve i mai"), date(2027, 5, 28), taken=1),
)
TALKED = ("1001", "1002", "1005", "1007", "1008", "2001", "2002", "2003")
NOTE = "Du er godt i gang. Vi ser på stegene sammen igjen på nyåret."


def make_plans(site: Site) -> None:
    """Goals in October, steps since, and talks in November; most learners are still to be talked with."""
    with site.database.reading() as session:
        people = learner_queries.ids_by_number(session)
    for plan in PLANS:
        site.go_to(date(2026, 10, 5), 13)
        facts = GoalFacts(plan.title, plan.target, plan.steps)
        goal_id = site.do(
            "teacher", plans.add_goal, plans.AddGoal(learner_id=people[plan.number], facts=facts)
        )
        site.go_to(date(2026, 11, 2), 14)
        for _step in range(plan.taken):
            _take_step(site, people[plan.number], goal_id)
        if plan.put_aside:
            order = plans.PutGoalAside(goal_id=goal_id, version=1, reason=plan.put_aside)
            site.do("teacher", plans.put_goal_aside, order)
    site.go_to(TALKS_ON, 14)
    _postpone_review(site, people["1001"])
    site.do("teacher", plans.plan_review, plans.PlanReview(learner_id=people["1005"]))  # came from elsewhere
    for number in TALKED:
        talk = plans.RecordTalk(learner_id=people[number], facts=TalkFacts(TALKS_ON, learner_note=NOTE))
        site.do("teacher", plans.record_talk, talk)


def _postpone_review(site: Site, learner_id: UUID) -> None:
    with site.database.reading() as session:
        plan = plan_queries.of_learner(session, learner_id, TALKS_ON)
    review = plan.review if plan else None
    if review is None:
        raise LookupError(learner_id)
    order = plans.PostponeReview(review_id=review.id, version=review.version, reason="staff_away")
    site.do("teacher", plans.postpone_review, order)


def _take_step(site: Site, learner_id: UUID, goal_id: UUID) -> None:
    with site.database.reading() as session:
        plan = plan_queries.of_learner(session, learner_id, TALKS_ON)
    goal = next(row for row in plan.goals if row.id == goal_id) if plan else None
    if goal is None:
        raise LookupError(goal_id)
    order = plans.TickStep(step_id=goal.steps[goal.taken].id, version=goal.version)
    site.do("teacher", plans.tick_step, order)
