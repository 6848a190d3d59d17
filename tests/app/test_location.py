from pathlib import Path

from eduapp.app.location import FILE_NAME, Location


def test_the_database_is_a_file_in_the_data_folder(tmp_path):
    location = Location.of(tmp_path)
    assert location.file == tmp_path / FILE_NAME
    assert location.is_new

    location.file.touch()
    assert not location.is_new


def test_a_server_is_no_file_and_never_new():
    location = Location.of(Path("data"), "postgresql+psycopg://server/dagverk")
    assert location.file is None
    assert not location.is_new
