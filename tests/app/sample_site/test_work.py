"""The workshops of the invented autumn: everybody has hours, and the last week of carpentry waits."""

from eduapp.workshops.hours import queries


def test_only_the_last_week_of_carpentry_waits_to_be_approved(site):
    with site.reading() as session:
        shops = {row.name: row.id for row in queries.workshops(session)}
        waiting = {name: queries.to_approve(session, id_) for name, id_ in shops.items()}

    assert [name for name, entries in waiting.items() if entries] == ["Snekkerverksted"]
    assert {entry.content.day.isocalendar().week for entry in waiting["Snekkerverksted"]} == {47}
