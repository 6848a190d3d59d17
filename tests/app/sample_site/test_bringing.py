"""Sample files come in as on the import page: good rows are entered, refused ones stay outside."""

from eduapp.app.sample_site.bringing import bring, bring_questions
from eduapp.app.sample_site.story import NOW, Site
from eduapp.core.clock import StillClock
from eduapp.people.learners import queries as learners
from tests.support import given


def test_good_rows_are_entered_in_somebodys_name_and_refused_ones_stay_outside(database):
    site = Site(database, StillClock(NOW), actors={"office": given.OFFICE})

    report = bring(site, "office", "people", "deltakere.csv")

    with database.reading() as session:
        assert len(learners.ids_by_number(session)) == report.entered
    assert report.entered > report.refused > 0


def test_sample_questions_come_in_whole(database):
    site = Site(database, StillClock(NOW), actors={"leader": given.LEADER})

    assert bring_questions(site, "leader", "eksamenssporsmal.gift") == 7
