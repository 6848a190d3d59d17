"""Where the people of the invented term are on its last Monday, and who is kept apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from eduapp.app.sample_site import facts
from eduapp.people.apart import service as apart
from eduapp.people.learners import queries as learner_queries
from eduapp.people.learners import service as learners

if TYPE_CHECKING:
    from eduapp.app.sample_site.story import Site


def go_away(site: Site) -> None:
    """Who is not here on Monday, who will be away, and two who are kept apart."""
    site.go_to(date(2026, 11, 20), 11)
    with site.database.reading() as session:
        people = learner_queries.ids_by_number(session)
        heads = learner_queries.heads(session, people.values())
    for number, state, first, back in facts.AWAY:
        order = learners.ChangeState(
            learner_id=people[number],
            version=heads[people[number]].version,
            state=state,
            from_day=first,
            expected_back=back,
        )
        site.do("office", learners.change_state, order)
    for one, other, level in facts.APART:
        pair = apart.OpenPair(one_id=people[one], other_id=people[other], level=level)
        site.do("leader", apart.open_pair, pair)
