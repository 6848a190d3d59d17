"""Every table that leads to a person is offered for their copy, or named here with the reason why not."""

import pytest
from sqlalchemy import select

from eduapp.app import catalogue
from eduapp.core.codes import code_list
from eduapp.core.db.holding import end_of, told
from eduapp.gui.contributions import HELD
from eduapp.gui.loading import load
from eduapp.privacy.rules import LABELS
from eduapp.schema import Base
from tests.architecture import source
from tests.support import given

# Tables with a way to a person that no copy has, and why.
NOT_OFFERED = {
    "tool_search": "about the tool that was looked for; who had it stands in its lending",
    "tool_search_entry": "of a search, as above",
}
# Ids that are kept without a foreign key, by the names such columns have.
KEPT_IDS = {"learner_id", "candidate_id"}


def holdings():
    return [one for offered in catalogue.answers(HELD, given.LEADER) for one in load(offered)()]


def test_every_table_that_leads_to_a_person_is_offered_or_named():
    offered = {one.table.name for one in holdings()}

    source.none_of(
        sorted(leading_to_people() - offered - set(NOT_OFFERED)),
        "Add it to the feature's held.py, so that the person's copy has it, or to NOT_OFFERED with a reason.",
    )


def test_no_excuse_outlives_its_table():
    offered = {one.table.name for one in holdings()}

    source.none_of(set(NOT_OFFERED) - (leading_to_people() - offered), "Strike it from NOT_OFFERED.")


def leading_to_people():
    """Learners, whatever points to them or keeps their id, and whatever points to such a row in turn."""
    tables = Base.metadata.tables.values()
    found = {"learner"} | {table.name for table in tables if KEPT_IDS & set(table.c.keys())}
    while more := {table.name for table in tables if points_to(table) & found} - found:
        found |= more
    return found


def points_to(table):
    return {key.column.table.name for key in table.foreign_keys}


def test_no_table_is_offered_twice():
    names = [one.table.name for one in holdings()]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("one", holdings(), ids=lambda one: one.table.name)
def test_each_holding_says_true_ways_and_words_for_all_it_shows(one, database):
    for path in one.paths:
        assert end_of(one.table, path).name in {"learner_id", "first_id", "second_id", "id"}
    assert one.life in code_list("retention_rules")
    assert {path.rsplit(".", 1)[-1] for path in one.shown} <= set(LABELS)
    assert bool(one.withheld) != bool(one.shown)
    ways = [told(one.table, path) for path in (*one.shown, *([one.since] if one.since else []))]
    with database.reading() as session:
        session.execute(select(*one.table.primary_key, *ways).where(one.about(given.LEADER.user_id))).all()


def test_the_search_finds_a_table_that_nobody_offers():
    assert {"tool_search", "certificate_file", "appeal_event", "audit_read"} <= leading_to_people()
