import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.statistics import service, terms
from tests.support import given

NOTED = service.NoteWritten(about="all", title="", day=None, questions=3, format="csv")


def test_who_wrote_figures_to_a_file_is_kept(database, notes):
    database.acting_as(given.TEACHER).execute(service.note_written, NOTED)

    assert (notes[-1].action, notes[-1].details) == (terms.WRITTEN_OF_ALL, {"count": 3, "format": "CSV"})


@pytest.mark.parametrize("by", [given.OFFICE, given.INVIGILATOR, given.ADMINISTRATOR])
def test_others_may_not(database, by):
    with pytest.raises(NotAllowed):
        database.acting_as(by).execute(service.note_written, NOTED)
