"""The invented office handed two weeks over, and one of them has changed since."""

from eduapp.app.sample_site.hand_over import WEEKS
from eduapp.exchange.handoff import queries


def test_two_weeks_are_handed_over_and_the_second_has_changed_since(site):
    with site.reading() as session:
        first, second = (queries.overview(session, *week) for week in WEEKS)

    assert (first.before.number, second.before.number) == ("2026-1", "2026-2")
    assert (first.changes, len(second.changes)) == ((), 1)
    assert first.before.made_by == "Åse Bakke"
    assert first.reasons == second.reasons == ()
    assert len(second.people) > 20
