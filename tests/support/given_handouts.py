"""Ready-made plans on paper."""

from dataclasses import replace
from uuid import UUID

from eduapp.education.plans.queries import PaperGoal, PaperStep, PaperTalk, PlanPaper

STEPS = (
    PaperStep("Fullføre norsk A2", True, "gjort 3. oktober 2026"),
    PaperStep("Søke læreplass", False, ""),
)
GOAL = PaperGoal("Lærling i snekkerfaget", "Innen 18. juni 2027", "I gang", "Norsk A2", STEPS)
TALK = PaperTalk("20. november 2026", "Bra framgang i norsk.\nØv på uttale.")
PLAN = PlanPaper(
    UUID(int=1), "nb", "Min plan", "Karim Haddad", "Laget 23. november 2026",
    "Dette arbeider jeg mot", (GOAL,),
    "Når vi ser på planen igjen", "Innen 14. januar 2027.", "Dette har vi snakket om", (TALK,),
    "Dette er ditt eget eksemplar.", "Fjellvik videregående skole", (),
)  # fmt: skip


def a_plan(goals: int = 1, talks: int = 1, **others: object) -> PlanPaper:
    """A plan with so many goals and talks, numbered from 1."""
    return replace(
        PLAN,
        goals=tuple(replace(GOAL, title=f"{GOAL.title} {number}") for number in range(1, goals + 1)),
        talks=(TALK,) * talks,
        **others,  # type: ignore[arg-type]
    )
