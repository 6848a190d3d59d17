from collections import Counter, defaultdict

from sqlalchemy import func, select

from eduapp.app.sample_data.year import TODAY
from eduapp.exchange.files.models import ImportRun
from eduapp.people.learners.models import Learner
from eduapp.workshops.hours import queries
from eduapp.workshops.hours.models import HoursEntry, Placement
from eduapp.workshops.hours.rules.workshops import Period, check_period, check_workshop


def test_workshops_are_ones_that_the_rules_take(look):
    rows = queries.workshops(look)

    assert len({row.facts.name for row in rows}) == len(rows) >= 6
    assert all(list(check_workshop(row.facts)) == [] for row in rows)
    assert all(len(queries.tasks(look, row.id)) >= 2 for row in rows)


def test_a_post_ends_when_its_person_leaves(look):
    posts = look.execute(select(Placement.last_day, Learner.here).join(Learner)).all()

    assert any(last is None for last, _here in posts)
    assert all(here for last, here in posts if last is None)


def test_nobody_has_two_posts_in_one_workshop_at_once(look):
    own = defaultdict(list)
    for post in look.scalars(select(Placement)):
        period = Period(post.first_day, post.last_day)
        assert list(check_period(period)) == []
        assert not any(period.meets(other) for other in own[post.learner_id, post.workshop_id])
        own[post.learner_id, post.workshop_id].append(period)


def test_hours_from_timesheets_can_be_traced_to_their_file(look):
    runs = dict(look.execute(select(ImportRun.id, ImportRun.rows_in)).all())
    found = Counter(look.scalars(select(HoursEntry.import_id).where(HoursEntry.import_id.is_not(None))))

    assert runs
    assert {run: found[run] for run in runs} == runs


def test_the_leader_who_can_sign_in_has_a_workshop_with_people(look):
    row = next(row for row in queries.workshops(look) if row.leader == "Terje Haug")

    assert len(queries.placements(look, row.id, TODAY)) > 1
    assert look.scalar(select(func.count()).where(HoursEntry.workshop_id == row.id)) > 100
