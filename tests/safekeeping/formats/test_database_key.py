"""The file that says which key a database is under."""

import json
import stat
import sys

import pytest

from eduapp.safekeeping.formats import database_key
from eduapp.safekeeping.formats.database_key import FILE_NAME, DatabaseKey, KeyFileUnreadable

TOLD = DatabaseKey("ab" * 16, "7KQ2 M0XA", b"box")


def test_it_reads_as_it_was_written_and_is_for_this_account_alone(tmp_path):
    assert database_key.read(tmp_path) is None
    database_key.write(tmp_path, TOLD)
    assert database_key.read(tmp_path) == TOLD
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "changed",
    [{"format": 2}, {"id": "ab"}, {"id": "../../etc/passwd" * 2}, {"box": "xyz"}, {"mark": 1}, {"more": 1}],
)
def test_what_was_changed_is_told_and_never_used(tmp_path, changed):
    database_key.write(tmp_path, TOLD)
    path = tmp_path / FILE_NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | changed), encoding="utf-8")
    with pytest.raises(KeyFileUnreadable) as refused:
        database_key.read(tmp_path)
    assert FILE_NAME in refused.value.sentence()


def test_a_cut_file_is_told(tmp_path):
    (tmp_path / FILE_NAME).write_text("{", encoding="utf-8")
    with pytest.raises(KeyFileUnreadable):
        database_key.read(tmp_path)
