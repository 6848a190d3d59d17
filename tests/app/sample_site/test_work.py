"""The workshops of the invented autumn: everybody has hours, and the last week of carpentry waits."""

from eduapp.app.sample_site import facts
from eduapp.workshops.hours import queries
from eduapp.workshops.machines import queries as machines


def test_only_the_last_week_of_carpentry_waits_to_be_approved(site):
    with site.reading() as session:
        shops = {row.name: row.id for row in queries.workshops(session)}
        waiting = {name: queries.to_approve(session, id_) for name, id_ in shops.items()}

    assert [name for name, entries in waiting.items() if entries] == ["Snekkerverksted"]
    assert {entry.content.day.isocalendar().week for entry in waiting["Snekkerverksted"]} == {47}


def test_two_may_use_the_bandsaw_and_nobody_the_saw_that_was_not_assessed(site):
    with site.reading() as session:
        rows = machines.machines(session, day=site.today())
        head = machines.machine_head(session, rows[1].id, site.today())

    assert [(row.name, row.users) for row in rows] == [("Bordsag", 0), ("Båndsag", 2)]
    assert len(head.people) == len(facts.TRAINED)
