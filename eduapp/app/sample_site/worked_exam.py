"""A test on screen for twenty, marked by its keys: enough to see how its questions worked.

The best of them all answer one question as the key does not: it should be looked at.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from eduapp.app.sample_site.held_on_screen import compose, hold, publish
from eduapp.exams.marking import service as marks
from eduapp.exams.papers.rules.paper import PaperFacts
from eduapp.people.learners import queries as learners

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.app.sample_site.held_on_screen import Answers
    from eduapp.app.sample_site.story import Site

COURSE, DAY, ROOM = "MAT1P", date(2026, 11, 7), "Festsalen"  # a Saturday: nobody has lessons
ASKED = (
    ("Prosent", 2),
    ("Partall", 2),
    ("Omkrets", 2),
    ("Vernebriller", 1),
    ("Verktøy", 2),
    ("Preposisjon", 1),
)
NUMBERS = tuple(str(number) for number in range(1060, 1080))
PEOPLE = len(NUMBERS)
# Of each question what the key takes for right, and what else is answered, the likeliest first.
RIGHT = (0, [0, 1], "4,0", True, {"0": 0, "1": 1}, "i")
WRONG = (
    (1, 2),
    ([0], [0, 1, 2]),
    ("0,96", "3"),
    (False, False),
    ({"0": 1, "1": 0}, {"0": 0, "1": 2}),
    ("på", "inne"),
)
HARD = (0.2, 0.4, 0.5, 0.25, 0.6, 0.45)  # how able somebody has to be
DOUBTED = 2  # the place of the question whose key is not what the best answer
_SEED = 5


def work_exam(site: Site) -> None:
    """Held on a Saturday and marked by its keys the same day: nothing is left for examiners."""
    site.go_to(DAY - timedelta(days=2), 10)
    told = PaperFacts(title="Startprøve i verkstedet", minutes=60)
    paper_id = compose(site, told, ASKED, seed="20261107")
    sitting_id = publish(site, COURSE, DAY, ROOM, paper_id, _people(site))
    hold(site, sitting_id, DAY, answers())
    site.go_to(DAY, 15)
    site.do("leader", marks.mark_by_key, marks.MarkByKey(sitting_id=sitting_id))


def answers() -> list[Answers]:
    """What twenty answer, the most able first; always the same."""
    dice = random.Random(_SEED)  # noqa: S311 - invented answers
    return [_of_one(dice, 1 - place / PEOPLE) for place in range(PEOPLE)]


def _of_one(dice: random.Random, able: float) -> list[object]:
    found: list[object] = []
    for place, (right, wrong, hard) in enumerate(zip(RIGHT, WRONG, HARD, strict=True)):
        knows = able + dice.gauss(0, 0.25) > hard
        takes, other = (wrong[0], right) if place == DOUBTED else (right, dice.choice((*wrong, None)))
        found.append(takes if knows else other)
    return found


def _people(site: Site) -> list[UUID]:
    """Those who do not sit the exams that are to come."""
    with site.database.reading() as session:
        known = learners.ids_by_number(session)
    return [known[number] for number in NUMBERS]
