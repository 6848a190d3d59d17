"""A list somebody has in their hand."""

from datetime import timedelta

import pytest

from eduapp.education.attendance.rules import Entry
from eduapp.records.lists import queries
from eduapp.records.lists.rules import Kind, Subject, square_text
from tests.support import given, given_attendance
from tests.support.given_lines import later, lines_gone, on_every_list
from tests.support.given_lists import names, opened, printed, register_of
from tests.support.statements import selects_of


def by_number(database, typed):
    with database.reading() as look:
        return queries.by_number(look, typed)


@pytest.fixture
def sheet(database, group):
    return printed(database, register_of(group.session_id))


@pytest.mark.parametrize("typed", ["1", "1/1", "2026-1", square_text("2026-1", 1), "  2026-1/1 "])
def test_a_list_is_found_by_what_stands_on_it(database, sheet, typed):
    assert by_number(database, typed).opened.edition_id == sheet


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2", "ListUnknown"),
        ("1/2", "ListUnknown"),
        ("2025-1", "ListUnknown"),
        ("soup", "NotANumber"),
        ("DVL2026N1V1C00", "SquareMisread"),
    ],
)
def test_what_leads_nowhere_says_why(database, sheet, typed, why):
    found = by_number(database, typed)

    assert found.opened is None
    assert names(found.against) == [why]


def test_a_number_of_several_versions_needs_the_version(database, group, sheet):
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")
    second = printed(database, register_of(group.session_id))

    [why] = by_number(database, "1").against

    assert why.sentence() == (
        "List 2026-1 was printed in several versions. Type the version too, such as 2026-1/2."
    )
    assert by_number(database, "1/1").opened.edition_id == sheet
    assert by_number(database, "1/2").opened.edition_id == second


def test_rows_stand_in_printed_order_with_what_the_register_holds(database, group, sheet):
    given_attendance.marked(database, group.session_id, group.learner_ids[1], "late")
    given_attendance.on_the_roll(database, group.group_id, "Anton Berg")  # would be the first

    rows = opened(database, sheet).rows

    assert [(row.place, row.name) for row in rows] == [
        (1, "Dahl, Petter"),
        (2, "Haddad, Karim"),
        (3, "Kovács, Daniel"),
    ]
    assert [row.recorded for row in rows] == [None, Entry("late"), None]


def test_who_has_left_the_course_is_marked_as_gone(database, group, sheet):
    given_attendance.enrolled_again(
        database,
        group.group_id,
        group.learner_ids[0],
        ended=given.TODAY - timedelta(days=1),
        begins=given.TODAY + timedelta(days=30),
    )

    found = opened(database, sheet)

    assert [row.gone for row in found.rows] == [True, False, False]
    assert [change.sentence() for change in found.standing.changes] == ["Dahl, Petter no longer takes part"]


def test_how_a_list_stands_is_told_with_times(database, group, sheet, clock):
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")
    clock.moment += timedelta(minutes=30)
    printed(database, register_of(group.session_id))
    clock.moment += timedelta(days=1)

    standing = opened(database, sheet).standing

    assert (standing.edition, standing.newest) == (1, 2)
    assert (standing.printed, standing.newest_printed) == ("23.11.2026 08:00", "23.11.2026 08:30")
    assert not standing.fits


def test_a_movement_list_is_found_but_has_nothing_to_type(database, group):
    made = printed(database, Subject(Kind.UNIT, given.TODAY, unit="C"))

    found = opened(database, made)

    assert found.rows == ()
    assert found.session_id is None


def test_the_newest_version_of_a_list_is_what_a_row_on_a_page_leads_to(database, group, sheet):
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")
    second = printed(database, register_of(group.session_id))
    list_id = opened(database, sheet).list_id

    with database.reading() as look:
        assert queries.by_list(look, list_id).opened.edition_id == second
        assert queries.by_list(look, sheet).opened is None


def test_a_search_finds_a_list_by_its_number_alone(database, group, sheet):
    with database.reading() as look:
        [hit] = queries.found(look, "2026-1")
        assert (hit.label, hit.detail) == ("2026-1 · Norwegian A2", "08:00")
        assert queries.found(look, "2026-9") == queries.found(look, "Haddad") == []


def test_a_list_is_opened_with_few_statements(database, group, sheet):
    with selects_of(database) as sent:
        by_number(database, "1")

    assert len(sent) <= 18


def test_a_list_of_which_lines_were_deleted_says_so_and_no_more(database, tmp_path):
    on_every_list(database, tmp_path)
    then = later(database, 800)
    lines_gone(then)

    found = by_number(then, "2026-1").opened

    assert found.rows == ()
    assert [one.sentence() for one in found.standing.changes] == [
        "names on it have been deleted, as their time was over"
    ]
