"""What is told of papers: the log with what each line is worth, the sums, and which exams wait."""

from datetime import timedelta
from uuid import UUID

from eduapp.core.names import tidy
from eduapp.exams.custody import queries
from tests.support import given
from tests.support.given_custody import a_bundle, an_exam, by_two, step, take_back, the_bundle
from tests.support.statements import selects_of


def test_a_line_says_what_it_is_worth(database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    moved = step(database, bundle_id, "moved", words="The safe")
    step(database, bundle_id, "moved", words="The room")
    take_back(database, bundle_id, the_bundle(database, bundle_id).log[2].event.id)
    step(database, bundle_id, "opened", count=30)
    row = the_bundle(database, bundle_id)
    assert [line.worth for line in row.log] == ["stands", "stands", "taken_back", "stands", "waits"]
    assert row.place == "The safe"
    assert row.log[1].event.id == moved
    assert row.waiting == row.log[4]
    assert row.balance.waits_for == "opened"


def test_papers_of_an_exam_come_in_the_order_in_which_they_came(database, sitting_id):
    for label in ("Version B", "Version A", "Sheets"):
        a_bundle(database, sitting_id, label)
    with selects_of(database) as statements, database.reading() as session:
        held = queries.papers(session, sitting_id)
    assert [row.label for row in held.bundles] == ["Version B", "Version A", "Sheets"]
    assert len(statements) == 3
    assert (held.course_name, f"{held.begins:%H:%M %z}") == ("Matematikk", "09:00 +0100")
    with database.reading() as session:
        assert queries.papers(session, UUID(int=5)) is None
        assert queries.bundle(session, UUID(int=5)) is None
        assert queries.balance(session, UUID(int=5)).bundles == ()
        assert queries.begins(session, sitting_id) == held.begins


def test_the_list_says_what_is_unopened_and_what_is_off(database, sitting_id):
    first, second = a_bundle(database, sitting_id), a_bundle(database, sitting_id, "Sheets", "answer_sheets")
    by_two(database, second, "opened", count=29)
    old = an_exam(database, given.TODAY - timedelta(days=60))
    kept = an_exam(database, given.TODAY - timedelta(days=90))
    a_bundle(database, kept)
    since = given.TODAY - timedelta(days=30)
    with selects_of(database) as statements, database.reading() as session:
        rows = queries.with_papers(session, since=since)
    assert len(statements) == 3
    assert [(row.id, row.bundles, row.unopened, row.against) for row in rows] == [
        (sitting_id, 2, 1, 1),
        (kept, 1, 1, 0),
    ]
    assert old not in {row.id for row in rows}
    with database.reading() as session:
        today = queries.with_papers(session, since=given.TODAY, last=given.TODAY)
        assert [row.id for row in today] == [sitting_id]
        assert queries.with_papers(session, tidy("norsk")) == []
        assert len(queries.with_papers(session, "matematikk")) == 3
        assert (
            len(queries.with_papers(session, sites=frozenset({"elsewhere"}))) == 3
        )  # of no place: everybody's
    by_two(database, first, "opened", count=30)
    with database.reading() as session:
        assert queries.with_papers(session, since=given.TODAY, last=given.TODAY)[0].unopened == 0
