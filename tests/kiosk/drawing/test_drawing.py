import pytest

from eduapp.core.errors import Unavailable
from eduapp.kiosk.drawing import mark_of, rest_on_paper
from tests.support.given_kiosk import ATTEMPT, NINE, a_paper


def test_the_rest_is_written_where_staff_says(tmp_path):
    written = rest_on_paper(a_paper(), {1: 0}, NINE, tmp_path / "stick")

    assert written.path == tmp_path / "stick" / "paper-7.pdf"
    assert written.path.read_bytes().startswith(b"%PDF")
    assert written.pages >= 1
    assert written.mark == mark_of(ATTEMPT)


def test_a_mark_tells_nothing_of_whose_it_is():
    assert len(mark_of("attempt-7")) == 6
    assert mark_of("attempt-7") != mark_of("attempt-8")


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable):
        rest_on_paper(a_paper(), {}, NINE, tmp_path / "file")
