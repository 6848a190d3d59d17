"""An exam on screen that was held and sealed; two examiners mark it, and one of them has begun."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from eduapp.app.sample_site.held_on_screen import compose, hold, publish
from eduapp.education.enrolment import queries as enrolment
from eduapp.exams.marking import queries as marking
from eduapp.exams.marking import service as marks
from eduapp.exams.papers.rules.paper import PaperFacts
from eduapp.people.learners import queries as learners

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from eduapp.app.sample_site.story import Site

COURSE, DAY, ROOM = "MAT1P", date(2026, 11, 14), "Klasserom 1"  # a Saturday: nobody has lessons
NUMBERS = ("1040", "1041", "1042")  # and one of the group, whose teacher therefore cannot mark
ASKED = (("Prosent", 2), ("Partall", 2), ("Omkrets", 2), ("Vernebriller", 1), ("Verktøy", 2), ("Fortell", 4))
# What each answers, in the order of the questions as they were composed; choices as the bank keeps them.
ANSWERS: Sequence[Sequence[object]] = (
    (0, [0, 1], "4,0", True, {"0": 0, "1": 1}, "Jeg begynner klokka åtte med å sjekke verneutstyret. Så …"),
    (0, [0], "3,9", True, {"0": 0, "1": 2}, "Vi rydder benken, henter verktøy og ser på tegningen."),
    (1, [0, 1, 2], "4 m", False, {"0": 1}, "نبدأ يومنا بتنظيف الطاولة ثم نلبس النظارات الواقية."),
    (0, [0, 1], "4", True, {"0": 0, "1": 1}, None),
)


def mark_exam(site: Site) -> None:
    """Held on a Saturday, sealed by two, marked by their keys; the first examiner has given two marks."""
    site.go_to(DAY - timedelta(days=2), 10)
    sitting_id = _published(site)
    paper = hold(site, sitting_id, DAY, ANSWERS)
    site.go_to(DAY + timedelta(days=2), 9)
    for place, key in ((1, "examiner"), (2, "examiner2")):
        who = site.actors[key].user_id
        order = marks.AppointExaminer(sitting_id=sitting_id, place=place, user_id=who, external=True)
        site.do("leader", marks.appoint_examiner, order)
    site.do("leader", marks.mark_by_key, marks.MarkByKey(sitting_id=sitting_id))
    essay = paper.items[-1].version_id
    with site.database.reading() as session:
        first = marking.sat(session, sitting_id)[0]
    given = marks.GiveMark(sitting_id=sitting_id, number=first.number, version_id=essay, points=350)
    site.do("examiner", marks.give_mark, given)


def _published(site: Site) -> UUID:
    return publish(site, COURSE, DAY, ROOM, _paper(site), _people(site))


def _people(site: Site) -> list[UUID]:
    group_id = next(id for group, id in site.groups if group.code == COURSE)
    with site.database.reading() as session:
        others = [learners.by_number(session, number) for number in NUMBERS]
        taught = enrolment.members(session, group_id)[-1].learner_id
    return [taught, *(one.id for one in others if one is not None)]


def _paper(site: Site) -> UUID:
    told = PaperFacts(title="Verkstedmatematikk, prøve på PC", minutes=60)
    return compose(site, told, ASKED, seed="20261114")
