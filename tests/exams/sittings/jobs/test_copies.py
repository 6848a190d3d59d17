"""A copy for everybody: the right version in the right print, with codes and without names."""

import re

import pytest

from eduapp.core.errors import NotAllowed, NotFound
from eduapp.core.progress import Cancelled, NoProgress
from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.sittings import jobs, service, terms
from eduapp.exams.sittings.rules.copies import mark_of
from eduapp.exams.sittings.rules.seating import Grid
from tests.certificates.drawing.papers import poppler
from tests.support import given
from tests.support.given_arrangements import a_decision
from tests.support.given_exams import cancelled, enter_candidate, everybody_seated, refused
from tests.support.given_papers import a_paper, items_of, some_singles

NAMES = ("Ola Vik", "Kari Berg", "Amir Hosseini", "Jon Lie")


@pytest.fixture
def sitting(database, sitting_id):
    """Three candidates, the second with a larger print; a fourth whose entry is cancelled."""
    paper_id = a_paper(database, items_of(some_singles(database, 3)), versions=2)
    database.execute(service.choose_paper, service.ChoosePaper(sitting_id=sitting_id, paper_id=paper_id))
    learners = [given.a_learner(database, name) for name in NAMES]
    a_decision(database, learners[1], Measure("large_print", percent=220))
    entries = [enter_candidate(database, sitting_id, learner) for learner in learners]
    cancelled(database, entries[3])
    order = service.SaveGrid(sitting_id=sitting_id, grid=Grid(1, 3))
    database.execute(service.save_grid, order)
    everybody_seated(database, sitting_id)
    database.execute(service.spread_versions, service.SpreadVersions(sitting_id=sitting_id))
    return sitting_id


def made(database, sitting_id, folder, progress=None):
    return jobs.make_copies(database, jobs.MakeCopies(sitting_id, folder), progress or NoProgress())


def test_each_candidate_has_a_file_with_their_version_and_number_and_no_name(database, sitting, tmp_path):
    copies = made(database, sitting, tmp_path)

    mark = mark_of(sitting)
    assert [path.name for path in copies.paths] == [f"{mark}-{number}.pdf" for number in (101, 102, 103)]
    for path, letter in zip(copies.paths, "ABA", strict=True):
        words = poppler("pdftotext", path.read_bytes())
        assert f"{mark}-{letter}{path.stem[-3:]}-Q" in words
        assert f"{mark}-{letter}{path.stem[-3:]}-S" in words
        assert not [name for name in NAMES if name.split()[1] in words]


def test_who_is_granted_large_letters_gets_them(database, sitting, tmp_path):
    one, other, _third = made(database, sitting, tmp_path).paths
    sizes = [
        re.search(r"Page size: +(\S+) x", poppler("pdfinfo", path.read_bytes()))[1] for path in (one, other)
    ]
    assert float(sizes[1]) > float(sizes[0])  # on A3


def test_it_is_in_the_trail_how_many_copies_left(database, sitting, tmp_path, notes):
    made(database, sitting, tmp_path)
    [note] = [note for note in notes if note.action == terms.COPIES_WRITTEN]
    assert note.details["count"] == 3


def test_stop_leaves_whole_files_and_says_how_many(database, sitting, tmp_path, notes):
    class Stopped:
        def step(self, done, _total, _label=""):
            if done == 1:
                raise Cancelled

    copies = made(database, sitting, tmp_path, Stopped())
    assert (len(copies.paths), copies.wanted) == (1, 3)
    assert [path.name for path in tmp_path.iterdir()] == [copies.paths[0].name]
    assert [note.details["count"] for note in notes if note.action == terms.COPIES_WRITTEN] == [1]


def test_nothing_is_written_while_anything_is_missing(database, sitting_id, learner_id, tmp_path):
    assert refused(lambda: made(database, sitting_id, tmp_path)) == {"NoPaper"}
    paper_id = a_paper(database, items_of(some_singles(database, 1)))
    database.execute(service.choose_paper, service.ChoosePaper(sitting_id=sitting_id, paper_id=paper_id))
    assert refused(lambda: made(database, sitting_id, tmp_path)) == {"NobodyToPrintFor"}
    enter_candidate(database, sitting_id, learner_id)
    assert refused(lambda: made(database, sitting_id, tmp_path)) == {"NoVersion"}
    assert list(tmp_path.iterdir()) == []


def test_who_may_not_see_what_is_asked_makes_no_copies(database, sitting, tmp_path):
    with pytest.raises(NotAllowed):
        made(database.acting_as(given.INVIGILATOR), sitting, tmp_path)
    with pytest.raises(NotFound):
        made(database, given.LEADER.user_id, tmp_path)
