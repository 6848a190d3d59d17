import pytest

from eduapp.exams.statistics import queries
from eduapp.exams.statistics.ui.columns import question_columns
from eduapp.gui.rows import RowTable
from tests.support import given
from tests.support.given_statistics import WRONG_KEY, a_marked_exam


@pytest.fixture
def rows(database):
    def of(count):
        exam = a_marked_exam(database, count=count)
        with database.reading() as session:
            return queries.worked(session, "sitting", exam.sitting_id, frozenset(), given.TODAY).rows

    return of


def table_of(rows):
    made = RowTable(question_columns())
    made.set_rows(list(rows))
    return made


def test_a_table_is_sorted_by_the_figure_and_not_by_its_words(qtbot, rows):
    table = table_of(rows(24))
    titles = [column.title for column in table.columns]
    table.sort(titles.index("Index"))

    values = [row.item.index.value for row in table.rows]
    assert values == sorted(values)
    assert table.rows[0].number == WRONG_KEY


def test_numbers_on_which_figures_rest_never_leave_the_table(rows):
    kept = [column.title for column in question_columns() if not column.priority]

    assert kept == ["No.", "Question", "Attempts", "Right", "Noticed"]


def test_what_is_held_back_is_a_dash_and_stands_last(qtbot, rows):
    table = table_of(rows(12))
    facility = next(column for column in table.columns if column.title == "Facility")

    assert {facility.text(row) for row in table.rows} == {"–"}
    table.sort(table.columns.index(facility))
