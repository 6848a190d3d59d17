import pytest

from eduapp.certificates.keys import jobs
from eduapp.core.errors import Refused, Unavailable
from eduapp.core.progress import NoProgress


def test_the_list_is_written_as_it_was_signed(database, kept, tmp_path):
    path = jobs.save_keys(database, jobs.SaveKeys(path=tmp_path / "out.list"), NoProgress())
    assert path.read_bytes() == (kept.written.folder / "public-keys-1.list").read_bytes()


def test_a_place_that_cannot_be_written_is_told(database, kept, tmp_path):
    with pytest.raises(Unavailable):
        jobs.save_keys(database, jobs.SaveKeys(path=tmp_path), NoProgress())


def test_before_the_ceremony_there_is_nothing_to_hand_out(database, tmp_path):
    with pytest.raises(Refused):
        jobs.save_keys(database, jobs.SaveKeys(path=tmp_path / "out.list"), NoProgress())
