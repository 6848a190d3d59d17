"""The sample site has papers in every state that the screens can show."""

from eduapp.app.sample_site.paper_lists import FRIDAY, MONDAY, PLANS
from eduapp.records.lists import queries
from eduapp.records.lists.rules import Kind


def printed(site, day):
    with site.reading() as session:
        return queries.printed_for(session, day)


def test_fridays_sheet_came_back(site):
    rows = [row for row in printed(site, FRIDAY) if row.subject.kind == Kind.REGISTER]

    assert [bool(row.typed_at) for row in rows].count(True) == 1
    assert next(row.typed_by for row in rows if row.typed_at) == "Ingrid Solheim"


def test_mondays_lists_of_every_kind_are_about(site):
    rows = printed(site, MONDAY)
    kinds = [row.subject.kind for row in rows]

    assert set(kinds) == set(Kind)
    assert kinds.count(Kind.WEEK) == PLANS
    assert {row.printed_by for row in rows} == {"Åse Bakke"}


def test_one_learner_was_called_away_since_so_some_are_out_of_date(site):
    stale = [row for row in printed(site, MONDAY) if row.out_of_date]

    assert {row.subject.kind for row in stale} == {Kind.REGISTER, Kind.PLACE, Kind.UNIT}


def test_no_week_plan_names_the_staff(site):
    plans = [row.content.to_dict() for row in printed(site, MONDAY) if row.subject.kind == Kind.WEEK]

    assert plans
    assert "Solheim" not in str(plans)
