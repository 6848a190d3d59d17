"""A sealed file for an examiner, and what comes back."""

import pytest

from eduapp.core.errors import Unavailable
from eduapp.core.progress import NoProgress
from eduapp.exams.marking import jobs, queries
from eduapp.exams.marking.formats.desk_file import MOST_RETURNED, NoMarksFile, WorkingDesk
from tests.support import given
from tests.support.given_exams import refused
from tests.support.given_marking import EXAMINER
from tests.support.given_marking_files import brought_back, examiner_id, handed_out, worked
from tests.support.given_room import NAMES
from tests.support.given_screens import CHEAP


@pytest.fixture
def appointed(sealed):
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    return sealed


def test_in_it_are_the_answers_by_number_and_no_name(appointed, tmp_path):
    path = tmp_path / "out.dagverk"
    order = jobs.MakeFile(examiner_id(appointed, 1), path, CHEAP)
    made = jobs.make_file(appointed.database.acting_as(given.LEADER), order, NoProgress())
    working = WorkingDesk(path)
    desk = working.unlock(made.code)
    working.close()

    with appointed.database.acting_as(EXAMINER).reading() as session:
        assert desk == queries.desk(session, appointed.sitting_id)
    assert (made.path, made.answers) == (path, len(desk.answers))
    assert made.code == " ".join(made.code.replace(" ", "")[at : at + 4] for at in range(0, 16, 4))
    told = working._content.decode()
    assert "Hansker og hjelm." in told
    for name in (part for one in NAMES for part in one.split()):
        assert name not in told


def test_codes_and_keys_are_new_each_time_and_no_code_is_kept(appointed, tmp_path):
    codes = {handed_out(appointed, tmp_path / f"{number}.dagverk") for number in range(3)}

    assert len(codes) == 3
    with appointed.database.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT * FROM marking_file").fetchall()
    assert len({bytes(row.key) for row in rows}) == 3
    assert not any(code.replace(" ", "") in str(row) for code in codes for row in rows)


def test_a_file_that_cannot_be_written_or_read_says_where(appointed, tmp_path):
    with pytest.raises(Unavailable):
        handed_out(appointed, tmp_path)
    with pytest.raises(Unavailable):
        brought_back(appointed, tmp_path / "nothing.dagverk")


def test_a_huge_file_is_not_even_read(appointed, tmp_path):
    path = tmp_path / "huge.dagverk"
    with path.open("wb") as file:
        file.truncate(MOST_RETURNED + 1)
    with pytest.raises(NoMarksFile):
        brought_back(appointed, path)


def test_it_comes_back_in_one_step(appointed, tmp_path):
    path = tmp_path / "out.dagverk"
    back = worked(path, handed_out(appointed, path), tmp_path / "back.dagverk")

    assert brought_back(appointed, back).marks > 0
    assert refused(lambda: brought_back(appointed, back)) == {"FileTwice"}
