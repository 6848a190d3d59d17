import pytest

from eduapp.core.errors import NotAllowed, NotFound
from eduapp.core.progress import NoProgress
from eduapp.exams.statistics import jobs, terms
from eduapp.exchange.files.formats import read_table
from tests.support import given
from tests.support.given_statistics import a_marked_exam


def write(database, path, kind="csv", about="sitting", id=None):
    return jobs.write_figures(database, jobs.WriteFigures(about, id, path, kind), NoProgress())


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_figure_is_a_number_in_a_cell_of_its_own(database, exam, tmp_path, kind):
    made = write(database, tmp_path / f"tall.{kind}", kind, id=exam.sitting_id)
    table = read_table(made.paths[0])

    assert (made.questions, len(table.rows), len(made.paths)) == (8, 8, 2 if kind == "csv" else 1)
    assert table.headings[:7] == ("No.", "Question", "Version", "Points", "n", "Answered", "Right")
    assert table.headings[10:13] == (
        "Standard deviation, points",
        "Standard deviation, points, from",
        "Standard deviation, points, to",
    )
    row = dict(zip(table.headings, table.rows[4].cells, strict=True))
    assert (row["No."], row["n"], row["Noticed"]) == ("5", "24", "look at the key")
    low, index, high = (
        float(row[f"Discrimination index, %{end}"].replace(",", ".")) for end in (", from", "", ", to")
    )
    assert low < index < high


def test_the_rules_and_the_whole_stand_beside(database, exam, tmp_path):
    _questions, beside = write(database, tmp_path / "tall.csv", id=exam.sitting_id).paths
    cells = [row.cells[0] for row in read_table(beside).rows]

    assert "Cronbach’s alpha" in cells
    assert any(cell.startswith("Figures are shown from 20 attempts on") for cell in cells)


def test_few_attempts_leave_the_cells_of_figures_empty(database, tmp_path):
    exam = a_marked_exam(database, count=12)
    made = write(database, tmp_path / "tall.csv", id=exam.sitting_id)

    assert all(set(row.cells[7:-1]) == {""} for row in read_table(made.paths[0]).rows)


def test_nobody_is_in_the_file(database, exam, tmp_path):
    made = write(database, tmp_path / "tall.csv", id=exam.sitting_id)
    text = "".join(path.read_text("utf-8-sig") for path in made.paths)

    assert "Aasen" not in text
    assert not any(str(id) in text for id in (*exam.candidates, *exam.learners))


@pytest.mark.parametrize(
    ("about", "action"),
    [("sitting", terms.WRITTEN_OF_EXAM), ("paper", terms.WRITTEN_OF_PAPER), ("all", terms.WRITTEN_OF_ALL)],
)
def test_the_trail_keeps_what_was_written(database, exam, tmp_path, notes, about, action):
    id = {"sitting": exam.sitting_id, "paper": exam.paper_id, "all": None}[about]
    write(database, tmp_path / "tall.csv", about=about, id=id)

    assert notes[-1].action == action
    assert notes[-1].details["count"] == 8


def test_nothing_is_written_of_an_exam_that_is_gone_or_without_the_right(database, exam, tmp_path):
    with pytest.raises(NotFound):
        write(database, tmp_path / "tall.csv", id=given.TEACHER.user_id)
    with pytest.raises(NotAllowed):
        write(database.acting_as(given.OFFICE), tmp_path / "tall.csv", id=exam.sitting_id)
    assert not list(tmp_path.iterdir())
