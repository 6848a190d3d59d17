import hashlib

import pytest
from sqlalchemy import text

from eduapp.app.sample_data.whole import MADE, make
from eduapp.app.trail_words import TRAIL_WORDS
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.upgrade import revisions, upgrade
from eduapp.core.i18n import _
from eduapp.education.school import queries as schools
from eduapp.education.school.rules import check_lesson_times, check_school, check_terms
from eduapp.people.access.jobs import SignIn, sign_in
from eduapp.people.audit.queries import TrailFilter, first_break, trail
from tests.support.given_sample_data import TINY, silent

NEVER_THE_SAME = {"audit_entry", "audit_detail_key", "audit_head", "command_done", "user_account"} | {
    f"certificate{end}" for end in ("", "_file", "_source")
}


def contents(path):
    """Every row of every table that the seed decides alone, as one digest a table."""
    engine = open_engine(sqlite_url(path))
    with engine.connect() as connection:
        names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        found = {
            name: hashlib.sha256(
                repr(sorted(map(repr, connection.execute(text(f'SELECT * FROM "{name}"'))))).encode()
            ).hexdigest()
            for name in set(names) - NEVER_THE_SAME
        }
    engine.dispose()
    return found


def test_the_same_seed_makes_the_same_content(made, site, tmp_path):
    make(tmp_path / "again.db", TINY, 2026, silent)

    assert contents(tmp_path / "again.db") == contents(made[0])


def test_another_seed_makes_other_people(made, tmp_path):
    make(tmp_path / "other.db", TINY, 7, silent)

    assert contents(tmp_path / "other.db")["learner"] != contents(made[0])["learner"]


def test_every_reference_leads_somewhere_and_every_index_is_sound(look):
    assert look.execute(text("PRAGMA foreign_key_check")).all() == []
    assert look.scalar(text("PRAGMA integrity_check")) == "ok"


def told(row):
    """A table or index; a step that copies a table puts its references in any order."""
    return (*row[:2], sorted(line.strip(" \t,") for line in row[2].splitlines()))


def test_the_file_is_as_the_program_keeps_it(look, tmp_path):
    fresh = tmp_path / "fresh.db"
    upgrade(sqlite_url(fresh))
    engine = open_engine(sqlite_url(fresh))
    schema = text("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    with engine.connect() as connection:
        assert [told(row) for row in look.execute(schema)] == [
            told(row) for row in connection.execute(schema)
        ]
    engine.dispose()

    assert look.scalar(text("SELECT version_num FROM alembic_version")) == revisions()[-1]


def test_what_it_says_is_in_it_is_in_it(made, look):
    counts = made[1]
    tables = {
        "learner": counts.people,
        "enrolment": counts.enrolments,
        "session": counts.sessions,
        "attendance_mark": counts.marks,
        "hours_entry": counts.hours,
        "candidate": counts.candidates,
        "certificate": counts.papers,
    }

    assert {name: look.scalar(text(f"SELECT count(*) FROM {name}")) for name in tables} == tables
    assert (counts.people, counts.candidates, counts.papers) == (200, 20, 4)


def test_the_trail_begins_by_saying_that_nobody_exists(made, look):
    assert first_break(look) is None
    first = trail(look, TrailFilter(), before=2)[0]

    assert first.action == MADE
    sentence = _(TRAIL_WORDS[MADE]).format(**first.details)
    assert "invented" in sentence
    assert str(made[1].people) in sentence


def test_the_school_is_one_that_the_rules_take(look):
    year = schools.school_year(look)

    assert list(check_school(year.school.facts, year.site.names)) == []
    assert list(check_terms([term.facts for term in year.terms])) == []
    assert list(check_lesson_times([time.span for time in year.lesson_times])) == []


@pytest.mark.parametrize("name", ["leder", "larer", "verksted", "kontor", "admin"])
def test_five_people_can_sign_in(site, name):
    actor = sign_in(site, SignIn(sign_in_name=name, password="proev dagverk her"), None)

    assert actor.permissions
