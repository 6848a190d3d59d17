"""Who waits for a place in the invented term, and who rests from a course."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from eduapp.app.sample_site import facts
from eduapp.education.enrolment import queries as enrolment_queries
from eduapp.education.enrolment import service as enrolment
from eduapp.education.waiting import service as waiting
from eduapp.people.learners import queries as learner_queries

if TYPE_CHECKING:
    from eduapp.app.sample_site.story import Site


def wait_and_rest(site: Site) -> None:
    """Who would like to join the winter group, and somebody in it who rests for a week."""
    group_id = next(id_ for group, id_ in site.groups if group.name == "Vinter, dag")
    with site.database.reading() as session:
        people = learner_queries.ids_by_number(session)
        resting = enrolment_queries.members(session, group_id)[-1]
    for number, day, asked_by, approved in facts.WISHES:
        site.go_to(day, 13)
        wish = waiting.Apply(
            learner_id=people[number], group_ids=(group_id,), applied_on=day, asked_by=asked_by
        )
        [application_id] = site.do("teacher", waiting.apply, wish)
        if approved:
            decision = waiting.Decide(application_id=application_id, version=1, state="approved")
            site.do("leader", waiting.decide, decision)
    site.go_to(date(2026, 11, 20), 14)
    pause = enrolment.Suspend(
        enrolment_id=resting.id,
        version=resting.version,
        first_day=date(2026, 11, 30),
        last_day=date(2026, 12, 4),
        reason="agreement",
        allowance_kept=True,
    )
    site.do("teacher", enrolment.suspend, pause)
