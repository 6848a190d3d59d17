"""Every table that leads to a person is offered for their copy, or named here with the reason why not."""

import pytest
from sqlalchemy import select

from eduapp.app import catalogue
from eduapp.core.codes import code_list
from eduapp.core.db.holding import Holding, Lines, end_of, told
from eduapp.core.db.types import CanonicalJson
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
# JSON in which nobody has a line, or that is about the one person of its row, and why.
NO_LINES = {
    "audit_entry.details": "about the person of the entry, if there is one; it is shredded with them",
    "command_done.answer": "the id or the number a command answered",
    "exam_paper.aids": "codes of what may be used",
    "exam_paper.skills": "codes of what is asked for",
    "exam_paper_frozen.facts": "a paper",
    "exam_paper_version.stands": "places of choices",
    "grade_border.rows": "grades and percents",
    "key_correction.facts": "a question",
    "key_correction.moved": "numbers of candidates: each is moved by a correction of their own result",
    "marking_file.keys": "corrections of keys",
    "marking_file.marks": "ids of marks for answers, which the copy has",
    "plan_event.after": "of the goal or of the talk, of which each row has one",
    "plan_event.before": "as above",
    "printed_list_return.mark_ids": "ids of marks in the register, which the copy has",
    "question_key.facts": "a key",
    "question_version.shown": "a question",
    "room_seal.parts": "digests",
    "seat_grid.blocked": "seats nobody uses",
    "sheet_examiners.named": "examiners, who take no part",
}
# Ids that are kept without a foreign key, by the names such columns have.
KEPT_IDS = {"learner_id", "candidate_id"}


def holdings():
    return [one for offered in catalogue.answers(HELD, given.LEADER) for one in load(offered)()]


def test_every_table_that_leads_to_a_person_is_offered_or_named():
    offered = {one.table.name for one in holdings() if isinstance(one, Holding)}

    source.none_of(
        sorted(leading_to_people() - offered - set(NOT_OFFERED)),
        "Add it to the feature's held.py, so that the person's copy has it, or to NOT_OFFERED with a reason.",
    )


def test_no_excuse_outlives_its_table():
    offered = {one.table.name for one in holdings() if isinstance(one, Holding)}

    source.none_of(set(NOT_OFFERED) - (leading_to_people() - offered), "Strike it from NOT_OFFERED.")


def test_every_column_of_json_is_offered_or_has_no_lines_of_people():
    """A table may lead to nobody by its keys, and name many within one column."""
    source.none_of(
        sorted(json_columns() - offered_json() - set(NO_LINES)),
        "Offer it as Lines in the feature's held.py, or say in NO_LINES why nobody has a line there.",
    )
    source.none_of(set(NO_LINES) - json_columns(), "Strike it from NO_LINES: there is no such column.")
    source.none_of(set(NO_LINES) & offered_json(), "Strike it from NO_LINES: it is offered.")


def test_a_list_of_many_is_not_offered_by_the_rows_that_are_of_one():
    """The plan of a week is somebody's row; a way over a key that may be empty leads to rows of many, too."""
    assert "printed_list_edition.content" in json_columns() - of_one_person()
    assert {"printed_list_edition.content", "handoff_export.content", "shift_draft.content"} <= offered_json()


def json_columns():
    """All of them, as table.column."""
    columns = (column for table in Base.metadata.tables.values() for column in table.c)
    return {
        f"{column.table.name}.{column.name}" for column in columns if isinstance(column.type, CanonicalJson)
    }


def offered_json():
    """What is offered as lines, or lies in a row that is offered and always about somebody."""
    return of_one_person() | {one.name for one in holdings() if isinstance(one, Lines)}


def of_one_person():
    """JSON in rows that the copy has whole: no way to their persons leads over an empty key."""
    return {
        f"{one.table.name}.{column.name}"
        for one in holdings()
        if isinstance(one, Holding) and not any(may_be_empty(one.table, path) for path in one.paths)
        for column in one.table.c
    }


def may_be_empty(table, path):
    """Whether a row may be there without a person at the end of this way."""
    parts = path.split(".")
    return any(end_of(table, ".".join(parts[: n + 1])).nullable for n in range(len(parts)))


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
    names = [one.name for one in holdings()]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("one", holdings(), ids=lambda one: one.name)
def test_each_holding_says_true_ways_and_words_for_all_it_shows(one, database):
    for path in one.paths if isinstance(one, Holding) else ():
        assert end_of(one.table, path).name in {"learner_id", "first_id", "second_id", "id"}
    assert one.life in code_list("retention_rules")
    assert {path.rsplit(".", 1)[-1] for path in one.shown} <= set(LABELS)
    assert bool(one.withheld) != bool(one.shown)
    ways = [told(one.table, path) for path in (*one.shown, *([one.since] if one.since else []))]
    with database.reading() as session:
        session.execute(select(*one.table.primary_key, *ways).where(one.about(given.LEADER.user_id))).all()


def test_the_search_finds_a_table_that_nobody_offers():
    assert {"tool_search", "certificate_file", "appeal_event", "audit_read"} <= leading_to_people()
